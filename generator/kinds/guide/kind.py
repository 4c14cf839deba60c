"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import FOLDER, GuidePage
from .rules import RULES
from .view import view

KIND = Kind(
    name="guide",
    title="工作手册",
    group="帮助",
    order=90,
    collections=(Collection("guide", "手册", GuidePage, FOLDER, markdown=True),),
    rules=RULES,
    view=view,
)
