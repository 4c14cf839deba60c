"""What this kind is made of."""

from generator.contract import Collection, Kind
from generator.packs import Provision, WorkYear

KIND = Kind(
    name="rules",
    title="规则依据",
    order=95,
    collections=(
        Collection("provisions", "本地规定", Provision),
        Collection("work_years", "工作日安排", WorkYear),
    ),
)
