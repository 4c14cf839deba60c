"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import Query, SearchWord
from .rules import RULES
from .view import view

KIND = Kind(
    name="search",
    title="",
    order=98,
    collections=(
        Collection("synonyms", "同义词", SearchWord),
        Collection("queries", "必须答得出的搜索", Query),
    ),
    rules=RULES,
    view=view,
)
