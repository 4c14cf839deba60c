"""What pages say in the words of schema.org: one node each, without address and context."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Node = Mapping[str, Any]


def document(
    title: str, day: date, publisher: str, *, number: str = "", kind: str = "", version: str = ""
) -> Node:
    """A notice or a rule that an organisation has published on a day."""
    return _told(
        "DigitalDocument",
        name=title,
        datePublished=day.isoformat(),
        identifier=number,
        genre=kind,
        version=version,
        publisher=_office(publisher),
        inLanguage="zh-CN",
    )


def article(title: str, day: date, publisher: str, summary: str) -> Node:
    """News of an organisation."""
    return _told(
        "NewsArticle",
        headline=title,
        description=summary,
        datePublished=day.isoformat(),
        publisher=_office(publisher),
        inLanguage="zh-CN",
    )


def event(title: str, day: date, organizer: str) -> Node:
    """A meeting of an organisation."""
    return _told(
        "Event",
        name=title,
        startDate=day.isoformat(),
        organizer=_office(organizer),
    )


def role(post: str, person: str, since: date) -> Node:
    """That a person has held a post since a day."""
    return _told(
        "OrganizationRole",
        roleName=post,
        startDate=since.isoformat(),
        member=_told("Person", name=person),
    )


def organisation(
    name: str,
    *,
    short: str = "",
    above: str = "",
    founded: date | None = None,
    phone: str = "",
    email: str = "",
    address: str = "",
    members: Iterable[Node] = (),
) -> Node:
    """An organisation, the one above it, how to reach it, and who holds its posts."""
    return _told(
        "GovernmentOrganization",
        name=name,
        alternateName=short if short != name else "",
        parentOrganization=_office(above),
        foundingDate=founded.isoformat() if founded else "",
        telephone=phone,
        email=email,
        address=address,
        member=[*members],
    )


def _office(name: str) -> Node | None:
    """An organisation that is only named; None for no name."""
    return _told("GovernmentOrganization", name=name) if name else None


def _told(sort: str, **values: Any) -> Node:
    """A node of a type with what is known of it."""
    return {"@type": sort, **{name: value for name, value in values.items() if value}}
