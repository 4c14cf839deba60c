"""What this kind is made of."""

from generator.contract import Kind

from .rules import RULES
from .view import view

KIND = Kind(
    name="home",
    title="首页",
    order=1,
    rules=RULES,
    view=view,
)
