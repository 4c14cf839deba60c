"""All texts, read once → what each rule about words has to look at."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from msgspec import Struct

from generator.packs import Provision
from generator.schema import Model
from generator.world import World, once

from . import patterns
from .texts import Piece, day_of, pieces

MENTIONS = "wording-mentions"

NUMBER = (
    r"(?!〔(?:19|20)\d{2}〕[1-9]\d{0,4}号)(?:"
    r"[\[［(（【〔]\s*(?:19|20)\d{2}\s*[\]］)）】〕]\s*(?:第\s*)?\d{1,5}\s*号"
    r"|〔\s*\d{2}\s*〕\s*(?:第\s*)?\d{1,5}\s*号)"
)
DATE = (
    r"二[〇零○OoＯ0０]\S{2}年|\d年\s*(?:0\d|1[3-9]|[2-9]\d)\s*月|\d\s+年"
    r"|月\s*(?:0\d|29|[3-9]\d)\s*日|(?<![\d年])\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
)
LIST = (
    r"[一二三四五六七八九十]是|第[一二三四五六七八九十百]{1,5}[条，,、：:]"
    r"|^[ \t#>*]*[（(]?[一二三四五六七八九十]{1,3}[、）)]"
    r"|(?:[二三四五六七八九十两]|\d)(?:个|项|类|种|条|大|方面|好|型|步|点|件)[^\n]{0,10}[：:]"
)

_MASKED = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[^\n]*$"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)|<!--.*?-->|\]\([^)\n]*\)|https?://[^\s）)”」]+",
    re.DOTALL | re.MULTILINE,
)
_ENDS = re.compile(r"[。！？；!?;\n]")
_CLAUSE_ENDS = re.compile(r"[。！？；，!?;,\n]")
_REACH = 1000
"""How many characters before and after a word at most are read for what is said of it."""


class Candidate(Struct, frozen=True):
    """A text in which something may be wrong; in `plain`, code, comments and addresses are blank."""

    piece: Piece
    plain: str
    day: date


def candidates(world: World) -> tuple[Candidate, ...]:
    """The texts that any rule about words has to look at."""
    return _read(world)[0]


def numbers(world: World) -> tuple[Candidate, ...]:
    """The texts of fields that are for document numbers."""
    return _read(world)[1]


@once
def _read(world: World) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Every text, looked at once."""
    found = [_of_model(world, model) for model in world.entries]
    return tuple(chain(*(one for one, _ in found))), tuple(chain(*(one for _, one in found)))


@once
def _of_model(
    world: World, model: type[Model]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    wanted = _wanted(suspects(world))
    suspect: list[Candidate] = []
    numbered: list[Candidate] = []
    for piece in pieces(world, model, wanted):
        if _numbered(piece.field):
            numbered.append(Candidate(piece, piece.text, day_of(world, piece.entry)))
        else:
            plain = _MASKED.sub(_blank, piece.text) if piece.markdown else _bare(piece.text)
            suspect.append(Candidate(piece, plain, day_of(world, piece.entry)))
    return tuple(suspect), tuple(numbered)


@cache
def _wanted(expression: str) -> Callable[[str, str], bool]:
    """Whether a field is for document numbers, or what an expression describes stands in a text."""
    find = compiled(expression).search
    # Most texts stand there often.
    suspicious = lru_cache(maxsize=1 << 17)(lambda text: find(text) is not None)
    return lambda field, text: _numbered(field) or suspicious(text)


def _numbered(field: str) -> bool:
    """Whether a field is for document numbers."""
    return field.endswith("doc_no")


def _bare(text: str) -> str:
    return _MASKED.sub(_blank, text) if "http" in text else text


def _blank(found: re.Match[str]) -> str:
    """As many spaces, with the line breaks kept, so that places stay true."""
    return re.sub(r"[^\n]", " ", found[0])


@once
def suspects(world: World) -> str:
    """Everything any rule looks for, loosely, as one expression."""
    every = world.law.provisions
    renamed = (*wordings(world), "mtg-15")
    olds = [old for id in renamed for one in every.get(id, ()) for old in replacements(one)]
    secret = ("sec-02", "sec-02-mark", "sec-03")
    plain = [line for id in secret for one in every.get(id, ()) for line in one.words]
    marks = [line for one in every.get("sec-01", ()) for line in one.words]
    gaps = [line for one in every.get("txt-03", ()) for line in one.words]
    parts = (
        patterns.loosely([*olds, *plain]),
        patterns.classified(marks, markdown=True),
        patterns.signs(gaps),
        NUMBER,
        DATE,
        LIST,
    )
    return "|".join(f"(?:{part})" for part in parts)


def wordings(world: World) -> tuple[str, ...]:
    """The ids of all provisions about superseded wording, a site's own included."""
    ids = (id for id in world.law.provisions if id.startswith("wording-") and id != MENTIONS)
    return tuple(sorted(ids))


@lru_cache(maxsize=1 << 10)
def compiled(expression: str) -> re.Pattern[str]:
    """An expression made once."""
    return re.compile(expression, re.MULTILINE)


def in_force(world: World, id: str, candidate: Candidate) -> Provision | None:
    """The provision in force on the day that a text speaks of."""
    return world.law.on(id, candidate.day)


def replacements(provision: Provision) -> Mapping[str, str]:
    """What is written now by the wording it takes the place of."""
    lines = (line.partition("|") for line in provision.words)
    return {old.strip(): new.strip() for old, _, new in lines if old.strip(" \u3000…")}


def around(text: str, start: int, end: int, ends: re.Pattern[str]) -> str:
    """The text between the nearest ends before and after some characters, no further than `_REACH`."""
    first = max(start - _REACH, 0)
    before = [found.end() for found in ends.finditer(text, first, start)]
    after = ends.search(text, end, end + _REACH)
    return text[before[-1] if before else first : after.start() if after else end + _REACH]


def mentioned(world: World, candidate: Candidate, start: int, end: int, by: str) -> bool:
    """Whether the text speaks about a word, by the words of a provision, without using it.

    Superseded wording is spoken about in a whole sentence, people in one clause of it.
    """
    provision = world.law.on(by, candidate.day) if by in world.law.provisions else None
    if provision is None:
        return False
    text, ends = candidate.plain, _ENDS if by == MENTIONS else _CLAUSE_ENDS
    near = around(text, start, end, ends).replace(text[start:end], "", 1)
    return any(word in near for word in provision.words)
