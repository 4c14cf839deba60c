"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import FOLDER, Article
from .rules import RULES
from .view import view

KIND = Kind(
    name="articles",
    title="动态与学习",
    order=70,
    collections=(Collection("articles", "文章", Article, FOLDER, markdown=True, prose=True),),
    rules=RULES,
    view=view,
)
