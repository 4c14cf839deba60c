"""Notices, and what any sheet has around it → what the template of a poster is given."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, to_builtins

from generator import md
from generator.contract import HOME
from generator.dates import chinese_date
from generator.kinds.site.model import Site

from . import code
from .fonts import Faces
from .notice import Fact, Notice

TEMPLATE = "poster"


class Paper(Enum):
    """The size of a sheet."""

    A3 = "a3"
    A4 = "a4"


SIZES: Mapping[Paper, tuple[int, ...]] = {
    Paper.A3: (32, 30, 28, 26, 24, 22, 20, 18, 17, 16, 15, 14),
    Paper.A4: (22, 21, 20, 19, 18, 17, 16, 15, 14),
}
"""The sizes of the text in points, tried from the largest; 14 (四号) is read through the glass."""


class Posting(Struct, frozen=True):
    """The first and the last day on which a sheet hangs, as far as they are known."""

    first: date
    last: date | None

    @property
    def words(self) -> tuple[str, ...]:
        """The two days in words."""
        until = (f"张贴至：{chinese_date(self.last)}（含当天）",) if self.last else ()
        return (f"张贴日期：{chinese_date(self.first)}", *until)


def posting(notices: Sequence[Notice], today: date) -> Posting:
    """From the first day of the periods to the last; without any only the day of issue, or today."""
    starts, ends = (
        [one.start or one.day for one in notices],
        [one.end for one in notices if one.end],
    )
    return Posting(min(starts, default=today), max(ends, default=None))


def address(site: Site, path: PurePosixPath) -> str:
    """The full address of a page, "" where the site has none yet."""
    return f"{site.site_url.rstrip('/')}/{md.href(HOME, path)}" if site.site_url else ""


def frame(
    title: str,
    author: str,
    day: date,
    site: Site,
    paper: Paper,
    faces: Faces,
    posting: Posting | None,
) -> Mapping[str, Any]:
    """What the template is given for any sheet; `day` is of the file, not to be read on it."""
    return {
        "title": title,
        "author": author,
        "day": [day.year, day.month, day.day],
        "fonts": faces.families,
        "paper": paper.value,
        "dates": posting.words if posting else (),
        "home": site.domain or site.name,
    }


def alone(site: Site, path: PurePosixPath, title: str, lead: str) -> Mapping[str, Any]:
    """What the template is given for a sheet with one picture or table, which has a page."""
    place = address(site, path)
    contact = (("联系电话", site.phone), ("监督电话", site.supervision_phone), ("网页", place))
    facts = [to_builtins(Fact(label, text)) for label, text in contact if text]
    return {
        "heading": title,
        "lead": lead,
        "contact": {"facts": facts, "address": place, "code": code.svg(place)},
    }


def given(
    notices: Sequence[Notice], site: Site, paper: Paper, faces: Faces, posting: Posting
) -> Mapping[str, Any]:
    """What the template is given for notices, in their order."""
    issuers = {one.issuer for one in notices}
    author = issuers.pop() if len(issuers) == 1 else site.host_org
    title = "；".join(one.title for one in notices)
    day = max(one.day for one in notices)
    columns = _columns(notices, paper)
    return {
        **frame(title, author, day, site, paper, faces, posting),
        "flipped": len(columns) > 1,
        "sizes": SIZES[Paper.A4 if len(columns) > 1 else paper],
        "columns": [[_notice(one, site) for one in column] for column in columns],
    }


def _columns(notices: Sequence[Notice], paper: Paper) -> tuple[Sequence[Notice], ...]:
    """Several notices stand side by side on the large paper, which then lies."""
    if paper is Paper.A4 or len(notices) == 1:
        return (notices,)
    half = (len(notices) + 1) // 2
    return notices[:half], notices[half:]


def _notice(notice: Notice, site: Site) -> Mapping[str, Any]:
    place = address(site, notice.path)
    told = ("title", "doc_no", "issuer", "issued", "notes", "invitation", "attachments")
    return {
        **{name: getattr(notice, name) for name in told},
        "facts": to_builtins((*notice.facts, *_page(notice, place))),
        "blocks": to_builtins(notice.blocks),
        "address": place,
        "code": code.svg(place),
    }


def _page(notice: Notice, place: str) -> tuple[Fact, ...]:
    """Where to read on, beside the code of a notice that has nothing else to say there."""
    return (Fact("网页", place),) if place and not notice.facts else ()
