"""Our pages as MkDocs' own, converted at once where that gives what Python-Markdown gives."""

from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from .convert import convert


class PlainPage(Page):
    """A page that is mostly HTML; it has no links that MkDocs would have to look up."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the contents list and the ids as MkDocs would find them."""
        settings: dict[str, Any] = config.mdx_configs.get("toc", {})
        done = convert(self.markdown or "", settings["slugify"]) if "slugify" in settings else None
        if done is None:
            super().render(config, files)
            return
        tokens: Any = [
            {"level": one.level, "id": one.id, "name": one.name} for one in done.headings
        ]
        self.content = done.html
        self.toc = get_toc(nest_toc_tokens(tokens))
        self.present_anchor_ids = set(done.ids)
        self.links_to_anchors = {}
