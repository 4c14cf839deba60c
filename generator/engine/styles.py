"""The style sheets of a site → one: a browser shows nothing before it has all that a page names."""

from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SHEET = PurePosixPath("assets/stylesheets/site.css")


def join(files: Files, config: MkDocsConfig) -> None:
    """Put one sheet in place of those that begin `extra_css` and lie in the folder of ours.

    One from elsewhere, and those after it, stay: what they are relative to, and their order, count.
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
