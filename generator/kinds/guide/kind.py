"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, GuidePage
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="guide",
    title="工作手册",
    group="帮助",
    order=90,
    collections=(Collection("guide", "手册", GuidePage, FOLDER, markdown=True),),
    rules=RULES,
    view=view,
)
