"""How far a build or a check has come: bars on a terminal, nothing in CI; and how long each stage has taken."""

import time
from collections import Counter, defaultdict
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

STAGES = {
    "start": "准备",
    "read": "读入资料",
    "judge": "核对规则",
    "leaks": "查资料里的个人信息",
    "view": "排出网页",
    "render": "写出正文",
    "paper": "排版 PDF",
    "mkdocs": "准备版式",
    "page": "套用版式",
    "gate": "查网站里的个人信息",
    "index": "等待搜索索引",
    "sums": "计算校验值",
    "swap": "替换旧网站",
}
"""The stages of a build in their order, as they are called; a check has the first of them."""

_OFTEN = 0.1
"""After how many seconds the bars are drawn again; by hand, for a thread would forbid copies."""


class _Count(ProgressColumn):
    """How many of how many, where somebody counts."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.completed:,.0f}/{task.total:,.0f}" if task.total else "")


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f} 个/秒" if task.speed else "")


class Progress:
    """A bar for the stage of a command, gone when it ends; `done` counts what each has dealt with."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            _Count(),
            _Rate(),
            TimeRemainingColumn(),
        )
        self._bars = Bars(
            *columns,
            console=console,
            transient=True,
            auto_refresh=False,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}
        self._now, self._since, self._drawn = "start", time.perf_counter(), 0.0
        self.seconds: dict[str, float] = defaultdict(float)
        self.done: Counter[str] = Counter()

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
        self._tell("")
        self._bars.stop()

    def stage(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are done; both are 0 where nobody counts."""
        new = stage != self._now
        if new and self._now in self._tasks:
            self._bars.update(self._tasks[self._now], visible=False)
        self._tell(stage)
        self.done[stage] = max(self.done[stage], done)
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(STAGES[stage], total=total or None)
        self._bars.update(self._tasks[stage], completed=done, total=total or None, visible=True)
        if new or self._since - self._drawn > _OFTEN:
            self._drawn = self._since
            self._bars.refresh()

    def _tell(self, stage: str) -> None:
        """Count the time since the last word for the stage that has lasted until now."""
        now = time.perf_counter()
        self.seconds[self._now] += now - self._since
        self._now, self._since = stage, now

    def table(self) -> Table:
        """What each stage has taken, in seconds, and with how many pages, records or files."""
        table = Table(box=None, pad_edge=False)
        table.add_column("阶段")
        for head in ("秒", "占比", "件数"):
            table.add_column(head, justify="right")
        whole = sum(self.seconds.values()) or 1.0
        for stage, name in STAGES.items():
            if stage in self.seconds:
                share = self.seconds[stage]
                count = f"{self.done[stage]:,}" if self.done[stage] else ""
                table.add_row(name, f"{share:.2f}", f"{share / whole:.0%}", count)
        return table
