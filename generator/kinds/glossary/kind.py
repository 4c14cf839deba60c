"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import FOLDER, Term
from .rules import RULES
from .view import view

KIND = Kind(
    name="glossary",
    title="名词解释",
    group="帮助",
    order=80,
    collections=(Collection("terms", "名词", Term, FOLDER),),
    rules=RULES,
    view=view,
)
