"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import Site
from .robots import files
from .rules import RULES
from .rules_web import RULES as WEB

KIND = Kind(
    name="site",
    title="",
    order=0,
    collections=(Collection("site", "站点信息", Site, single=True),),
    rules=(*RULES, *WEB),
    files=files,
)
