"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import CatalogueItem, Disclosure, Exemption
from .rules import RULES
from .view import view

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
