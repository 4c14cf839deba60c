"""All files of a site → the personal information in them that no exception lets pass."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from msgspec.structs import astuple

from generator import privacy, program, texts
from generator.contract import Kind
from generator.diagnostics import Diagnostic, Location, Severity
from generator.kinds.notices.model import NoticePerson
from generator.kinds.organisations.model import Person
from generator.kinds.privacy.model import Allowance
from generator.kinds.site.model import Site
from generator.packs import Level, Provision, private
from generator.privacy import Known, Leak, Searcher
from generator.schema import Entry
from generator.world import World

from . import rulings
from .codes import MEND
from .gather import gather
from .listing import Listed
from .memory import Memo

CACHE = "privacy"
"""The folder of the cache for what attachments hold; only masked values are kept there."""

CLEAN = "clean"
"""The folder of the cache for the names of files without any leak, and of what was looked for."""

_SEVERITY = {
    Level.ERROR: Severity.ERROR,
    Level.STRICT: Severity.WARNING,
    Level.WARNING: Severity.WARNING,
    Level.INFO: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Guard:
    """What is looked for on a site and how bad each kind is; kinds without a level are let pass.

    Fingerprints are told only where `telling`: with what a message shows of a mobile number, one
    is enough to try all others and find it out.
    """

    searcher: Searcher
    levels: Mapping[str, tuple[Severity, Provision]]
    allowances: tuple[Entry[Allowance], ...] = ()
    used: set[int] = field(default_factory=set, compare=False)
    telling: bool = False

    @property
    def name(self) -> str:
        """Names all that decides what of a text is published."""
        told = (
            # A set of words comes in another order in each process.
            [
                sorted(one) if isinstance(one, frozenset) else one
                for one in astuple(self.searcher.terms)
            ],
            sorted(self.searcher.known.mobiles),
            sorted((kind, severity.value) for kind, (severity, _) in self.levels.items()),
            sorted((one.value.kind.value, one.value.fingerprint) for one in self.allowances),
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def allowance(self, leak: Leak) -> Entry[Allowance] | None:
        """The exception for a leak that holds longest, expired or not."""
        mine = [place for place, one in enumerate(self.allowances) if _lets(one.value, leak)]
        self.used.update(mine)
        group = [self.allowances[place] for place in mine]
        return max(group, key=lambda entry: entry.value.until, default=None)

    def anywhere(self, kind: str, fingerprint: str) -> bool:
        """Whether any exception lets a value pass: a page may show what its record may hold."""
        return any(
            (entry.value.kind.value, entry.value.fingerprint) == (kind, fingerprint)
            for entry in self.allowances
        )


def _lets(allowance: Allowance, leak: Leak) -> bool:
    same = (allowance.kind.value, allowance.fingerprint) == (leak.hit.kind, leak.hit.fingerprint)
    return same and fnmatchcase(leak.file, allowance.file)


def guard(world: World) -> Guard:
    """What a site's law, records and exceptions make of the search."""
    levels = {}
    for sort in privacy.SORTS:
        provision = world.law.on(sort.provision, world.today)
        if provision is not None:
            severity = _SEVERITY[provision.level]
            if severity is Severity.ERROR and not provision.confidence.certain:
                severity = Severity.WARNING
            levels[sort.id] = (severity, provision)
    terms = private.terms(world.law, world.today)
    return Guard(privacy.searcher(terms, known(world)), levels, world.all(Allowance))


def known(world: World) -> Known:
    """What the records of a site say to be an office's, and whom they name."""
    mailboxes: set[str] = set()
    addresses: set[str] = set()
    for model, entries in world.entries.items():
        mail = [name for name in model.model_fields if name.endswith("email")]
        place = [name for name in model.model_fields if name.endswith(("address", "place"))]
        for entry in entries if mail or place else ():
            mailboxes |= {value for name in mail if (value := getattr(entry.value, name))}
            addresses |= {value for name in place if (value := getattr(entry.value, name))}
    sites = [entry.value for entry in world.all(Site)]
    named = [entry.value.name for entry in world.all(Person)]
    named += [entry.value.name for entry in world.all(NoticePerson)]
    return Known(
        mobiles=frozenset(_digits(one) for site in sites for one in site.office_mobiles),
        mailboxes=frozenset(one.lower() for one in mailboxes),
        domains=frozenset(site.domain.lower() for site in sites if site.domain),
        addresses=tuple(sorted("".join(one.split()) for one in addresses if len(one) > 3)),
        names=frozenset(name for name in named if 2 <= len(name) <= 4),
    )


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit())[-11:]


