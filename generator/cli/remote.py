"""A site behind a web address → its list of files and the sums of what it really sends."""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator import manifest as lists
from generator.manifest import Manifest, UnreadableError

from . import console

TIMEOUT = 20
"""Seconds to wait for one answer."""

LARGEST = 50 * 1024 * 1024
"""Bytes of one file that are read at most."""

AT_ONCE = 8

MOST_ADDED = 1_000
"""Files that the list does not name, after which no more links are followed."""

_GONE = frozenset({401, 403, 404, 410})
"""Answers that show a reader nothing; others say that the server is not well."""


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (http.client.InvalidURL, "网址写得不对"),
    (http.client.HTTPException, "对方的答复不完整，或者不是网站"),
    (ssl.SSLError, "加密连接没有成功，证书或协议不对"),
    (socket.gaierror, "找不到这个域名"),
    (TimeoutError, "等了太久没有回应"),
)


class UnreachableError(Exception):
    """Why a site cannot be read, for staff."""


class _Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a link, picture, script or style sheet names."""
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def manifest(site: str) -> tuple[str, Manifest]:
    """The address of the folder of a site, and its list; raises UnreadableError where there is none.

    An address may name the folder, with a slash at its end or without, or a page in it.
    """
    for base in _bases(site):
        with suppress(UnreadableError):
            return base, lists.read(_get(base + lists.NAME) or b"")
    raise UnreadableError


def sums(base: str, names: Sequence[str]) -> dict[str, str]:
    """The sums of the files of these names, and of every other that their pages link to."""
    known, waiting = set(names), list(names)
    most = len(known) + MOST_ADDED
    found: dict[str, str] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while waiting and len(known) <= most:
            contents = pool.map(lambda name: _get(base + quote(name)), waiting)
            linked: set[str] = set()
            for name, content in zip(waiting, contents, strict=True):
                if content is not None:
                    found[name] = lists.digest(content)
                    linked.update(_linked(base, name, content))
            waiting = sorted(linked - known - {lists.NAME})
            known.update(waiting)
    return found


def _bases(site: str) -> Iterator[str]:
    try:
        parts = urlsplit(site)
        host = parts.netloc.encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError):
        host = ""
    if not host:
        raise UnreachableError("网址写得不对")
    above, _, last = quote(parts.path, safe="/%").rpartition("/")
    if last and "." not in last:
        yield f"{parts.scheme.lower()}://{host}{above}/{last}/"
    yield f"{parts.scheme.lower()}://{host}{above}/"


def _linked(base: str, name: str, content: bytes) -> Iterator[str]:
    """The files of the same site that a page names."""
    if not name.endswith(".html"):
        return
    page = _Links()
    page.feed(content.decode("utf-8", "replace"))
    for address in page.found:
        try:
            parts = urlsplit(urljoin(base + quote(name), address.strip()))
        except ValueError:
            continue
        whole = f"{parts.scheme}://{parts.netloc}{parts.path}"
        if not whole.startswith(base):
            continue
        path = unquote(whole.removeprefix(base))
        path = f"{path}index.html" if not path or path.endswith("/") else path
        if ".." not in path:
            yield normpath(path).lstrip("/")


def _get(address: str) -> bytes | None:
    """What an address sends, None where it sends nothing."""
    try:
        request = urllib.request.Request(address, headers={"User-Agent": "dangwu"})  # noqa: S310 - http only
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - as above
            content: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        if error.code in _GONE:
            return None
        raise UnreachableError(f"服务器答复 {error.code}") from error
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError(_why(error)) from error
    return content


def _why(error: BaseException) -> str:
    """What staff read about a connection that failed."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    for kinds, said in _REASONS:
        if isinstance(cause, kinds):
            return said
    return console.reason(cause) if isinstance(cause, OSError) else str(cause)
