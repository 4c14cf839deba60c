"""How far a build has come: bars on a terminal, nothing in CI."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

_WORDS = {"render": "写出网页", "page": "套用版式"}


class Progress:
    """Bars for the stages of a build, gone when it ends."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._bars = Bars(
            *columns, console=console, transient=True, disable=not console.is_terminal
        )
        self._tasks: dict[str, object] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Take the bars away, before something else is printed."""
        self._bars.stop()

    def stage(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are done."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(_WORDS[stage], total=total)
        self._bars.update(self._tasks[stage], completed=done)  # type: ignore[arg-type]  # a TaskID

    def pages(self, total: int) -> Callable[[str], None]:
        """A function that counts one more page of a stage each time it is called."""
        done: dict[str, int] = {}

        def count(stage: str) -> None:
            done[stage] = done.get(stage, 0) + 1
            self.stage(stage, done[stage], total)

        return count
