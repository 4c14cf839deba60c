"""A PDF before anything reads it → whether unpacking and drawing it stays within limits."""

import re
import zlib

import pikepdf

from .archive import BombError, Budget

LARGEST = 32 * 1024 * 1024
"""How many bytes a PDF may have."""

DRAWN = 20_000
"""How often all forms of a page may be drawn in each other."""

TOKENS = 600_000
"""How many spaces and lines may stand between the streams: what a reader keeps in memory."""

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = rb"(?:/FlateDecode|/Fl\b|/LZWDecode|/LZW\b|/RunLengthDecode|/RL\b)"
_CHAIN = re.compile(_FLATE + rb"\s*" + _FLATE)
_DEEP = re.compile(rb"(?:\[\s*){200}|(?:<<[^<>]{0,40}){200}")
_SLOW = (b"/LZWDecode", b"/RunLengthDecode")
_CHUNK = 1024 * 1024


def check(data: bytes, budget: Budget) -> None:
    """Unpack every stream within the budget, keeping nothing; raises BombError."""
    slow = any(name in data for name in _SLOW)
    if len(data) > (1024 * 1024 if slow else LARGEST) or _CHAIN.search(data) or _DEEP.search(data):
        raise BombError
    spare = Budget(budget.left)
    tokens = Budget(TOKENS)
    outside = 0
    for found in _STREAM.finditer(data):
        if found.start() < outside:
            continue
        tokens.spend(_tokens(data[outside : found.start()]))
        end = data.find(b"endstream", found.end())
        outside = end if end >= 0 else len(data)
        if data[found.end() : found.end() + 1] in (b"\x78", b"\x68", b"\x58", b"\x48", b"\x38"):
            packed = data[found.end() : outside]
            inside = b"/ObjStm" in data[max(found.start() - 400, 0) : found.start()]
            spare.spend(_size(packed, spare.left, tokens if inside else None))
    tokens.spend(_tokens(data[outside:]))


def _tokens(data: bytes) -> int:
    return data.count(b" ") + data.count(b"\n") + data.count(b"\r") + data.count(b"\0")


def _size(packed: bytes, most: int, tokens: Budget | None) -> int:
    """How many bytes a packed stream unpacks to, counted up to a little more than `most`."""
    unpacker = zlib.decompressobj()
    total = 0
    try:
        while packed and total <= most and not unpacker.eof:
            part = unpacker.decompress(packed, _CHUNK)
            total += len(part)
            if tokens is not None:
                tokens.spend(_tokens(part))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return total
    return total


def forms(pdf: pikepdf.Pdf) -> None:
    """Refuse forms that draw each other so often that a page would never end; raises BombError."""
    known: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        _drawn(page.obj, known, frozenset())


def _drawn(
    item: pikepdf.Object, known: dict[tuple[int, int], int], above: frozenset[tuple[int, int]]
) -> int:
    """How often anything is drawn in a page or form, itself included."""
    key = item.objgen
    if key in known:
        return known[key]
    if key in above or len(above) > 20:
        raise BombError
    count = 1
    resources = item.get("/Resources")
    found = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(found, pikepdf.Dictionary) and len(found):
        times = _uses(item)
        for name in found.keys():  # noqa: SIM118 - a dictionary of a PDF yields pairs
            form = found[name]
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                below = _drawn(form, known, above | ({key} if key != (0, 0) else set()))
                count += times.get(name[1:].encode(), 1) * below
            if count > DRAWN:
                raise BombError
    if key != (0, 0):
        known[key] = count
    return count


_DO = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")


def _uses(item: pikepdf.Object) -> dict[bytes, int]:
    """How often a page or form draws each name."""
    contents = item if isinstance(item, pikepdf.Stream) else item.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    times: dict[bytes, int] = {}
    for stream in streams[:1000]:
        if isinstance(stream, pikepdf.Stream):
            for name in _DO.findall(stream.read_bytes()):
                times[name] = times.get(name, 0) + 1
    return times
