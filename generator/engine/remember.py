"""What MkDocs has built → the shell that the next build fills without it."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from msgspec import Struct, field

from generator.pipeline import Outcome

from . import pages, sheet
from .frames import Frames
from .leaves import OURS, Link
from .shell import Shell
from .sitemap import Document


class Built(Struct):
    """What MkDocs has built last: its files, what surrounds a page, and what it was made from.

    Where pages are ours `alone`, nobody else has to see them. `linked` are all places within a
    page to which others lead.
    """

    config: MkDocsConfig
    files: Files
    framed: Frames
    around: str
    outcome: Outcome
    alone: bool
    linked: frozenset[Link]
    outside: dict[str, Any] = field(default_factory=dict)


def page(built: Built, page: Page, whole: str) -> None:
    """Know the frame of a page of ours that MkDocs has made."""
    found = (one for one in built.outcome.pages if str(one.path) == page.file.src_uri)
    rendered = next(found, None) if page.file.generated_by == OURS else None
    if rendered is not None and rendered.in_nav and built.alone:
        built.framed.learn(page, rendered, whole)


def shell(built: Built) -> Shell:
    """All that the next build needs; nothing where somebody else has to see its pages."""
    if not built.alone or not pages.plainly(built.config):
        return Shell()
    shown = [one for one in built.outcome.pages if not one.redirect]
    texts = [str(one.path) for one in built.outcome.files]
    ours = {*(str(one.path) for one in built.outcome.pages), *texts}
    return Shell(
        around=built.around,
        site_url=built.config.site_url or "",
        extensions=built.config.markdown_extensions,
        known=built.framed.known,
        documents=[_document(file.page) for file in built.files.documentation_pages() if file.page],
        others=[uri for uri in built.files.src_uris if uri not in ours],
        texts=texts,
        linked=sorted(built.linked),
        keys={sheet.address(one.path): sheet.made_from(built.around, one) for one in shown},
    )


def _document(page: Page) -> Document:
    changed, redirect = str(page.meta.get("changed", "")), bool(page.meta.get("redirect"))
    return Document(page.file.dest_uri, changed, redirect)
