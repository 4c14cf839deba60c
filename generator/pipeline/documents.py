"""A finished site → the documents that its search knows, and the names of their kinds."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator import search
from generator.contract import About
from generator.kinds.organisations.model import Appointment, Organisation, Person, page_path
from generator.kinds.search.model import SearchWord
from generator.search import Document, Words
from generator.world import World

from .rendered import Rendered
from .run import Outcome

OTHER = "other"
"""The kind of pages written by hand outside the folders of the kinds."""


def kinds(outcome: Outcome) -> Mapping[str, str]:
    """The title of each kind that has pages of its own, in the order of the menu."""
    titled = {kind.name: kind.title for kind in outcome.kinds if kind.title}
    return titled | {OTHER: "其他"}


def documents(outcome: Outcome, by_hand: Mapping[PurePosixPath, str]) -> Iterator[Document]:
    """Every page but those that lead on; `by_hand` are other pages by their path."""
    world, known = outcome.visible, kinds(outcome)
    if world is None:
        return
    for page in outcome.pages:
        if not page.redirect:
            yield _document(world, page, known)
    for path, text in by_hand.items():
        yield Document(_address(path), _title(path, text), OTHER, text)


def _document(world: World, page: Rendered, known: Mapping[str, str]) -> Document:
    about = page.about or About()
    above = _line(world, about.org_id)
    kind = page.path.parts[0] if len(page.path.parts) > 1 else "home"
    return Document(
        _address(page.path),
        page.title,
        kind if kind in known else OTHER,
        page.text,
        tuple(_names(world, above[0])) if above and page.path == page_path(above[0].id) else (),
        above[0].short if above else "",
        tuple(one.id for one in above),
        about.day,
        about.start,
        about.end,
        page.about is None,
        tuple(one.short for one in above),
    )


def _names(world: World, organisation: Organisation) -> Iterator[str]:
    """The names of an organisation and of its people."""
    yield from dict.fromkeys((organisation.name, organisation.short))
    for one in world.by(Appointment, "org_id").get(organisation.id, ()):
        person = world.get(Person, one.value.person_id)
        if person is not None and one.value.holds_on(world.today):
            yield person.name


def _line(world: World, id: str) -> tuple[Organisation, ...]:
    """An organisation and all above it, from below; empty where it is not shown."""
    found: dict[str, Organisation] = {}
    one = world.get(Organisation, id)
    while one is not None and one.id not in found:
        found[one.id] = one
        one = world.get(Organisation, one.parent_id)
    return tuple(found.values())


def _address(path: PurePosixPath) -> str:
    return str(path.with_suffix(".html"))


def _title(path: PurePosixPath, text: str) -> str:
    """The first heading of a page, or the name of its file."""
    lines = (line for line in text.splitlines() if line.startswith("# "))
    return next((line.removeprefix("# ").split("{")[0].strip() for line in lines), path.stem)


def words(outcome: Outcome) -> Words:
    """The words of the same meaning, those of the site before those shipped; those of questions."""
    entries = outcome.visible.all(SearchWord) if outcome.visible else ()
    return search.words(entry.value.words for entry in entries)
