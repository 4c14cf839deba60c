"""What stays in a process that reads a site again after every edit, such as a preview."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct, field

from generator.traces import Traces
from generator.walk import Told

T = TypeVar("T")

State: TypeAlias = tuple[int, int, int]
"""The number of a file on its disk, its size, and when it was written."""


class Memo(Struct):
    """Values by name, each for as long as what it is made of stays the same.

    What nobody has asked for in a whole run is forgotten.
    """

    last: dict[Hashable, tuple[Any, Any]] = field(default_factory=dict)
    now: dict[Hashable, tuple[Any, Any]] = field(default_factory=dict)

    def get(self, name: Hashable, given: Any, make: Callable[[], T]) -> T:
        """The value that was made of the same, or a new one."""
        known = self.now.get(name) or self.last.get(name)
        if known is None or known[0] != given:
            known = given, make()
        self.now[name] = known
        value: T = known[1]
        return value

    def turn(self) -> None:
        """Begin another run."""
        self.last, self.now = self.now, {}

    def before(self, name: Hashable) -> Any:
        """The value of the last run, whatever it was made of; None without one."""
        return self.last[name][1] if name in self.last else None


class Passing(Memo):
    """Remembers nothing, where nobody asks again."""

    def get(self, name: Hashable, given: Any, make: Callable[[], T]) -> T:
        """A new value."""
        return make()


class Memory(Struct):
    """What the last run has worked out: files as read, leaks, who sees what, history, rules, pages."""

    files: Memo = field(default_factory=Memo)
    leaks: Memo = field(default_factory=Memo)
    audience: Memo = field(default_factory=Memo)
    history: Memo = field(default_factory=Memo)
    pages: Memo = field(default_factory=Memo)
    world: Traces = field(default_factory=Traces)
    visible: Traces = field(default_factory=Traces)

    def turn(self) -> None:
        """Begin another run."""
        self.files.turn()
        self.leaks.turn()
        self.audience.turn()


def state(path: Path) -> State | None:
    """Which file stands at a path and in what state; None where there is none."""
    try:
        return state_of(path.stat())
    except OSError:
        return None


def state_of(told: Told) -> State:
    """Which file it is of which the system tells, and in what state."""
    return told.st_ino, told.st_size, told.st_mtime_ns
