"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, Notice, NoticeFigure, NoticePerson, NoticeStep
from .rules import RULES

if TYPE_CHECKING:
    from .view import files, view
else:
    files = later.function(f"{__package__}.view", "files")
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="notices",
    title="公示公告",
    order=40,
    collections=(
        Collection("notices", "公示公告", Notice, FOLDER, markdown=True),
        Collection("notice_steps", "公示流程", NoticeStep),
        Collection("notice_people", "公示对象", NoticePerson),
        Collection("notice_figures", "公示数据", NoticeFigure),
    ),
    rules=RULES,
    view=view,
    files=files,
)
