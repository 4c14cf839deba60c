"""Tasks in one of the formats that people, programs and calendars read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from msgspec.structs import replace

from generator.report import veil
from generator.report.agenda import as_ics, as_json, as_text
from generator.report.agenda.todo import Todo

__all__ = ["FORMATS", "Todo", "render"]

Format = Callable[[Sequence[Todo], date, str], str]

_RENDER: Mapping[str, Format] = MappingProxyType(
    {"text": as_text.render, "json": as_json.render, "ics": as_ics.render}
)
FORMATS: tuple[str, ...] = tuple(_RENDER)


def render(format: str, todos: Sequence[Todo], today: date, domain: str) -> str:
    """All tasks in one of `FORMATS`, those due first at the head, as seen on a day.

    `domain` makes the ids of a calendar this site's own. Private numbers are masked. Raises
    KeyError for another format.
    """
    ordered = sorted({_veiled(one) for one in todos}, key=lambda one: (one.task, one.organisation))
    text = _RENDER[format](ordered, today, domain)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _veiled(one: Todo) -> Todo:
    task = one.task
    place = replace(task.location, file=veil.hide(task.location.file))
    masked = replace(
        task, message=veil.hide(task.message), help=veil.hide(task.help), location=place
    )
    return Todo(masked, veil.hide(one.organisation))
