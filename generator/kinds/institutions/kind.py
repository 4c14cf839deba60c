"""What this kind is made of."""

from pathlib import PurePosixPath

from generator.contract import Collection, Kind

from .model import Institution
from .rules import RULES
from .view import view

KIND = Kind(
    name="institutions",
    title="制度",
    order=60,
    collections=(
        Collection(
            "institutions", "制度", Institution, PurePosixPath("institutions"), markdown=True
        ),
    ),
    rules=RULES,
    view=view,
)
