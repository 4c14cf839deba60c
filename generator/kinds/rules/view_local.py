"""A site's own provisions and the packs it may adopt → one page."""

from collections.abc import Iterator

from msgspec import Struct

from generator import packs
from generator.contract import Link, Page
from generator.kinds.guide import model as guide
from generator.packs import Pack, Provision
from generator.world import World

from . import statements as say
from .model import DOCUMENTS, INDEX, LOCAL
from .origins import OWN, adopted, own, versions
from .view_provision import Statement, codes, document_anchors, statement


class Local(Struct, frozen=True):
    """A local pack: whether it is adopted, and what it says in place of the national rules."""

    anchor: str
    id: str
    name: str
    version: str
    note: str
    standing: str
    look: str
    rows: tuple["Row", ...]


class Row(Struct, frozen=True):
    """One provision of a pack beside the one it takes the place of."""

    id: str
    title: str
    text: str
    changes: str
    level: str


class Locals(Struct, frozen=True):
    """What a site has written itself, and the packs that come with the program."""

    count: str
    own: tuple[Statement, ...]
    packs: tuple[Local, ...]
    documents: Link
    guide: Link


def local(world: World) -> Page:
    """The page of local provisions."""
    taken = {pack.id for pack in adopted(world)}
    shown = tuple(_pack(pack, taken=pack.id in taken) for pack in packs.packs()[1:])
    return Page(
        LOCAL,
        "本单位和地方的规定",
        "rules/local.md.j2",
        Locals(
            str(len(own(world))),
            tuple(_own(world)),
            shown,
            Link("依据文件", DOCUMENTS),
            Link("检查规则一览", guide.page_path("codes")),
        ),
        parent=INDEX,
        description="本单位自己写的规定，停用的检查，以及可以采用的地方规则包",
        series="rules",
    )


def _own(world: World) -> Iterator[Statement]:
    readers, anchors = codes(world), document_anchors(world)
    for id in dict.fromkeys(entry.value.id for entry in own(world)):
        mine = [one for one in versions(world, id) if one.origin == OWN]
        for number, version in enumerate(mine, 1):
            yield statement(version, anchors, readers(id), number)


def _pack(pack: Pack, *, taken: bool) -> Local:
    national = {one.id: one for one in reversed(packs.national())}
    rows = tuple(_row(one, national.get(one.id)) for one in packs.local(pack.id))
    standing, look = ("已采用", "open") if taken else ("没有采用", "closed")
    return Local(
        f"pack-{pack.id}", pack.id, pack.name, pack.version, pack.note, standing, look, rows
    )


def _row(one: Provision, below: Provision | None) -> Row:
    numbers = "，".join(say.figures(one.figures))
    changed = say.changes(one, below) if below else f"新增：{numbers}" if numbers else "新增"
    return Row(one.id, one.title, one.text, changed, one.weight.label)
