"""What others may know of organisations: records, words, addresses and order."""

from .order import Seat, in_order
from .paper import sheets
from .paths import (
    ALLIANCES,
    CENTRES,
    FOLDER,
    INDEX,
    TERMS,
    alliance_path,
    centre_path,
    list_path,
    page_path,
    sheet_path,
)
from .records import (
    Alliance,
    Appointment,
    Organisation,
    PartyGroup,
    Person,
    ServiceCentre,
    SupervisionGroup,
    Vacancy,
)
from .words import (
    CentreLevel,
    Domain,
    OrganisationKind,
    OrganisationStatus,
    PartyStatus,
    Post,
)

__all__ = [
    "ALLIANCES",
    "CENTRES",
    "FOLDER",
    "INDEX",
    "TERMS",
    "Alliance",
    "Appointment",
    "CentreLevel",
    "Domain",
    "Organisation",
    "OrganisationKind",
    "OrganisationStatus",
    "PartyGroup",
    "PartyStatus",
    "Person",
    "Post",
    "Seat",
    "ServiceCentre",
    "SupervisionGroup",
    "Vacancy",
    "alliance_path",
    "centre_path",
    "in_order",
    "list_path",
    "page_path",
    "sheet_path",
    "sheets",
]
