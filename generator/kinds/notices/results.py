"""What came of a notice, and the notices that say more → the box with the result on its page."""

from datetime import date

from msgspec import Struct

from generator.contract import Link
from generator.world import World

from .model import Notice, Outcome, matter, page_path, told


class Result(Struct, frozen=True):
    """What came of a publicity, and the notices that say more."""

    title: str
    sentence: str
    on: date | None
    objections: str
    note: tuple[str, ...]
    links: tuple[Link, ...]


def referring(world: World, field: str, id: str) -> list[Notice]:
    """The notices that name one in a field, oldest first."""
    found = (entry.value for entry in world.by(Notice, field).get(id, ()))
    return sorted(found, key=lambda one: (one.issued_on, one.id))


def quoted(notice: Notice) -> Link:
    """The link to a notice under its title."""
    return Link(f"《{notice.title}》", page_path(notice.id))


def result(world: World, notice: Notice) -> Result | None:
    """The result of a notice, None where there is nothing to say yet."""
    links = tuple(quoted(one) for one in referring(world, "result_of", notice.id))
    outcome = notice.outcome if told(notice, world.today) else None
    ahead = notice.outcome is not outcome
    said = () if ahead else (notice.objections_handled, notice.outcome_note)
    note = "\n".join(part for part in said if part)
    counted = "" if ahead else _objections(notice)
    if outcome in (None, Outcome.WITHDRAWN) and not note and not links and not counted:
        return None
    word = matter(notice.type)
    return Result(
        "撤回后的处理" if outcome is Outcome.WITHDRAWN else f"{word}结果",
        _sentence(outcome, word),
        None if ahead else notice.outcome_on,
        counted,
        tuple(note.splitlines()),
        links,
    )


def _sentence(outcome: Outcome | None, word: str) -> str:
    if outcome in (None, Outcome.WITHDRAWN):
        return ""
    return {
        Outcome.NO_OBJECTION: f"{word}期满，无异议。",
        Outcome.OBJECTION_UPHELD: f"{word}期间收到异议，经核实，异议成立。",
        Outcome.OBJECTION_DISMISSED: f"{word}期间收到异议，经核实，异议不成立。",
    }[outcome]


def _objections(notice: Notice) -> str:
    """How many objections there were; never whose."""
    if not notice.objections_received:
        return ""
    parts = (("成立", notice.objections_upheld), ("不成立", notice.objections_dismissed))
    known = "，".join(f"{word} {count} 条" for word, count in parts if count is not None)
    return f"收到异议 {notice.objections_received} 条{f'：{known}' if known else ''}。"
