"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Kind

from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="home",
    title="首页",
    order=1,
    rules=RULES,
    view=view,
)
