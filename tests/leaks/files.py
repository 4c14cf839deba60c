"""A text → a file of each format that holds it."""

import io
import json
import zipfile
from collections.abc import Callable
from html import escape

import docx
import openpyxl
from PIL import Image, PngImagePlugin
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas


def _docx(text: str) -> bytes:
    made = docx.Document()
    made.add_paragraph("说明")
    made.add_table(1, 1).cell(0, 0).text = text
    return _saved(made.save)


def _docx_runs(text: str) -> bytes:
    made = docx.Document()
    paragraph = made.add_paragraph("")
    for at in range(0, len(text), 3):
        paragraph.add_run(text[at : at + 3]).bold = bool(at % 2)
    return _saved(made.save)


def _xlsx(text: str) -> bytes:
    made = openpyxl.Workbook()
    made.active["B7"] = text
    return _saved(made.save)


def _xlsx_hidden(text: str) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.create_sheet("底表")
    sheet["A1"], sheet.sheet_state = text, "hidden"
    return _saved(made.save)


def _pdf(text: str) -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer)
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page.setFont("STSong-Light", 12)
    page.drawString(50, 700, text)
    page.save()
    return buffer.getvalue()


def _zip(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("inner/名单.docx", _docx(text))
    return buffer.getvalue()


def _png(text: str) -> bytes:
    buffer = io.BytesIO()
    facts = PngImagePlugin.PngInfo()
    facts.add_itxt("Comment", text)
    Image.new("RGB", (2, 2)).save(buffer, "PNG", pnginfo=facts)
    return buffer.getvalue()


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def _tags(text: str) -> str:
    """A text with a tag in its middle."""
    middle = len(text) // 2
    return f"{escape(text[:middle])}<b>{escape(text[middle:])}</b>"


FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "txt": ("说明.txt", str.encode),
    "csv": ("data/a/表.csv", lambda text: f"编号,备注\r\n1,{text}\r\n".encode()),
    "csv gb18030": ("data/a/旧表.csv", lambda text: f"编号,备注\n1,{text}\n".encode("gb18030")),
    "csv comment": ("data/a/b.csv", lambda text: f"编号,备注\n1,无\n# {text}\n".encode()),
    "yaml": ("data/a/c.yml", lambda text: f"- 编号: 1\n  备注: {text}\n".encode()),
    "yaml comment": ("data/a/d.yml", lambda text: f"- 编号: 1 # {text}\n".encode()),
    "md": ("content/a/b.md", lambda text: f"---\n标题: 甲\n---\n\n正文{text}\n".encode()),
    "md comment": ("content/a/c.md", lambda text: f"正文\n<!-- {text} -->\n".encode()),
    "alt text": ("content/a/d.md", lambda text: f"![{text}](a.jpg)\n".encode()),
    "html": ("a.html", lambda text: f"<p>{escape(text)}</p>".encode()),
    "html tags": ("b.html", lambda text: f"<p>{_tags(text)}</p>".encode()),
    "html attribute": ("c.html", lambda text: f'<img alt="{escape(text)}">'.encode()),
    "html references": (
        "d.html",
        lambda text: "".join(f"&#{ord(char)};" for char in text).encode(),
    ),
    "json": ("a.json", lambda text: json.dumps({"a": [text]}, ensure_ascii=False).encode()),
    "json escaped": ("b.json", lambda text: json.dumps({"a": [text]}).encode()),
    "svg": ("a.svg", lambda text: f"<svg><text>{escape(text)}</text></svg>".encode()),
    "svg title": ("b.svg", lambda text: f"<svg><title>{escape(text)}</title></svg>".encode()),
    "xml": ("feed.xml", lambda text: f"<a><b c='{escape(text)}'/></a>".encode()),
    "utf-16": ("e.txt", lambda text: text.encode("utf-16")),
    "docx": ("名单.docx", _docx),
    "docx runs": ("名单2.docx", _docx_runs),
    "xlsx": ("名单.xlsx", _xlsx),
    "xlsx hidden": ("名单2.xlsx", _xlsx_hidden),
    "pdf": ("名单.pdf", _pdf),
    "zip": ("名单.zip", _zip),
    "png": ("照片.png", _png),
}
"""The name of a file and what makes its bytes, by format."""
