"""Our pages and files → MkDocs' collection of files."""

import html
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import kinds
from generator.contract import HOME
from generator.pipeline import Outcome
from generator.pipeline.rendered import Rendered

from .leaves import OURS, Leaf


def enter(files: Files, config: MkDocsConfig, outcome: Outcome, *, beside: bool) -> None:
    """Replace what records under `content/` were written in by the pages made of them.

    Those that the menu does not hold are leaves where they are made `beside` MkDocs.
    """
    folders = {kind.name for kind in outcome.kinds}
    for file in tuple(files):
        if file.src_dir == config.docs_dir and PurePosixPath(file.src_uri).parts[0] in folders:
            files.remove(file)
    for page in outcome.pages:
        _put(files, _file(page, config, leaf=beside and not page.in_nav and not page.redirect))
    for text in outcome.files:
        _put(files, File.generated(config, str(text.path), content=text.text.encode()))
    for asset in outcome.assets:
        source = Path(config.docs_dir) / asset.source
        _put(files, File.generated(config, str(asset.target), abs_src_path=str(source)))


def _file(page: Rendered, config: MkDocsConfig, *, leaf: bool) -> File:
    if leaf:
        return Leaf(page, config)
    return File.generated(config, str(page.path), content=page.text, inclusion=_level(page))


def _level(page: Rendered) -> InclusionLevel:
    return InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV


def _put(files: Files, file: File) -> None:
    present = files.get_file_from_path(file.src_uri)
    if present is not None:
        files.remove(present)
    files.append(file)


def escape_title(page: Page) -> None:
    """Make the title of a page of ours safe for themes, which print it as HTML."""
    if page.file.generated_by == OURS and "title" in page.meta:
        page.meta["title"] = html.escape(str(page.meta["title"]))


def empty() -> Outcome:
    """A site of one page, to carry the errors when there was no good one yet."""
    title, text = "数据有错误", "# 数据有错误\n\n改正后这里会自动刷新。\n"
    page = Rendered(HOME, {"title": title}, text, title, "首页", True, "")
    return Outcome((page,), (), (), None, kinds.find())
