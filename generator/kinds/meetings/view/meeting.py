"""One meeting → its page: facts and counts, a summary, and votes where the audience may see them."""

from msgspec import Struct

from generator import md, structured
from generator.contract import About, Link, Page
from generator.dates import chinese_date
from generator.kinds.meetings import model
from generator.kinds.meetings.model import Matter, Meeting, MeetingVote
from generator.kinds.organisations.model import page_path as organisation_path
from generator.md import Md
from generator.world import World, once

from .rows import Table, name, table


class Fact(Struct, frozen=True):
    """A term and what holds for it, with a link where there is one."""

    term: str
    text: str
    link: Link | None = None


class MeetingPage(Struct, frozen=True):
    """What the page of a meeting prints."""

    lead: str
    facts: tuple[Fact, ...]
    summary: Md
    votes: Table | None


@once
def page(world: World, id: str) -> Page:
    """The page of a meeting."""
    entry = world.one(Meeting, id)
    meeting = entry.value
    owner, day = name(world, meeting.org_id), meeting.date
    lead = f"{owner} · {meeting.kind.label} · {chinese_date(day)}"
    month = f"{day.year}年{day.month}月"
    return Page(
        model.page_path(meeting.id),
        meeting.topic,
        "meetings/view/meeting.md.j2",
        MeetingPage(
            lead,
            _facts(world, meeting),
            md.paragraphs(meeting.public_summary or ""),
            _votes(world, meeting.id),
        ),
        parent=model.of_organisation(meeting.org_id),
        source=entry.location(),
        description=lead,
        related=(
            Link(f"{owner}的组织生活", model.of_organisation(meeting.org_id)),
            Link(f"{month}组织生活", model.of_month(day.year, day.month)),
            Link(f"各党组织的{meeting.kind.label}", model.of_kind(meeting.kind)),
        ),
        hide=("toc",),
        about=About(meeting.org_id, meeting.date),
        data=structured.event(meeting.topic, day, owner),
    )


def _facts(world: World, meeting: Meeting) -> tuple[Fact, ...]:
    owner = Link(name(world, meeting.org_id), organisation_path(meeting.org_id))
    planned = "" if meeting.held_by(world.today) else "（计划）"
    due, present = meeting.should_attend, meeting.attended
    rate = f"{present * 1000 // due / 10:g}%" if due and present is not None else ""
    found = (
        Fact("党组织", owner.text, owner),
        Fact("类型", meeting.kind.label),
        Fact("日期", chinese_date(meeting.date) + planned),
        Fact("应到", _people(due)),
        Fact("实到", _people(present)),
        Fact("到会率", rate),
        Fact("应到有表决权", _people(meeting.eligible_due)),
        Fact("到会有表决权", _people(meeting.eligible_present)),
    )
    return tuple(fact for fact in found if fact.text)


def _people(count: int | None) -> str:
    return "" if count is None else f"{count} 人"


def _votes(world: World, id: str) -> Table | None:
    votes = [entry.value for entry in world.by(MeetingVote, "meeting_id").get(id, ())]
    matters = list(Matter)
    votes.sort(
        key=lambda one: (matters.index(one.matter), one.item, one.votes_for, one.method.value)
    )
    rows: list[tuple[str | Link, ...]] = [
        (
            one.item,
            one.matter.label,
            one.method.label,
            f"{one.votes_for} 票",
            f"{one.votes_against} 票",
            f"{one.abstentions} 票",
            "通过" if one.passed else "未通过",
        )
        for one in votes
    ]
    head = ("事项", "类别", "方式", "赞成", "反对", "弃权", "结果")
    return table("表决情况", head, rows) if rows else None
