"""What all harnesses share: run under Atheris as a program, as a plain function in the suite."""

import sys
from collections.abc import Callable


def main(one: Callable[[bytes], None]) -> None:
    """Fuzz a function with Atheris; its arguments are those of the program."""
    import atheris  # noqa: PLC0415 - only where somebody fuzzes

    atheris.instrument_all()
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
