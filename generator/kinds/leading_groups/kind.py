"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, LeadingGroup
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="leading_groups",
    title="领导小组",
    group="班子与职责",
    order=20,
    collections=(Collection("leading_groups", "领导小组", LeadingGroup, FOLDER),),
    rules=RULES,
    view=view,
)
