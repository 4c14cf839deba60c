"""A typed record → its values in their usual spelling, for a cell or for YAML."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml.scalarstring import LiteralScalarString

from generator.schema import Model, Vocabulary
from generator.schema.fields import Shape, shapes

from .fields import written

Spell = Callable[[Shape], str]
"""How a file writes the name of a field."""


def cells(value: Model) -> Mapping[str, str]:
    """The text of each cell that is filled in, by the name of the field."""
    return {name: _cell(getattr(value, name)) for name in _given(value)}


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return "；".join(_cell(part) for part in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.label if isinstance(value, Vocabulary) else str(value)


def tree(value: Model, spell: Spell) -> dict[str, Any]:
    """The values as YAML holds them, by the file's own name for each field."""
    known = shapes(type(value))
    return {spell(known[name]): _node(getattr(value, name), spell) for name in _given(value)}


def _node(value: Any, spell: Spell) -> Any:
    if isinstance(value, Model):
        return tree(value, spell)
    if isinstance(value, tuple):
        return [_node(part, spell) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, int | date) and not isinstance(value, bool):
        return value
    text = _cell(value)
    return LiteralScalarString(text) if "\n" in text else text


def _given(value: Model) -> tuple[str, ...]:
    """The names of the fields somebody gave, as a file lists them."""
    given = (name for name in written(type(value)) if name in value.model_fields_set)
    return tuple(name for name in given if getattr(value, name) not in (None, ()))
