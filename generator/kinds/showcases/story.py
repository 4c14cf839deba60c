"""A story written by hand → the same as a part of a longer page."""

import re

from generator.md import Md

_HEADING = re.compile(
    r"^(?P<code>(?P<fence>`{3,}|~{3,}).*?^(?P=fence))|^(?P<mark>#{1,5})(?=[ \t])",
    re.DOTALL | re.MULTILINE,
)


def demoted(body: Md) -> Md:
    """The text with its headings one level lower, so that they stand under the page's own."""

    def lower(found: re.Match[str]) -> str:
        return found[0] if found["code"] else f"#{found['mark']}"

    return Md(_HEADING.sub(lower, body).strip())
