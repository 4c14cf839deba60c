"""Documents of every format made at test time, with texts planted in every place they may lie."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import openpyxl
import pikepdf
from openpyxl.comments import Comment
from PIL import Image
from reportlab.pdfgen import canvas


def word(*paragraphs: str, **properties: str) -> bytes:
    """A Word document of paragraphs, with core properties."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def saved(document: Any) -> bytes:
    """A document as bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_everywhere(mark: str) -> tuple[bytes, int]:
    """A Word document with a numbered mark in every place, and how many there are."""
    document: Any = docx.Document()
    places = iter(f"{mark}{number:02}" for number in range(100))
    split = next(places)
    paragraph = document.add_paragraph(split[:3])
    paragraph.add_run(split[3:]).bold = True
    document.add_table(1, 1).cell(0, 0).text = next(places)
    document.sections[0].header.paragraphs[0].text = next(places)
    document.sections[0].footer.paragraphs[0].text = next(places)
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(document.core_properties, name, next(places))
    document.add_comment(paragraph.runs, text=next(places), author=next(places))
    members = dict(unzip(saved(document)))
    body = members["word/document.xml"].decode()
    more = (
        f'<w:p><w:ins w:id="1" w:author="{next(places)}"><w:r><w:t>{next(places)}</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="x"><w:r><w:delText>{next(places)}</w:delText></w:r></w:del>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{next(places)}</w:t></w:r></w:p>"
    )
    members["word/document.xml"] = body.replace("<w:sectPr", more + "<w:sectPr", 1).encode()
    members["docProps/custom.xml"] = f"<Properties><p>{next(places)}</p></Properties>".encode()
    members["customXml/item1.xml"] = f"<a b='{next(places)}'>{next(places)}</a>".encode()
    members["word/embeddings/in.docx"] = word(next(places))
    last = next(places)
    members["word/media/image9.png"] = picture("PNG", Author=last)
    return zipped(members), int(last.removeprefix(mark)) + 1


def sheet(rows: list[list[Any]], **properties: str) -> bytes:
    """An Excel file of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    for name, value in properties.items():
        setattr(book.properties, name, value)
    return saved(book)


def sheet_everywhere(mark: str) -> tuple[bytes, int]:
    """An Excel file with a numbered mark in every place, and how many there are."""
    places = iter(f"{mark}{number:02}" for number in range(100))
    book = openpyxl.Workbook()
    shown = book.worksheets[0]
    shown["B3"] = next(places)
    shown["B4"] = f'="{next(places)}"'
    shown.oddHeader.center.text = next(places)
    shown["A1"] = "x"
    shown["A1"].comment = Comment(next(places), next(places))
    shown["C9"] = next(places)
    shown.row_dimensions[9].hidden = True
    hidden = book.create_sheet(next(places))
    hidden["A1"] = next(places)
    hidden.sheet_state = "veryHidden"
    book.properties.creator = next(places)
    book.properties.lastModifiedBy = next(places)
    book.defined_names["n"] = openpyxl.workbook.defined_name.DefinedName(
        "n", attr_text=f'"{next(places)}"'
    )
    members = dict(unzip(saved(book)))
    shared = f"<si><t>{next(places)}</t></si><si><r><t>{next(places)}</t></r></si>"
    members["xl/sharedStrings.xml"] = f"<sst>{shared}</sst>".encode()
    first = members["xl/worksheets/sheet1.xml"].decode()
    cell = '<row r="20"><c r="A20" t="s"><v>0</v></c></row></sheetData>'
    members["xl/worksheets/sheet1.xml"] = first.replace("</sheetData>", cell).encode()
    last = next(places)
    members["xl/pivotCache/pivotCacheRecords1.xml"] = f'<r><s v="{last}@"/></r>'.encode()
    return zipped(members), int(last.removeprefix(mark)) + 1


SLIDES = {
    "[Content_Types].xml": "<Types/>",
    "ppt/slides/slide1.xml": '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>',
    "ppt/slides/slide2.xml": '<p:sld xmlns:p="p" xmlns:a="a" show="0"><a:p><a:t>{}</a:t></a:p></p:sld>',
    "ppt/notesSlides/notesSlide1.xml": '<n xmlns:a="a"><a:p><a:t>{}</a:t></a:p></n>',
    "ppt/comments/comment1.xml": '<c xmlns:p="p"><p:cm><p:text>{}</p:text></p:cm></c>',
    "docProps/app.xml": "<Properties><Company>{}</Company></Properties>",
}


def slides(mark: str) -> tuple[bytes, int]:
    """A presentation with a numbered mark in every place, and how many there are."""
    texts = {
        name: text.format(f"{mark}{n:02}") for n, (name, text) in enumerate(SLIDES.items(), -1)
    }
    return zipped({name: text.encode() for name, text in texts.items()}), len(SLIDES) - 1


def pdf(*pages: str, **properties: str) -> bytes:
    """A PDF with a line of Latin text on each page."""
    stream = io.BytesIO()
    paper = canvas.Canvas(stream, invariant=1)
    for name, value in properties.items():
        getattr(paper, f"set{name.capitalize()}")(value)
    for text in pages:
        paper.drawString(72, 700, text)
        paper.showPage()
    paper.save()
    return stream.getvalue()


def pdf_everywhere(mark: str) -> tuple[bytes, int]:
    """A PDF with a numbered mark in every place, and how many there are."""
    places = iter(f"{mark}{number:02}" for number in range(100))
    data = pdf(next(places), next(places), title=next(places), author=next(places))
    with pikepdf.open(io.BytesIO(data)) as file:
        with file.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:creator"] = [next(places)]
        file.attachments["a.txt"] = next(places).encode()
        file.attachments["b.docx"] = word(next(places))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            Contents=next(places),
            T=next(places),
        )
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="f", V=next(places))
        file.pages[0].obj.Annots = file.make_indirect([file.make_indirect(note)])
        file.Root.AcroForm = pikepdf.Dictionary(Fields=[file.make_indirect(field)])
        last = next(places)
        file.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=f"app.alert('{last}')"
        )
        stream = io.BytesIO()
        file.save(stream)
    return stream.getvalue(), int(last.removeprefix(mark)) + 1


def picture(kind: str = "JPEG", **texts: str) -> bytes:
    """A small picture with EXIF, a place, an XMP packet and texts where the format has them."""
    image = Image.new("RGB", (24, 16), (200, 30, 30))
    image.putpixel((3, 3), (0, 90, 200))
    exif = Image.Exif()
    for tag, (_, value) in zip((0x010F, 0x010E, 0x013B), sorted(texts.items()), strict=False):
        exif[tag] = value
    exif.get_ifd(0x8825)[2] = (31.0, 14.0, 5.0)
    options: dict[str, Any] = {"exif": exif.tobytes()}
    if kind == "JPEG":
        options["comment"] = " ".join(texts.values())
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 - only for this format

        options["pnginfo"] = PngInfo()
        for name, value in texts.items():
            options["pnginfo"].add_itxt(name, value, zip=True)
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def unzip(data: bytes) -> list[tuple[str, bytes]]:
    """The members of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(info.filename, file.read(info)) for info in file.infolist()]


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()
