"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind
from generator.packs import Document, Provision, WorkYear

from .rules import RULES
from .rules_years import RULES as YEARS

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="rules",
    title="规则依据",
    group="公开与监督",
    order=95,
    collections=(
        Collection("provisions", "本地规定", Provision),
        Collection("rule_documents", "依据文件", Document),
        Collection("work_years", "工作日安排", WorkYear),
    ),
    rules=(*RULES, *YEARS),
    view=view,
)
