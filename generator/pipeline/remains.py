"""Records, once pages are made of them → what of them is still needed."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.kinds.ledger.model import LedgerEntry
from generator.kinds.organisations.model import Appointment, Organisation, Person
from generator.kinds.search.model import SearchWord
from generator.kinds.wording import scan
from generator.world import World


class Remains(Struct, frozen=True):
    """What the search, the list of files and the next build need of records.

    By the id of an organisation, `lines` holds it and all above it, from below, and `names` those
    of it and of its people. `words` mean the same to the search; `ledger` are the hashes of the
    ledger; `suspects` finds each text of which a rule might have something to say.
    """

    lines: Mapping[str, tuple[Organisation, ...]]
    names: Mapping[str, tuple[str, ...]]
    words: tuple[tuple[str, ...], ...]
    ledger: tuple[str, ...]
    suspects: str


def remains(world: World) -> Remains:
    """What of the records that the audience sees is still needed."""
    organisations = [entry.value for entry in world.all(Organisation)]
    return Remains(
        {one.id: _line(world, one) for one in organisations},
        {one.id: tuple(_names(world, one)) for one in organisations},
        tuple(entry.value.words for entry in world.all(SearchWord)),
        tuple(entry.value.hash for entry in world.all(LedgerEntry)),
        scan.suspects(world),
    )


def _line(world: World, organisation: Organisation) -> tuple[Organisation, ...]:
    found: dict[str, Organisation] = {}
    one: Organisation | None = organisation
    while one is not None and one.id not in found:
        found[one.id] = one
        one = world.get(Organisation, one.parent_id)
    return tuple(found.values())


def _names(world: World, organisation: Organisation) -> Iterator[str]:
    yield from dict.fromkeys((organisation.name, organisation.short))
    for one in world.by(Appointment, "org_id").get(organisation.id, ()):
        person = world.get(Person, one.value.person_id)
        if person is not None and one.value.holds_on(world.today):
            yield person.name
