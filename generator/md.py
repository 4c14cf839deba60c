"""Markdown text that is safe to print, and the few ways to make it."""

import re
from functools import lru_cache
from pathlib import PurePosixPath

_MARKUP = re.compile(r"""[\\`*_{}\[\]()<>#!|~^=&"'$]""")
# Python-Markdown reads code and links even between the quotes of an attribute.
_QUOTED = re.compile(r"""[\\`\[\]!<>&"']""")
_NUMBER = re.compile(r"(?P<number>[0-9()+\- ]+)(?:(?:转|ext\.?)\s*(?P<extension>[0-9]+))?")
_BLOCK_START = re.compile(r"^(?:[-+:]|\d+[.)](?=\s|$))")


class Md(str):
    """Text that is Markdown (or HTML) already and may be printed as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Another one than that of plain text, which is printed otherwise."""
        return f"Md({str.__repr__(self)})"


def _reference(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> Md:
    """Text with every character that Markdown or HTML could read as markup made a reference.

    Line breaks become single spaces, so that no text can start a block of its own. The result is
    safe between tags, in a double-quoted attribute and in a line of Markdown.
    """
    flat = " ".join(text.split())
    return Md(_BLOCK_START.sub(_reference, _MARKUP.sub(_reference, flat)))


@lru_cache(maxsize=1 << 16)
def attribute(text: str) -> Md:
    """Text for a double-quoted HTML attribute, also of a tag that stands in a line of Markdown."""
    return Md(_QUOTED.sub(_reference, " ".join(text.split())))


def finalize(value: object) -> Md:
    """What a template prints for a value: Markdown as it is, everything else as plain text."""
    return value if isinstance(value, Md) else plain(str(value))


def paragraphs(text: str) -> Md:
    """Plain text as Markdown paragraphs: one for each line that is not empty."""
    return Md("\n\n".join(plain(line) for line in text.splitlines() if line.strip()))


def href(origin: PurePosixPath, target: PurePosixPath) -> str:
    """The relative address of one page or file of the site as seen from another.

    Pages are named by their Markdown path and published as `.html` beside it, so that the site
    works from a web server, a sub-path and a disk.
    """
    return _relative(origin.parts[:-1], target)


@lru_cache(maxsize=1 << 16)
def _relative(here: tuple[str, ...], target: PurePosixPath) -> str:
    """The address of a target as seen from all pages of a folder, given by its steps."""
    there, shared = target.parts, 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    relative = "/".join((*[".."] * (len(here) - shared), *there[shared:])) or "."
    return relative.removesuffix(".md") + ".html" if relative.endswith(".md") else relative


def telephone(text: str) -> str:
    """The address that calls a number (RFC 3966), its extension included; empty where none is."""
    found = _NUMBER.match(text)
    digits = re.sub(r"[^0-9+]", "", found["number"]) if found else ""
    if found is None or not digits:
        return ""
    return f"tel:{digits};ext={found['extension']}" if found["extension"] else f"tel:{digits}"


def link(text: str, address: str) -> Md:
    """A link as inline HTML, which Markdown and HTML blocks both accept."""
    return Md(f'<a href="{attribute(address)}">{finalize(text)}</a>')
