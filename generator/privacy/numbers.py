"""Runs of digits → ID numbers, mobile numbers and bank cards among them."""

import re
from collections.abc import Iterator

from .checks import id_check, is_credit_code, is_day, luhn
from .runs import Group, Run
from .terms import Searcher

Number = tuple[str, str, int, int]
"""A kind, the digits, and where they stand."""

_SHAPES = frozenset(
    {(3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (3, 5, 3), (3, 2, 2, 2, 2), (3, 2, 3, 3)}
)
_CLOSE = frozenset({(5, 6), (6, 5), (4, 7), (2, 9), (9, 2), (3, 3, 3, 2), (3, 4, 2, 2)})
"""Shapes of a mobile number that only hyphens and dots may divide: sums stand so side by side."""
_CODES = frozenset({"86", "086", "0086"})
_CENTURIES = frozenset({"19", "20"})
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LONG = re.compile(r"(?:0|86|086|0086)?(1[3-9][0-9]{9})")
_AMOUNT = re.compile(
    r"\s?(?:元(?!旦)|[万亿](?=[元吨股斤人千亿])|吨|千瓦|平方|立方|㎡|%|股(?![长室])|斤|公斤|人次|字节)"
    r"|\.[0-9]{2}(?![0-9.])"
)
_MOST = 6
"""Into how many groups a number may be divided, unless each digit stands alone."""
_LAST = re.compile(
    r"[ \t.\-\u2010-\u2015_]{0,3}[Xx](?![0-9A-Za-z])|[ \t]*\r?\n[ \t>]*[Xx](?![0-9A-Za-z])"
)
_USUAL = frozenset(
    {(18,), (17,), (6, 8, 4), (6, 8, 3), (6, 4, 4, 4), (6, 4, 4, 3), (3, 3, 4, 4, 4)}
)
_LONGEST = 200
"""How many digits without a gap are looked into."""

_NEAR = 30
"""How far from a number the words may stand that say what it is."""


def numbers(run: Run, searcher: Searcher) -> Iterator[Number]:
    """The private numbers of a run; where two lie over each other, the surer one comes first."""
    for first in range(len(run.groups)):
        for last, digits in _windows(run.groups, first):
            part = run.groups[first : last + 1]
            start, end = part[0].start, part[-1].end
            if _in_word(run.text, start, end, len(part)):
                continue
            for kind in _kinds(run, part, digits, searcher):
                yield kind, digits, start, end
            tail = _LAST.match(run.text, end) if len(digits) == 17 else None
            if tail and (kind := _id(f"{digits}X", part, run.text, searcher)):
                yield kind, f"{digits}X", start, tail.end()
        yield from _inside(run, run.groups[first], searcher)
        yield from _mobile(run, first)


def _windows(groups: tuple[Group, ...], first: int) -> Iterator[tuple[int, str]]:
    """The last group and all digits of each row of groups that may be one number."""
    digits = ""
    for last in range(first, len(groups)):
        digits += groups[last].digits
        count = last - first + 1
        if len(digits) > 19:
            return
        alone = count == len(digits)
        if len(digits) >= 13 and (count <= _MOST or alone):
            yield last, digits


def _in_word(text: str, start: int, end: int, groups: int) -> bool:
    """Whether digits are part of a name of a machine: beside letters with more digits in them."""
    before = re.search(r"[0-9A-Za-z]{0,24}$", text[max(start - 24, 0) : start])
    after = re.match(r"[0-9A-Za-z]{0,24}", text[end : end + 24])
    around = (before[0] if before else "") + (after[0] if after else "")
    return any(char.isdigit() for char in around)


def _kinds(run: Run, part: tuple[Group, ...], digits: str, searcher: Searcher) -> Iterator[str]:
    if len(digits) == 18 and (kind := _id(digits, part, run.text, searcher)):
        yield kind
    start, end = part[0].start, part[-1].end
    around = run.text[max(start - _NEAR, 0) : start]
    if _card(digits, part, around, searcher):
        yield "bank-card"
    elif (
        len(digits) == 15 and is_day(f"19{digits[6:12]}") and digits[:2] in searcher.terms.provinces
    ):
        both = around + run.text[end : end + 10]
        if any(word in both for word in searcher.terms.id_words):
            yield "id-old"


def _id(digits: str, part: tuple[Group, ...], text: str, searcher: Searcher) -> str:
    """Which kind of ID number 18 characters are, empty for none."""
    if digits[:2] not in searcher.terms.provinces or not is_day(digits[6:14]):
        return ""
    if id_check(digits[:17]) == digits[17]:
        return "id-number"
    if is_credit_code(digits) or "信用代码" in text[max(part[0].start - _NEAR, 0) : part[0].start]:
        return ""
    return "id-checksum" if tuple(len(group.digits) for group in part) in _USUAL else ""


def _card(digits: str, part: tuple[Group, ...], around: str, searcher: Searcher) -> bool:
    sizes = [len(group.digits) for group in part]
    even = all(size == 4 for size in sizes[:-1]) and sizes[-1] <= 4
    if len(sizes) > 2 and not even and len(sizes) != len(digits):
        return False
    named = any(word in around for word in searcher.terms.bank_words)
    own = digits.startswith(searcher.terms.bank_prefix) and len(digits) >= 16
    return (own or named) and len(set(digits)) > 1 and luhn(digits)


def _inside(run: Run, group: Group, searcher: Searcher) -> Iterator[Number]:
    """Numbers within one row of digits without gaps."""
    size = len(group.digits)
    if size > (11 if run.written else 18):
        for at in range(min(size, _LONGEST) - 17):
            digits = group.digits[at : at + 18]
            if _id(digits, (group,), run.text, searcher) == "id-number":
                yield "id-number", digits, group.start + at, group.start + at + 18
                yield from _rows(group, 0, at)
                yield from _rows(group, at + 18, size)
    if size > 11 and not run.written:
        yield from _rows(group, 0, size)


def _rows(group: Group, low: int, high: int) -> Iterator[Number]:
    """Mobile numbers one after the other that fill a part of a row of digits."""
    places = range(low, high, 11)
    parts = [group.digits[at : at + 11] for at in places]
    if (high - low) % 11 == 0 and high - low < _LONGEST and all(map(_MOBILE.fullmatch, parts)):
        for at, digits in zip(places, parts, strict=True):
            yield "mobile", digits, group.start + at, group.start + at + 11


def _mobile(run: Run, first: int) -> Iterator[Number]:
    """The mobile number that begins with a group."""
    group = run.groups[first]
    if (whole := _LONG.fullmatch(group.digits)) and _alone(run, group.start, group.end):
        yield "mobile", whole[1], group.end - 11, group.end
    elif run.written and 12 <= len(group.digits) <= 13 and (near := _MOBILE.search(group.digits)):
        yield "mobile", near[0], group.start + near.start(), group.start + near.end()
    if len(group.digits) > 9 or not re.match("0?1", group.digits):
        return
    digits, sizes = "", []
    for last in range(first, len(run.groups)):
        digits += run.groups[last].digits
        sizes.append(len(run.groups[last].digits))
        plain = digits.removeprefix("0")
        if len(plain) == 11:
            part = run.groups[first : last + 1]
            sizes[0] -= len(digits) - 11
            fits = _MOBILE.fullmatch(plain) and _divided(run, first, last, tuple(sizes))
            if fits and not _in_word(run.text, part[0].start, part[-1].end, 2):
                yield "mobile", plain, part[0].start, part[-1].end
        if len(plain) >= 11:
            return


def _divided(run: Run, first: int, last: int, sizes: tuple[int, ...]) -> bool:
    """Whether the gaps are such as people put into a mobile number."""
    gaps = [_gap(group.gap) for group in run.groups[first + 1 : last + 1]]
    one = set(gaps) - {"b"}
    before = (
        _gap(run.groups[first].gap) if first and run.groups[first - 1].digits not in _CODES else ""
    )
    after = _gap(run.groups[last + 1].gap) if last + 1 < len(run.groups) else ""
    if one & {"s", "n"} and {before, after} & one:
        return False
    if run.text[run.groups[last].end :][:3] and _AMOUNT.match(run.text, run.groups[last].end):
        return False
    years = [
        group.digits for group in run.groups[first : last + 1] if group.digits[:2] in _CENTURIES
    ]
    if len(years) > 1 and one <= {"s", "n"}:
        return False
    alone = set(sizes) == {1}
    if "u" in one:
        return sizes == (3, 4, 4)
    if one == {"n"} and len(sizes) == 2:
        return True
    return (
        (sizes in _SHAPES and (len(one) < 2 or sizes == (3, 4, 4)))
        or (sizes in _CLOSE and one <= {"h", "d"})
        or (alone and len(one) < 2)
        or (run.written and len(one) < 2)
    )


def _gap(gap: str) -> str:
    """Which sort of gap it is: hyphen, underscore, dot, line break, bracket or space."""
    for sort, signs in (("n", "\n"), ("h", "-‐‑‒–—―−"), ("u", "_"), ("d", ".·•・"), ("b", "()")):
        if any(sign in gap for sign in signs):
            return sort
    return "s"


def _alone(run: Run, start: int, end: int) -> bool:
    """Whether eleven digits are neither a sum, nor a fraction, nor part of another name."""
    text = run.text
    fraction = re.search(r"(?<![0-9])0\.$", text[max(start - 3, 0) : start])
    money = start and text[start - 1] in "¥￥$"
    return not (fraction or money or _AMOUNT.match(text, end) or _in_word(text, start, end, 1))
