"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, Meeting, MeetingVote, StudyHours
from .rules import RULES

if TYPE_CHECKING:
    from .view import files, view
else:
    files = later.function(f"{__package__}.view", "files")
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="meetings",
    title="组织生活",
    group="党内生活",
    order=46,
    collections=(
        Collection("meetings", "组织生活", Meeting, FOLDER),
        Collection("meeting_votes", "会议表决", MeetingVote),
        Collection("study_hours", "集中学习学时", StudyHours),
    ),
    rules=RULES,
    view=view,
    files=files,
)
