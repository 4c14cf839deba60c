"""Modules that take long to load → stand-ins, each of which loads its module when it is first used.

The type checker and the contracts on imports read the plain import that stands beside it:

    if TYPE_CHECKING:
        import markdown
    else:
        markdown = later.module("markdown")

Nothing of the module can then be named where its importer is loaded: no base class, no annotation
without quotes, no exception in a constant. What needs that is a module of its own, and that one is
loaded later.
"""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


class _Later(ModuleType):
    """Stands for a module, and is handed to nobody in its place."""

    def __getattr__(self, name: str) -> object:
        """What the module calls by that name."""
        found: object = getattr(import_module(self.__name__), name)
        return found


def module(name: str) -> ModuleType:
    """What stands for the module of a name."""
    return _Later(name)


def function(module: str, name: str) -> Callable[..., object]:
    """What stands for a function of a module."""

    def call(*given: object) -> object:
        found: Callable[..., object] = getattr(import_module(module), name)
        return found(*given)

    return call
