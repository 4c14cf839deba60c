"""What the stages give: records with what is wrong with them, and a site that can be written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.contract import Asset, Kind, Page, Task, TextFile
from generator.diagnostics import Diagnostic, Severity
from generator.kinds.site.model import Site
from generator.schema import Scope
from generator.world import World

from .leaks import Guard
from .remains import Remains
from .rendered import Rendered


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gives: the records the rules saw, those the audience sees, pages, findings.

    There are no pages while a record has an error, nor where nobody wanted them. `tasks` is what is to be done, by day;
    `treated` are the bodies of files whose pictures have been derived.
    """

    world: World
    visible: World
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    tasks: tuple[Task, ...] = ()
    guard: Guard | None = field(repr=False, default=None)
    treated: Mapping[str, str] = field(repr=False, default_factory=dict)

    @property
    def site(self) -> Site | None:
        """The facts of the site, None while they are missing."""
        entries = self.world.all(Site)
        return entries[0].value if entries else None

    @property
    def ok(self) -> bool:
        """Whether pages may be made."""
        return not bad(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gives; there are no pages, and nothing remains of records, while there is an error.

    `treated` are the bodies of files whose pictures have been derived.
    """

    pages: tuple[Rendered, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    site: Site | None
    kinds: tuple[Kind, ...] = field(repr=False, default=())
    files: tuple[TextFile, ...] = field(repr=False, default=())
    audience: Scope = Scope.SOCIETY
    remains: Remains | None = field(repr=False, default=None)
    guard: Guard | None = field(repr=False, default=None)
    treated: Mapping[str, str] = field(repr=False, default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether there are no errors."""
        return not bad(self.diagnostics)


def bad(found: Iterable[Diagnostic]) -> bool:
    """Whether there is an error among what has been found."""
    return any(one.severity is Severity.ERROR for one in found)
