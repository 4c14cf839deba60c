"""Files of a site → its records with what is wrong with them, and the pages of sound ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator import together
from generator.contract import Asset, Kind, Page
from generator.diagnostics import Diagnostic, Location
from generator.kinds.site.model import Site
from generator.photos import Photo
from generator.schema import Scope
from generator.schema.fields import bearing
from generator.schema.files import Stored
from generator.world import World

from . import audience, by_hand, frame, leaks, references, rulings
from .bodies import Used, broken, treat
from .codes import MEND, codes
from .disk import NOTHING, Disk, Past
from .gather import Gathered, gather
from .memory import Memory
from .outcome import Checked, bad
from .rendered import Progress, silent
from .shelf import Derive, Shelf, assets


class Asked(Struct, frozen=True):
    """For which day and whom a site is checked, and whether its pages are wanted."""

    today: date
    reader: Scope = Scope.SOCIETY
    pages: bool = True


def check(
    root: Path,
    kinds: Sequence[Kind],
    asked: Asked,
    derive: Derive,
    past: Past = NOTHING,
    progress: Progress = silent,
    memory: Memory | None = None,
) -> Checked:
    """Read and check everything under `root`; nothing in the files makes it raise.

    What a `memory` of the last run knows is not worked out again. Pages that are not wanted
    are only looked at for faults, while the rules are gone through.
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
    world = replace(_world(gathered, kinds, asked.today, shelf.photos, disk), linked=linked)
    world = world if memory is None else world.tracing(memory.world)
    found.extend(_site_missing(world))
    progress("read", records := sum(map(len, world.entries.values())), records)
    entries = audience.visible(world.entries, kinds, asked.reader, known.audience)
    visible = replace(world, entries=entries, audience=asked.reader, traces=None, _cache={})
    show = partial(_show, gathered, kinds, visible, memory, used)
    # Of records that are known as unsound no pages are made.
    aside = not asked.pages and not bad(found)
    with together.beside(partial(_look, show)) if aside else nullcontext(show) as shown:
        progress("judge", 0, 0)
        broken_rules, tasks = rulings.judge(world)
        found.extend(broken_rules)
        progress("leaks", 0, 0)
        guard = leaks.guard(world)
        found.extend(leaks.find(root, gathered.files, world, guard, known.leaks))
        found.extend(references.hidden(world, kinds, visible))
        progress("view", 0, 0)
        made = _Shown(visible) if bad(found) else shown()
    progress("view", made.number, made.number)
    found.extend(made.found)
    unique = {(one.code, one.location, one.message): one for one in found}
    ordered = tuple(sorted(unique.values(), key=lambda one: one.sort_key))
    files = (*_assets(visible, shelf, used), *beside)
    treated = {file: one.text for file, one in used.items() if one.text}
    return Checked(
        world, made.visible or visible, made.pages, files, ordered, tasks, guard, treated
    )


class _Shown(Struct):
    """What is seen of a site: the records, unless they are of a copy, pages, and what is wrong with these."""

    visible: World | None
    pages: tuple[Page, ...] = ()
    number: int = 0
    found: tuple[Diagnostic, ...] = ()


def _show(
    gathered: Gathered,
    kinds: Sequence[Kind],
    visible: World,
    memory: Memory | None,
    used: dict[str, Used],
) -> _Shown:
    """The pages of sound records."""
    visible = visible if memory is None else visible.tracing(memory.visible)
    pages = tuple(page for kind in kinds for page in kind.view(visible))
    if not pages:
        return _Shown(visible)
    written = {page.relative_to("content") for page in gathered.by_hand}
    found = (
        *frame.collisions(pages),
        *frame.replaced(pages, gathered.by_hand),
        *broken(visible, used, {page.path for page in pages} | written),
    )
    return _Shown(visible, pages, len(pages), found)


def _look(show: Callable[[], _Shown]) -> _Shown:
    """The same with nothing that it takes long to hand over."""
    shown = show()
    return _Shown(None, (), shown.number, shown.found)


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
