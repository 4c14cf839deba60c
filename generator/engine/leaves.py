"""Pages of ours that the menu does not hold, made beside MkDocs, which only links to them.

Their number grows with the records, so MkDocs is spared them: each is converted, filled into what
surrounds it and written on its own, or taken from the last build if it would be the same.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import program
from generator.kept import Kept
from generator.pipeline.rendered import Progress, Rendered

from . import frames, sheet
from .frames import Frames
from .pages import PlainPage

_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""What plugins may do to a page on its way through MkDocs."""

OURS = "dangwu"
"""The name under which our pages are marked as generated."""


Link = tuple[str, str]
"""The path of a page, and the id within it to which another leads."""


class Leaf(File):
    """A page that MkDocs does not make; a `plain` one has no links that MkDocs would look up."""

    def __init__(self, rendered: Rendered, config: MkDocsConfig) -> None:
        """Know its address, for the links of other pages."""
        super().__init__(
            str(rendered.path),
            None,
            config.site_dir,
            use_directory_urls=False,
            dest_uri=sheet.address(rendered.path),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = OURS
        self.rendered = rendered
        self.plain = False

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
    around: str,
    kept: Kept,
    progress: Progress,
) -> frozenset[Link]:
    """Make and write every leaf; each has its page then, with only what others look at.

    `around` names all that a leaf shows beside what it is made from. Returns all links to
    places within a page.
    """
    there = sheet.digest(around, *sorted(files.src_uris))
    linking: list[Page] = [file.page for file in files.documentation_pages() if file.page]
    for done, leaf in enumerate(leaves, 1):
        page = PlainPage.of(leaf.rendered, leaf, config)
        target = Path(leaf.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        # What Markdown makes of a text depends on the pages to which it may lead.
        alone, led = (sheet.made_from(one, leaf.rendered) for one in (around, there))
        leaf.plain = kept.take(leaf.dest_uri, alone, target)
        if not leaf.plain and not kept.take(leaf.dest_uri, led, target):
            page.active = True
            page.render(config, files)
            target.write_bytes(framed.fill(page, leaf.rendered).encode(errors="xmlcharrefreplace"))
            leaf.plain = page.plain
            kept.made[leaf.dest_uri] = alone if page.plain else "" if page.links_to_anchors else led
            linking.append(page)
        page.markdown = page.content = None
        progress("page", done, len(leaves))
    return frozenset(_look_up(linking, config, files))


def _look_up(linking: Iterable[Page], config: MkDocsConfig, files: Files) -> Iterator[Link]:
    """See that links to headings of leaves lead somewhere; MkDocs does so for its own pages."""
    for page in linking:
        for target, ids in (page.links_to_anchors or {}).items():
            yield from ((target.src_uri, one) for one in ids)
            if isinstance(target, Leaf) and isinstance(target.page, PlainPage):
                target.page.know_ids(target.rendered, config, files)
        if isinstance(page, PlainPage):
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)


def around(config: MkDocsConfig, nav: Navigation) -> str:
    """Names all that surrounds a page: program, settings, facts of the site and menu; not the day."""
    settings = {name: value for name, value in config.items() if name not in _ELSEWHERE}
    theme = dict(config.theme.items())
    told = json.dumps([settings, theme, list(_items(nav.items))], default=_name, sort_keys=True)
    written = Path(config.config_file_path).read_text(encoding="utf-8")
    return sheet.digest(program.stamp(), written, told)


_ELSEWHERE = ("plugins", "hooks", "theme", "config_file_path", "site_dir", "docs_dir", "nav")
"""Settings that no page shows, or that are told otherwise."""


def _name(value: Any) -> str:
    """A name for what has no spelling in JSON: functions of extensions, and the like."""
    return str(getattr(value, "__qualname__", type(value).__qualname__))


def _items(items: Iterable[StructureItem]) -> Iterator[tuple[str | None, str | None, list[Any]]]:
    for item in items:
        yield (
            item.title,
            getattr(item, "url", None),
            list(_items(getattr(item, "children", None) or ())),
        )
