"""What regulations say, as data: provisions with their source and validity, and working days."""

from .calendar import YEARS, Calendar, Span, WorkYear
from .law import Law, in_force, lacking, law, overlap
from .model import PRODUCT, Confidence, Document, Figure, Level, Pack, Provision
from .shipped import calendar_of, documents, local, local_ids, national, packs, themes, years

__all__ = [
    "PRODUCT",
    "YEARS",
    "Calendar",
    "Confidence",
    "Document",
    "Figure",
    "Law",
    "Level",
    "Pack",
    "Provision",
    "Span",
    "WorkYear",
    "calendar_of",
    "documents",
    "in_force",
    "lacking",
    "law",
    "local",
    "local_ids",
    "national",
    "overlap",
    "packs",
    "themes",
    "years",
]
