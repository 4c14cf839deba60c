"""One piece of feedback: what was said, who handled it, what came of it; never who said it."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

from generator import paging
from generator.md import href
from generator.schema import Day, Entry, Prose, Published, Ref, Slug, Text, Vocabulary, term
from generator.world import World, once

FOLDER = PurePosixPath("feedback")
INDEX = FOLDER / "index.md"

PER_PAGE = 20
"""Answers on one page."""


def anchor(id: str) -> str:
    """The place of one answer on its page."""
    return f"answer-{id}"


class Means(Vocabulary):
    """How feedback came in."""

    PHONE = "phone", "电话"
    LETTER = "letter", "来信", "信件"
    VISIT = "visit", "来访", "当面反映"
    EMAIL = "email", "电子邮件", "邮箱", "邮件"
    BOX = "box", "意见箱"
    MEETING = "meeting", "会议", "座谈"
    WEBSITE = "website", "网站", "网上留言"


class Feedback(Published):
    """One piece of feedback; nothing about its sender has a field here."""

    id: Slug = term("编号", example="2026-11-fk-1")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("办理党组织编号")
    notice_id: Annotated[Slug, Ref("notices", owner=True)] | None = term(
        "公示编号", "意见针对哪一条公示公告", None
    )
    received_on: Day = term("收到日期")
    channel: Means = term("反映方式", example="电话")
    summary: Prose = term("意见摘要", "只写意见，不写是谁提的，也不写姓名和电话")
    handled_by_post: Text = term("办理岗位", "写岗位，不写姓名", example="组织委员")
    replied_on: Day | None = term("答复日期", default=None)
    result: Prose | None = term("办理结果", "怎样答复、怎样办的", None)
    rectification: Prose | None = term("整改情况", "需要整改的，写整改了什么", None)


@once
def ordered(world: World) -> tuple[Entry[Feedback], ...]:
    """All feedback, the latest first."""
    return tuple(
        sorted(
            world.all(Feedback),
            key=lambda one: (one.value.received_on, one.value.id),
            reverse=True,
        )
    )


def place(world: World, id: str, seen_from: PurePosixPath) -> str:
    """The address of one answer as seen from a page."""
    return f"{href(seen_from, _places(world)[id])}#{anchor(id)}"


@once
def _places(world: World) -> Mapping[str, PurePosixPath]:
    """On which page each answer stands."""
    parts = paging.archive(ordered(world), PER_PAGE)
    return {entry.value.id: paging.path(INDEX, part) for part in parts for entry in part.items}
