"""The steps of a notice → the line of steps on its page and what was reviewed."""

from datetime import date

from msgspec import Struct

from generator.dates import chinese_date
from generator.world import World

from .model import Notice, NoticeStep, State, Step, reviewing, status
from .steps import Way, made, recorded, waiting, way


class Stop(Struct, frozen=True):
    """A step with its day and post, without a day where it is still to come."""

    name: str
    day: date | None
    post: str
    look: str


class Process(Struct, frozen=True):
    """How a notice came to be published; `review` says what was reviewed before."""

    stops: tuple[Stop, ...]
    review: str


def process(world: World, notice: Notice) -> Process | None:
    """The steps of a notice, None where none are recorded."""
    steps, path = recorded(world, notice), way(world, notice)
    if not steps:
        return None
    void = status(world, notice) in (State.WITHDRAWN, State.CORRECTED)
    ahead = waiting(path, steps) if path and not void else ()
    done = tuple(_stop(path, entry.value) for entry in steps)
    coming = tuple(Stop(path.name(step), None, "", "") for step in ahead if path)
    return Process((*done, *coming), _review(world, notice, path))


def _stop(path: Way | None, step: NoticeStep) -> Stop:
    name = path.name(step.step) if path else step.step.label
    return Stop(name, step.on, step.by_post or "", "is-done")


def _review(world: World, notice: Notice, path: Way | None) -> str:
    entry = made(world, notice, reviewing(path.profile) if path else Step.REVIEW)
    if entry is None:
        return ""
    step = entry.value
    if not (step.secrecy_ok and step.privacy_ok and step.accuracy_ok):
        return ""
    by = f"由{step.by_post}" if step.by_post else ""
    return f"公开之前，{chinese_date(step.on)}{by}审查了保密、个人信息和内容准确三项，均通过。"
