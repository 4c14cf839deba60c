"""The stages one after the other: read, parse, check, narrow to the audience, view, render."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator import render
from generator.contract import Asset, Kind, Page, World
from generator.diagnostics import Diagnostic, Location, Severity
from generator.kinds.site.model import Site
from generator.photos import Photo
from generator.render import PHOTOS
from generator.schema import Scope
from generator.schema.files import Stored

from . import audience, frame, references
from .bodies import Bodies, treat
from .codes import MEND, codes
from .gather import Gathered, gather
from .references import Derive


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: its path under the site, its text, and what the menu needs to know."""

    path: PurePosixPath
    text: str
    title: str
    short: str
    in_nav: bool
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gives: the records the rules saw, those the audience may see, all findings."""

    world: World
    visible: World
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def site(self) -> Site | None:
        """The facts of the site, None while they are missing."""
        entries = self.world.all(Site)
        return entries[0].value if entries else None

    @property
    def ok(self) -> bool:
        """Whether pages may be made."""
        return not any(found.severity is Severity.ERROR for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gives; there are no pages while there is an error."""

    pages: tuple[Rendered, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    site: Site | None
    kinds: tuple[Kind, ...] = field(repr=False, default=())

    @property
    def ok(self) -> bool:
        """Whether there are no errors."""
        return not any(found.severity is Severity.ERROR for found in self.diagnostics)


Changed = Callable[[Location], "date | None"]
"""The day of the last change of a line of a file."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and how many there are."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def check(
    root: Path,
    kinds: Sequence[Kind],
    today: date,
    derive: Derive,
    changed: Changed = lambda place: None,
    reader: Scope = Scope.SOCIETY,
) -> Checked:
    """Read and check everything under `root`; nothing in the files makes it raise."""
    gathered = gather(root, kinds)
    found = gathered.diagnostics
    photos: dict[PurePosixPath, Photo] = {}
    found.extend(references.unknown(gathered, kinds))
    found.extend(references.former(gathered))
    found.extend(references.stored(root, gathered, derive, photos))
    bodies = Bodies(root, derive, photos)
    for model, group in gathered.entries.items():
        if "body" in model.model_fields:
            gathered.entries[model] = [treat(bodies, entry) for entry in group]
    found.extend(bodies.diagnostics)
    world = _world(gathered, kinds, today, photos, changed)
    found.extend(_site_missing(world))
    found.extend(_broken(world, kinds))
    entries = audience.visible(world.entries, kinds, reader)
    visible = replace(world, entries=entries, _cache={})
    found.extend(references.hidden(world, kinds, visible))
    unique = {(one.code, one.location, one.message): one for one in found}
    ordered = tuple(sorted(unique.values(), key=lambda one: one.sort_key))
    return Checked(world, visible, tuple(_assets(visible, photos, bodies)), ordered)


def _world(
    gathered: Gathered,
    kinds: Sequence[Kind],
    today: date,
    photos: dict[PurePosixPath, Photo],
    changed: Changed,
) -> World:
    return World(
        today=today,
        entries={model: tuple(group) for model, group in gathered.entries.items()},
        known=references.world_known(gathered),
        incomplete=frozenset(gathered.incomplete),
        photos=photos,
        changed=changed,
        codes=tuple(codes(kinds).values()),
        kinds=tuple(kinds),
    )


def _broken(world: World, kinds: Sequence[Kind]) -> Iterator[Diagnostic]:
    for kind in kinds:
        for rule in kind.rules:
            for finding in rule.check(world):
                yield Diagnostic(
                    rule.code.id,
                    finding.message,
                    finding.location,
                    rule.code.severity,
                    finding.help or rule.code.mend,
                    finding.related,
                )


def _site_missing(world: World) -> Iterator[Diagnostic]:
    if not world.all(Site) and Site not in world.incomplete and not world.known.get(Site):
        place = Location("data/site/site.yml")
        message = "没有站点信息"
        yield Diagnostic("source/missing-site", message, place, help=MEND["source/missing-site"])


def _assets(visible: World, photos: dict[PurePosixPath, Photo], bodies: Bodies) -> Iterator[Asset]:
    """Each file that visible records name or link to, once."""
    files: set[PurePosixPath] = set()
    for group in visible.entries.values():
        for entry in group:
            files.update(file for _, _, file in references.marked(entry.value, Stored))
            files.update(bodies.files.get(entry.record.file, ()))
    for file in sorted(files):
        if file in photos:
            for copy in (*photos[file].webp, *photos[file].jpeg):
                yield Asset(PHOTOS / copy.name, str(copy.path))
        else:
            yield Asset(file, str(file))


def run(
    root: Path,
    kinds: Sequence[Kind],
    today: date,
    derive: Derive,
    changed: Changed = lambda place: None,
    reader: Scope = Scope.SOCIETY,
    progress: Progress = silent,
) -> Outcome:
    """Check everything under `root` and, when there is no error, render all pages."""
    checked = check(root, kinds, today, derive, changed, reader)
    site = checked.site
    if not checked.ok or site is None:
        return Outcome((), (), checked.diagnostics, site, tuple(kinds))
    pages = [page for kind in kinds for page in kind.view(checked.visible)]
    clashes = tuple(frame.collisions(pages))
    if clashes:
        return Outcome((), (), (*checked.diagnostics, *clashes), site, tuple(kinds))
    rendered = tuple(_render(pages, site, changed, progress))
    return Outcome(rendered, checked.assets, checked.diagnostics, site, tuple(kinds))


def _render(
    pages: Sequence[Page], site: Site, changed: Changed, progress: Progress
) -> Iterator[Rendered]:
    facts: dict[str, Any] = {"name": site.name}
    for done, (page, around) in enumerate(frame.frames(pages, site.source_url or "", changed), 1):
        text = render.page(page, around, facts)
        source = page.source.file if page.source else ""
        progress("render", done, len(pages))
        yield Rendered(page.path, text, page.title, page.short or page.title, page.in_nav, source)
