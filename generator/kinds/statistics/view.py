"""Totals → an entrance, a page for each theme and year, and the other figures by year."""

from collections.abc import Iterator

from msgspec import Struct

from generator import protect
from generator.contract import HOME, Link, Page
from generator.world import World

from . import figures, view_year
from .model import INDEX, year_path
from .protected import least
from .sheets import Sheet, sheets, text
from .themes import THEMES, Theme


class Card(Struct, frozen=True):
    """A theme on the entrance: its newest totals, and its years."""

    title: str
    anchor: str
    about: str
    whose: str
    figures: tuple[tuple[str, str], ...]
    years: tuple[Link, ...]


class Entrance(Struct, frozen=True):
    """The themes, and the words about small numbers; these are empty where nothing is hidden."""

    cards: tuple[Card, ...]
    hidden: str


def view(world: World) -> Iterator[Page]:
    """The entrance and what lies behind it; nothing while there are no totals."""
    themes = [(theme, sheets(world, theme)) for theme in THEMES]
    others = figures.years(world)
    cards = [_card(theme, found) for theme, found in themes if found]
    if others:
        cards.append(_others(others))
    if not cards:
        return
    hidden = protect.notice(least(world))
    yield Page(
        INDEX,
        "党务统计",
        "statistics/index.md.j2",
        Entrance(tuple(cards), hidden),
        parent=HOME,
        description="党费、民主评议、发展党员等只公布总数，不公布个人。",
        in_nav=True,
        hide=("toc",),
    )
    for theme, found in themes:
        yield from view_year.pages(theme, found, world, hidden)
    yield from figures.pages(world, hidden)


def _card(theme: Theme, found: tuple[Sheet, ...]) -> Card:
    newest = found[0]
    columns = theme.columns if newest.head else ()
    return Card(
        theme.title,
        f"theme-{theme.name}",
        theme.about,
        f"{newest.name}，{newest.year}年{newest.until}" if newest.head else "",
        tuple(
            (f"{column.title}（{column.unit}）", text(newest.head, column))
            for column in columns
            if newest.head
        ),
        tuple(Link(f"{one.year}年", year_path(theme.name, one.year)) for one in found),
    )


def _others(years: tuple[int, ...]) -> Card:
    links = tuple(Link(f"{year}年", year_path(figures.NAME, year)) for year in years)
    return Card(figures.TITLE, f"theme-{figures.NAME}", figures.ABOUT, "", (), links)
