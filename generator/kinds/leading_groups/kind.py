"""What this kind is made of."""

from pathlib import PurePosixPath

from generator.contract import Collection, Kind

from .model import LeadingGroup
from .rules import RULES
from .view import view

KIND = Kind(
    name="leading_groups",
    title="领导小组",
    order=20,
    collections=(
        Collection("leading_groups", "领导小组", LeadingGroup, PurePosixPath("leading_groups")),
    ),
    rules=RULES,
    view=view,
)
