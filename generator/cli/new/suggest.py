"""What is known so far → an answer that is probably right."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count, islice

from generator.schema import Day, Model, Scope, parse, term
from generator.schema.fields import shapes
from generator.sources import Raw
from generator.world import World

from .fields import Field, fields
from .raw import record

ISSUED = ("issued_on", "published_on")
"""The fields that say when a record is made public; its file and its id follow them."""


class _Issue(Model):
    """The day of issue alone."""

    day: Day = term("日期")


def answer(
    model: type[Model], field: Field, data: Mapping[str, Raw], ids: Iterable[str], today: date
) -> str:
    """A suggestion for a field, "" for none; never for the scope, which somebody must decide."""
    if field.name == "id":
        return identifier(model, data, set(ids), today)
    return today.isoformat() if field.name in ISSUED else ""


def identifier(model: type[Model], data: Mapping[str, Raw], taken: set[str], today: date) -> str:
    """A free id: from month and type where there is a day of issue, else the next of a series."""
    if any(name in model.model_fields for name in ISSUED):
        words = [f"{day(model, data) or today:%Y-%m}", *_word(model, data)]
        return _free("-".join(words), taken)
    numbered = [found for id in taken if (found := re.fullmatch(r"(.*?)(\d+)", id))]
    if not numbered or len(numbered) * 2 < len(taken):
        return ""
    prefix, _ = min(Counter(one[1] for one in numbered).items(), key=lambda it: (-it[1], it[0]))
    last = max((one[2] for one in numbered if one[1] == prefix), key=int)
    return f"{prefix}{int(last) + 1:0{len(last)}d}"


def day(model: type[Model], data: Mapping[str, Raw]) -> date | None:
    """The day of issue as given so far, None while it is missing or unsound."""
    for name in ISSUED:
        if name in model.model_fields:
            raw = data.get(shapes(model)[name].label, "")
            entry, _ = parse(_Issue, record({"日期": raw}))
            return entry.value.day if entry else None
    return None


def _word(model: type[Model], data: Mapping[str, Raw]) -> list[str]:
    """The identifier of the first word chosen from a vocabulary."""
    for field in fields(model):
        raw = data.get(field.label)
        if field.choices and field.choices is not Scope and isinstance(raw, str):
            found = field.choices.lookup(raw.strip())
            return [str(found.value).replace("_", "-")] if found else []
    return []


def _free(wanted: str, taken: set[str]) -> str:
    numbers = (f"{wanted}-{number}" for number in count(2))
    return next(id for id in (wanted, *islice(numbers, len(taken) + 1)) if id not in taken)


def usual(world: World, model: type[Model]) -> frozenset[str]:
    """The names of the optional fields that at least a quarter of the records fill in."""
    entries = world.all(model)
    counts = Counter(
        name for entry in entries for name in entry.value.model_fields_set if name != "former_ids"
    )
    return frozenset(name for name, number in counts.items() if number * 4 >= len(entries))
