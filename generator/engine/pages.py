"""Our pages as MkDocs' own, converted at once where that gives what Python-Markdown gives."""

from typing import Any, Self

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.pipeline.rendered import Rendered

from .convert import SLUG, convert
from .sheet import title

_shared: dict[frozenset[str], set[str]] = {}
"""Sets of ids: many pages have the same ones."""


_EXTENSIONS = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "sane_lists",
        "tables",
        "toc",
    ]
)
"""Extensions of Markdown that leave plain pages as they are."""


def plainly(config: MkDocsConfig) -> bool:
    """Whether a site is written in the Markdown that we know."""
    toc: dict[str, Any] = config.mdx_configs.get("toc", {})
    plain = config.mdx_configs.keys() <= {"toc"} and toc.keys() <= {"slugify", "permalink"}
    ours = plain and _told(toc.get("slugify")) == _told(SLUG) and not toc.get("permalink")
    return ours and _EXTENSIONS.issuperset(config.markdown_extensions)


def _told(slug: Any) -> tuple[Any, Any]:
    """What a function with settings is made of."""
    return getattr(slug, "func", None), getattr(slug, "keywords", None)


class PlainPage(Page):
    """A page of ours that is mostly HTML; a `plain` one has no links that MkDocs would look up."""

    plain = False

    @classmethod
    def of(cls, rendered: Rendered, file: File, config: MkDocsConfig) -> Self:
        """The page of a file, as MkDocs would read it."""
        page = cls(None, file, config)
        page.meta = {**rendered.settings, "title": title(rendered.settings)}
        page.markdown = rendered.markdown
        return page

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the contents list and the ids as MkDocs would find them."""
        done = None
        if plainly(config):
            done = convert(self.markdown or "")
        if done is None:
            super().render(config, files)
            return
        tokens: Any = [
            {"level": one.level, "id": one.id, "name": one.name} for one in done.headings
        ]
        self.plain = True
        self.content = done.html
        self.toc = get_toc(nest_toc_tokens(tokens))
        self.present_anchor_ids = _shared.setdefault(done.ids, set(done.ids))
        self.links_to_anchors = {}

    def know_ids(self, rendered: Rendered, config: MkDocsConfig, files: Files) -> None:
        """Find the ids in the page if they are not known yet."""
        if self.present_anchor_ids is None:
            self.markdown = rendered.markdown
            self.render(config, files)
            self.markdown = self.content = None
