"""The folders that a preview watches."""

import os
import threading
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.engine.watching import watch

DEADLINE = 30
"""Seconds after which what has not been seen will not be."""


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
    serving = threading.Thread(target=server.serve)
    serving.start()
    try:
        for second in range(5 * DEADLINE):  # The first look may come after the first edit.
            os.utime(edited, (second, second))
            if seen.wait(0.2):
                break
    finally:
        server.shutdown(wait=True)
        serving.join(DEADLINE)
    assert seen.is_set()
    assert not serving.is_alive()
