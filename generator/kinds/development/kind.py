"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import DevelopmentCase
from .rules import RULES

KIND = Kind(
    name="development",
    title="",
    order=48,
    collections=(Collection("cases", "发展党员进度", DevelopmentCase),),
    rules=RULES,
)
