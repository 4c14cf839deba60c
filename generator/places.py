"""A site on disk: its root, its settings, its cache, and all that a build of it reads.

It knows no record, so that a command which has nothing to do loads nothing.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import history
from generator.inputs import Inputs
from generator.vocabulary import Scope

CONFIG = "mkdocs.yml"
"""The file that marks the root of a site."""

AUDIENCE = "DANGWU_AUDIENCE"
"""The variable that says for whom a preview is; a build by MkDocs itself is always public."""


_ELSEWHERE = ("hooks:", "INHERIT:", "!ENV")
"""What in the settings leads to files or values that nobody can find from outside."""

_THEME = re.compile(r"""custom_dir:\s*["']?([^"'\s]+)""")


class Place(Struct, frozen=True):
    """The root of a site, the day for which it is built, and for whom."""

    root: Path
    today: date
    audience: Scope = Scope.SOCIETY

    @property
    def cache(self) -> Path:
        """Where derived files are kept; safe to delete."""
        return self.root / ".cache"

    @property
    def compiled(self) -> Path:
        """Where compiled templates are kept, by the sum of their text."""
        return self.cache / "templates"

    @property
    def photos(self) -> Path:
        """Where the copies of photographs are kept, by their content."""
        return self.cache / "photos"

    @property
    def printed(self) -> Path:
        """Where printed sheets are kept, by what they are made from."""
        return self.cache / "pdf"

    def inputs(self, *told: str) -> Inputs:
        """All that a build reads, and what else was told; nothing where that cannot be known."""
        day, reader = self.today.isoformat(), self.audience.value
        return self.around(
            [self.root / "data", self.root / "content"],
            [history.head(self.root), day, reader, *told],
        )

    def around(self, others: Iterable[Path], told: Iterable[str]) -> Inputs:
        """The settings and the theme with other files; nothing where not all can be known."""
        config = self.root / CONFIG
        settings = config.read_text(encoding="utf-8", errors="replace")
        if any(word in settings for word in _ELSEWHERE):
            return Inputs()
        theme = _THEME.search(settings)
        folder = self.root / (theme[1] if theme else "theme_overrides")
        return Inputs((config, *others, folder), tuple(told))


def find(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a site, or None."""
    return next((path for path in (start, *start.parents) if (path / CONFIG).is_file()), None)
