"""Python's collector of cycles, made to come rarely while a hundred thousand records are alive.

It looks at every living object again and again; in a build of ten thousand pages that took a sixth
of the time and found next to nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW, _YOUNG, _OLD = 200_000, 50, 50
"""After how many new objects it comes, and each how many times it looks at older ones."""


@contextmanager
def rarely() -> Iterator[None]:
    """Let it come rarely until the block ends."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW, _YOUNG, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
