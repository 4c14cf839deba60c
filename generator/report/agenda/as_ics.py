"""Tasks → a calendar with one all-day event each.

Events and not to-dos, because the calendars of phones show no to-dos.
"""

import hashlib
from collections.abc import Sequence
from datetime import date

from generator.feeds import calendar
from generator.feeds.calendar import Event
from generator.report.agenda.todo import Todo
from generator.report.printable import position


def render(todos: Sequence[Todo], today: date, domain: str) -> str:
    """The calendar; the same task keeps its id on all days, so that imports replace it."""
    events = (_event(one, today) for one in todos)
    return calendar.render("党务待办", "todo", domain, events, changing=False)


def _event(one: Todo, today: date) -> Event:
    task = one.task
    named = not one.organisation or one.organisation in task.message
    who = "" if named else f"{one.organisation}："
    about = "\n".join(filter(None, (task.message, task.help, position(task.location))))
    return Event(
        _id(one),
        f"{who}{task.message}",
        about,
        task.due,
        task.due,
        today,
        task.code.partition("/")[0],
    )


def _id(one: Todo) -> str:
    """What the task is, whatever line of a file it stands on."""
    task = one.task
    parts = (task.code, task.org_id, task.due.isoformat(), task.message, task.location.file)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
