"""The home page: what a reader needs today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.contract import Link, Page, World
from generator.kinds.articles.model import Article
from generator.kinds.duties.model import CommunityPost, OrganisationDuty, PostDuty
from generator.kinds.glossary.model import Term
from generator.kinds.institutions.model import Institution
from generator.kinds.notices.model import Notice
from generator.kinds.organisations.model import Appointment, Organisation
from generator.kinds.showcases.model import Showcase
from generator.kinds.site.model import Site, related_site
from generator.schema import Model

from . import cards
from .announcements import Announcements, announcements
from .cards import Card, News
from .numbers import Numbers, numbers

DOORS: tuple[tuple[str, str, tuple[type[Model], ...]], ...] = (
    ("找党组织", "organisations", (Organisation,)),
    ("看公示", "notices", (Notice,)),
    ("查职责", "duties", (OrganisationDuty, PostDuty, CommunityPost)),
    ("看示范点", "showcases", (Showcase,)),
    ("查制度", "institutions", (Institution,)),
    ("名词解释", "glossary", (Term,)),
)
"""The quick doors: text, kind, and the records of which one must exist."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A way to reach somebody; `address` is empty where there is nothing to call or open."""

    label: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The home page, ready to print."""

    name: str
    description: str
    doors: tuple[Link, ...]
    announcements: Announcements
    showcases: tuple[Card, ...]
    gallery: Link | None
    numbers: Numbers
    articles: tuple[News, ...]
    library: Link | None
    contact: tuple[Fact, ...]
    supervision: tuple[Fact, ...]
    related: tuple[Link, ...]
    fresh: bool


def view(world: World) -> Iterator[Page]:
    """The home page."""
    entry = world.all(Site)[0]
    yield Page(
        PurePosixPath("index.md"),
        "首页",
        "home/home.md.j2",
        _home(world, entry.value),
        description=entry.value.description,
        hide=("navigation", "toc"),
    )


def _home(world: World, site: Site) -> Home:
    doors = tuple(_doors(world))
    sites = (related_site(line) for line in site.related_sites)
    return Home(
        site.name,
        site.description,
        doors,
        announcements(world),
        cards.showcases(world),
        cards.gallery(world),
        numbers(world),
        cards.articles(world),
        cards.library(world),
        _contact(site),
        _supervision(site),
        tuple(Link(name, address) for name, address in filter(None, sites)),
        not any(world.all(model) for model in (Appointment, Notice, Article)),
    )


def _doors(world: World) -> Iterator[Link]:
    for text, kind, models in DOORS:
        if any(world.all(model) for model in models):
            yield Link(text, PurePosixPath(kind) / "index.md")


def _contact(site: Site) -> tuple[Fact, ...]:
    facts = (
        Fact("主办单位", site.host_org),
        Fact("承办单位", site.operator_org or ""),
        Fact("地址", site.address or ""),
        _phone("电话", site.phone),
        Fact("电子邮箱", site.email or "", f"mailto:{site.email}"),
        Fact("办公时间", site.hours or ""),
    )
    return tuple(fact for fact in facts if fact.text)


def _supervision(site: Site) -> tuple[Fact, ...]:
    facts = (
        _phone("监督电话", site.supervision_phone),
        Fact("监督信箱", site.supervision_address or ""),
    )
    return tuple(fact for fact in facts if fact.text)


def _phone(label: str, phone: str | None) -> Fact:
    """A phone to call; what follows the number, such as an extension, is not dialled."""
    number = re.match(r"[0-9()+\- ]+", phone or "")
    digits = re.sub(r"[^0-9+]", "", number[0]) if number else ""
    return Fact(label, phone or "", f"tel:{digits}" if digits else "")
