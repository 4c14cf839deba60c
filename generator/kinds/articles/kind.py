"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, Article
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="articles",
    title="动态与学习",
    order=70,
    collections=(Collection("articles", "文章", Article, FOLDER, markdown=True, prose=True),),
    rules=RULES,
    view=view,
)
