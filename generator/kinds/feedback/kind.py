"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import Feedback
from .rules import RULES
from .view import view

KIND = Kind(
    name="feedback",
    title="意见反馈",
    order=48,
    collections=(Collection("feedback", "意见反馈", Feedback),),
    rules=RULES,
    view=view,
)
