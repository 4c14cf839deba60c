"""A site → what search engines may read of it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.contract import TextFile
from generator.schema import Scope
from generator.world import World

from .model import Site

PATH = PurePosixPath("robots.txt")
SITEMAP = PurePosixPath("sitemap.xml")
"""The list of all pages, which MkDocs writes."""


def files(world: World) -> Iterator[TextFile]:
    """Everything for the public, with the list of pages where its address is known; else nothing."""
    if world.audience is not Scope.SOCIETY:
        yield TextFile(PATH, "User-agent: *\nDisallow: /\n")
        return
    address = world.all(Site)[0].value.address_of(SITEMAP)
    sitemap = f"\nSitemap: {address}\n" if address else ""
    yield TextFile(PATH, f"User-agent: *\nAllow: /\n{sitemap}")
