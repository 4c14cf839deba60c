"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import Allowance
from .rules import RULES

KIND = Kind(
    name="privacy",
    title="",
    order=97,
    collections=(Collection("allow", "个人信息例外", Allowance),),
    rules=RULES,
)
