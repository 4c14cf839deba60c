"""The page on which a search shows all it has found, and ways for those without scripts."""

from collections.abc import Iterator

from generator.contract import HOME, Page
from generator.world import World

from .model import INDEX


def view(world: World) -> Iterator[Page]:
    """One page; scripts fill it."""
    yield Page(
        INDEX,
        "搜索",
        "search/index.md.j2",
        None,
        parent=HOME,
        description="搜索本站的全部内容",
        hide=("navigation", "toc"),
    )
