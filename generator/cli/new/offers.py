"""What staff call a kind of record → the collection it belongs to."""

import re
from collections.abc import Mapping

from msgspec import Struct

from generator import kinds
from generator.contract import Collection
from generator.schema.parse import nearest


class Offer(Struct, frozen=True):
    """A collection that can be added to: the name of one record, and the folder of its kind."""

    name: str
    kind: str
    collection: Collection


def every() -> tuple[Offer, ...]:
    """What staff can make, in the order of the site; what only the program writes is left out."""
    return tuple(
        Offer(_singular(entry), kind.name, entry)
        for kind in kinds.find()
        for entry in kind.collections
        if not entry.recorded
    )


def _singular(collection: Collection) -> str:
    """The name of a model as words: `NoticePerson` is `notice-person`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", collection.model.__name__).lower()


def _names() -> Mapping[str, Offer]:
    """Every accepted name: one record, the collection, and the Chinese title."""
    return {
        name: offer
        for offer in every()
        for name in (offer.name, offer.collection.name.replace("_", "-"), offer.collection.title)
    }


def find(word: str) -> Offer | None:
    """The offer of a name, whatever its case and whether joined by `-` or `_`; None for none."""
    return _names().get(word.strip().lower().replace("_", "-"))


def near(word: str) -> str:
    """The name most like a word, or ""."""
    return nearest(word.lower(), list(_names()))
