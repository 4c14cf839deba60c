"""A page with a chart → links to the chart on paper."""

from pathlib import PurePosixPath

from generator.contract import Link
from generator.kinds.site.model import Site
from generator.world import World

from .paths import sheet_path

PAPERS = ("A4", "A3")
"""The paper that offices have."""


def sheets(world: World, page: PurePosixPath, chart: str) -> tuple[Link, ...]:
    """The chart of a page on each paper, where the site is to have that."""
    if not any(entry.value.sheets for entry in world.all(Site)):
        return ()
    return tuple(
        Link(f"下载{chart} PDF（{paper}）", sheet_path(page, paper.lower())) for paper in PAPERS
    )
