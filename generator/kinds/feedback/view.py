"""Feedback → how to give it, what was answered, and the numbers."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator import md, paging
from generator.contract import HOME, About, Link, Page
from generator.kinds.notices.model import INDEX as NOTICES
from generator.kinds.notices.model import Notice
from generator.kinds.notices.model import page_path as notice_path
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.kinds.site.model import Site
from generator.schema import Entry
from generator.world import World

from . import statistics
from .model import INDEX, PER_PAGE, Feedback, anchor, ordered
from .statistics import Share, Year


class Way(Struct, frozen=True):
    """One way to be heard; `link` is None where there is nothing to call or write to."""

    label: str
    text: str
    link: Link | None = None


class Answer(Struct, frozen=True):
    """One answer, ready to print; how it came in is left to the numbers."""

    anchor: str
    summary: tuple[str, ...]
    received_on: date
    organisation: Link | None
    notice: Link | None
    post: str
    replied_on: date | None
    result: tuple[str, ...]
    rectification: tuple[str, ...]


class Shown(Struct, frozen=True):
    """One page of answers; only the first says how to give feedback, and the numbers."""

    ways: tuple[Way, ...]
    days: int
    notices: Link | None
    years: tuple[Year, ...]
    shares: tuple[Share, ...]
    answers: tuple[Answer, ...]
    choices: tuple[paging.Choice, ...]


def view(world: World) -> Iterator[Page]:
    """The pages of the kind; the first one stands even before anybody has said anything."""
    entries = ordered(world)
    for part in paging.archive(entries, PER_PAGE):
        first = part.leads
        yield Page(
            paging.path(INDEX, part),
            paging.titled("意见反馈", part),
            "feedback/index.md.j2",
            _shown(world, part, [entry.value for entry in entries] if first else []),
            parent=HOME if first else INDEX,
            description="怎样提意见，收到的意见怎样办理、怎样整改",
            short="" if first else paging.short(part),
            in_nav=first,
            about=About() if first else None,
        )


def _shown(world: World, part: paging.Slice[Entry[Feedback]], counted: list[Feedback]) -> Shown:
    first = part.leads
    basis = world.law.on("pub-17", world.today)
    return Shown(
        tuple(_ways(world)) if first else (),
        basis["days"] if first and basis else 0,
        Link("公示公告", NOTICES) if world.all(Notice) else None,
        statistics.years(world, counted),
        statistics.shares(world, counted),
        tuple(_answer(world, entry.value) for entry in part.items),
        paging.choices(INDEX, part),
    )


def _ways(world: World) -> Iterator[Way]:
    """How those who run the site can be reached."""
    for entry in world.all(Site):
        site = entry.value
        if site.phone:
            yield Way("电话", site.phone, _call(site.phone))
        if site.address:
            yield Way("当面反映或来信", site.address)
        if site.email:
            yield Way("电子邮箱", site.email, Link(site.email, f"mailto:{site.email}"))
        if site.hours:
            yield Way("办公时间", site.hours)
        if site.supervision_phone:
            yield Way("监督电话", site.supervision_phone, _call(site.supervision_phone))
        if site.supervision_address:
            yield Way("意见箱", site.supervision_address)
        if not any((site.phone, site.address, site.email, site.supervision_phone)):
            text = f"还没有公布电话、地址和邮箱，可以到{site.host_org}当面反映"
            yield Way("主办单位", text)


def _call(number: str) -> Link | None:
    address = md.telephone(number)
    return Link(number, address) if address else None


def _answer(world: World, one: Feedback) -> Answer:
    organisation = world.get(Organisation, one.org_id)
    notice = world.get(Notice, one.notice_id)
    return Answer(
        anchor(one.id),
        _lines(one.summary),
        one.received_on,
        Link(organisation.short, organisation_path(organisation.id)) if organisation else None,
        Link(f"《{notice.title}》", notice_path(notice.id)) if notice else None,
        one.handled_by_post,
        one.replied_on,
        _lines(one.result),
        _lines(one.rectification),
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line for line in (text or "").splitlines() if line)
