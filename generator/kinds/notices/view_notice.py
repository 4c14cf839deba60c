"""A notice → its own page."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.contract import Link, Page, World
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.md import Md
from generator.schema import Entry

from . import numbering, period, tables
from .model import (
    Badge,
    Notice,
    Outcome,
    badge,
    matter,
    of_organisation,
    of_type,
    page_path,
    span,
    status,
    withdrawn,
)
from .register import register


@dataclass(frozen=True, slots=True)
class Head:
    """The title block: who, which number, when, what."""

    issuer: str
    issuer_link: Link
    doc_no: str
    issued_on: date
    type: Link
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a notice has been taken back, when and why."""

    on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to read or download."""

    link: Link
    format: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a publicity, and the notices that say more."""

    title: str
    sentence: str
    on: date | None
    note: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice, ready to print; `template` composes the text where nobody has written one."""

    title: str
    head: Head
    noun: str
    withdrawal: Withdrawal | None
    corrected_by: tuple[Link, ...]
    corrects: Link | None
    result_of: Link | None
    template: str
    matter: tuple[str, ...]
    body: Md | None
    names: str
    people: tables.Table | None
    figures: tables.Table | None
    box: period.Box | None
    attachments: tuple[Attachment, ...]
    result: Result | None


def page(world: World, entry: Entry[Notice]) -> Page:
    """The page of a notice."""
    notice = entry.value
    shown = _shown(world, notice)
    return Page(
        page_path(notice.id),
        notice.title,
        "notices/notice.md.j2",
        shown,
        parent=of_type(notice.type),
        source=entry.location(),
        description=_description(shown, notice),
        series="notices",
        related=_related(world, notice, shown),
        hide=("toc",),
    )


def _shown(world: World, notice: Notice) -> Shown:
    people = tables.people(world, notice)
    head = _head(world, notice)
    return Shown(
        title=notice.title,
        head=head,
        noun=_noun(notice),
        withdrawal=_withdrawal(notice),
        corrected_by=tuple(
            _quoted(one) for one in _referring(world, "corrects", notice.id) if not withdrawn(one)
        ),
        corrects=_reference(world, notice.corrects),
        result_of=_reference(world, notice.result_of),
        template=f"notices/types/{notice.type.value}.md.j2",
        matter=tuple(notice.matter.splitlines()) if notice.matter else (),
        body=notice.body,
        names=_names(people),
        people=people,
        figures=tables.figures(world, notice),
        box=period.box(notice, status(world, notice), head.issuer),
        attachments=_attachments(notice),
        result=_result(world, notice),
    )


def _head(world: World, notice: Notice) -> Head:
    organisation = world.get(Organisation, notice.org_id)
    name = organisation.name if organisation else ""
    return Head(
        name,
        Link(name, organisation_path(notice.org_id)),
        numbering.standard(notice.doc_no or "") or notice.doc_no or "",
        notice.issued_on,
        Link(notice.type.label, of_type(notice.type)),
        badge(world, notice),
    )


def _noun(notice: Notice) -> str:
    """What the notice calls itself: 公示, 公告 or 通知, as its type ends."""
    ending = notice.type.label[-2:]
    return ending if ending in ("公示", "通知") else "公告"


def _withdrawal(notice: Notice) -> Withdrawal | None:
    if not withdrawn(notice):
        return None
    return Withdrawal(
        notice.withdrawn_on or notice.outcome_on, (notice.withdrawn_reason or "").removesuffix("。")
    )


def _referring(world: World, field: str, id: str) -> list[Notice]:
    """The notices that name one in a field, oldest first."""
    found = (entry.value for entry in world.by(Notice, field).get(id, ()))
    return sorted(found, key=lambda one: (one.issued_on, one.id))


def _quoted(notice: Notice) -> Link:
    return Link(f"《{notice.title}》", page_path(notice.id))


def _reference(world: World, id: str | None) -> Link | None:
    other = world.get(Notice, id)
    return _quoted(other) if other else None


def _names(people: tables.Table | None) -> str:
    """The people of a notice in a sentence: up to three by name, always their number."""
    names = [row.name.text for row in people.rows] if people else []
    if len(names) < 2:
        return "".join(f"{name}同志" for name in names)
    if len(names) <= 3:
        return f"{'、'.join(names)}{len(names)}名同志"
    return f"{names[0]}等{len(names)}名同志"


def _attachments(notice: Notice) -> tuple[Attachment, ...]:
    titles = notice.attachment_titles
    return tuple(
        Attachment(
            Link(
                titles[index] if index < len(titles) else file.stem,
                PurePosixPath(quote(str(file))),
            ),
            file.suffix.removeprefix(".").upper(),
        )
        for index, file in enumerate(notice.attachments)
    )


def _result(world: World, notice: Notice) -> Result | None:
    links = tuple(_quoted(one) for one in _referring(world, "result_of", notice.id))
    note = notice.outcome_note or ""
    if notice.outcome in (None, Outcome.WITHDRAWN) and not note and not links:
        return None
    word = matter(notice.type)
    return Result(
        "撤回后的处理" if notice.outcome is Outcome.WITHDRAWN else f"{word}结果",
        _sentence(notice.outcome, word),
        notice.outcome_on,
        tuple(note.splitlines()),
        links,
    )


def _sentence(outcome: Outcome | None, word: str) -> str:
    if outcome in (None, Outcome.WITHDRAWN):
        return ""
    return {
        Outcome.NO_OBJECTION: f"{word}期满，无异议。",
        Outcome.OBJECTION_UPHELD: f"{word}期间收到异议，经核实，异议成立。",
        Outcome.OBJECTION_DISMISSED: f"{word}期间收到异议，经核实，异议不成立。",
    }[outcome]


def _description(shown: Shown, notice: Notice) -> str:
    first = shown.matter[0] if shown.matter else f"{shown.head.issuer}{notice.type.label}。"
    dates = f"{chinese_date(notice.issued_on)}发布"
    if notice.start and notice.end:
        dates += f"，{matter(notice.type)}时间为{span(notice.start, notice.end)}"
    return f"{first.removesuffix('。')}。{dates}。"


def _related(world: World, notice: Notice, shown: Shown) -> tuple[Link, ...]:
    """Its neighbours, then the lists it stands in."""
    organisation = world.get(Organisation, notice.org_id)
    name = organisation.short if organisation else ""
    near = (Link(other.title, page_path(other.id)) for other in register(world).beside(notice))
    return (
        *near,
        Link(f"{name}的全部公示公告", of_organisation(notice.org_id)),
        Link(f"全部{shown.head.type.text}", of_type(notice.type)),
    )
