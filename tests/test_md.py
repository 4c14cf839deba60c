"""Escaping: plain text comes out of Markdown and HTML as it went in."""

import html
import posixpath
import re
from pathlib import PurePosixPath

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import md
from generator.md import Md

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
]
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=60)
TRICKY = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~^=:&\"'$@/1 a甲\n"), max_size=40)


def shown(source: str) -> str:
    """What a reader sees of Markdown, spaces flattened."""
    page = markdown.markdown(source, extensions=EXTENSIONS)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


@given(TEXT | TRICKY)
def test_plain_text_survives_a_paragraph(text: str) -> None:
    flat = " ".join(text.split())
    page = markdown.markdown(md.plain(text), extensions=EXTENSIONS)
    assert shown(md.plain(text)) == flat
    assert set(re.findall(r"</?([a-z0-9]+)", page)) <= {"p"}


@given(TEXT | TRICKY)
def test_plain_text_survives_a_heading_a_list_and_a_cell(text: str) -> None:
    flat = " ".join(text.split())
    for before, after in (("# ", ""), ("- ", ""), ("| a |\n|---|\n| ", " |")):
        page = shown(f"{before}{md.plain('甲' + text)}{after}")
        assert (
            page.removeprefix("a ")
            == ("甲" + flat if not text[:1].isspace() else "甲 " + flat).strip()
        )


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("0000-8880001", "tel:00008880001"),
        ("+86 (000) 888 0001", "tel:+860008880001"),
        ("0000-8880001 转 12", "tel:00008880001;ext=12"),
        ("0000-8880001转8", "tel:00008880001;ext=8"),
        ("0000-8880001 ext. 8", "tel:00008880001;ext=8"),
        ("+86 (000) 888 0001 转接", "tel:+860008880001"),
        ("总机转 12", ""),
        ("", ""),
    ],
)
def test_a_phone_is_called_with_its_extension(phone: str, address: str) -> None:
    assert md.telephone(phone) == address


@given(TEXT | TRICKY)
def test_attributes_survive(text: str) -> None:
    flat = " ".join(text.split())
    for source in (
        f'<p title="{md.attribute(text)}">x</p>',
        f'甲 <b title="{md.attribute(text)}">x</b>',
    ):
        page = markdown.markdown(source, extensions=EXTENSIONS)
        found = re.search(r'title="([^"]*)"', page)
        assert found is not None
        assert html.unescape(found[1]) == flat


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("index.md", "notices/a.md", "notices/a.html"),
        ("notices/a.md", "notices/b.md", "b.html"),
        ("notices/a.md", "index.md", "../index.html"),
        ("notices/by-year/2026.md", "assets/photos/x.webp", "../../assets/photos/x.webp"),
    ],
)
def test_href(origin: str, target: str, expected: str) -> None:
    assert md.href(PurePosixPath(origin), PurePosixPath(target)) == expected


def test_markdown_is_printed_as_it_is() -> None:
    assert md.finalize(Md("**a**")) == "**a**"
    assert md.finalize("**a**") == "&#42;&#42;a&#42;&#42;"
    assert md.paragraphs("一\n\n<二>") == "一\n\n&#60;二&#62;"
    assert md.link("<a>", 'x"y') == '<a href="x&#34;y">&#60;a&#62;</a>'


PARTS = st.lists(st.sampled_from(["a", "b", "c.md", "党"]), min_size=1, max_size=5)


@given(PARTS, PARTS)
def test_an_address_is_the_shortest_relative_one(origin: list[str], target: list[str]) -> None:
    found = md.href(PurePosixPath(*origin), PurePosixPath(*target))
    relative = posixpath.relpath("/".join(target), "/".join(origin[:-1]) or ".")
    assert found == re.sub(r"\.md$", ".html", relative)
