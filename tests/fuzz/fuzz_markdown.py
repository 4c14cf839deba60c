"""Any text as the body of a page: what is let through runs nothing in a browser."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.pipeline import by_hand, markup
from tests.fuzz import harness

FORBIDDEN = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "base", "meta"}
)


EDGES = "".join(map(chr, range(0x21)))
"""What a browser leaves out at both ends of an address: control characters and spaces."""


def address(value: str) -> str:
    """An address as a browser reads it; a space within ends no scheme, it makes a relative one."""
    return re.sub(r"[\t\n\r]", "", value.strip(EDGES))


class Browser(HTMLParser):
    """Stops at whatever runs or loads something."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        assert tag not in FORBIDDEN, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name in ("href", "src"):
                scheme = urlsplit(address(value or "")).scheme.lower()
                assert scheme in markup.SCHEMES | {""}, value
                assert tag != "img" or scheme == "", value


def one(data: bytes) -> None:
    """Look at a text; if nothing is said against it, read its HTML as a browser does."""
    text = data.decode("utf-8", "replace").replace("\0", "")
    found = markup.look(text)
    for unclean in found:
        assert 0 <= unclean.at <= len(text)
    list(by_hand.page(text, "a.md"))
    if not found and len(text) < 10_000:
        browser = Browser()
        # What nh3 makes of it is what a browser sees: it reads HTML by the same rules.
        browser.feed(markup.html(text))
        browser.close()


if __name__ == "__main__":
    harness.main(one)
