"""The records of a model by the value of a field, where it counts who reads which of them."""

from collections.abc import Iterator, KeysView, Mapping
from typing import Any

from generator.schema import Model

from . import Group, Groups, Traces


class Watched(Mapping[Any, Group]):
    """The groups of a model, which tell what is read of them."""

    def __init__(self, traces: Traces, groups: Groups, model: type[Model], name: str) -> None:
        """Tell traces what is read of the groups of a model by a field."""
        self._traces, self._groups, self._of = traces, groups, (model, name)

    def _whole(self) -> Groups:
        self._traces.read(self._of[0])
        return self._groups

    def __getitem__(self, value: Any) -> Group:
        self._traces.read(*self._of, value)
        return self._groups[value]

    def get(self, value: Any, default: Any = None) -> Any:
        """The group of a value."""
        self._traces.read(*self._of, value)
        return self._groups.get(value, default)

    def __contains__(self, value: object) -> bool:
        self._traces.read(*self._of, value)
        return value in self._groups

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[Any]:
        """All values of the field."""
        return self._whole().keys()

    def values(self) -> Any:
        """All groups."""
        return self._whole().values()

    def items(self) -> Any:
        """All values of the field, each with its group."""
        return self._whole().items()
