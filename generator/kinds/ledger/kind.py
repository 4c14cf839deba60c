"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import CONTENTS, Amendment, LedgerEntry
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="ledger",
    title="公开台账",
    group="公开与监督",
    order=97,
    collections=(
        Collection("entries", "公开台账", LedgerEntry, recorded=True),
        Collection("amendments", "更正和撤回记录", Amendment),
    ),
    rules=RULES,
    view=view,
    keeps=CONTENTS,
)
