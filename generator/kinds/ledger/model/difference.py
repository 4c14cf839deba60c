"""Kept content and the content today → in which fields they differ, and how, in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import takewhile

from generator.schema import Model
from generator.schema.fields import shapes

from .content import FILE, read

_CONTEXT = 8
_SHOWN = 4
_LONGEST = 60
_MOST = 500_000


def difference(
    model: type[Model], before: str, after: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The fields that have changed since and how, word by word; none where `before` is unreadable."""
    old, said = read(before), []
    if old is None:
        return ()
    for name in sorted({*old, *after}):
        if old.get(name, "") != after.get(name, ""):
            changes = _of_file if name.startswith(FILE) else _of_text
            told = "，".join(changes(old.get(name, ""), after.get(name, "")))
            said.append((name, f"{_label(model, name)}：{told}"))
    return tuple(said)


def _label(model: type[Model], name: str) -> str:
    if name.startswith(FILE):
        return f"附件“{name.removeprefix(FILE)}”"
    return (
        shapes(model)[name].label
        if name in shapes(model)
        else {"figures": "数据表"}.get(name, name)
    )


def _of_file(old: str, new: str) -> Iterator[str]:
    yield "文件内容变了" if old and new else "现在没有了" if old else "原来没有"


def _of_text(old: str, new: str) -> Iterator[str]:
    if not old or not new:
        yield f"原来{_quoted(old) or '没有'}，现在{_quoted(new) or '没有了'}"
        return
    places = list(_places(old, new))
    for around, gone, come in places[:_SHOWN]:
        what = (
            f"“{_cut(gone)}”改成“{_cut(come)}”"
            if gone and come
            else f"删去“{_cut(gone)}”"
            if gone
            else f"加上“{_cut(come)}”"
        )
        yield f"“{around}”之后{what}" if around else f"开头{what}"
    if len(places) > _SHOWN:
        yield f"另有 {len(places) - _SHOWN} 处"


def _places(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What stands before each difference, what has gone and what has come: first by sentences."""
    before, after = _sentences(old), _sentences(new)
    for from_, to, start, end in _different(before, after):
        ahead = _words("".join(before[max(from_ - _CONTEXT, 0) : from_]))[-_CONTEXT:]
        gone, come = _words("".join(before[from_:to])), _words("".join(after[start:end]))
        for first, last, begin, stop in _different(gone, come):
            around = "".join([*ahead, *gone[:first]][-_CONTEXT:])
            yield " ".join(around.split()), "".join(gone[first:last]), "".join(come[begin:stop])


def _different(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists differ; in one stretch where comparing them would take too long."""
    counts = Counter(after)
    if sum(counts[one] for one in before) > _MOST:
        head = _same(before, after)
        tail = _same(before[head:][::-1], after[head:][::-1])
        yield head, len(before) - tail, head, len(after) - tail
        return
    for what, *ends in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield ends[0], ends[1], ends[2], ends[3]


def _same(before: list[str], after: list[str]) -> int:
    """How many parts two lists begin with in common."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+", text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"是“{flat[:40]}{'……' if len(flat) > 40 else ''}”" if flat else ""


def _words(text: str) -> list[str]:
    """Chinese by the character, other words whole."""
    return re.findall(r"[A-Za-z0-9.%-]+|\s+|.", text)
