"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, CriteriaSet, ServiceCount, ServiceRecord, Showcase, StarScale
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="showcases",
    title="示范点",
    order=50,
    collections=(
        Collection("showcases", "示范点", Showcase, FOLDER, markdown=True),
        Collection("criteria_sets", "评价标准", CriteriaSet),
        Collection("star_scales", "星级标准", StarScale),
        Collection("service_counts", "服务次数", ServiceCount),
        Collection("service_records", "服务记录", ServiceRecord),
    ),
    rules=RULES,
    view=view,
)
