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
    "of_kind",
    "of_month",
    "of_organisation",
    "of_year",
    "page_path",
]
