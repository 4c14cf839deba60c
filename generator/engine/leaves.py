"""Pages of ours that the menu does not hold, made beside MkDocs, which only links to them.

Their number grows with the records, so MkDocs is spared them: each is converted, filled into what
surrounds it and written on its own.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.pipeline.run import Rendered

from . import frames
from .frames import Frames
from .pages import PlainPage

_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""What plugins may do to a page on its way through MkDocs."""


OURS = "dangwu"
"""The name under which our pages are marked as generated."""


class Leaf(File):
    """A page that MkDocs does not make."""

    def __init__(self, rendered: Rendered, config: MkDocsConfig) -> None:
        """Know its address, for the links of other pages."""
        address = str(rendered.path.with_suffix(".html"))
        level = InclusionLevel.NOT_IN_NAV
        super().__init__(
            str(rendered.path), None, config.site_dir, False, dest_uri=address, inclusion=level
        )
        self.generated_by = OURS
        self.rendered = rendered

    def is_documentation_page(self) -> bool:
        """It is none that MkDocs has to make."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """It is written by `write`."""


def usable(config: MkDocsConfig, plugin: object) -> bool:
    """Whether nothing but our templates and the plugin given has to see each page."""
    seen = (method for event in _EVENTS for method in config.plugins.events[event])
    others = [one for one in seen if getattr(one, "__self__", None) is not plugin]
    return not others and frames.usable(config.theme.custom_dir)


def write(
    leaves: Sequence[Leaf],
    framed: Frames,
    config: MkDocsConfig,
    files: Files,
    progress: Callable[[str], None],
) -> None:
    """Make and write every leaf; each has its page then, with only what others look at."""
    pages: list[PlainPage] = []
    for leaf in leaves:
        page = PlainPage.of(leaf.rendered, leaf, config)
        page.active = True
        page.render(config, files)
        whole = framed.fill(page)
        target = Path(leaf.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(whole.encode(errors="xmlcharrefreplace"))
        page.markdown = page.content = None
        pages.append(page)
        progress("page")
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
