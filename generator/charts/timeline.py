"""Steps on a line from top to bottom: done, under way, to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.charts import svg, text
from generator.charts.svg import NOTE_SIZE, TITLE_SIZE, Drawing

_PITCH, _LEFT, _LINE = 52, 36, 20
"""Pixels from step to step, from the edge to the text; ems in a line of text."""


class State(Enum):
    """How far a step is; the value is its class name."""

    DONE = "done"
    CURRENT = "now"
    TO_COME = "next"

    @property
    def said(self) -> str:
        """The word readers see, since colour alone tells nothing."""
        return {"done": "已完成", "now": "进行中", "next": "未开始"}[self.value]


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its date as text, empty where none is known."""

    label: str
    date: str
    state: State


def draw(steps: Sequence[Step]) -> Drawing:
    """One circle, label, date and state for each step, in the order given."""
    parts: list[str] = []
    top, width, before = 0, 0, None
    for step in steps:
        rows = text.lines(step.label, _LINE)
        said = f"{step.date} {step.state.said}".strip()
        middle = top + 16
        if before is not None:
            done = " dw-step--done" if step.state is not State.TO_COME else ""
            parts.append(f'<path class="dw-step{done}" d="M14 {before}V{middle - 9}"/>')
        parts.append(_circle(step.state, middle))
        for i, row in enumerate(rows):
            parts.append(_words(row, top + 21 + 20 * i, TITLE_SIZE, ""))
        parts.append(_words(said, top + 21 + 20 * len(rows), NOTE_SIZE, ' class="dw-note"'))
        width = max(
            width, *(text.pixels(row, TITLE_SIZE) for row in rows), text.pixels(said, NOTE_SIZE)
        )
        before, top = middle + 9, top + _PITCH + 20 * (len(rows) - 1)
    return Drawing(_LEFT + width + 8, max(1, top), svg.lines(parts))


def _circle(state: State, y: int) -> str:
    circle = f'<circle class="dw-step dw-step--{state.value}" cx="14" cy="{y}" r="9"/>'
    if state is State.DONE:
        return circle + f'<path class="dw-tick" d="M10 {y}L13 {y + 3}L18 {y - 3}"/>'
    if state is State.CURRENT:
        return circle + f'<circle class="dw-dot" cx="14" cy="{y}" r="4"/>'
    return circle


def _words(content: str, y: int, size: int, more: str) -> str:
    return svg.words(content, _LEFT, y, size, f' text-anchor="start"{more}')
