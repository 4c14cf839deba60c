"""Prints how long it takes to read, validate and cross-check large tables, and whether that is linear."""

import gc
import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from county import many
from msgspec import Struct
from msgspec.structs import replace

from generator import kinds, pipeline
from generator.cli.main import KEPT
from generator.kinds.glossary.model import Term
from generator.kinds.notices.model import Notice, NoticeStep
from generator.photos import PhotoFault
from generator.schema import Entry, Model

ROWS, RECORDS = 100_000, 10_000
"""Of CSV and of YAML, at the full size."""

PARTS = (10, 3, 1)
"""The sizes: a tenth, a third, the whole."""

TODAY = date(2026, 11, 22)
HEADS = (
    *("CSV 行", "YAML 条", "读入和校验，处理器秒", "核对，处理器秒", "查个人信息，处理器秒"),
    *("每行（读入到核对），微秒", "每行之比"),
)


class Taken(Struct, frozen=True):
    """What was read, and the seconds of the processor of each stage."""

    rows: int
    records: int
    seconds: Mapping[str, float]

    @property
    def each(self) -> float:
        """Microseconds for each row and record, without the last look at private information."""
        return (
            sum(self.seconds[stage] for stage in ("read", "judge"))
            / (self.rows + self.records)
            * 1e6
        )


@click.command()
@click.option("--rows", default=ROWS, show_default=True, help="CSV 的行数。")
@click.option("--records", default=RECORDS, show_default=True, help="YAML 的记录数。")
def main(rows: int, records: int) -> None:
    """读入、校验、互相核对十万行 CSV 和一万条 YAML，以及它们的十分之一和三分之一；只用一个处理器。"""  # noqa: D400 - the help, in Chinese
    print(f"| {' | '.join(HEADS)} |\n|" + " --- |" * len(HEADS))
    first: Taken | None = None
    for part in PARTS:
        with TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            many.write(root, rows // part, records // part)
            taken = _apart(root)
        first = first or taken
        print(f"| {' | '.join(line(taken, first))} |", flush=True)


def _apart(root: Path) -> Taken:
    """Measure in a process of its own, which knows nothing yet."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(measure, root).result()


def measure(root: Path) -> Taken:
    """Check a site on one processor, without its pages; every place must be the right one."""
    gc.set_threshold(KEPT)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    begun: dict[str, float] = {}

    def mark(stage: str, done: int, total: int) -> None:
        begun.setdefault(stage, time.process_time())

    found = [replace(kind, view=lambda world: ()) for kind in kinds.find()]
    checked = pipeline.check(root, found, pipeline.Asked(TODAY), _none, progress=mark)
    if not checked.ok:
        raise SystemExit(str(checked.diagnostics[0]))
    ends = [*begun.values(), time.process_time()]
    seconds = {stage: end - begun[stage] for stage, end in zip(begun, ends[1:], strict=True)}
    notices, steps, terms = (checked.world.all(model) for model in (Notice, NoticeStep, Term))
    for group in (notices, steps, terms):
        _placed(root, group)
    return Taken(len(notices) + len(steps), len(terms), seconds)


def _none(photo: Path) -> PhotoFault:
    raise FileNotFoundError(photo)


def _placed(root: Path, entries: Sequence[Entry[Model]]) -> None:
    """Every hundredth record stands where it says."""
    text = (root / entries[0].record.file).read_text(encoding="utf-8-sig")
    lines = text.split("\n")
    for entry in entries[::100]:
        for key, value in entry.record.data.items():
            place = entry.record.location((key,))
            if isinstance(value, str) and value.partition("\n")[0] not in lines[place.line - 1]:
                raise SystemExit(f"位置不对：{place}")


def line(taken: Taken, first: Taken) -> list[str]:
    """The cells of a line of the table."""
    counts = (f"{taken.rows:,}", f"{taken.records:,}")
    seconds = (f"{taken.seconds[stage]:.2f}" for stage in ("read", "judge", "leaks"))
    return [*counts, *seconds, f"{taken.each:.1f}", f"{taken.each / first.each:.2f}"]


if __name__ == "__main__":
    main()
