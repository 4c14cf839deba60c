"""Every code of the checker → groups by what it is about, with how to mend it."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from generator.diagnostics import Code
from generator.world import World

STAGES = {
    "source": "读取文件",
    "schema": "字段的写法",
    "files": "附件和照片",
    "pages": "网页",
    "site": "站点信息",
    "search": "搜索",
}
"""What the first part of a code is about, where that is no kind in the menu."""


class Explained(Struct, frozen=True):
    """One code: what is wrong, why it matters, how to mend it."""

    id: str
    anchor: str
    title: str
    severity: str
    explanation: str
    mend: str


class Group(Struct, frozen=True):
    """The codes of one stage or kind."""

    title: str
    anchor: str
    codes: tuple[Explained, ...]


def groups(world: World) -> tuple[Group, ...]:
    """The codes by stage, then by kind in the order of the site."""
    titles = STAGES | {kind.name: kind.title for kind in world.kinds if kind.title}
    order = {name: rank for rank, name in enumerate(titles)}
    ordered = sorted(world.codes, key=lambda code: (order.get(_part(code), len(order)), code.id))
    return tuple(_groups(ordered, titles))


def _groups(ordered: list[Code], titles: dict[str, str]) -> Iterator[Group]:
    for part, codes in groupby(ordered, key=_part):
        yield Group(titles.get(part, part), f"group-{_anchor(part)}", tuple(map(_explained, codes)))


def _part(code: Code) -> str:
    return code.id.partition("/")[0]


def _anchor(text: str) -> str:
    return text.replace("/", "-").replace("_", "-")


def _explained(code: Code) -> Explained:
    return Explained(
        code.id, _anchor(code.id), code.title, code.severity.label, code.explanation, code.mend
    )
