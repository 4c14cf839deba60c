"""A Markdown file with front matter → one record, its text under the key `body`."""

import re

from msgspec.structs import replace

from generator.diagnostics import Code, Diagnostic, Location
from generator.md import Md

from . import yaml_tree
from .files import split_lines
from .record import Path, Record, Span

CODES = (
    Code(
        "source/front-matter",
        "Markdown 文件缺少文件头",
        "文件开头应当有一段夹在两行“---”之间的字段（标题、日期等），系统靠它知道这是什么。",
        "在文件第一行写“---”，然后写字段，再用一行“---”结束；可用 dangwu new 生成。",
    ),
)

BODY = "body"
"""The key under which the text of a Markdown file stands."""

_FRONT = re.compile(
    r"\A---[ \t]*(\r\n|\n|\r)(.*?)(?:^)---[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL | re.MULTILINE
)


def read(text: str, file: str) -> tuple[list[Record], list[Diagnostic]]:
    """One record (front matter and body), or the faults that prevent it."""
    found = _FRONT.match(text)
    if found is None:
        fault = Diagnostic(
            "source/front-matter", _missing(text), Location(file, 1, 1), help=CODES[0].mend
        )
        return [], [fault]
    records, faults = yaml_tree.read(found[2], file, line=2, start=found.start(2))
    if faults or len(records) != 1:
        shape = Diagnostic(
            "source/front-matter", "文件头里没有字段", Location(file, 2, 1), help=CODES[0].mend
        )
        return [], faults or [shape]
    record = records[0]
    body = text[found.end() :]
    span = Span(len(split_lines(text[: found.end()])), 1, found.end(), len(text))

    lines = len(split_lines(text.rstrip()))

    def find(path: Path) -> Span:
        if path[:1] == (BODY,):
            return span
        return record.find(path) if path else replace(record.find(path), last=lines)

    data = {**record.data}
    if body.strip():
        data[BODY] = Md(body)
    return [Record(file, data, find)], []


def divided(text: str) -> tuple[str, str] | None:
    """A Markdown file as its front matter, to the end of the second line of dashes, and its body."""
    found = _FRONT.match(text)
    return (text[: found.end()], text[found.end() :]) if found else None


def _missing(text: str) -> str:
    opened = text.startswith("---")
    return "文件头没有结束：缺少第二行“---”" if opened else "文件开头没有文件头"
