"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import CatalogueItem, Disclosure, Exemption
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="catalogue",
    title="公开目录",
    group="公开与监督",
    order=45,
    collections=(
        Collection("catalogue_items", "公开目录", CatalogueItem),
        Collection("disclosures", "公开记录", Disclosure),
        Collection("exemptions", "免予公开", Exemption),
    ),
    rules=RULES,
    view=view,
)
