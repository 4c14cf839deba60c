"""A notice → its own page."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Struct

from generator import structured
from generator.contract import About, Link, Page
from generator.kinds.catalogue.model import INDEX as CATALOGUE
from generator.kinds.catalogue.model import CatalogueItem, row_anchor
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.kinds.site.model import Site
from generator.md import Md, attribute
from generator.world import World, once

from . import numbering, period, privacy, process, tables
from .model import (
    Badge,
    Notice,
    badge,
    document_path,
    matter,
    of_type,
    page_path,
    poster_path,
    withdrawn,
)
from .related import related
from .results import Result, quoted, referring, result
from .summary import Withdrawal, noun, summary, withdrawal


class Head(Struct, frozen=True):
    """The title block: who, which number, when, what."""

    issuer: str
    issuer_link: Link
    doc_no: str
    issued_on: date
    type: Link
    matter: Link | None
    matter_place: Md
    badge: Badge | None


class Attachment(Struct, frozen=True):
    """A file to read or download."""

    link: Link
    format: str


class Shown(Struct, frozen=True):
    """A notice, ready to print; `template` composes the text where nobody has written one."""

    title: str
    head: Head
    noun: str
    withdrawal: Withdrawal | None
    corrected_by: tuple[Link, ...]
    corrects: Link | None
    result_of: Link | None
    withdrawn_by: tuple[Link, ...]
    withdraws: Link | None
    template: str
    matter: tuple[str, ...]
    body: Md | None
    names: str
    people: tables.Table | None
    over: str
    figures: tables.Table | None
    box: period.Box | None
    attachments: tuple[Attachment, ...]
    result: Result | None
    process: process.Process | None
    sheets: tuple[Link, ...]


@once
def page(world: World, id: str) -> Page:
    """The page of a notice."""
    entry = world.one(Notice, id)
    notice = privacy.masked(world, entry.value)
    shown = _shown(world, notice)
    return Page(
        page_path(notice.id),
        notice.title,
        "notices/notice.md.j2",
        shown,
        parent=of_type(notice.type),
        source=entry.location(),
        description=summary(world, notice),
        series="notices",
        related=related(world, notice, shown.noun),
        hide=("toc",),
        about=About(notice.org_id, notice.issued_on, notice.start, notice.end),
        data=structured.document(
            notice.title,
            notice.issued_on,
            shown.head.issuer,
            number=shown.head.doc_no,
            kind=notice.type.label,
        ),
    )


def _shown(world: World, notice: Notice) -> Shown:
    people = tables.people(world, notice)
    head = _head(world, notice)
    return Shown(
        title=notice.title,
        head=head,
        noun=noun(notice),
        withdrawal=withdrawal(notice),
        corrected_by=tuple(
            quoted(one) for one in referring(world, "corrects", notice.id) if not withdrawn(one)
        ),
        corrects=_reference(world, notice.corrects),
        result_of=_reference(world, notice.result_of),
        withdrawn_by=tuple(quoted(one) for one in referring(world, "withdraws", notice.id)),
        withdraws=_reference(world, notice.withdraws),
        template=f"notices/types/{notice.type.value}.md.j2",
        matter=tuple(notice.matter.splitlines()) if notice.matter else (),
        body=notice.body,
        names=_names(people) or _number(world, notice),
        people=people,
        over=_over(world, notice),
        figures=tables.figures(world, notice),
        box=period.box(world, notice, head.issuer),
        attachments=_attachments(notice),
        result=result(world, notice),
        process=process.process(world, notice),
        sheets=tuple(_sheets(world, notice)),
    )


def _sheets(world: World, notice: Notice) -> Iterator[Link]:
    """The notice on paper, where the site is to have that."""
    if any(entry.value.sheets for entry in world.all(Site)):
        yield Link("下载 PDF（A4）", document_path(notice.id))
        yield Link("下载张贴版", poster_path(notice.id))


def _head(world: World, notice: Notice) -> Head:
    organisation = world.get(Organisation, notice.org_id)
    name = organisation.name if organisation else ""
    item = _item(world, notice)
    return Head(
        name,
        Link(name, organisation_path(notice.org_id)),
        numbering.standard(notice.doc_no or "") or notice.doc_no or "",
        notice.issued_on,
        Link(notice.type.label, of_type(notice.type)),
        Link(item.title, CATALOGUE) if item else None,
        attribute(f"#{row_anchor(item.id)}") if item else Md(""),
        badge(world, notice),
    )


def _item(world: World, notice: Notice) -> CatalogueItem | None:
    """The matter of the catalogue to which a notice belongs, None where it has no line there."""
    item = world.get(CatalogueItem, notice.catalogue_id)
    return item if item and item.listed_for(world.audience) else None


def _reference(world: World, id: str | None) -> Link | None:
    other = world.get(Notice, id)
    return quoted(other) if other else None


def _names(people: tables.Table | None) -> str:
    """The people of a notice in a sentence: up to three by name, always their number."""
    names = [row.name.text for row in people.rows if not row.total] if people else []
    if len(names) < 2:
        return "".join(f"{name}同志" for name in names)
    if len(names) <= 3:
        return f"{'、'.join(names)}{len(names)}名同志"
    return f"{names[0]}等{len(names)}名同志"


def _number(world: World, notice: Notice) -> str:
    """How many people a notice has named, once it names them no more."""
    count = len(privacy.persons(world, notice)) if privacy.over(world, notice) else 0
    return f"{count}名同志" if count else ""


def _over(world: World, notice: Notice) -> str:
    """That people are not named any more, where some stand in the data."""
    if not privacy.over(world, notice) or not privacy.persons(world, notice):
        return ""
    done = "已经撤回" if withdrawn(notice) else f"{matter(notice.type)}期已过"
    return f"{done}，个人信息不再展示。"


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
