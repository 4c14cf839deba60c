"""A site on disk → MkDocs' build or preview of it."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.kept import Kept
from generator.pipeline import Outcome
from generator.pipeline.rendered import Progress, silent

from . import preview, words
from .plugin import DangwuPlugin
from .shell import Made, Shell
from .site import BuildError


class _Lines(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _quiet() -> Iterator[_Lines]:
    """Keep MkDocs' warnings instead of printing them."""
    # The theme prints a notice of its maker's plans into every log unless this is set.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log, kept = logging.getLogger("mkdocs"), _Lines()
    before = log.propagate, log.level
    log.propagate = False
    log.setLevel(logging.WARNING)
    log.addHandler(kept)
    try:
        yield kept
    finally:
        log.removeHandler(kept)
        log.propagate, log.level = before


def build(
    root: Path,
    outcome: Outcome,
    site_dir: Path,
    kept: Kept,
    progress: Progress = silent,
    last: Shell | None = None,
) -> Made:
    """Build the pages of an outcome into a folder; a warning of any kind raises BuildError.

    Pages that would be the same are taken from what is `kept` of the last build, and what surrounds
    them from its shell.
    """
    progress("mkdocs", 0, 0)
    with _quiet() as warned:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir), strict=True)
            plugin = config.plugins.get("dangwu")
            if not isinstance(plugin, DangwuPlugin):
                raise BuildError("mkdocs.yml 的 plugins 里没有 dangwu")
            config.plugins.on_startup(command="build", dirty=False)
            plugin.prepared, plugin.progress, plugin.kept = outcome, progress, kept
            plugin.shell = last or Shell()
            mkdocs_build.build(config)
        except (MkDocsException, Abort) as error:
            lines = warned.lines or [str(error)]
            raise BuildError("\n".join(map(words.chinese, lines))) from error
    return Made(plugin.index, plugin.shell)


def serve(root: Path, address: str, open_in_browser: bool) -> None:
    """Preview the site at `host:port` until interrupted; edits show by themselves."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    preview.log.addHandler(handler)
    preview.log.setLevel(logging.INFO)
    mkdocs_serve.serve(
        config_file=str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_in_browser
    )
