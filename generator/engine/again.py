"""A site after an edit of records: what it changes is filled into the shell of the last build, without MkDocs.

MkDocs builds where that cannot be done: when pages or files went, when the menu or something written by hand
changed, when a page is not plain or has a form that is not known yet.
"""

from collections.abc import Iterator
from pathlib import Path

from generator import manifest, write
from generator.kept import Kept
from generator.pipeline import Outcome
from generator.pipeline.rendered import Progress
from generator.workspace import Workspace

from . import search, sheet, sitemap
from .filling import Filling
from .shell import Made, Shell


def build(
    space: Workspace, outcome: Outcome, folder: Path, shell: Shell, kept: Kept, progress: Progress
) -> Made | None:
    """Make a site in an empty folder; None, and something there, where MkDocs has to make it."""
    ours = (str(one.path) for group in (outcome.pages, outcome.files) for one in group)
    work = Filling.of(folder, shell, kept, ours)
    pages = {sheet.address(page.path): page for page in outcome.pages if not page.redirect}
    keys = {name: sheet.made_from(shell.around, page) for name, page in pages.items()}
    changed = [name for name, key in keys.items() if shell.keys.get(name) != key]
    filled = {name: made for name in changed if (made := work.fill(pages[name]))}
    texts = [str(file.path) for file in outcome.files]
    gone = shell.keys.keys() - keys.keys() | set(shell.texts) - set(texts)  # Linked to, maybe.
    if gone or len(filled) < len(changed):
        return None
    if not work.take(name for name in (*keys, *_rest(shell, kept)) if name not in filled):
        return None
    for done, (name, page) in enumerate(pages.items(), 1):
        if name in filled:
            work.put(page, filled[name])
        elif kept.made[name] not in {"", shell.keys.get(name)}:
            kept.made[name] = sheet.made_from(work.there, page)  # Links lead from it.
        progress("page", done, len(pages))
    for file in outcome.files:
        write.text(folder / file.path, file.text)
    days = {name: page.changed for name, page in pages.items()}
    sitemap.write(folder, shell.documents, days, work.canonical, space.today)
    shell.keys, shell.texts = keys, texts
    return Made(search.begin(space.root, outcome, folder, space.cache, kept), shell)


def _rest(shell: Shell, kept: Kept) -> Iterator[str]:
    """The files that come neither from records nor from the search."""
    maps = filter(sitemap.ours, kept.files.keys() - set(shell.others))
    ours = {*shell.keys, *shell.texts, manifest.NAME, *maps}
    others = (name for name in kept.files if name not in ours)
    return (name for name in others if not name.startswith(f"{search.FOLDER}/"))
