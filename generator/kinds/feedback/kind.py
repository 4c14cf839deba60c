"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import Feedback
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="feedback",
    title="意见反馈",
    order=48,
    collections=(Collection("feedback", "意见反馈", Feedback),),
    rules=RULES,
    view=view,
)
