"""What this kind is made of."""

from pathlib import PurePosixPath

from generator.contract import Collection, Kind

from .model import GuidePage
from .rules import RULES
from .view import view

KIND = Kind(
    name="guide",
    title="工作手册",
    order=90,
    collections=(Collection("guide", "手册", GuidePage, PurePosixPath("guide"), markdown=True),),
    rules=RULES,
    view=view,
)
