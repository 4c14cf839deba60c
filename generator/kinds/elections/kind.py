"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, Candidate, Election
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="elections",
    title="换届选举",
    group="班子与职责",
    order=25,
    collections=(
        Collection("elections", "选举", Election, FOLDER),
        Collection("candidates", "候选人", Candidate),
    ),
    rules=RULES,
    view=view,
)
