"""The stages one after the other: read, parse, check, narrow to the audience, view, render."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from generator.contract import Asset, Kind, Page, TextFile
from generator.diagnostics import Diagnostic, Location
from generator.heads import Around
from generator.kinds.organisations.model import Organisation
from generator.kinds.site.model import Site
from generator.photos import Photo
from generator.schema import Scope
from generator.schema.fields import bearing
from generator.schema.files import Stored
from generator.world import World

from . import audience, by_hand, frame, leaks, references, rulings
from .bodies import Used, broken, treat
from .codes import MEND, codes
from .disk import Disk, Past
from .gather import Gathered, gather
from .memory import Memo, Memory
from .outcome import Checked, Outcome, bad
from .remains import remains
from .rendered import Progress, Put, finished, silent
from .shelf import Derive, Shelf, assets

NOTHING = Past()
"""What is known of a site without a history."""


def check(
    root: Path,
    kinds: Sequence[Kind],
    today: date,
    derive: Derive,
    past: Past = NOTHING,
    reader: Scope = Scope.SOCIETY,
    progress: Progress = silent,
    memory: Memory | None = None,
) -> Checked:
    """Read and check everything under `root`; nothing in the files makes it raise.

    What a `memory` of the last run knows is not worked out again.
    """
    progress("read", 0, 0)
    known = memory or Memory()
    known.turn()
    gathered = gather(root, kinds, known.files)
    found = gathered.diagnostics
    found.extend(references.unknown(gathered, kinds))
    found.extend(references.former(gathered))
    shelf = Shelf(root, frozenset(kind.name for kind in kinds), derive, known.files)
    references.stored(gathered, shelf)
    used: dict[str, Used] = {}
    for model, group in gathered.entries.items():
        if "body" in model.model_fields:
            gathered.entries[model] = [treat(shelf, entry, used, known.files) for entry in group]
    beside = tuple(by_hand.files(gathered.files, shelf))
    found.extend(by_hand.look(root, gathered.by_hand))
    found.extend(shelf.diagnostics)
    linked = {file: frozenset(one.files | one.photos) for file, one in used.items()}
    disk = Disk(root, past.added, known.files)
    world = replace(_world(gathered, kinds, today, shelf.photos, disk), linked=linked)
    world = world if memory is None else world.tracing(memory.world)
    found.extend(_site_missing(world))
    progress("read", records := sum(map(len, world.entries.values())), records)
    progress("judge", 0, 0)
    broken_rules, tasks = rulings.judge(world)
    found.extend(broken_rules)
    progress("leaks", 0, 0)
    guard = leaks.guard(world)
    found.extend(leaks.find(root, gathered.files, world, guard, known.leaks))
    entries = audience.visible(world.entries, kinds, reader, known.audience)
    visible = replace(world, entries=entries, audience=reader, traces=None, _cache={})
    found.extend(references.hidden(world, kinds, visible))
    progress("view", 0, 0)
    pages: tuple[Page, ...] = ()
    if not bad(found):
        visible = visible if memory is None else visible.tracing(memory.visible)
        pages = tuple(page for kind in kinds for page in kind.view(visible))
    if pages:
        progress("view", len(pages), len(pages))
        found.extend(frame.collisions(pages))
        written = {page.relative_to("content") for page in gathered.by_hand}
        found.extend(frame.replaced(pages, gathered.by_hand))
        found.extend(broken(visible, used, {page.path for page in pages} | written))
    unique = {(one.code, one.location, one.message): one for one in found}
    ordered = tuple(sorted(unique.values(), key=lambda one: one.sort_key))
    files = (*_assets(visible, shelf, used), *beside)
    treated = {file: one.text for file, one in used.items() if one.text}
    return Checked(world, visible, pages, files, ordered, tasks, guard, treated)


def _world(
    gathered: Gathered,
    kinds: Sequence[Kind],
    today: date,
    photos: dict[PurePosixPath, Photo],
    disk: Disk,
) -> World:
    return World(
        today=today,
        entries={model: tuple(group) for model, group in gathered.entries.items()},
        known=references.world_known(gathered),
        unread=frozenset(gathered.incomplete),
        photos=photos,
        codes=tuple(codes(kinds).values()),
        kinds=tuple(kinds),
        law=rulings.law_of(gathered),
        calendar=rulings.calendar_of(gathered),
        files=disk,
    )


def _site_missing(world: World) -> Iterator[Diagnostic]:
    if not world.all(Site) and Site not in world.incomplete:
        place = Location("data/site/site.yml")
        message = "没有站点信息"
        yield Diagnostic("source/missing-site", message, place, help=MEND["source/missing-site"])


def _assets(visible: World, shelf: Shelf, used: Mapping[str, Used]) -> Iterator[Asset]:
    """Each file that visible records name or link to, and the copies of their photographs."""
    files: set[PurePosixPath] = set()
    pictures: set[PurePosixPath] = set()
    for model, group in visible.entries.items():
        if not bearing(model, Stored) and "body" not in model.model_fields:
            continue
        for entry in group:
            for _, mark, file in entry.files:
                (pictures if mark.photo else files).add(file)
            body = used.get(entry.record.file)
            if body is not None:
                files |= body.files
                pictures |= body.photos
    yield from assets(
        files,
        {file: shelf.photos[file] for file in pictures if file in shelf.photos},
        shelf.copies,
    )


def run(
    checked: Checked,
    cache: Path,
    past: Past = NOTHING,
    progress: Progress = silent,
    memo: Memo | None = None,
    puts: Sequence[Put] = (),
) -> Outcome:
    """Render all pages of records that are sound; none stays here that is `put` somewhere else."""
    site, world = checked.site, checked.visible
    if not checked.ok or site is None:
        return Outcome((), (), checked.diagnostics, site, world.kinds, (), world.audience)
    columns = {kind.name: kind.title for kind in world.kinds}
    names = {one.value.id: one.value.name for one in world.all(Organisation)}
    around = Around(site, columns, names)
    return Outcome(
        tuple(finished(checked.pages, around, past.changed, progress, cache, memo, puts)),
        checked.assets,
        checked.diagnostics,
        site,
        world.kinds,
        _files(checked),
        world.audience,
        remains(world),
        checked.guard,
        checked.treated,
    )


def _files(checked: Checked) -> tuple[TextFile, ...]:
    """What kinds make beside pages; a file that staff have put there themselves stands."""
    there = {asset.target for asset in checked.assets}
    written = (file for kind in checked.world.kinds for file in kind.files(checked.visible))
    return tuple(file for file in written if file.path not in there)
