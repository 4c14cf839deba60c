"""Enumerations that skip, and numbers that do not fit what is listed after them."""

import re
from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.world import World

from . import scan

_SIGNS = "一二三四五六七八九十"
_STARTS = r"(?:^|(?<=[，。；：:、！？\s（(“>*\-中括即]))"
_FAMILIES = (
    (re.compile(rf"{_STARTS}(?P<n>[{_SIGNS}]{{1,3}})是(?!否)", re.MULTILINE), "是"),
    (re.compile(rf"(?:^|(?<=[。；：:\s]))第(?P<n>[{_SIGNS}]{{1,3}})[，,、：:]", re.MULTILINE), ""),
    (re.compile(rf"^[ \t#>*]*[（(](?P<n>[{_SIGNS}]{{1,3}})[）)]", re.MULTILINE), ""),
    (re.compile(rf"^[ \t#>*]*(?P<n>[{_SIGNS}]{{1,3}})、", re.MULTILINE), ""),
    (re.compile(rf"^[ \t#>*]*第(?P<n>[{_SIGNS}百]{{1,6}})条(?=[\s*：:]|$)", re.MULTILINE), ""),
)
_IS = _FAMILIES[0][0]
_DECLARED = re.compile(
    rf"(?<![第\d{_SIGNS}百．.点几年月日])(?P<n>[二三四五六七八九十两]{{1,3}}|\d{{1,2}})"
    r"(?:个|项|类|种|条|大|方面|好|型|步|点|件)[^\s，。；：:、\d“”（）()]{0,10}[：:]"
    r"(?P<list>[^。；;\n：:]{3,})"
)
_JOINED = re.compile(r"以及|和|及|与")


def numeral(text: str) -> int:
    """The value of a Chinese numeral from 1 to 999, 0 where it is none."""
    total = digit = 0
    for sign in text.replace("两", "二"):
        if sign in "百十":
            total += (digit or 1) * (100 if sign == "百" else 10)
            digit = 0
        else:
            digit = _SIGNS.find(sign) + 1
    return total + digit


def chinese(value: int) -> str:
    """A number from 1 to 99 in Chinese."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_SIGNS[tens - 1]}十")
    return head + (_SIGNS[ones - 1] if ones else "")


@rule(
    "wording/enumeration",
    "列举不连续",
    "说了“二是”就说“四是”，多半是删改时漏了一段，读者会以为内容不全。",
    "补上漏掉的一项，或者把后面的序号改过来。",
    Severity.WARNING,
    ("txt-01",),
)
def enumeration(world: World) -> Iterator[Finding]:
    """一是, 二是 is followed by 三是; the same of 第一, （一）, 一、 and 第一条."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "txt-01", candidate)
        for start, message in gaps(candidate.plain) if provision else ():
            yield Finding(message, candidate.piece.location(start), basis=provision)


def gaps(text: str) -> Iterator[tuple[int, str]]:
    """The places where an enumeration skips or repeats, and what is wrong there.

    Lists may stand inside lists: where a number does not follow, the outer list is tried.
    """
    for expression, _ in _FAMILIES:
        open_lists: list[int] = []
        for found in expression.finditer(text):
            number = numeral(found["n"])
            shown = found[0].strip(" \t\n#>*")
            if said := _step(open_lists, number, shown, starts=expression is _IS):
                yield found.end() - len(found[0].lstrip(" \t\n#>*")), said


def _step(open_lists: list[int], number: int, shown: str, *, starts: bool) -> str:
    """Take the next number of an enumeration; what is wrong with it, empty for nothing."""
    if number == 1:
        open_lists.append(1)
        return ""
    for depth in range(len(open_lists) - 1, -1, -1):
        if open_lists[depth] + 1 == number:
            del open_lists[depth + 1 :]
            open_lists[depth] = number
            return ""
    last = open_lists[-1] if open_lists else 0
    if not open_lists:
        open_lists.append(number)
        if not starts:
            return ""
    open_lists[-1] = number
    if number > last:
        missing = "、".join(map(chinese, range(last + 1, min(number, last + 4))))
        return f"“{shown}”前面缺少第{missing}项"
    return f"“{shown}”重复，或者次序不对，前面已经到第{chinese(last)}项"


@rule(
    "wording/declared-number",
    "说的数目和列出的不一样",
    "前面说“四项”，后面列了三项，读者不知道是漏了一项还是写错了数。",
    "数一数再改；没有列全的，在后面加“等”。",
    Severity.WARNING,
    ("txt-02",),
)
def declared_number(world: World) -> Iterator[Finding]:
    """As many things are listed as the text says before the colon."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "txt-02", candidate)
        for start, message in miscounted(candidate.plain) if provision else ():
            yield Finding(message, candidate.piece.location(start), basis=provision)


def miscounted(text: str) -> Iterator[tuple[int, str]]:
    """The places where a number stands before a list of another length."""
    for found in _DECLARED.finditer(text):
        said = int(found["n"]) if found["n"].isdigit() else numeral(found["n"])
        least, most = _listed(text, found)
        if most >= 2 and not least <= said <= most:
            listed = str(least) if least == most else f"{least} 到 {most}"
            head = found[0].removesuffix(found["list"]).rstrip("：:")
            yield found.start(), f"前面说“{head}”，后面列出了 {listed} 项"


def _listed(text: str, found: re.Match[str]) -> tuple[int, int]:
    """At least and at most how many things are listed; (0, 0) where it cannot be told."""
    listed = found["list"].strip(" *")
    if listed.startswith("一是"):
        end = text.find("\n", found.end())
        rest = text[found.start("list") : end if end >= 0 else len(text)]
        numbers = [numeral(one["n"]) for one in _IS.finditer(rest)]
        return (max(numbers), max(numbers)) if numbers else (0, 0)
    if "，" in listed or "、" not in listed:
        return 0, 0
    parts = listed.split("、")
    least, most = len(parts), len(parts) + len(_JOINED.findall(parts[-1]))
    return (least, 1000) if listed.endswith(("等", "等等", "……")) else (least, most)


RULES = (enumeration, declared_number)
