"""The code of the search and its manifest → the one script that browsers load."""

import re
from functools import cache
from pathlib import Path

NAME = "engine.js"
PARTS = (
    "units",
    "forms",
    "letters",
    "plan",
    "holding",
    "index",
    "ways",
    "narrow",
    "rows",
    "engine",
    "shell",
)
"""The files of `query/`, each after those it uses."""

_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/|(?<=;) /\*[^\n]*?\*/$", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"\s*\n\s*")


@cache
def code() -> str:
    """The code of the search without its manifest, nor what only people read."""
    folder = Path(__file__).parent / "query"
    whole = "\n".join((folder / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)
    return _INDENTED.sub("\n", _COMMENT.sub("", whole))


def script(manifest: str) -> str:
    """The script: it offers `DangwuSearch` to a page, and answers messages as a worker."""
    return f'(function (scope) {{\n"use strict";\nvar MANIFEST = {manifest};\n{code()}}})(self);\n'


def file(name: str) -> str:
    """What a file of the index is called."""
    return f"{name}.js"


def told(name: str, content: str) -> str:
    """A file of the index: a script that hands over its content."""
    return f'dangwu("{name}",{content})\n'


def content(told: str) -> str:
    """The content of a file of the index."""
    return told[told.index(",") + 1 : told.rindex(")")]
