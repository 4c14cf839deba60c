"""Takes one build apart in this process and prints the seconds of its stages as JSON."""

import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generator import clock, kinds
from generator.engine import build as engine
from generator.kept import Kept
from generator.pipeline.rendered import Progress
from generator.workspace import Workspace


def measure(space: Workspace) -> dict[str, float]:
    """Seconds of each stage, in order; the views one kind after the other."""
    seconds: dict[str, float] = {}
    start = time.perf_counter()
    checked = space.check()
    seconds["读入检查"] = time.perf_counter() - start
    for kind in kinds.find():
        start = time.perf_counter()
        count = len(list(kind.view(checked.visible)))
        seconds[f"视图 {kind.name}（{count} 页）"] = time.perf_counter() - start
    marks, mark = _marks()
    outcome = space.run(mark)
    seconds["写成 Markdown"] = time.perf_counter() - marks["render"][0]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        engine.build(space.root, outcome, Path(folder), Kept(Path()), mark).beside.finish()
        end = time.perf_counter()
    page = marks["page"]
    seconds["MkDocs 准备"] = page[0] - start
    seconds["MkDocs 套用版式"] = page[1] - page[0]
    seconds["MkDocs 收尾（搜索索引等）"] = end - page[1]
    return seconds


def _marks() -> tuple[dict[str, list[float]], Progress]:
    """When each stage was first and last heard of, and what to tell of it."""
    marks: dict[str, list[float]] = {}

    def mark(stage: str, done: int, total: int) -> None:
        now = time.perf_counter()
        marks.setdefault(stage, [now, now])[1] = now

    return marks, mark


def main(root: str, day: str) -> None:
    """Measure the site in a folder on a day."""
    space = Workspace(Path(root), date.fromisoformat(day))
    os.environ["SOURCE_DATE_EPOCH"] = clock.epoch(space.today)
    print(json.dumps(measure(space), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
