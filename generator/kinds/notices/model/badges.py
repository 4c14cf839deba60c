"""Where a notice stands → the badge that says so.

What the next day may change stands in the page as dates, of which the theme's script makes words.
It is printed by the shared template `badge.md.j2`.
"""

from msgspec import Struct

from generator.world import World

from .period import PUBLICITY, matter, span
from .records import Notice
from .states import State, status

_LOOKS = {
    State.CONCLUDED: ("closed", "已结束，{outcome}"),
    State.CORRECTED: ("corrected", "已更正"),
    State.WITHDRAWN: ("withdrawn", "已撤回"),
}

_MOVING = frozenset({State.UPCOMING, State.OPEN, State.CLOSED})


class Badge(Struct, frozen=True):
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
    word = matter(notice.type)
    if now in _MOVING and notice.start and notice.end:
        start, end = notice.start.isoformat(), notice.end.isoformat()
        dates = f"{word}期：{span(notice.start, notice.end)}"
        return Badge("info", dates, start, end, matter="" if word == PUBLICITY else word)
    look, pattern = _LOOKS[now]
    outcome = notice.outcome.label if notice.outcome else ""
    return Badge(look, pattern.format(outcome=outcome), fixed=now.value)