def find(
    root: Path, files: Iterable[Listed], world: World, guard: Guard, memo: Memo | None = None
) -> Iterator[Diagnostic]:
    """Each leak in the files of a site, and each exception that nobody needs.

    Files that a `memo` knows are not read again; those found clean before are not looked at.
    """
    known, name = memo or Memo(), privacy.named(guard.searcher)
    search = privacy.cached(root / ".cache" / CACHE)
    path = root / ".cache" / CLEAN / program.stamp()[:16]
    with texts.opened(path) as clean:

        def leaks(one: Listed) -> tuple[Leak, ...]:
            try:
                data = one.path.read_bytes()
            except OSError:
                return ()  # Reading the records has told of it.
            told = hashlib.sha256(f"{name}\0{one.file}\0".encode("utf-8", "surrogateescape") + data)
            direct = (
                one.file.suffix.lower() in privacy.DIRECT
            )  # Of others all that is found is kept.
            if direct and clean.find(told.digest()) is not None:
                return ()
            found = search(str(one.file), data, guard.searcher).leaks
            if direct and not found:
                clean.put(told.digest(), "")
            return found

        for one in files:
            for leak in known.get(one.file, (one.state, name), partial(leaks, one)):
                yield from judge(leak, guard, world)
    texts.keep(path, [clean])
    for place, entry in enumerate(guard.allowances):
        if place not in guard.used:
            message = f"“{entry.value.file}”里没有这个例外要放过的内容"
            place_ = entry.location("fingerprint")
            code = "privacy/allow-unused"
            yield Diagnostic(code, message, place_, Severity.INFO, MEND[code])


def judge(leak: Leak, guard: Guard, world: World) -> Iterator[Diagnostic]:
    """What is said of a leak: nothing where its kind is off or an exception in force lets it pass."""
    if leak.hit.kind not in guard.levels:
        return
    severity, provision = guard.levels[leak.hit.kind]
    allowed = guard.allowance(leak)
    ended = ""
    if allowed is not None:
        if allowed.value.until >= world.today:
            return
        # A build must not fail merely because a day has gone by.
        severity = Severity.WARNING if severity is Severity.ERROR else severity
        ended = f"；放过它的例外已于 {allowed.value.until} 到期"
    yield told(leak, severity, provision, ended, telling=guard.telling)


def told(
    leak: Leak, severity: Severity, provision: Provision, more: str = "", *, telling: bool = False
) -> Diagnostic:
    """A leak in words, with its value masked; with `telling`, its name in the list of exceptions."""
    sort = privacy.BY_ID[leak.hit.kind]
    code = f"privacy/{sort.id}"
    where = f"（{leak.where}）" if leak.where else ""
    name = f"确属例外时登记的指纹：{leak.hit.fingerprint}。" if telling else ""
    return Diagnostic(
        code,
        f"{where}出现{sort.label}：{leak.hit.masked}{more}",
        Location(leak.file, leak.line, leak.column, leak.row),
        severity,
        f"{_mend(code)}{name}依据：{provision.citation}。",
        advisory=severity is not Severity.ERROR and provision.level is not Level.ERROR,
    )


def _mend(code: str) -> str:
    return next(one.mend for one in privacy.CODES if one.id == code)


def of_site(root: Path, kinds: Sequence[Kind], today: date) -> tuple[World, Guard]:
    """What a site knows, read without checking it."""
    gathered = gather(root, kinds)
    entries = {model: tuple(group) for model, group in gathered.entries.items()}
    world = World(today, entries, law=rulings.law_of(gathered))
    return world, guard(world)


def of_nobody(today: date) -> tuple[World, Guard]:
    """What holds outside of any site: the national provisions, and no exceptions."""
    world = World(today, {})
    return world, guard(world)
