"""The records of a site → what a reference may name, and what staff may mean by a word."""

from collections.abc import Mapping

from msgspec import Struct
from rapidfuzz import process

from generator import kinds
from generator.pipeline.gather import models
from generator.world import World

NAMES = ("short", "name", "title", "label")
"""The fields that may say what a record is called, the shortest first."""


class Known(Struct, frozen=True):
    """The ids of each collection with the name of the record, in the order of the files."""

    ids: Mapping[str, Mapping[str, str]]

    def of(self, collection: str) -> Mapping[str, str]:
        """The ids of a collection and their names; unsound records have their id alone."""
        return self.ids.get(collection, {})

    def resolve(self, collection: str, text: str) -> str:
        """The id somebody means by an id or by the name of just one record; else the text."""
        ids = self.of(collection)
        named = [id for id, name in ids.items() if name == text]
        return named[0] if text not in ids and len(named) == 1 else text

    def near(self, collection: str, text: str, most: int = 5) -> tuple[str, ...]:
        """The ids most like a text, by id or by name, best first; at least half alike."""
        words = {id: f"{id} {name}" for id, name in self.of(collection).items()}
        found = process.extract(text, words, limit=most, score_cutoff=50)
        return tuple(str(id) for _, _, id in found)


def known(world: World) -> Known:
    """What the records of a site may be named by."""
    result: dict[str, Mapping[str, str]] = {}
    for collection, model in models(kinds.find()).items():
        if "id" in model.model_fields:
            names = sorted(world.ids(model))
            sound = {entry.value.id: _name(entry.value) for entry in world.all(model)}  # type: ignore[attr-defined]  # checked just above
            result[collection] = {**sound, **{id: "" for id in names if id not in sound}}
    return Known(result)


def _name(value: object) -> str:
    return next((str(found) for name in NAMES if (found := getattr(value, name, ""))), "")
