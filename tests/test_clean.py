"""What is published of a file: its content, and nothing that says who made it and where."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from generator.privacy import clean, documents, images
from tests import office_files as made

MARK = "mibiao"


def cleaned(name: str, data: bytes) -> bytes:
    result = clean.clean(name, data)
    assert isinstance(result, bytes), result
    return result


def refused(name: str, data: bytes) -> list[str]:
    result = clean.clean(name, data)
    assert isinstance(result, tuple)
    assert all(fault.message for fault in result)
    assert all(clean.MEND[fault.kind] for fault in result)
    return [fault.kind for fault in result]


def unpacked(data: bytes) -> bytes:
    """All bytes of an archive, members of members included."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    return b"".join(name.encode() + unpacked(part) for name, part in made.unzip(data))


def word() -> bytes:
    names = ("author", "last_modified_by", "comments", "keywords", "subject", "category", "title")
    properties = {name: f"{MARK}-{name}" for name in names}
    members = dict(made.unzip(made.word("正文一句", **properties)))
    body = members["word/document.xml"].decode()
    members["word/document.xml"] = body.replace("<w:p>", '<w:p w:rsidR="00A77B3E">', 1).encode()
    settings = members["word/settings.xml"].decode()
    members["word/settings.xml"] = settings.replace(
        "</w:settings>",
        '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships" r:id="t"/><w:rsids><w:rsid w:val="{MARK}"/></w:rsids></w:settings>',
    ).encode()
    members["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/attachedTemplate" Target="file:///C:/Users/{MARK}/a.dotx"'
        ' TargetMode="External"/></Relationships>'
    ).encode()
    members["docProps/custom.xml"] = f"<Properties><p>{MARK}</p></Properties>".encode()
    members["docProps/thumbnail.jpeg"] = made.picture("JPEG", Make=MARK)
    members["customXml/item1.xml"] = f"<a>{MARK}</a>".encode()
    members["word/people.xml"] = f"<a author='{MARK}'/>".encode()
    members["word/media/image1.jpeg"] = made.picture("JPEG", Make=MARK)
    members["word/embeddings/in.xlsx"] = made.sheet([["格", 1]], creator=MARK)
    return made.zipped(members)


def sheet() -> bytes:
    data = made.sheet([["名称", "数"], ["甲", 1]], creator=MARK, lastModifiedBy=MARK, title=MARK)
    members = dict(made.unzip(data))
    book = members["xl/workbook.xml"].decode()
    path = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="x" url="C:\\{MARK}\\"/></mc:Choice>'
        f'</mc:AlternateContent><fileSharing userName="{MARK}"/>'
    )
    at = book.index(">", book.index("<workbook")) + 1
    members["xl/workbook.xml"] = (book[:at] + path + book[at:]).encode()
    members["xl/printerSettings/printerSettings1.bin"] = MARK.encode("utf-16-le")
    return made.zipped(members)


def pdf() -> bytes:
    data = made.pdf("the text", title=MARK, author=MARK, subject=MARK, creator=MARK)
    with pikepdf.open(io.BytesIO(data)) as file:
        with file.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:creator"] = [MARK]
        file.attachments["a.txt"] = MARK.encode()
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=MARK)
        file.Root.OpenAction = script
        file.Root.Names.JavaScript = pikepdf.Dictionary(Names=["x", script])
        file.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        file.pages[0].obj.PieceInfo = pikepdf.Dictionary(x=MARK)
        picture = pikepdf.Stream(file, made.picture("JPEG", Make=MARK))
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = 24, 16, 8
        picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        file.pages[0].Resources.XObject = pikepdf.Dictionary(I=file.make_indirect(picture))
        stream = io.BytesIO()
        file.save(stream)
    return stream.getvalue()


