"""What this kind is made of."""

from pathlib import PurePosixPath

from generator.contract import Collection, Kind

from .model import Term
from .rules import RULES
from .view import view

KIND = Kind(
    name="glossary",
    title="名词解释",
    order=80,
    collections=(Collection("terms", "名词", Term, PurePosixPath("glossary")),),
    rules=RULES,
    view=view,
)
