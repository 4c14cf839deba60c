"""The kinds of pages: every folder here with a `kind.py` that offers a `KIND`, in menu order.

It stands in a module of its own, so that a kind's model can be imported without its views.
"""

from functools import cache
from importlib import import_module
from pathlib import Path

from generator.contract import Kind


@cache
def find() -> tuple[Kind, ...]:
    """All kinds, by `order` and name."""
    names = (file.parent.name for file in Path(__file__).parent.glob("*/kind.py"))
    kinds: list[Kind] = [import_module(f"{__name__}.{name}.kind").KIND for name in names]
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.name)))
