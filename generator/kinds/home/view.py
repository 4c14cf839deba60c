"""The home page: what a reader needs today."""

from collections.abc import Iterator

from msgspec import Struct

from generator import md, structured
from generator.contract import HOME, Link, Page
from generator.kinds.articles.model import Article
from generator.kinds.duties import model as duties
from generator.kinds.feedback import model as feedback
from generator.kinds.glossary import model as glossary
from generator.kinds.institutions import model as institutions
from generator.kinds.notices import model as notices
from generator.kinds.organisations import model as organisations
from generator.kinds.showcases import model as showcases
from generator.kinds.site.model import Site, related_site
from generator.schema import Model
from generator.world import World

from . import cards
from .announcements import Announcements, announcements
from .branches import Branches, branches
from .cards import Card, News
from .month import Month, month
from .numbers import Numbers, numbers

LIVELY: tuple[type[Model], ...] = (organisations.Appointment, notices.Notice, Article)
"""Records of which a site has one as soon as its work is shown."""

DOORS: tuple[tuple[Link, tuple[type[Model], ...]], ...] = (
    (Link("找支部", organisations.INDEX), (organisations.Organisation,)),
    (
        Link("找负责人", duties.INDEX),
        (duties.OrganisationDuty, duties.PostDuty, duties.CommunityPost),
    ),
    (Link("看公示", notices.INDEX), (notices.Notice,)),
    (Link("提意见", feedback.INDEX), LIVELY),
    (Link("看示范点", showcases.INDEX), (showcases.Showcase,)),
    (Link("查制度", institutions.INDEX), (institutions.Institution,)),
    (Link("名词解释", glossary.INDEX), (glossary.Term,)),
)
"""The quick doors, and the records of which one must exist."""


class Fact(Struct, frozen=True):
    """A way to reach somebody; `address` is empty where there is nothing to call or open."""

    label: str
    text: str
    address: str = ""


class Home(Struct, frozen=True):
    """The home page, ready to print."""

    name: str
    description: str
    doors: tuple[Link, ...]
    month: Month | None
    announcements: Announcements
    branches: Branches | None
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
        HOME,
        "首页",
        "home/home.md.j2",
        _home(world, entry.value),
        description=entry.value.description,
        hide=("navigation", "toc"),
        data=structured.organisation(
            entry.value.host_org,
            phone=entry.value.phone or "",
            email=entry.value.email or "",
            address=entry.value.address or "",
        ),
    )


def _home(world: World, site: Site) -> Home:
    doors = tuple(_doors(world))
    sites = (related_site(line) for line in site.related_sites)
    return Home(
        site.name,
        site.description,
        doors,
        month(world),
        announcements(world),
        branches(world),
        cards.showcases(world),
        cards.gallery(world),
        numbers(world),
        cards.articles(world),
        cards.library(world),
        _contact(site),
        _supervision(site),
        tuple(Link(name, address) for name, address in filter(None, sites)),
        not any(world.all(model) for model in LIVELY),
    )


def _doors(world: World) -> Iterator[Link]:
    for door, models in DOORS:
        if any(world.all(model) for model in models):
            yield door


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
    return Fact(label, phone or "", md.telephone(phone or ""))
