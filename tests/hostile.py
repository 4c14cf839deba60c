"""Files made to harm whoever reads them, and a program that reads each within limits.

Run as a program it reads every file in a process of its own and prints what came of it as JSON.
"""

import io
import json
import os
import resource
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import sources
from generator.pipeline import markup
from generator.privacy import clean, documents

SECONDS = 5
MEGABYTES = 512

M = 1024 * 1024
ALIASES = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))


def pack(*members: tuple[str, bytes]) -> bytes:
    """An archive of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return stream.getvalue()


def office(name: str, content: bytes) -> bytes:
    """An office document with one part."""
    return pack(("[Content_Types].xml", b"<Types/>"), (name, content))


def nested(depth: int) -> bytes:
    """Archives in each other, each holding the next one many times."""
    data = pack(("a.txt", bytes(M)))
    for _ in range(depth):
        data = pack(*((f"{n}.zip", data) for n in range(16)))
    return data


def many() -> bytes:
    """An archive of very many files."""
    return pack(*((f"{n}.txt", b"") for n in range(20_000)))


def pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects without a table of them, which every reader rebuilds."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream of a PDF."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def forms() -> bytes:
    """Forms that draw the next one ten times, thirty levels deep."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>"
    )
    objects = [ROOT, PAGES, page, stream(b"", b"/F Do")]
    for number in range(5, 35):
        entries = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
            b" /Resources << /XObject << /F %d 0 R >> >>" % (number + 1)
        )
        objects.append(stream(entries, b"/F Do " * 10))
    objects.append(stream(b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 0 m"))
    return pdf(*objects)


def page(content: bytes) -> bytes:
    """A PDF of one page."""
    text = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    return pdf(ROOT, PAGES, text, content)


def squeezed(size: int) -> bytes:
    """Very many zeros in few bytes."""
    packer = zlib.compressobj(9)
    zeros = bytes(M)
    return b"".join(packer.compress(zeros) for _ in range(size // M)) + packer.flush()


def columns() -> bytes:
    """A table of a million columns."""
    return ",".join(f"c{n}" for n in range(1_000_000)).encode() + b"\n"


def entities() -> bytes:
    """The billion laughs."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE d [<!ENTITY a0 "ha">{lines}]><w:p xmlns:w="w">&a11;</w:p>'
    return office("word/document.xml", text.encode())


def chunk() -> bytes:
    """A picture with a compressed text that unpacks to very much."""
    body = b"k\0\1\0\0\0" + squeezed(128 * M)
    crc = zlib.crc32(b"iTXt" + body).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + len(body).to_bytes(4, "big") + b"iTXt" + body + crc


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "columns": ("a.csv", columns),
    "commas": ("a.csv", lambda: b"," * (8 * M)),
    "empty lines": ("a.csv", lambda: b"\n" * 4_000_000),
    "cell": ("a.csv", lambda: b'a,b\n1,"' + b"x" * (30 * M) + b'"\n'),
    "cell of lines": ("a.csv", lambda: b'a,b\n1,"' + b"x\n" * M + b'"\n'),
    "unclosed": ("a.csv", lambda: b'a,b\n1,"' + b'x,""' * M),
    "quotes": ("a.csv", lambda: b"a,b\n" + b'"' * (4 * M + 1)),
    "bad rows": ("a.csv", lambda: b"a,b\n" + b"1,2,3\n" * 150_000),
    "huge table": ("a.csv", lambda: b"x" * (33 * M)),
    "nul": ("a.csv", lambda: b"a,b\n" + b"\0" * M),
    "conflicts": ("a.csv", lambda: b"a,b\n" + b"<<<<<<< x\n" * 100_000),
    "wide characters": ("a.csv", lambda: "名,😀\n".encode() + "字,字\n".encode() * 100_000),
    "aliases": ("a.yml", lambda: b"a0: &a0 [x]\n" + ALIASES.encode()),
    "merge": ("a.yml", lambda: b"a: &a {b: c}\nd:\n  <<: *a\n"),
    "brackets": ("a.yml", lambda: b"a: " + b"[" * (2 * M)),
    "braces": ("a.yml", lambda: b"{a: " * 500_000),
    "deep lists": ("a.yml", lambda: b"- " * M + b"a"),
    "deep blocks": ("a.yml", lambda: b"".join(b" " * n + b"a:\n" for n in range(2500))),
    "many items": ("a.yml", lambda: b"- a\n" * 400_000),
    "same key": ("a.yml", lambda: b"a: 1\n" * 40_000),
    "documents": ("a.yml", lambda: b"---\n" * M),
    "scalar": ("a.yml", lambda: b"a: " + b"x" * (4 * M - 9)),
    "tags": ("a.yml", lambda: b"!!python/object/apply:os.system [x]\n"),
    "tabs": ("a.yml", lambda: b"\t" * (4 * M)),
    "anchors": ("a.yml", lambda: b"&a " * M),
    "huge tree": ("a.yml", lambda: b"a: b\n" * M),
    "head": ("a.md", lambda: b"---\n" + b"a: b\n" * 150_000 + b"---\n"),
    "heads": ("a.md", lambda: b"---\n" * 200_000),
    "head of aliases": ("a.md", lambda: b"---\na0: &a0 [x]\n" + ALIASES.encode() + b"---\n"),
    "spaces": ("a.md", lambda: b"---" + b" " * M + b"x"),
    "text of brackets": ("text", lambda: b"[" * 150_000),
    "text of links": ("text", lambda: b"[a](" * 40_000),
    "text of pictures": ("text", lambda: b"![a](b " * 20_000),
    "text of stars": ("text", lambda: b"*a_ " * 40_000),
    "text of ticks": ("text", lambda: b"`a``b" * 30_000),
    "text of quotes": ("text", lambda: b"> " * 90_000),
    "text of lists": ("text", lambda: b"\n".join(b"    " * n + b"- [a]" for n in range(200))),
    "text of tags": ("text", lambda: b"<a " * 50_000),
    "text of comments": ("text", lambda: b"<!--" * 50_000),
    "text of notes": ("text", lambda: b"[^1]\n\n" * 20_000 + b"[^1]: [a]"),
    "text of short forms": ("text", lambda: b"*[a]: b\n\n" * 20_000),
    "text of attributes": ("text", lambda: b"# a {" + b"a " * 90_000),
    "text of divisions": ("text", lambda: b"<div>\n\n" * 4_000),
    "long text": ("text", lambda: b"[x" * M),
    "zeros": ("a.zip", lambda: pack(("a.txt", bytes(96 * M)))),
    "nested": ("a.zip", lambda: nested(4)),
    "members": ("a.zip", many),
    "entities": ("a.docx", entities),
    "deep XML": ("a.docx", lambda: office("word/document.xml", b"<a>" * 500_000)),
    "tags of XML": (
        "a.xlsx",
        lambda: office("xl/workbook.xml", b"<a>" + b"<b/>" * 1_000_000 + b"</a>"),
    ),
    "big part": ("a.docx", lambda: office("word/document.xml", b"<a>" + b"x" * (80 * M))),
    "squeezed page": ("a.pdf", lambda: page(stream(b"/Filter /FlateDecode", squeezed(128 * M)))),
    "twice squeezed": (
        "a.pdf",
        lambda: page(
            stream(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(squeezed(128 * M)))
        ),
    ),
    "million pages": (
        "a.pdf",
        lambda: pdf(
            ROOT,
            b"<< /Type /Pages /Count 1000000 /Kids [" + b"3 0 R " * 1_000_000 + b"] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        ),
    ),
    "endless pages": (
        "a.pdf",
        lambda: pdf(ROOT, b"<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>"),
    ),
    "forms": ("a.pdf", forms),
    "deep array": ("a.pdf", lambda: pdf(ROOT, b"[" * 500_000)),
    "text in a picture": ("a.png", chunk),
    "segments": ("a.jpg", lambda: b"\xff\xd8" + b"\xff\xe1\0\2" * M),
    "page of tags": ("a.html", lambda: b"<" * (8 * M)),
    "page of comments": ("a.html", lambda: b"<!--" * 300_000),
    "page of references": ("a.html", lambda: b"&#x31;" * 300_000),
    "deep JSON": ("a.json", lambda: b"[" * (8 * M) + b"\\u0031"),
    "old": ("a.doc", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\x4e\x4e" * (10 * M)),
    "huge file": ("a.txt", lambda: bytes(51 * M)),
}
"""Under each name: what the file is called (`text` for the body of a page), and its bytes."""


def read(name: str, data: bytes) -> list[str]:
    """The codes of what is wrong with a file, as the part reads it that is to read it."""
    if name == "text":
        return ["pages/markup" for _ in markup.look(data.decode())]
    if name.endswith((".csv", ".yml", ".md")):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_bytes(data)
            del data
            return [fault.code for fault in sources.read(Path(folder), name).faults]
    faults = [fault.kind for fault in documents.read(name, data).faults]
    cleaned = clean.clean(name, data)
    return faults + ([fault.kind for fault in cleaned] if isinstance(cleaned, tuple) else [])


def alone(name: str, make: Callable[[], bytes]) -> dict[str, Any]:
    """What reading a file gives and takes, in a process with little time and memory."""
    data = make()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        codes = read(name, data)
        os.write(into, json.dumps([len(codes), sorted(set(codes))]).encode())
        os._exit(0)
    os.close(into)
    _, status, used = os.wait4(child, 0)
    with os.fdopen(out, "rb") as stream:
        said = stream.read()
    return {
        "status": status,
        "said": json.loads(said) if said else None,
        "seconds": round(used.ru_utime + used.ru_stime, 2),
        "megabytes": used.ru_maxrss // (1024 if sys.platform == "linux" else M),
    }


if __name__ == "__main__":
    chosen = sys.argv[1:] or list(FILES)
    print(json.dumps({one: alone(*FILES[one]) for one in chosen}, indent=1))  # noqa: T201 - a program
