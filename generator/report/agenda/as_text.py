"""Tasks → groups of lines for people: overdue, this week, this month, later."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.dates import WEEKDAYS, chinese_date
from generator.report.agenda.todo import Todo
from generator.report.printable import position, row_note
from generator.visible import visible


def render(todos: Sequence[Todo], today: date, domain: str) -> str:
    """A heading for each group with something in it, and two or three lines for each task."""
    if not todos:
        return f"{chinese_date(today)}没有待办\n"
    lines: list[str] = []
    for heading, group in _groups(todos, today):
        if group:
            lines += [f"{heading}（{len(group)} 件）", ""]
            lines += [line for one in group for line in _lines(one, today)]
    lines.append(f"共 {len(todos)} 件，按 {chinese_date(today)}计算")
    return "".join(f"{line}\n" for line in lines)


def _groups(todos: Sequence[Todo], today: date) -> tuple[tuple[str, list[Todo]], ...]:
    """A week ends on Sunday, a month on its last day; a task stands in the first that fits."""
    week = today + timedelta(days=6 - today.weekday())
    month = today.replace(day=28) + timedelta(days=4)
    month -= timedelta(days=month.day)
    return (
        ("已经逾期", [one for one in todos if one.task.due < today]),
        ("本周到期", [one for one in todos if today <= one.task.due <= week]),
        ("本月到期", [one for one in todos if max(week, today) < one.task.due <= month]),
        ("以后到期", [one for one in todos if one.task.due > max(week, month)]),
    )


def _lines(one: Todo, today: date) -> Iterator[str]:
    due, place = one.task.due, one.task.location
    who = f"　{visible(one.organisation)}" if one.organisation else ""
    yield f"  {due} 周{WEEKDAYS[due.weekday()]}　{_when(one.left(today))}{who}"
    yield f"    {visible(one.task.message)}"
    for line in one.task.help.splitlines():
        yield f"    → {visible(line)}"
    yield f"    {position(place)}{row_note(place)}"
    yield ""


def _when(left: int) -> str:
    if left < 0:
        return f"逾期 {-left} 天"
    return f"还有 {left} 天" if left else "今天到期"
