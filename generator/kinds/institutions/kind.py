"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import FOLDER, Institution
from .rules import RULES
from .view import view

KIND = Kind(
    name="institutions",
    title="制度",
    order=60,
    collections=(Collection("institutions", "制度", Institution, FOLDER, markdown=True),),
    rules=RULES,
    view=view,
)
