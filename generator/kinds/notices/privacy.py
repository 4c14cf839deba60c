"""A notice with the day after which nobody is named any more → what may still be shown of it."""

from datetime import date, timedelta

from generator.contract import World
from generator.kinds.organisations.model import Organisation
from generator.md import Md
from generator.schema import Entry

from .model import Notice, NoticePerson

TEXTS = (
    "matter",
    "outcome_note",
    "objections_handled",
    "withdrawn_reason",
    "attachment_titles",
    "body",
)
"""Fields that staff write themselves and in which they may have named somebody."""


def until(world: World, notice: Notice) -> date | None:
    """The last day on which a notice names people, None where it has no end.

    A notice that was taken back names nobody after that day.
    """
    if notice.withdrawn_on is not None:
        return notice.withdrawn_on
    provision = world.law.on("pub-12", world.today)
    if notice.end is None or provision is None:
        return None
    return notice.end + timedelta(days=provision["days"])


def over(world: World, notice: Notice) -> bool:
    """Whether the people of a notice are not shown any more."""
    last = until(world, notice)
    return last is not None and world.today > last


def listed(world: World, notice: Notice) -> tuple[Entry[NoticePerson], ...]:
    """All lines of the table of persons of a notice."""
    return world.by(NoticePerson, "notice_id").get(notice.id, ())


def persons(world: World, notice: Notice) -> tuple[Entry[NoticePerson], ...]:
    """The lines that name a person and not an organisation of the site."""
    known = _organisations(world)
    return tuple(entry for entry in listed(world, notice) if entry.value.name not in known)


def shown(world: World, notice: Notice) -> tuple[Entry[NoticePerson], ...]:
    """The lines that may be shown today."""
    lines = listed(world, notice)
    if not over(world, notice):
        return lines
    hidden = set(map(id, persons(world, notice)))
    return tuple(entry for entry in lines if id(entry) not in hidden)


def masked(world: World, notice: Notice) -> Notice:
    """The notice as it may be shown today: after the period its texts name no listed person."""
    if not over(world, notice):
        return notice
    names = sorted((entry.value.name for entry in persons(world, notice)), key=len, reverse=True)
    changed = {field: _masked(getattr(notice, field), names) for field in TEXTS}
    return notice.model_copy(update=changed) if names else notice


def named(notice: Notice, field: str, names: frozenset[str]) -> bool:
    """Whether a text of a notice holds one of several names."""
    value = getattr(notice, field)
    text = "\n".join(value) if isinstance(value, tuple) else value or ""
    return any(len(name) > 1 and name in text for name in names)


def _masked(value: object, names: list[str]) -> object:
    if isinstance(value, tuple):
        return tuple(_masked(part, names) for part in value)
    if not isinstance(value, str):
        return value
    text = str(value)
    for name in names:
        text = text.replace(name, f"{name[:1]}某")
    return Md(text) if isinstance(value, Md) else text


def _organisations(world: World) -> frozenset[str]:
    def names() -> frozenset[str]:
        found = [entry.value for entry in world.all(Organisation)]
        return frozenset(name for one in found for name in (one.name, one.short))

    result: frozenset[str] = world.cached("notices/organisation-names", names)
    return result