FILES = {"a.docx": word(), "a.xlsx": sheet(), "a.pdf": pdf(), "a.pptx": b""}
FILES["a.pptx"] = made.zipped(
    {
        "[Content_Types].xml": b"<Types/>",
        "ppt/slides/slide1.xml": b"<p:sld xmlns:p='p'/>",
        "ppt/commentAuthors.xml": f"<a name='{MARK}'/>".encode(),
        "docProps/app.xml": f"<Properties><Company>{MARK}</Company></Properties>".encode(),
    }
)
FILES["a.zip"] = made.zipped({f"里/{name}": data for name, data in FILES.items()})


@pytest.mark.parametrize("name", FILES)
def test_no_mark_remains(name: str) -> None:
    def everything(data: bytes) -> str:
        found = "\n".join(piece.text for piece in documents.read(name, data).pieces)
        return found + unpacked(data).decode("utf-8", "replace").replace("\0", "")

    assert MARK in everything(FILES[name])
    assert MARK not in everything(cleaned(name, FILES[name]))


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_come_out(name: str) -> None:
    once = cleaned(name, FILES[name])
    assert cleaned(name, FILES[name]) == once
    assert cleaned(name, once) == once


def test_the_content_stays() -> None:
    document = docx.Document(io.BytesIO(cleaned("a.docx", FILES["a.docx"])))
    assert [paragraph.text for paragraph in document.paragraphs] == ["正文一句"]
    assert document.core_properties.author in ("", "python-docx")
    book = openpyxl.load_workbook(io.BytesIO(cleaned("a.xlsx", FILES["a.xlsx"])))
    assert [[cell.value for cell in row] for row in book.worksheets[0]] == [
        ["名称", "数"],
        ["甲", 1],
    ]
    page = pypdfium2.PdfDocument(cleaned("a.pdf", FILES["a.pdf"]))[0]
    assert page.get_textpage().get_text_range() == "the text"


def test_a_cleaned_pdf_holds_no_action_and_no_file() -> None:
    with pikepdf.open(io.BytesIO(cleaned("a.pdf", FILES["a.pdf"]))) as file:
        assert "/Info" not in file.trailer
        assert {"/OpenAction", "/AA", "/Metadata"}.isdisjoint(file.Root.keys())
        assert not file.attachments
        assert not any(
            "/JS" in item for item in file.objects if isinstance(item, pikepdf.Dictionary)
        )


def test_a_former_version_of_a_pdf_is_gone() -> None:
    data = made.pdf("gone")
    late = data + b"\n99 0 obj\n(" + MARK.encode() + b")\nendobj\n"
    assert MARK.encode() not in cleaned("a.pdf", late)


