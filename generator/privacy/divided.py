"""ID numbers divided as people and Markdown divide them: by commas, slashes, bars, emphasis."""

import re
from collections.abc import Iterator

from .checks import id_check, is_day
from .terms import Searcher

_SIGN = r"(?:[ \t]*(?:[、，,／/：:；;｜|*\\~`]|<br ?/?>){1,4}[ \t]*)"
_DIGIT = "[0-9０-９]"
_ID = re.compile(
    f"(?<!{_DIGIT})({_DIGIT}{{6}}){_SIGN}({_DIGIT}{{4}}){_SIGN}?({_DIGIT}{{4}}){_SIGN}"
    f"({_DIGIT}{{3}}[0-9０-９XxＸｘ])(?![0-9A-Za-z])"
)
_PLAIN = str.maketrans("０１２３４５６７８９ＸｘX", "0123456789XXX")


def divided(text: str, searcher: Searcher) -> Iterator[tuple[str, str, int, int]]:
    """The kind, digits and place of each; province, day and checksum must all be right."""
    for found in _ID.finditer(text):
        digits = "".join(found.groups()).translate(_PLAIN).upper()
        sound = digits[:2] in searcher.terms.provinces and is_day(digits[6:14])
        if sound and id_check(digits[:17]) == digits[17]:
            yield "id-number", digits, found.start(), found.end()
