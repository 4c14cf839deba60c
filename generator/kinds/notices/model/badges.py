"""Where a notice stands → the badge that says so, kept true by the theme's script.

It is printed by the shared template `badge.md.j2`.
"""

from dataclasses import dataclass

from generator.world import World

from .period import PUBLICITY, matter
from .records import Notice
from .states import State, status

_LOOKS = {
    State.UPCOMING: ("upcoming", "即将开始"),
    State.OPEN: ("open", "{matter}中"),
    State.CLOSED: ("closed", "已结束"),
    State.CONCLUDED: ("closed", "已结束，{outcome}"),
    State.CORRECTED: ("corrected", "已更正"),
    State.WITHDRAWN: ("withdrawn", "已撤回"),
}

_MOVING = frozenset({State.UPCOMING, State.OPEN, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge; `fixed` names what no passing day can change, else the script reads the dates.

    `matter` is what goes on in the period where it is not 公示.
    """

    look: str
    text: str
    start: str = ""
    end: str = ""
    fixed: str = ""
    matter: str = ""


def badge(world: World, notice: Notice) -> Badge | None:
    """The badge of a notice; None for one without a period that stands."""
    now = status(world, notice)
    if now is State.STANDING:
        return None
    look, pattern = _LOOKS[now]
    word = matter(notice.type)
    outcome = notice.outcome.label if notice.outcome else ""
    text = pattern.format(matter=word, outcome=outcome)
    if now not in _MOVING or notice.start is None or notice.end is None:
        return Badge(look, text, fixed=now.value)
    start, end = notice.start.isoformat(), notice.end.isoformat()
    return Badge(look, text, start, end, matter="" if word == PUBLICITY else word)
