"""Markdown written by hand → whether it is more than can be converted; and how faults in it are told."""

import re

from msgspec import Struct

LONGEST = 200_000
"""How many characters the text of a page may have."""

BUSIEST = 2_000_000
"""The sum over paragraphs of the square of their brackets: what Markdown needs time for."""


SUSPECT = re.compile(r"[<{\[&]")
"""Finds what a text must have in it before there can be anything but words in its HTML."""


class Unclean(Struct, frozen=True):
    """What pages may not hold: the index of its first character, and whether it is a foreign picture."""

    at: int
    message: str
    foreign: bool = False


def too_much(text: str) -> Unclean | None:
    """Whether a text is so long, or has so many brackets, that Markdown would take very long."""
    if len(text) > LONGEST:
        return Unclean(0, f"正文有 {len(text)} 个字，超过 {LONGEST} 个")
    load = 0
    for part in re.split(r"\n[ \t]*\n", text):
        load += sum(part.count(mark) ** 2 for mark in "[<")
    # Abbreviations are looked for in every text, definitions of footnotes in every note.
    load += text.count("*[") ** 2 + text.count("[^") ** 2 + text.count("<!--") ** 2
    deep = re.search(r"^[ \t]*(?:(?:>|[-*+]|\d+\.)[ \t]*){40}", text, re.MULTILINE)
    if load > BUSIEST or deep:
        return Unclean(deep.start() if deep else 0, "正文里的括号或层次太多，无法转换成网页")
    return None