ODD = {
    "a.doc": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "type"),
    "a.docm": (b"", "type"),
    "a.svg": (b"<svg/>", "type"),
    "a.html": (b"<p>", "type"),
    "a.ofd": (b"", "type"),
    "a.exe": (b"MZ", "type"),
    "b.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old-format"),
    "c.docx": (made.sheet([["x"]])[:200], "broken"),
    "d.pdf": (b"not a pdf", "broken"),
    "e.txt": (b"\0\1", "unreadable"),
    "f.zip": (made.zipped({"../a.txt": b"x"}), "name"),
    "g.zip": (made.zipped({"a\u202etxt.pdf": b"x"}), "name"),
    "h.zip": (made.zipped({"a.exe": b"MZ\0"}), "type"),
    "i.zip": (made.zipped({"a.txt": b"x", "A.txt": b"y"}), "name"),
    "j.zip": (made.word("x"), "broken"),
    "k.docx": (made.zipped({"a.txt": b"x"}), "broken"),
    "l.zip": (made.zipped({"a.csv": b"\0\0"}), "unreadable"),
    "m.zip": (made.zipped({"c:/a.txt": b"x"}), "name"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_published_says_why(name: str) -> None:
    data, kind = ODD[name]
    assert refused(name, data) == [kind]


def changed(old: str, new: str, part: str = "word/document.xml") -> bytes:
    members = dict(made.unzip(made.word("一句话")))
    members[part] = members[part].replace(old.encode(), new.encode(), 1)
    return made.zipped(members)


@pytest.mark.parametrize(
    ("name", "data", "kinds"),
    [
        ("a.docx", made.word_everywhere(MARK)[0], {"comments", "tracked-changes", "hidden-text"}),
        ("a.xlsx", made.sheet_everywhere(MARK)[0], {"comments", "hidden-sheet", "hidden-cells"}),
        ("a.pptx", made.slides(MARK)[0], {"comments", "hidden-slide"}),
        ("a.pdf", made.pdf_everywhere(MARK)[0], {"comments"}),
    ],
)
def test_hidden_parts_are_refused(name: str, data: bytes, kinds: set[str]) -> None:
    assert set(refused(name, data)) == kinds


def test_a_link_to_somebodys_computer_is_refused() -> None:
    rels = "word/_rels/document.xml.rels"
    link = '<Relationship Id="x" Type="t" Target="file:///C:/a.xlsx" TargetMode="External"/>'
    data = changed("</Relationships>", link + "</Relationships>", rels)
    assert refused("a.docx", data) == ["local-path"]


def test_an_object_that_cannot_be_cleaned_is_refused() -> None:
    members = dict(made.unzip(made.word("x")))
    data = made.zipped({**members, "word/embeddings/oleObject1.bin": b"MZ"})
    assert refused("a.docx", data) == ["embedded"]


def test_a_signed_or_locked_pdf_is_refused() -> None:
    with pikepdf.open(io.BytesIO(made.pdf("x"))) as file:
        file.Root.Sig = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, Contents="x"))
        signed, locked = io.BytesIO(), io.BytesIO()
        file.save(signed)
        file.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused("a.pdf", signed.getvalue()) == ["signed"]
    assert refused("a.pdf", locked.getvalue()) == ["encrypted"]


def test_a_hidden_layer_is_refused() -> None:
    with pikepdf.open(io.BytesIO(made.pdf("x"))) as file:
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="l"))
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
        stream = io.BytesIO()
        file.save(stream)
    assert refused("a.pdf", stream.getvalue()) == ["hidden-layer"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_lose_all_but_their_pixels(kind: str) -> None:
    data = made.picture(kind, Make=MARK, Author=MARK)
    stripped = images.strip(data)
    assert stripped is not None
    assert documents.read("a", stripped).pieces == ()
    assert documents.read("a", stripped).faults == ()
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(stripped))
    assert after.tobytes() == before.tobytes()
    assert not set(after.info) & {"exif", "xmp", "comment", "icc_profile", "Make", "Author"}
    assert images.strip(stripped) == stripped


def test_a_turned_picture_is_turned_for_good() -> None:
    image = Image.new("RGB", (8, 4))
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif.tobytes())
    stripped = images.strip(stream.getvalue())
    assert stripped is not None
    upright = Image.open(io.BytesIO(stripped))
    assert upright.size == (4, 8)
    assert not upright.getexif()


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]
)
def test_other_pictures_are_not_published(data: bytes) -> None:
    assert images.strip(data) is None


def test_copies_come_from_the_cache(tmp_path: Path) -> None:
    source, cache = tmp_path / "a.docx", tmp_path / "cache"
    source.write_bytes(FILES["a.docx"])
    first = clean.derive(source, cache)
    assert first.path.is_relative_to(cache)
    assert first.path.read_bytes() == cleaned("a.docx", FILES["a.docx"])
    first.path.write_bytes(b"from the cache")
    assert clean.derive(source, cache).path.read_bytes() == b"from the cache"
    source.write_bytes(b"something else")
    for _ in range(2):
        assert [fault.kind for fault in clean.derive(source, cache).faults] == ["broken"]
    assert [fault.kind for fault in clean.derive(tmp_path / "none.pdf", cache).faults] == ["broken"]
    assert first.path.stat().st_mode & 0o444 == 0o444
    assert not list(cache.rglob("*.part"))
