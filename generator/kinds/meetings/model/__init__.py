"""What others may know of meetings: records, words and addresses."""

from .paths import (
    ALL,
    CALENDAR,
    FOLDER,
    INDEX,
    ORGANISATIONS,
    of_kind,
    of_month,
    of_organisation,
    of_year,
    page_path,
)
from .records import Meeting, MeetingVote, StudyHours
from .syndication import calendar_of_all, calendar_of_organisation
from .words import Learners, Matter, MeetingKind, VoteMethod

__all__ = [
    "ALL",
    "CALENDAR",
    "FOLDER",
    "INDEX",
    "ORGANISATIONS",
    "Learners",
    "Matter",
    "Meeting",
    "MeetingKind",
    "MeetingVote",
    "StudyHours",
    "VoteMethod",
    "calendar_of_all",
    "calendar_of_organisation",
    "of_kind",
    "of_month",
    "of_organisation",
    "of_year",
    "page_path",
]
