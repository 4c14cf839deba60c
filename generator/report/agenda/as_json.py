"""Tasks → one JSON document for scripts."""

import json
from collections.abc import Sequence
from datetime import date

from generator.report.agenda.todo import Todo


def render(todos: Sequence[Todo], today: date, domain: str) -> str:
    """A document with `version` (1), `today` and `tasks`, each with its place in the data."""
    document = {
        "version": 1,
        "today": today.isoformat(),
        "tasks": [_entry(one, today) for one in todos],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry(one: Todo, today: date) -> dict[str, object]:
    task, place = one.task, one.task.location
    return {
        "due": task.due.isoformat(),
        "days_left": one.left(today),
        "overdue": one.left(today) < 0,
        "org_id": task.org_id,
        "organisation": one.organisation,
        "message": task.message,
        "help": task.help,
        "code": task.code,
        "location": {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "row": place.row,
            "field": place.field,
        },
    }
