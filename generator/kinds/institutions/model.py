"""Institutions (制度) and their versions."""

from pathlib import PurePosixPath
from typing import Annotated

from generator.schema import Body, Day, Published, Ref, Slug, Text, term

FOLDER = PurePosixPath("institutions")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of a version of an institution."""
    return FOLDER / f"{id}.md"


class Institution(Published):
    """One version of a rule of the house."""

    title: Text = term("标题")
    category: Text = term("类别", example="组织生活")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("制定党组织编号")
    doc_no: Text | None = term("文号", default=None)
    issued_on: Day = term("印发日期")
    effective_on: Day | None = term("施行日期", default=None)
    version: Text | None = term("版本", default=None, example="2026年修订")
    supersedes: Annotated[Slug, Ref("institutions")] | None = term("代替的制度编号", default=None)
    summary: Text | None = term("摘要", default=None)
    body: Body = term("正文")
