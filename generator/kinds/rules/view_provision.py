"""One provision with all its versions, ready to print."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from generator import packs
from generator.packs import Document, Provision
from generator.world import World, once

from . import statements as say
from .origins import OWN, Standing, Version, versions

WORDING = "wording-election-rules"
"""One of the provisions about wording: a site may add others, which the same check reads."""


class CodeLink(Struct, frozen=True):
    """A check that reads a provision, and its anchor in the list of checks."""

    code: str
    title: str
    anchor: str


class Statement(Struct, frozen=True):
    """One version of a provision; the id is the `anchor` of the first, the others are numbered."""

    anchor: str
    id: str
    title: str
    text: tuple[str, ...]
    figures: tuple[str, ...]
    words: tuple[str, ...]
    citation: str
    document: str
    validity: str
    level: str
    confidence: str
    note: str
    origin: str
    standing: str
    look: str
    codes: tuple[CodeLink, ...]


def statements(world: World, ids: Iterable[str]) -> Iterator[Statement]:
    """All versions of provisions: the one that counts, then the others."""
    readers = codes(world)
    anchors = document_anchors(world)
    for id in ids:
        listed = sorted(versions(world, id), key=_order)
        for number, version in enumerate(listed, 1):
            yield statement(version, anchors, readers(id), number)


def _order(version: Version) -> int:
    return list(Standing).index(version.standing)


def statement(
    version: Version,
    anchors: dict[str, str],
    readers: tuple[CodeLink, ...],
    number: int,
) -> Statement:
    """A version ready to print; the first has number 1."""
    one = version.provision
    marked = version.origin if version.origin != packs.packs()[0].name else ""
    return Statement(
        one.id if number == 1 else f"{one.id}--{number}",  # no id has two hyphens in a row
        one.id,
        _title(one, number),
        tuple(one.text.splitlines()),
        say.figures(one.figures),
        say.words(one.words),
        one.citation,
        anchors.get(plain(one.document), ""),
        say.validity(one.since, one.until),
        one.weight.label,
        one.trust,
        one.note or "",
        "本单位自己的规定" if marked == OWN else marked,
        version.standing.value[0],
        version.standing.value[1],
        readers,
    )


def _title(one: Provision, number: int) -> str:
    """The title of a version; an earlier one that has no name of its own says until when it was."""
    period = say.validity(one.since, one.until)
    named = number == 1 or not period or one.title.endswith("）")
    return one.title if named else f"{one.title}（{period}）"


def codes(world: World) -> Callable[[str], tuple[CodeLink, ...]]:
    """The checks that read a provision; every id that begins with `wording-` is read by one."""
    by_id = _codes(world)

    def readers(id: str) -> tuple[CodeLink, ...]:
        general = WORDING if id.startswith("wording-") else id
        return by_id.get(id, by_id.get(general, ()))

    return readers


@once
def _codes(world: World) -> Mapping[str, tuple[CodeLink, ...]]:
    found: dict[str, list[CodeLink]] = {}
    for rule in (rule for kind in world.kinds for rule in kind.rules):
        anchor = rule.code.id.replace("/", "-").replace("_", "-")
        for id in rule.provisions:
            link = CodeLink(rule.code.id, rule.code.title, anchor)
            found.setdefault(id, []).append(link)
    return {id: tuple(links) for id, links in found.items()}


def all_documents(world: World) -> tuple[Document, ...]:
    """The documents on the list, a site's own last; one of a site replaces that of the same id."""
    own = {entry.value.id: entry.value for entry in world.all(Document)}
    shipped = {one.id: one for one in packs.documents()}
    return tuple((shipped | own).values())


def document_anchors(world: World) -> dict[str, str]:
    """The anchor of a document in the list, by its name without brackets."""
    return {plain(one.name): one.id for one in all_documents(world)}


def plain(name: str) -> str:
    """A document's name as it is compared: without the brackets of titles."""
    return name.removeprefix("《").replace("》", "").replace("(", "（").replace(")", "）").strip()


def cited(world: World) -> dict[str, tuple[Provision, ...]]:
    """The provisions of all origins by the name of their document."""
    found: dict[str, list[Provision]] = {}
    for one in (one for group in world.law.provisions.values() for one in group):
        found.setdefault(plain(one.document), []).append(one)
    return {name: tuple(group) for name, group in found.items()}
