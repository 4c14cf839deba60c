"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import Query, SearchWord
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

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
