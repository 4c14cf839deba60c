"""What all harnesses share: run under Atheris as a program, as a plain function in the suite."""

import inspect
import sys
from collections.abc import Callable, Iterator
from types import FunctionType


def main(one: Callable[[bytes], None]) -> None:
    """Fuzz a function with Atheris; its arguments are those of the program."""
    import atheris  # noqa: PLC0415 - only where somebody fuzzes

    for function in _functions():
        atheris.instrument_func(function)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


OURS = ("generator.", "markdown")
"""Whose branches guide the fuzzer; all others would take minutes to prepare."""


def _functions() -> Iterator[FunctionType]:
    """The functions and methods of the modules that are fuzzed."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith(OURS):
            for item in list(vars(module).values()):
                if inspect.isfunction(item) and item.__module__ == name:
                    yield item
                elif inspect.isclass(item) and item.__module__ == name:
                    yield from (one for one in vars(item).values() if inspect.isfunction(one))
