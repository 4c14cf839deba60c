"""The folders that a preview watches."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers import polling

from generator.engine.watching import PAUSE, watch

DEADLINE = 30
"""Seconds after which what has not been seen will not be."""


@contextmanager
def served(server: LiveReloadServer) -> Iterator[None]:
    """Have a server at work meanwhile."""
    serving = threading.Thread(target=server.serve)
    serving.start()
    try:
        yield
    finally:
        server.shutdown(wait=True)
        serving.join(DEADLINE)
    assert not serving.is_alive()


def edit(file: Path, seen: threading.Event) -> None:
    """Edit a file until that is seen: the first look may come after the first edit."""
    for second in range(5 * DEADLINE):
        os.utime(file, (second, second))
        if seen.wait(0.2):
            return


@pytest.mark.parametrize("folder", ["content", "data"])
def test_edits_are_seen_in_what_mkdocs_watches_and_in_what_we_add(
    tmp_path: Path, folder: str
) -> None:
    for name in ("content", "data"):
        (tmp_path / name).mkdir()
    edited = tmp_path / folder / "one.md"
    edited.write_text("1", encoding="utf-8")
    seen = threading.Event()
    server = LiveReloadServer(seen.set, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path / "content"))
    watch(server, [str(tmp_path / "content"), str(tmp_path / "theme")], [str(tmp_path / "data")])
    with served(server):
        edit(edited, seen)
    assert seen.is_set()


def test_while_a_build_goes_on_nobody_looks_and_then_what_was_edited_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = tmp_path / "one.csv"
    edited.write_text("1", encoding="utf-8")
    look, looks = polling.DirectorySnapshot, []
    monkeypatch.setattr(
        polling,
        "DirectorySnapshot",
        lambda *given, **named: looks.append(1) or look(*given, **named),
    )
    during: list[int] = []
    began, again = threading.Event(), threading.Event()

    def build() -> None:
        if during:
            again.set()
            return
        began.set()
        time.sleep(3 * PAUSE)  # The look that has found the edit may not have ended.
        before = len(looks)
        os.utime(edited, (1_000, 1_000))
        time.sleep(5 * PAUSE)
        during.append(len(looks) - before)

    server = LiveReloadServer(build, "127.0.0.1", 0, str(tmp_path))
    watch(server, [], [str(tmp_path)])
    with served(server):
        edit(edited, began)
        assert again.wait(DEADLINE)
    assert during == [0]
