"""What the detectors are told: words of the provisions, and what a site has said to be its own."""

import hashlib
import re
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import astuple


class Terms(Struct, frozen=True):
    """Words and numbers of the provisions, by what they are for."""

    provinces: frozenset[str]
    bank_prefix: str
    bank_words: tuple[str, ...]
    id_words: tuple[str, ...]
    streets: tuple[str, ...]
    birth_words: tuple[str, ...]
    hardships: tuple[str, ...]
    office_domains: tuple[str, ...]


class Known(Struct, frozen=True):
    """What is public because it belongs to an office, and the names of people in the records."""

    mobiles: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Searcher:
    """Everything one search needs: the terms, what is known, and the patterns made of them."""

    terms: Terms
    known: Known
    words: re.Pattern[str] = field(compare=False)
    street: re.Pattern[str] = field(compare=False)
    hardship: re.Pattern[str] = field(compare=False)
    birth: re.Pattern[str] = field(compare=False)
    memory: dict[str, tuple[tuple[int, int, int, str, str], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )


def named(searcher: Searcher) -> str:
    """Names all that a searcher looks for and passes over."""
    told = [
        # A set of words comes in another order in each process.
        sorted(value) if isinstance(value, frozenset) else value
        for group in (searcher.terms, searcher.known)
        for value in astuple(group)
    ]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


_COUNT = r"[0-9一二三四五六七八九十百零〇]{1,5}"
_UNIT = r"(?:号院|号楼|号|栋|幢|单元|室|弄|门)"
_ROOM = r"[0-9]{1,3}[-－—][0-9]{1,2}[-－—][0-9]{3,4}(?![0-9])"
_DAY = (
    r"(?:(?:19|20)[0-9]{2}\s?[-年./]\s?[0-9]{1,2}\s?[-月./]\s?[0-9]{1,2}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
    r"|[一二][九〇零○]?[〇零○一二三四五六七八九]{2,3}年[一二三四五六七八九十]{1,2}月"
    r"[一二三四五六七八九十]{1,3}[日号])"
)


def searcher(terms: Terms, known: Known) -> Searcher:
    """Patterns made of the terms; making one takes a moment, so it is made once a run."""
    street = f"(?:{_any(terms.streets)})"
    birth = _any(terms.birth_words)
    # Each way begins with a plain character: a search leaps from one of those to the next.
    others = "住址|学籍|监护|学生|同学|QQ|Qq|qQ|qq|扣扣|微信|薇信|威信|W[Ee][Cc]|w[Ee][Cc]|W[Xx]|w[Xx]|VX|vx|@"
    papers = "护照|通行证|assport|车|牌|驾"
    counted = (
        "|".join(f"{re.escape(one)}\\s?[0-9一二三四五六七八九十]" for one in terms.streets)
        or "(?!)"
    )
    hardship = _any(terms.hardships)
    return Searcher(
        terms,
        known,
        re.compile(f"{birth}|{hardship}|{others}|{papers}|{counted}"),
        re.compile(
            f"{street}\\s?(?:{_COUNT}\\s?{_UNIT}(?:\\s?{_COUNT}\\s?{_UNIT}){{0,3}}|{_ROOM})"
        ),
        re.compile(hardship),
        re.compile(
            f"(?:{birth})[^0-9\n]{{0,8}}?({_DAY})"
            f"|({_DAY})\\s?[日号]?[,，]?\\s?(?:出生|生于|生人|生(?=[,;，；。、）)|\\s]|$))"
        ),
    )


def _any(words: tuple[str, ...]) -> str:
    """One of some words; none of them ever where there are no words."""
    return "|".join(re.escape(word) for word in words) or r"(?!)"
