"""Texts out of files: nothing hides in any format, and every fault is told."""

import base64
import bz2
import gzip
import io
import lzma

import pytest
from PIL import Image

from generator.privacy import documents
from generator.privacy.model import Contents
from tests import office_files as made

MARK = "mibiao"


def texts(contents: Contents) -> str:
    return "\n".join(piece.text for piece in contents.pieces)


def kinds(contents: Contents) -> set[str]:
    return {fault.kind for fault in contents.faults}


@pytest.mark.parametrize(
    ("name", "planted", "faults"),
    [
        (
            "a.docx",
            made.word_everywhere(MARK),
            {"comments", "tracked-changes", "hidden-text", "photo-location"},
        ),
        ("a.xlsx", made.sheet_everywhere(MARK), {"comments", "hidden-sheet", "hidden-cells"}),
        ("a.pptx", made.slides(MARK), {"comments", "hidden-slide"}),
        ("a.pdf", made.pdf_everywhere(MARK), {"comments"}),
    ],
    ids=["docx", "xlsx", "pptx", "pdf"],
)
def test_nothing_hides_in_a_document(
    name: str, planted: tuple[bytes, int], faults: set[str]
) -> None:
    data, count = planted
    assert count > 4
    for shell in (
        data,
        made.zipped({name: data}),
        made.zipped({"in.zip": made.zipped({name: data})}),
    ):
        found = documents.read(name if shell is data else "a.zip", shell)
        missing = {f"{MARK}{n:02}" for n in range(count) if f"{MARK}{n:02}" not in texts(found)}
        assert not missing
        assert kinds(found) == faults


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_tells_its_texts_and_that_it_has_a_place(kind: str) -> None:
    found = documents.read("a.jpg", made.picture(kind, Make=f"{MARK}01", Author=f"{MARK}02"))
    assert f"{MARK}01" in texts(found)
    assert f"{MARK}02" in texts(found)
    assert kinds(found) == {"photo-location"}


def test_a_plain_photograph_has_no_fault() -> None:
    stream = io.BytesIO()
    Image.new("L", (4, 4)).save(stream, "PNG")
    assert documents.read("a.png", stream.getvalue()) == Contents()


def test_places_are_told() -> None:
    rows = [["姓名", "电话"], ["某甲", "0000-8880001"], ["某乙", 13.0], ["某丙", 1.2345678901e10]]
    found = {
        (piece.where, piece.text) for piece in documents.read("a.xlsx", made.sheet(rows)).pieces
    }
    assert ("工作表“Sheet”B2", "电话：0000-8880001") in found
    assert ("工作表“Sheet”B4", "电话：12345678901") in found
    assert ("工作表“Sheet”第 3 行", "某乙；13") in found
    pages = documents.read("a.pdf", made.pdf("first page", "second page")).pieces
    assert [(piece.where, piece.text) for piece in pages[:2]] == [
        ("第 1 页", "first page"),
        ("第 2 页", "second page"),
    ]
    inner = documents.read("a.zip", made.zipped({"里/b.txt": "行一".encode()})).pieces
    assert [(piece.where, piece.text) for piece in inner] == [
        ("压缩包里的文件名", "里/b.txt"),
        ("压缩包里的“里/b.txt”", "行一"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.html", "<p>13<b>80</b>0</p><!-- c1 -->", ["13800", "c1"]),
        ("a.html", '<img alt="甲&#20057;">', ["甲乙"]),
        ("a.svg", "<svg><text>1<tspan>2</tspan>3</text></svg>", ["123"]),
        ("a.json", '{"a": "\\u7532\\u0031"}', ["甲1"]),
        ("a.js", 'x="\\u7532"', ["甲"]),
        ("a.xml", "<a>1<i>2</i>&#51;</a>", ["123"]),
        ("a.csv", "甲,乙\n", ["甲,乙"]),
        ("a.txt", "甲".encode("gb18030"), ["甲"]),
        ("a.txt", "甲".encode("utf-16"), ["甲"]),
        ("unknown.bin", b"\0\1name-of-somebody\0", ["name-of-somebody"]),
    ],
)
def test_text_formats(name: str, content: str | bytes, wanted: list[str]) -> None:
    found = texts(documents.read(name, content.encode() if isinstance(content, str) else content))
    assert [one for one in wanted if one not in found] == []


def old(text: str) -> bytes:
    return base64.b64decode("0M8R4KGxGuE=") + bytes(100) + text.encode("utf-16-le") + bytes(9)


def test_old_formats_are_scanned_and_refused() -> None:
    found = documents.read("a.doc", old("某甲的名单") + "某乙的名单".encode("gbk"))
    assert "某甲的名单" in texts(found)
    assert "某乙的名单" in texts(found)
    assert kinds(found) == {"old-format"}
    assert kinds(documents.read("a.docx", old("EncryptedPackage"))) == {"encrypted"}


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx", "a.pdf", "a.zip", "a.png"])
def test_what_is_not_what_its_name_says_is_broken(name: str) -> None:
    assert kinds(documents.read(name, b"\0\1\2" * 50)) == {"broken"}


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"a", mtime=0), bz2.compress(b"a"), lzma.compress(b"a")],
    ids=["gz", "bz2", "xz"],
)
def test_what_is_packed_otherwise_is_not_said_to_be_clean(data: bytes) -> None:
    (fault,) = documents.read("a.bin", data).faults
    assert (fault.kind, fault.message) == ("unreadable", "压缩文件不是 zip，无法检查内容")


def test_an_unknown_format_is_looked_through_to_its_end() -> None:
    found = documents.read("a.bin", bytes(2_000_000) + b"139" + b"00001111")
    assert [piece.text for piece in found.pieces] == ["139" + "00001111"]


def test_a_macro_is_a_fault() -> None:
    members = dict(made.unzip(made.word("x")))
    found = documents.read(
        "a.docm", made.zipped({**members, "word/vbaProject.bin": b"Attribute VB"})
    )
    assert kinds(found) == {"macro"}
    assert "Attribute VB" in texts(found)
