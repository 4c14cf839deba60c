"""What pages load besides their text: one style sheet, and no script that none asks for."""

from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SHEET = PurePosixPath("assets/stylesheets/site.css")

_SEARCH = frozenset({"material/search", "search"})
"""The search of the theme, which works by its scripts, under its names; `theirs.html` knows them too."""

_SCRIPTS = tuple(f"assets/javascripts/{name}" for name in ("bundle.", "lunr/", "workers/"))


def settle(files: Files, config: MkDocsConfig) -> None:
    """Join the style sheets of a site; leave out the scripts of the theme, where ours do for them."""
    _join(files, config)
    own = (config.docs_dir, config.theme.custom_dir)
    if not _SEARCH & config.plugins.keys():
        for file in [*files]:
            if file.src_uri.startswith(_SCRIPTS) and file.src_dir not in own:
                files.remove(file)


def _join(files: Files, config: MkDocsConfig) -> None:
    """Put one sheet in place of those that begin `extra_css` and lie in the folder of ours.

    A browser shows nothing before it has all that a page names. A sheet from elsewhere, and those
    after it, stay: what they are relative to, and their order, count.
    """
    joined: list[File] = []
    for path in config.extra_css:
        file = files.get_file_from_path(path)
        if file is None or PurePosixPath(path).parent != SHEET.parent:
            break
        joined.append(file)
    if len(joined) > 1:
        for file in joined:
            files.remove(file)
        text = "\n".join(file.content_string for file in joined)
        files.append(File.generated(config, str(SHEET), content=text))
        config.extra_css = [str(SHEET), *config.extra_css[len(joined) :]]
