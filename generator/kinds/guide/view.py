"""The guide → an index, its pages, and the lists of all codes and all fields."""

from collections.abc import Iterator

from msgspec import Struct

from generator.contract import HOME, Link, Page
from generator.redirects import redirects
from generator.schema import Entry
from generator.world import World

from .codes import groups
from .fields import sections
from .model import INDEX, GuidePage, page_path
from .samples import samples

SERIES = "guide"

CODES = Link("检查规则一览", page_path("codes"))
FIELDS = Link("字段表", page_path("fields"))
COMPONENTS = Link("样式一览", page_path("components"))


class Item(Struct, frozen=True):
    """A page of the guide in the index."""

    link: Link
    summary: str


class Index(Struct, frozen=True):
    """What there is to read, and what there is to look up."""

    chapters: tuple[Item, ...]
    lists: tuple[Item, ...]


def view(world: World) -> Iterator[Page]:
    """The index, the pages written by hand in their order, and the lists."""
    entries = sorted(world.all(GuidePage), key=lambda one: (one.value.order, one.value.id))
    chapters = tuple(_page(entry) for entry in entries)
    lists = (_codes(world), _fields(world), _components())
    yield Page(
        INDEX,
        "工作手册",
        "guide/index.md.j2",
        Index(tuple(map(_item, chapters)), tuple(map(_item, lists))),
        parent=HOME,
        description="怎样录入、检查、预览和发布党务公开的内容",
        in_nav=True,
        hide=("navigation", "toc"),
    )
    yield from chapters
    yield from lists
    yield from redirects(world, GuidePage, page_path, lambda page: page.title)


def _item(page: Page) -> Item:
    return Item(Link(page.title, page.path), page.description)


def _page(entry: Entry[GuidePage]) -> Page:
    return Page(
        page_path(entry.value.id),
        entry.value.title,
        "guide/page.md.j2",
        entry.value,
        parent=INDEX,
        source=entry.location(),
        description=entry.value.summary,
        series=SERIES,
        related=(CODES, FIELDS),
    )


def _codes(world: World) -> Page:
    return Page(
        page_path("codes"),
        CODES.text,
        "guide/codes.md.j2",
        groups(world),
        parent=INDEX,
        description="检查时可能出现的每一种问题：为什么要紧，怎么改",
        series=SERIES,
        related=(FIELDS,),
    )


def _fields(world: World) -> Page:
    return Page(
        page_path("fields"),
        FIELDS.text,
        "guide/fields.md.j2",
        sections(world),
        parent=INDEX,
        description="每种数据文件叫什么名字，有哪些字段，怎样填写",
        series=SERIES,
        related=(CODES,),
    )


def _components() -> Page:
    return Page(
        page_path("components"),
        COMPONENTS.text,
        "guide/components.md.j2",
        samples(),
        parent=INDEX,
        description="网页上的每一种样式：什么时候用，叫什么名称",
        series=SERIES,
        related=(CODES, FIELDS),
    )
