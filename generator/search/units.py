"""Text → the units that are searched: single Chinese characters, words of letters, numbers.

The query is taken apart by the same rules in `query/units.js`; `tests/test_search_units.py` holds
the two against each other.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

CHINESE = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

ENCLOSED = "\u2460-\u24ff\u2776-\u2793\u3200-\u32ff"
"""Numbers, letters and characters in circles and brackets, with which lists are numbered."""

BREAK = "\n"
"""Stands between units that no phrase may span: blocks and sentences."""

_YEAR = r"(?<![0-9])(?P<{0}>(?:19|20)[0-9]{{2}})"
_MONTH = r"0?(?P<{0}>[1-9]|1[0-2])"
_DAY = r"0?(?P<{0}>[1-9]|[12][0-9]|3[01])"
_SPOKEN = _YEAR.format("y") + r"年 ?" + _MONTH.format("m") + r"月(?: ?" + _DAY.format("d") + "日)?"
_WRITTEN = (
    _YEAR.format("Y")
    + r"[-./]"
    + _MONTH.format("M")
    + r"(?:[-./]"
    + _DAY.format("D")
    + r")?(?![0-9]|[-./][0-9])"
)
_ALONE = r"(?<![0-9])(?<![0-9]\.)"
_SHORT = _ALONE + r"0(?P<short>[1-9])(?=[月日])"
_NUMBER = _ALONE + r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?![0-9])"
_SPELLED = re.compile(f"{_SPOKEN}|{_WRITTEN}|{_SHORT}|{_NUMBER}")
_TOKEN = re.compile(f"[{CHINESE}]|(?:(?![{CHINESE}])[^\\W_])+(?:\\.[0-9]+)?|%|[\n。！？；!?;]")
_ENCLOSED = re.compile(f"[{ENCLOSED}]")
_DIGITS = re.compile(r"[0-9][0-9,./年月日 -]*[0-9月日]")
"""Where a date or number may stand: few places, which are quickly found."""

_ENDS = frozenset("。！？；!?;")


def normal(text: str) -> str:
    """Text in the forms that are searched: full width as half, capitals as small letters.

    Its length stays, also as browsers count it, so that a place in it is a place in the text as it
    is shown. What is enclosed stays too: ② before 3 must not become 23.
    """
    return text.translate(_FORMS)


class _Forms(dict[int, str]):
    """The form of each character, worked out once."""

    def __missing__(self, code: int) -> str:
        form = _form(chr(code))
        same = len(form) == 1 and (form > "\uffff") == (code > 0xFFFF)
        self[code] = form if same and not _ENCLOSED.match(chr(code)) else chr(code)
        return self[code]


def _form(character: str) -> str:
    return unicodedata.normalize("NFKC", character).lower()


_FORMS = _Forms()


def units(text: str) -> list[str]:
    """The units of a normal text, BREAK between sentences; dates in one spelling.

    What is enclosed is a unit as if it stood alone: 一 for ㈠, 12 for ⑿.
    """
    spelled = _DIGITS.sub(_spellings, text)
    found: list[str] = _TOKEN.findall(_ENCLOSED.sub(_opened, spelled))
    return [BREAK if unit in _ENDS else unit for unit in found]


def _spellings(found: re.Match[str]) -> str:
    return _SPELLED.sub(_spelling, found[0])


def _spelling(found: re.Match[str]) -> str:
    """A date as it is said, 2026年5月18日; a number without what parts its thousands."""
    if found["short"] or found["number"]:
        return f" {found['short'] or found['number'].replace(',', '')} "
    day = found["d"] or found["D"]
    month = f"{found['y'] or found['Y']}年{found['m'] or found['M']}月"
    return f" {month}{day}日 " if day else f" {month} "


def _opened(found: re.Match[str]) -> str:
    return f" {_form(found[0])} "


def joined(units: Sequence[str]) -> str:
    """The key of units in a row; a space parts two that would flow into one."""
    text = ""
    for unit in units:
        text += f" {unit}" if text and _runs(text[-1]) and _runs(unit[0]) else unit
    return text


@cache
def _runs(character: str) -> bool:
    return character.isalnum() and re.match(f"[{CHINESE}]", character) is None
