"""Provisions in words: numbers, validity, and how two of them differ."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from generator.dates import chinese_date
from generator.packs import Figure, Level, Provision

CHOICE = re.compile("1 为(.+)，0 为(.+)")
"""What a number means that stands for yes or no."""

NOTHING = ("", "-", "—", "/", "无", "没有", "不详", "待定", "暂无", "略", "同上")
"""What staff write where they know of no document."""


def number(value: Decimal) -> str:
    """A number without needless zeros."""
    return f"{value.normalize():f}"


def figure(one: Figure) -> str:
    """A number with what it means: 最少 5 人."""
    unit = one.unit if one.unit in ("", "%") else f" {one.unit}"
    return f"{one.meaning or one.name} {number(one.value)}{unit}"


def figures(every: Sequence[Figure]) -> tuple[str, ...]:
    """Numbers as readers say them: the two parts of a fraction together, a choice by its name."""
    said: list[str] = []
    rest = list(every)
    while rest:
        one = rest.pop(0)
        stem = one.meaning.removesuffix("的分子")
        if rest and stem != one.meaning and rest[0].meaning == f"{stem}的分母":
            part = f"{number(one.value)}/{number(rest.pop(0).value)}"
            how = _choice(rest.pop(0)) if rest and CHOICE.fullmatch(rest[0].meaning) else ""
            said.append(f"{stem}{how} {part}")
        else:
            said.append(_choice(one) or figure(one))
    return tuple(said)


def _choice(one: Figure) -> str:
    """The name of what a number stands for that means yes or no; empty for any other."""
    match = CHOICE.fullmatch(one.meaning)
    return match[1 if one.value else 2] if match else ""


def words(lines: Sequence[str]) -> tuple[str, ...]:
    """Words in one line; where something is written in their place, each in a line of its own."""
    if any("|" in line for line in lines):
        return tuple(line.replace("|", " → ", 1) for line in lines)
    return ("、".join(lines),) if lines else ()


def day(text: str) -> str:
    """A day as documents write it; what is no whole day stays as it is."""
    try:
        return chinese_date(date.fromisoformat(text))
    except ValueError:
        return text


def validity(since: date | None, until: date | None) -> str:
    """From when to when, both days included; empty where nothing is known."""
    begin = f"{chinese_date(since)}起" if since else ""
    end = f"至{chinese_date(until)}" if until else ""
    return begin + end


def changes(above: Provision, below: Provision) -> str:
    """How a provision differs from the one whose place it takes."""
    return "；".join(_changes(above, below)) or "内容相同"


def _changes(above: Provision, below: Provision) -> Iterator[str]:
    if above.off:
        yield "停用"
        return
    former = {one.name: one for one in below.figures}
    for one in above.figures:
        old = former.get(one.name)
        name = one.meaning or (old.meaning if old else "") or one.name
        if old is not None and one.unit not in ("", old.unit):
            yield f"{name}由 {number(old.value)} {old.unit}改为 {number(one.value)} {one.unit}"
        elif old is not None and old.value != one.value:
            yield f"{name}由 {number(old.value)} 改为 {number(one.value)}"
    if above.words != below.words:
        yield "词语不同"
    kept = "level" not in above.model_fields_set and below.weight in (Level.ERROR, Level.STRICT)
    if not kept and above.weight is not below.weight:
        yield f"严重程度由“{below.weight.label}”改为“{above.weight.label}”"
