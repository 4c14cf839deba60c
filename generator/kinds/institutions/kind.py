"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, Institution
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="institutions",
    title="制度",
    order=60,
    collections=(Collection("institutions", "制度", Institution, FOLDER, markdown=True),),
    rules=RULES,
    view=view,
)
