"""What a build leaves, beside its site and its shell, so that the texts of records may change past the pipeline."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import MsgspecError, Struct, field, msgpack

from generator import lately, privacy
from generator.engine import search as index
from generator.engine import sheet
from generator.inputs import Held
from generator.pipeline import Outcome
from generator.privacy import Known, Searcher, Terms
from generator.workspace import Workspace

from .seams import Seam, seams

_SUM = hashlib.sha256().digest_size


class Left(Struct):
    """What the last build knew.

    Its inputs, named `held`, were what was `told` and the `files`. `seams` are the pages that can
    be made anew, by their records' files; `days` those on which all pages last changed, by their
    addresses; `leading` the pages that only lead on; `found` what the search knows. What is private
    is found by `terms` and what is `known`, what a rule might have something to say of by `suspects`.
    The names of people are not kept: a cache may be shared, and some are in no published record.
    """

    seams: Mapping[str, Seam]
    days: dict[str, str]
    leading: Sequence[str]
    found: index.Known
    terms: Terms
    known: Known
    suspects: str
    held: str = ""
    told: tuple[str, ...] = ()
    files: Mapping[str, Held] = field(default_factory=dict)

    def suspicious(self, text: str) -> bool:
        """Whether a rule might have something to say of a text."""
        return re.search(self.suspects, text, re.MULTILINE) is not None

    @property
    def searcher(self) -> Searcher:
        """What finds all that is private."""
        return privacy.searcher(self.terms, self.known)


def left(space: Workspace, outcome: Outcome) -> Left | None:
    """What a build leaves of an outcome; None where its pages are on paper too."""
    guard, remains = outcome.guard, outcome.remains
    if guard is None or remains is None or (outcome.site and outcome.site.sheets):
        return None
    public = guard.searcher.known
    shown = [page for page in outcome.pages if not page.redirect]
    return Left(
        seams=dict(seams(space.root, outcome)),
        days={sheet.address(one.path): one.changed for one in shown},
        leading=[str(page.path) for page in outcome.pages if page.redirect],
        found=index.known(space.root, outcome),
        terms=guard.searcher.terms,
        known=Known(mobiles=public.mobiles, domains=public.domains),
        suspects=remains.suspects,
    )


def write(path: Path, told: Left | None) -> None:
    """Keep it for the next build, or nothing."""
    if told is None or not told.held:
        _place(path).unlink(missing_ok=True)
        return
    content = msgpack.encode(told, enc_hook=str)
    _place(path).write_bytes(hashlib.sha256(content).digest() + content)


def read(path: Path, held: str) -> Left | None:
    """What the last build of inputs of that name has left; None if it is not there or broken."""
    try:
        whole = _place(path).read_bytes()
        if hashlib.sha256(whole[_SUM:]).digest() != whole[:_SUM]:
            return None
        lately.used(_place(path))
        told = msgpack.decode(whole[_SUM:], type=Left, dec_hook=_path)
    except (OSError, MsgspecError):
        return None
    return told if told.held == held else None


def _place(path: Path) -> Path:
    return path.with_suffix(".left")


def _path(kind: type, told: Any) -> Any:
    """A path, as it was written: all else msgspec knows itself."""
    return PurePosixPath(told)
