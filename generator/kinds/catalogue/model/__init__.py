"""What others may know of the catalogue: records, words and addresses."""

from .paths import (
    FOLDER,
    INDEX,
    MISSING,
    of_organisation,
    of_quarter,
    organisation_anchor,
    row_anchor,
)
from .records import CatalogueItem, Disclosure, Exemption
from .words import Cadence, Category, Channel, ShownBy, Timing

__all__ = [
    "FOLDER",
    "INDEX",
    "MISSING",
    "Cadence",
    "CatalogueItem",
    "Category",
    "Channel",
    "Disclosure",
    "Exemption",
    "ShownBy",
    "Timing",
    "of_organisation",
    "of_quarter",
    "organisation_anchor",
    "row_anchor",
]
