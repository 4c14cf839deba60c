"""Lines of styled text → the same with the colours of a terminal."""

import io
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text


def render(lines: Sequence[Sequence[tuple[str, str]]]) -> str:
    """The lines with the codes of the sixteen colours that every terminal has."""
    buffer = io.StringIO()
    # An empty environment: what comes out must not depend on TERM, NO_COLOR or COLUMNS.
    console = Console(
        file=buffer,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        soft_wrap=True,
        _environ={},
    )
    for line in lines:
        console.print(Text.assemble(*line), highlight=False)
    return buffer.getvalue()
