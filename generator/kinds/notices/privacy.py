"""A notice with the day after which nobody is named any more → what may still be shown of it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.kinds.organisations.model import Organisation
from generator.md import Md
from generator.schema import Entry
from generator.world import World, once

from .model import Notice, NoticePerson

TOTALS = frozenset({"合计", "总计", "共计"})
"""Names that staff give to a line which sums up the others."""

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

    A notice that was taken back names nobody after that day, nor again once it named nobody.
    """
    provision = world.law.on("pub-12", world.today)
    if notice.end is None or provision is None:
        return notice.withdrawn_on
    last = notice.end + timedelta(days=provision["days"])
    return min(last, notice.withdrawn_on or last)


def over(world: World, notice: Notice) -> bool:
    """Whether the people of a notice are not shown any more."""
    last = until(world, notice)
    return last is not None and world.today > last


def listed(world: World, notice: Notice) -> tuple[Entry[NoticePerson], ...]:
    """All lines of the table of persons of a notice."""
    return world.by(NoticePerson, "notice_id").get(notice.id, ())


def persons(world: World, notice: Notice) -> tuple[Entry[NoticePerson], ...]:
    """The lines that name a person: neither an organisation of the site nor a sum of the others."""
    known = _organisations(world)
    return tuple(
        entry
        for entry in listed(world, notice)
        if entry.value.name not in known and entry.value.name not in TOTALS
    )


def shown(world: World, notice: Notice) -> tuple[Entry[NoticePerson], ...]:
    """The lines that may be shown today; a sum of lines that may not be leaves with them."""
    lines = listed(world, notice)
    if not over(world, notice) or not persons(world, notice):
        return lines
    known = _organisations(world)
    return tuple(entry for entry in lines if entry.value.name in known)


def masked(world: World, notice: Notice) -> Notice:
    """The notice as it may be shown today: after the period its texts name no listed person."""
    return nameless(world, notice) if over(world, notice) else notice


def nameless(world: World, notice: Notice) -> Notice:
    """The notice with no listed person named in its texts, as it may be kept elsewhere for ever."""
    names = [entry.value.name for entry in persons(world, notice)]
    pattern = _any_of(names) if _mentions(notice, names) else None
    if pattern is None:
        return notice
    changed = {field: _masked(getattr(notice, field), pattern) for field in TEXTS}
    return notice.model_copy(update=changed)


def named(world: World, notice: Notice, fields: Sequence[str]) -> tuple[str, ...]:
    """The fields of a notice that name somebody whom its table lists."""
    pattern = _any_of(entry.value.name for entry in persons(world, notice))
    return tuple(field for field in fields if pattern and _holds(getattr(notice, field), pattern))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of several names, however it is spaced, as 李　明 is to fill a column.

    A single character stands in many words and names nobody.
    """
    found = {"".join(name.split()) for name in names}
    tellable = sorted((name for name in found if len(name) > 1), key=lambda one: (-len(one), one))
    spaced = (r"[ \t\u3000]*".join(map(re.escape, name)) for name in tellable)
    return re.compile("|".join(spaced)) if tellable else None


def _mentions(notice: Notice, names: Iterable[str]) -> bool:
    """Whether a text may hold one of several names: most do not, and a pattern takes long to make."""
    whole = "".join("".join(_text(getattr(notice, field)).split()) for field in TEXTS)
    return any("".join(name.split()) in whole for name in names)


def _holds(value: object, pattern: re.Pattern[str]) -> bool:
    return pattern.search(_text(value)) is not None


def _text(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def _masked(value: object, pattern: re.Pattern[str]) -> object:
    if isinstance(value, tuple):
        return tuple(_masked(part, pattern) for part in value)
    if not isinstance(value, str):
        return value
    text = pattern.sub(lambda found: f"{found[0][0]}某", value)
    return Md(text) if isinstance(value, Md) else text


@once
def _organisations(world: World) -> frozenset[str]:
    found = [entry.value for entry in world.all(Organisation)]
    return frozenset(name for one in found for name in (one.name, one.short))
