"""Numbers divided as people and Markdown divide them: by commas, slashes, bars, emphasis, space."""

import re
from collections.abc import Iterator

from .checks import id_check, is_day, luhn
from .terms import Searcher

_SPACE = r"[ \t\r\n\u00a0\u3000]"
_SIGN = (
    rf"(?:{_SPACE}{{0,40}}(?:[、，,／/：:；;｜|*\\~`'\"‘’“”=＝+＋。…]|<br ?/?>|&nbsp;){{1,4}}{_SPACE}{{0,40}}"
    rf"|{_SPACE}{{2,40}})"
)
_DIGIT = "[0-9０-９]"
# Each begins with a digit before which none stands: a search for a digit runs through a text at once.
_FIRST = f"{_DIGIT}(?<!{_DIGIT}{_DIGIT})"
_ID = re.compile(
    f"({_FIRST}{_DIGIT}{{5}}){_SIGN}({_DIGIT}{{4}}){_SIGN}?({_DIGIT}{{4}}){_SIGN}"
    f"({_DIGIT}{{3}}[0-9０-９XxＸｘ])(?![0-9A-Za-z])"
)
_MOBILE = re.compile(
    f"([1１](?<!{_DIGIT}{_DIGIT})[3-9３-９]{_DIGIT})({_SIGN})({_DIGIT}{{4}})\\2({_DIGIT}{{4}})(?!{_DIGIT})"
)
_CALLED = re.compile("(?:电话|手机|联系方式|号码|[Tt]el|TEL|[Mm]obile)[^0-9０-９\\n]{0,8}\\Z")
"""What stands before a mobile number."""
_CARD = re.compile(
    f"({_FIRST}{_DIGIT}{{3}})({_SIGN})({_DIGIT}{{4}})\\2({_DIGIT}{{4}})\\2({_DIGIT}{{4}})"
    f"(?:\\2({_DIGIT}{{1,3}}))?(?!{_DIGIT})"
)
_GLUED = re.compile(
    f"({_FIRST}{_DIGIT}{{16}}[XxＸｘ])([1１][3-9３-９]{_DIGIT}{{9}})(?![0-9０-９A-Za-z])"
)
_ANY = re.compile(f"{_DIGIT}{{3}}(?:{_SIGN}{_DIGIT}{{4}}|[XxＸｘ][1１])")
"""What each of them holds; hardly any page does, so that it is read once, not four times."""
_PLAIN = str.maketrans("０１２３４５６７８９ＸｘX", "0123456789XXX")
_NEAR = 30
"""How far before a number the words may stand that say what it is."""


def divided(text: str, searcher: Searcher) -> Iterator[tuple[str, str, int, int]]:
    """The kind, digits and place of each.

    Of an ID number province, day and checksum must all be right; a mobile number and a card
    have words before them that say what they are.
    """
    if not _ANY.search(text):
        return
    for found in _ID.finditer(text):
        digits = "".join(found.groups()).translate(_PLAIN).upper()
        if _sound(digits, searcher):
            yield "id-number", digits, found.start(), found.end()
    for found in _GLUED.finditer(text):
        digits = found[1].translate(_PLAIN).upper()
        if _sound(digits, searcher):
            yield "id-number", digits, found.start(1), found.end(1)
            yield "mobile", found[2].translate(_PLAIN), found.start(2), found.end(2)
    for found in _MOBILE.finditer(text):
        if not _CALLED.search(_before(text, found)):
            continue
        yield "mobile", _digits(found), found.start(1), found.end()
    for found in _CARD.finditer(text):
        digits = _digits(found)
        before = _before(text, found)
        if any(word in before for word in searcher.terms.bank_words) and luhn(digits):
            yield "bank-card", digits, found.start(), found.end()


def _sound(digits: str, searcher: Searcher) -> bool:
    """Whether province, day and checksum are those of an ID number."""
    known = digits[:2] in searcher.terms.provinces and is_day(digits[6:14])
    return known and id_check(digits[:17]) == digits[17]


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(found.start() - _NEAR, 0) : found.start()]


def _digits(found: re.Match[str]) -> str:
    """The digits of all groups but the second, which is the sign between them."""
    groups = (group or "" for at, group in enumerate(found.groups()) if at != 1)
    return "".join(groups).translate(_PLAIN)
