"""A preview after an edit: pages that records make are made anew alone, for all else MkDocs builds."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from msgspec import Struct, field

from generator import kinds, program, walk, write
from generator.kept import Kept
from generator.pipeline import Outcome
from generator.pipeline.memory import Memory, state
from generator.pipeline.rendered import Rendered, silent

from . import facts, leaves, shell, space, tree
from .leaves import Leaf
from .remember import Built

log = logging.getLogger("mkdocs.plugins.dangwu")

PAUSE = 2.0
"""Seconds without an edit after which the index of the search follows."""

MARK = b"<!-- dw: what is wrong -->"
"""Where pages of a preview show what is wrong with the data; `main.html` prints it."""

_PARTIAL = "partials/diagnostics.html"


class Preview(Struct):
    """What a preview remembers from one edit to the next."""

    memory: Memory = field(default_factory=Memory)
    built: Built | None = None
    wrong: str = ""
    """What is wrong with the data, as HTML."""

    _later: threading.Timer | None = None
    _busy: threading.Lock = field(default_factory=threading.Lock)

    def follow(self, outcome: Outcome, kept: Kept) -> bool:
        """Make the pages that an outcome changes; False where MkDocs has to build."""
        built = self.built
        if built is None or not built.alone or not _alike(built.outcome, outcome):
            return False
        began = time.perf_counter()
        last = {page.path: page for page in built.outcome.pages}
        changed = [page for page in outcome.pages if last.get(page.path) != page]
        gone = [last[path] for path in last.keys() - {page.path for page in outcome.pages}]
        if any(page.redirect for page in (*changed, *gone)):
            return False
        made = _leaves(built, [one for one in changed if not one.in_nav], gone, kept)
        for page in (one for one in changed if one.in_nav):
            made += _in_menu(built, page)
        _beside(built, outcome)
        built.outcome = outcome
        log.info("更新了 %d 页，用时 %.1f 秒", made, time.perf_counter() - began)
        return True

    def know(self, built: Built, outcome: Outcome) -> None:
        """Remember what MkDocs has built, and show what is wrong since."""
        built.outside = self._outside(built.config)
        self.built = built
        self.say(outcome)

    def touched(self, config: MkDocsConfig) -> bool:
        """Whether something else than records has changed since MkDocs has built."""
        return self.built is None or self._outside(config) != self.built.outside

    def _outside(self, config: MkDocsConfig) -> dict[str, Any]:
        """The state of all files that MkDocs or our templates read, but for those of records."""
        root = space.root(config)
        found = {config.config_file_path: state(Path(config.config_file_path))}
        records = {str(file) for file in self.memory.files.now if isinstance(file, PurePosixPath)}
        for folder in {Path(config.docs_dir), *folders(config)}:
            above = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else ""
            for name, told in walk.files(str(folder)):
                if not (above and f"{above}/{name}" in records):
                    found[f"{folder}/{name}"] = told.st_ino, told.st_size, told.st_mtime_ns
        return found

    def say(self, outcome: Outcome) -> None:
        """Show what is wrong on every page, without making them anew."""
        self.wrong = ""
        if self.built is not None and not outcome.ok:
            found = [facts.finding(one) for one in outcome.diagnostics]
            self.wrong = self.built.framed.partial(_PARTIAL, {"diagnostics": found})

    def shown(self, app: WSGIApplication) -> WSGIApplication:
        """A server that shows what is wrong on the pages it serves."""

        def serve(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            told: list[Any] = []

            def hold(*given: Any) -> Callable[[bytes], object]:
                told[:] = given
                return lambda data: None

            body = app(environ, hold)
            status, headers = told[0], dict(told[1])
            if not self.wrong or "html" not in headers.get("Content-Type", ""):
                start(*told)
                return body
            whole = b"".join(body).replace(MARK, self.wrong.encode(), 1)
            headers["Content-Length"] = str(len(whole))
            start(status, list(headers.items()))
            return [whole]

        return serve

    def later(self, work: Callable[[], None]) -> None:
        """Do something once there has been no edit for a while."""

        def begin() -> None:
            with self._busy:
                work()

        self._later = threading.Timer(PAUSE, begin)
        self._later.daemon = True
        self._later.start()

    def stop(self) -> None:
        """Do nothing later; wait for what has begun."""
        if self._later is not None:
            self._later.cancel()
        with self._busy:
            self._later = None


def folders(config: MkDocsConfig) -> set[Path]:
    """Where our code and templates and those of the site lie."""
    code = Path(kinds.__file__).parent
    own = Path(config.theme.custom_dir or program.theme())
    return {code, code.parent / "templates", program.theme(), own}


def _alike(last: Outcome, outcome: Outcome) -> bool:
    """Whether two outcomes differ in pages alone, and in none of which the menu tells."""
    return (
        last.ok
        and outcome.ok
        and (last.site, last.audience, last.assets)
        == (outcome.site, outcome.audience, outcome.assets)
        and facts.values(last) == facts.values(outcome)
        and shell.menu(last) == shell.menu(outcome)
    )


def _beside(built: Built, outcome: Outcome) -> None:
    """Write the files beside pages that differ where they are served, and remove those that are gone."""
    site = Path(built.config.site_dir)
    last, now = ({file.path: file.text for file in one.files} for one in (built.outcome, outcome))
    for path, text in now.items():
        if last.get(path) != text:
            write.text(site / path, text)
    for path in last.keys() - now.keys():
        (site / path).unlink(missing_ok=True)


def _leaves(built: Built, changed: Sequence[Rendered], gone: Iterable[Rendered], kept: Kept) -> int:
    """Write the leaves that differ where they are served, and remove those that are gone; how many."""
    files = built.files
    moved = _remove(files, gone, kept)
    fresh = [Leaf(one, built.config) for one in changed]
    for leaf in fresh:
        old = files.get_file_from_path(leaf.src_uri)
        moved += old is None
        if old is not None:
            files.remove(old)
        files.append(leaf)
    # What Markdown makes of a text with links of its own depends on the pages that there are.
    others = [one for one in files if moved and isinstance(one, Leaf) and not one.plain]
    again = list({one.src_uri: one for one in (*others, *fresh)}.values())
    for leaf in again:
        # It may be one with the file of the last build.
        Path(leaf.abs_dest_path).unlink(missing_ok=True)
    own = Kept(Path())
    leaves.write(again, built.framed, built.config, files, built.around, own, silent)
    kept.made |= own.made
    return len(again)


def _remove(files: Files, gone: Iterable[Rendered], kept: Kept) -> int:
    """Remove pages; how many."""
    found = [file for one in gone if (file := files.get_file_from_path(str(one.path)))]
    for file in found:
        files.remove(file)
        kept.made.pop(file.dest_uri, None)
        Path(file.abs_dest_path).unlink(missing_ok=True)
    return len(found)


def _in_menu(built: Built, rendered: Rendered) -> int:
    """Write a page of the menu, as MkDocs would with the text it has now; how many."""
    file = built.files.get_file_from_path(str(rendered.path))
    if file is None or file.page is None:
        return 0
    page = file.page
    file.content_string = rendered.text
    page.read_source(built.config)
    tree.escape_title(page)
    page.render(built.config, built.files)
    page.active = True
    html = built.framed.whole(page)
    page.active = False
    Path(file.abs_dest_path).write_bytes(html.encode(errors="xmlcharrefreplace"))
    return 1
