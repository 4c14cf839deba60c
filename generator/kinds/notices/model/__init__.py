"""What others may know of notices: records, where one stands, its badge, and addresses."""

from .badges import Badge, badge
from .paths import (
    ALL,
    FOLDER,
    INDEX,
    OPEN,
    ORGANISATIONS,
    of_organisation,
    of_type,
    of_year,
    page_path,
)
from .period import PUBLICITY, PeriodDay, days, matter, span
from .records import WITH_PERIOD, Notice, NoticeFigure, NoticePerson, NoticeType, Outcome
from .states import State, state, status, withdrawn

__all__ = [
    "ALL",
    "FOLDER",
    "INDEX",
    "OPEN",
    "ORGANISATIONS",
    "PUBLICITY",
    "WITH_PERIOD",
    "Badge",
    "Notice",
    "NoticeFigure",
    "NoticePerson",
    "NoticeType",
    "Outcome",
    "PeriodDay",
    "State",
    "badge",
    "days",
    "matter",
    "of_organisation",
    "of_type",
    "of_year",
    "page_path",
    "span",
    "state",
    "status",
    "withdrawn",
]
