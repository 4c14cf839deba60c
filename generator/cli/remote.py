"""A site behind a web address → its list of files and the sums of what it really sends."""

import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator import manifest as lists
from generator.manifest import Manifest, UnreadableError

TIMEOUT = 20
"""Seconds to wait for one answer."""

LARGEST = 50 * 1024 * 1024
"""Bytes of one file that are read at most."""

AT_ONCE = 8


class _Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a link, picture, script or style sheet names."""
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def manifest(site: str) -> Manifest:
    """The list of a site; raises UnreadableError where there is none."""
    content = _get(_base(site) + lists.NAME)
    if content is None:
        raise UnreadableError
    return lists.read(content)


def sums(site: str, names: Sequence[str]) -> dict[str, str]:
    """The sums of the files of these names, and of every other that their pages link to."""
    base = _base(site)
    known, waiting = set(names), list(names)
    found: dict[str, str] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while waiting:
            contents = pool.map(lambda name: _get(base + quote(name)), waiting)
            linked: set[str] = set()
            for name, content in zip(waiting, contents, strict=True):
                if content is not None:
                    found[name] = lists.digest(content)
                    linked.update(_linked(name, content))
            waiting = sorted(linked - known - {lists.NAME})
            known.update(waiting)
    return found


def _base(site: str) -> str:
    parts = urlsplit(site)
    path = parts.path if parts.path.endswith("/") else parts.path.rpartition("/")[0] + "/"
    return f"{parts.scheme}://{parts.netloc}{path}"


def _linked(name: str, content: bytes) -> Iterator[str]:
    """The files of the same site that a page names."""
    if not name.endswith(".html"):
        return
    page = _Links()
    page.feed(content.decode("utf-8", "replace"))
    for address in page.found:
        if urlsplit(address).scheme or address.startswith("//"):
            continue
        path = unquote(urlsplit(urljoin(f"/{name}", address)).path)
        if path and not path.endswith("/") and ".." not in path:
            yield normpath(path).lstrip("/")


def _get(address: str) -> bytes | None:
    """What an address sends, None where it sends nothing."""
    request = urllib.request.Request(address, headers={"User-Agent": "dangwu"})  # noqa: S310 - http only
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - as above
            content: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError:
        return None
    return content
