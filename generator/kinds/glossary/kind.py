"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, Term
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="glossary",
    title="名词解释",
    group="帮助",
    order=80,
    collections=(Collection("terms", "名词", Term, FOLDER),),
    rules=RULES,
    view=view,
)
