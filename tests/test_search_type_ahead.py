"""What the box offers while somebody types the name of an organisation or a person of this repository."""

from collections.abc import Iterator

import pytest
from pypinyin import Style, lazy_pinyin

from generator import search, write
from generator.kinds.organisations.model import Appointment, Organisation, Person
from generator.pipeline import documents
from generator.search.runtime import Engine
from generator.workspace import Workspace
from generator.world import World
from tests import repository
from tests.searching import addresses

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, Engine]]:
    """What the site shows, and its search."""
    space = Workspace(repository.ROOT, repository.TODAY)
    outcome = space.run()
    folder = tmp_path_factory.mktemp("search")
    found = tuple(documents.documents(outcome, {}))
    files = search.build(found, documents.kinds(outcome), documents.words(outcome))
    for name, text in files:
        write.text(folder / name, text)
    with Engine(folder) as engine:
        yield space.check().visible, engine


def organisations(world: World) -> list[Organisation]:
    return [entry.value for entry in world.all(Organisation)]


def offices(world: World) -> dict[str, set[str]]:
    """The pages of the organisations that a person serves today, by name."""
    found: dict[str, set[str]] = {}
    for one in world.all(Appointment):
        person = world.get(Person, one.value.person_id)
        if person is not None and one.value.holds_on(world.today):
            found.setdefault(person.name, set()).add(page(one.value.org_id))
    return found


def page(id: str) -> str:
    return f"organisations/{id}.html"


def sound(text: str, style: Style = Style.NORMAL) -> str:
    return "".join(lazy_pinyin(text, style=style))


def test_a_full_name_offers_the_page_of_its_organisation_first(
    site: tuple[World, Engine],
) -> None:
    world, engine = site
    for one in organisations(world):
        assert addresses(engine.search(one.name))[0] == page(one.id), one.name


def test_a_short_name_offers_the_page_of_its_organisation_first(
    site: tuple[World, Engine],
) -> None:
    world, engine = site
    for one in organisations(world):
        assert addresses(engine.search(one.short))[0] == page(one.id), one.short


def test_the_beginning_of_a_short_name_offers_an_organisation(site: tuple[World, Engine]) -> None:
    world, engine = site
    for one in organisations(world):
        for end in range(2, len(one.short)):
            begun = one.short[:end]
            offered = addresses(engine.search(begun))
            meant = {page(other.id) for other in organisations(world) if begun in other.short}
            assert meant & set(offered), begun


def test_a_person_offers_the_page_of_an_organisation_first(site: tuple[World, Engine]) -> None:
    world, engine = site
    for name, pages in offices(world).items():
        for typed in (name, sound(name)):
            assert addresses(engine.search(typed))[0] in pages, typed


def test_first_letters_of_a_person_offer_the_page_of_an_organisation(
    site: tuple[World, Engine],
) -> None:
    world, engine = site
    for name, pages in offices(world).items():
        letters = sound(name, Style.FIRST_LETTER)
        assert pages & set(addresses(engine.search(letters))), letters


def test_the_sound_of_a_name_offers_the_page_of_its_organisation(
    site: tuple[World, Engine],
) -> None:
    world, engine = site
    for one in organisations(world):
        for name in (one.short, one.name):
            for typed in (sound(name), sound(name, Style.FIRST_LETTER)):
                assert page(one.id) in addresses(engine.search(typed))[:3], typed
