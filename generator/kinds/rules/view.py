"""Provisions, documents and working days → the pages that say by which rules the site is checked."""

from collections.abc import Iterator

from msgspec import Struct

from generator import packs
from generator.contract import HOME, Link, Page
from generator.kinds.guide import model as guide
from generator.packs import Confidence, Level
from generator.world import World

from .model import DOCUMENTS, INDEX, theme_path
from .view_documents import documents
from .view_local import local
from .view_provision import Statement, statements
from .view_years import years

SERIES = "rules"


class Door(Struct, frozen=True):
    """A page in the index, what it holds."""

    link: Link
    text: str


class Mark(Struct, frozen=True):
    """A mark of confidence or severity and what it means."""

    name: str
    meaning: str


class Index(Struct, frozen=True):
    """What there is to read."""

    themes: tuple[Door, ...]
    lists: tuple[Door, ...]
    levels: tuple[Mark, ...]
    confidences: tuple[Mark, ...]
    codes: Link


class Theme(Struct, frozen=True):
    """The provisions of one theme."""

    statements: tuple[Statement, ...]
    documents: Link
    guide: Link


_LEVELS = {
    Level.ERROR: "不改正就不生成网站。",
    Level.STRICT: "平时是警告；正式发布的严格检查里不能通过。",
    Level.WARNING: "应当处理，不妨碍生成网站。",
    Level.INFO: "供参考。",
}
_CONFIDENCES = {
    Confidence.ORIGINAL: "对照过规定的原文；本系统自己的一致性要求也列在这里。",
    Confidence.SECONDARY: "对照过引用原文的资料，没有逐字核对原文。",
    Confidence.LOCAL: "来自地方或单位的做法，不是全国规定，最多提醒。",
    Confidence.MEMORY: "还没有核对，最多提醒，可以停用。",
    Confidence.DISPUTED: "各处说法不一致，最多提醒。",
}


def view(world: World) -> Iterator[Page]:
    """The index, a page for each theme, the documents, the local provisions and the working days."""
    themes = tuple(_themes(world))
    lists = (documents(world), local(world), years(world))
    yield Page(
        INDEX,
        "规则依据",
        "rules/index.md.j2",
        _index(themes, lists),
        parent=HOME,
        description="检查这个网站用到的规定：出自哪份文件，数字是多少，什么时候有效",
        in_nav=True,
        hide=("toc",),
    )
    yield from themes
    yield from lists


def _themes(world: World) -> Iterator[Page]:
    titles = dict(packs.packs()[0].headings())
    shipped = packs.themes()
    for file in sorted(shipped, key=lambda file: (_rank(file, titles), file)):
        title = titles.get(file, "其他")
        ids = dict.fromkeys(one.id for one in shipped[file])
        yield Page(
            theme_path(file),
            title,
            "rules/theme.md.j2",
            Theme(
                tuple(statements(world, ids)),
                Link("依据文件", DOCUMENTS),
                Link("检查规则一览", guide.page_path("codes")),
            ),
            parent=INDEX,
            description=f"关于{title}的规定 {len(ids)} 条",
            series=SERIES,
        )


def _rank(file: str, titles: dict[str, str]) -> int:
    return list(titles).index(file) if file in titles else len(titles)


def _index(themes: tuple[Page, ...], lists: tuple[Page, ...]) -> Index:
    levels = tuple(Mark(one.label, text) for one, text in _LEVELS.items())
    confidences = tuple(Mark(one.label, text) for one, text in _CONFIDENCES.items())
    return Index(
        tuple(_door(page) for page in themes),
        tuple(_door(page) for page in lists),
        levels,
        confidences,
        Link("检查规则一览", guide.page_path("codes")),
    )


def _door(page: Page) -> Door:
    return Door(Link(page.title, page.path), page.description)
