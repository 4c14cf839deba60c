"""What regulations say, as data: provisions with their source and validity, and working days."""

from .calendar import Calendar, Span, WorkYear
from .law import Law, law
from .model import Confidence, Figure, Level, Pack, Provision
from .shipped import calendar_of, locals_, national, packs

__all__ = [
    "Calendar",
    "Confidence",
    "Figure",
    "Law",
    "Level",
    "Pack",
    "Provision",
    "Span",
    "WorkYear",
    "calendar_of",
    "law",
    "locals_",
    "national",
    "packs",
]
