"""The kinds of pages: every folder here with a `kind.py` that offers a `KIND`, in menu order.

It stands in a module of its own, so that a kind's model can be imported without its views.
"""

import pkgutil
from functools import cache
from importlib import import_module

from generator.contract import Kind


@cache
def find() -> tuple[Kind, ...]:
    """All kinds, by `order` and name."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    kinds: list[Kind] = [import_module(f"{__name__}.{name}.kind").KIND for name in names]
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.name)))
