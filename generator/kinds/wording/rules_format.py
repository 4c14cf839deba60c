"""Document numbers and dates as official documents write them."""

import re
from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, rule
from generator.dates import chinese_date
from generator.diagnostics import Severity
from generator.world import World

from . import scan
from .scan import Candidate

FULL = re.compile(r"[\u4e00-\u9fa5A-Za-z]{1,16}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
"""A whole document number: 青党〔2026〕5号."""

_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fa5A-Za-z]{0,16}?)\s*[\[［(（【〔]\s*(?P<year>(?:19|20)\d{2})\s*[\]］)）】〕]"
    r"\s*(?:第\s*)?(?P<number>\d{1,5})\s*号"
)
_RIGHT = re.compile(r"〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
_SHORT = re.compile(r"〔\s*\d{2}\s*〕\s*(?:第\s*)?\d{1,5}\s*号")
_SHORT_DAY = re.compile(r"(?<![\d年])\d{2}\s*年\s*(?:0?[1-9]|1[0-2])\s*月\s*\d{1,2}\s*日")
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?"
)
_DIGITS = {
    **{sign: str(at) for at, sign in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("零○OoＯ0０", "0"),
}
_YEAR = re.compile(rf"二[〇零○OoＯ0０][{''.join(_DIGITS)}]{{2}}年")


@rule(
    "wording/document-number",
    "文号的写法不对",
    "文号是查找文件的依据，写法不统一就查不到。年份用六角括号〔〕，序号不写“第”，不补零。",
    "照文件原件改成“机关代字〔年份〕序号号”，例如：青党〔2026〕5号。",
    Severity.WARNING,
    ("document-number",),
)
def document_number(world: World) -> Iterator[Finding]:
    """A document number has its code, the full year in 〔〕 and a number without 第 or zeros."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "document-number", candidate)
        if provision is not None:
            for found in _NUMBER.finditer(candidate.plain):
                shown = found[0].removeprefix(found["code"]).strip()
                if not _RIGHT.fullmatch(shown):
                    right = f"〔{found['year']}〕{int(found['number'])}号"
                    start = found.end() - len(shown)
                    message = f"文号“{shown}”应写成“{right}”"
                    yield Finding(message, candidate.piece.location(start), basis=provision)
            for found in _SHORT.finditer(candidate.plain):
                message = f"文号“{found[0]}”的年份没有写全"
                yield Finding(message, candidate.piece.location(found.start()), basis=provision)
    yield from _fields(world)


def _fields(world: World) -> Iterator[Finding]:
    for candidate in scan.numbers(world):
        provision = scan.in_force(world, "document-number", candidate)
        for part in re.split(r"[；;\n]", candidate.plain) if provision else ():
            shown = part.strip()
            if shown and not FULL.fullmatch(shown):
                found = _NUMBER.fullmatch(shown)
                right = found and f"{found['code']}〔{found['year']}〕{int(found['number'])}号"
                said = f"，应写成“{right}”" if right and FULL.fullmatch(right) else ""
                place = candidate.piece.location(candidate.plain.index(shown))
                yield Finding(f"“{shown}”不是完整的文号{said}", place, basis=provision)


@rule(
    "wording/date",
    "日期的写法不对",
    "公文里的日期用阿拉伯数字，月和日前面不补零；写法统一才能查找和核对。",
    "改成 2026年5月18日 这样的写法；没有这一天的，对照原件改正。",
    Severity.WARNING,
    ("document-date",),
)
def written_date(world: World) -> Iterator[Finding]:
    """A date has Arabic digits, no zeros before month and day, and is a day of the calendar."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "document-date", candidate)
        for start, message in _dates(candidate) if provision else ():
            yield Finding(message, candidate.piece.location(start), basis=provision)


def _dates(candidate: Candidate) -> Iterator[tuple[int, str]]:
    for found in _YEAR.finditer(candidate.plain):
        year = "".join(_DIGITS.get(sign, sign) for sign in found[0])
        yield found.start(), f"“{found[0]}”应写成“{year}”"
    for found in _SHORT_DAY.finditer(candidate.plain):
        yield found.start(), f"“{found[0]}”的年份没有写全"
    for found in _DAY.finditer(candidate.plain):
        if said := _wrong(found):
            yield found.start(), said


def _wrong(found: re.Match[str]) -> str:
    """What is wrong with a date; empty for nothing."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"] or 1)
    try:
        there = date(year, month, day)
    except ValueError:
        return f"没有“{found[0]}”这一天"
    padded = found["month"].startswith("0") or (found["day"] or "").startswith("0")
    right = chinese_date(there) if found["day"] else f"{year}年{month}月"
    return f"“{found[0]}”应写成“{right}”" if padded else ""


RULES = (document_number, written_date)
