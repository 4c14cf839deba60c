"""The published site of this repository: links, hosts, structure, and the same bytes again."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests import markup, repository
from tests.markup import Tag

LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("input", "src"),
    ("image", "href"),
    ("image", "xlink:href"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("form", "action"),
}
"""Attributes whose address a browser opens by itself; `link` is judged by its `rel`."""

FOLLOWED = {("a", "href"), ("a", "xlink:href"), ("area", "href")}
"""Attributes whose address opens when a reader follows it."""

NAMED = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
"""Attributes that name an element of the same page."""

Pages = Mapping[PurePosixPath, str]


@pytest.fixture(scope="module")
def pages(published: Path) -> Pages:
    """Every page by its path."""
    files = sorted(published.rglob("*.html"))
    return {
        PurePosixPath(file.relative_to(published).as_posix()): file.read_text(encoding="utf-8")
        for file in files
    }


@pytest.fixture(scope="module")
def parsed(pages: Pages) -> Mapping[PurePosixPath, tuple[Tag, ...]]:
    """The start tags of every page."""
    return {path: tuple(markup.tags(text)) for path, text in pages.items()}


def addresses(tag: Tag) -> Iterator[tuple[bool, str]]:
    """Each address of a tag, and whether it is loaded without asking."""
    for name, value in tag.attributes.items():
        if (tag.name, name) in FOLLOWED:
            yield False, value
        elif (tag.name, name) in LOADED:
            parts = value.split(",") if name == "srcset" else [value]
            yield from ((True, part.split()[0] if part.split() else "") for part in parts)
        elif (tag.name, name) == ("link", "href"):
            yield tag.attributes.get("rel") not in ("canonical", "prev", "next"), value
        elif name == "style":
            yield from ((True, address) for address in in_style(value))
    if tag.attributes.get("http-equiv") == "refresh":
        yield True, tag.attributes["content"].partition("url=")[2]


def in_style(text: str) -> list[str]:
    """The addresses in a style sheet."""
    named = re.findall(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""", text)
    return [first or second for first, second in named]


def is_foreign(address: str) -> bool:
    return bool(re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", address, re.IGNORECASE))


def is_redirect(text: str) -> bool:
    return any(tag.attributes.get("http-equiv") == "refresh" for tag in markup.tags(text))


def test_every_address_within_the_site_leads_somewhere(
    published: Path, parsed: Mapping[PurePosixPath, tuple[Tag, ...]]
) -> None:
    anchors = {
        path: {
            tag.attributes[key] for tag in tags for key in ("id", "name") if key in tag.attributes
        }
        for path, tags in parsed.items()
    }
    broken = []
    for path, tags in parsed.items():
        for _, address in (pair for tag in tags for pair in addresses(tag)):
            if is_foreign(address):
                continue
            parts = urlsplit(urljoin(f"/{path}", address))
            target = PurePosixPath(unquote(parts.path).lstrip("/"))
            anchor = unquote(parts.fragment)
            if not (published / target).is_file() or (anchor and anchor not in anchors[target]):
                broken.append((str(path), address))
    assert len(parsed) > 200
    assert broken == []


def test_names_of_elements_are_on_the_page(
    parsed: Mapping[PurePosixPath, tuple[Tag, ...]],
) -> None:
    broken = []
    for path, tags in parsed.items():
        ids = Counter(tag.attributes["id"] for tag in tags if "id" in tag.attributes)
        broken += [(str(path), "twice", id) for id, count in ids.items() if count > 1]
        broken += [
            (str(path), name, id)
            for tag in tags
            for name in NAMED
            for id in tag.attributes.get(name, "").split()
            if id not in ids and not id.startswith("__")  # the theme's own
        ]
    assert broken == []


def test_nothing_is_loaded_from_another_host(
    published: Path, pages: Pages, parsed: Mapping[PurePosixPath, tuple[Tag, ...]]
) -> None:
    foreign = [
        (str(path), address)
        for path, tags in parsed.items()
        for loaded, address in (pair for tag in tags for pair in addresses(tag))
        if loaded and is_foreign(address)
    ]
    for path, text in pages.items():
        # Structured data is no program: its addresses name things, nothing is loaded from them.
        inline = re.findall(
            r"<script\b(?! type=.application/ld\+json)[^>]*>(.*?)</script>", text, re.DOTALL
        )
        foreign += [
            (str(path), found) for part in inline for found in re.findall(r"https?:\S*", part)
        ]
    for sheet in sorted(published.rglob("*.css")):
        found = in_style(sheet.read_text(encoding="utf-8"))
        foreign += [(sheet.name, one) for one in found if is_foreign(one) and one[:5] != "data:"]
    assert foreign == []


def test_links_lead_only_to_hosts_that_the_data_names(
    parsed: Mapping[PurePosixPath, tuple[Tag, ...]],
) -> None:
    files = [*repository.ROOT.glob("data/**/*"), *repository.ROOT.glob("content/**/*.md")]
    texts = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    named = {
        urlsplit(found).netloc for text in texts for found in re.findall(r"https?://[^\s|)]+", text)
    }
    hosts = Counter(
        urlsplit(address).netloc or address
        for tags in parsed.values()
        for loaded, address in (pair for tag in tags for pair in addresses(tag))
        if not loaded and is_foreign(address) and not address.startswith(("tel:", "mailto:"))
    )
    assert set(hosts) - named == set()


def test_every_page_says_that_it_is_sample_data(pages: Pages) -> None:
    without = [
        str(path)
        for path, text in pages.items()
        if "均为虚构" not in markup.text(markup.inside(text, "p", class_="dw-sample"))
    ]
    assert PurePosixPath("404.html") in pages
    assert without == []


def test_every_page_is_chinese_and_has_one_title(pages: Pages) -> None:
    for path, text in pages.items():
        first, *tags = markup.tags(text)
        assert (first.name, first.attributes["lang"]) == ("html", "zh"), path
        counts = Counter(tag.name for tag in tags)
        assert (counts["h1"], counts["main"]) == (1, 1), path
        head = [part.name for part in markup.inside(text, "head") if isinstance(part, Tag)]
        assert head.count("title") == 1, path


def test_breadcrumbs_lead_home_from_every_page(pages: Pages) -> None:
    alone = {PurePosixPath("index.html"), PurePosixPath("404.html")}
    for path, text in pages.items():
        if is_redirect(text):
            continue
        crumbs = markup.inside(text, "nav", class_="dw-crumbs")
        links = [
            tag.attributes["href"] for tag in crumbs if isinstance(tag, Tag) and tag.name == "a"
        ]
        home = urlsplit(urljoin(f"/{path}", links[0])).path if links else ""
        assert home == ("" if path in alone else "/index.html"), path


def test_the_map_of_the_site_names_every_page(published: Path, pages: Pages) -> None:
    text = (published / "sitemap.xml").read_text(encoding="utf-8")
    named = {urlsplit(found).path.lstrip("/") for found in re.findall(r"<loc>(.*?)</loc>", text)}
    present = {str(path) for path in pages}
    assert {name or "index.html" for name in named} - present == set()
    redirects = {str(path) for path, text in pages.items() if is_redirect(text)}
    assert present - named - redirects - {"404.html", "index.html"} == set()


def test_no_file_names_a_place_of_this_machine(published: Path) -> None:
    places = {str(place).encode() for place in (repository.ROOT, published.parent, sys.prefix)}
    named = [
        str(file.relative_to(published))
        for file in published.rglob("*")
        if file.is_file() and any(place in file.read_bytes() for place in places)
    ]
    assert named == []


def test_a_second_build_has_the_same_bytes(published: Path, tmp_path: Path) -> None:
    other = {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/Los_Angeles",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    }
    again = tmp_path / "again"
    done = repository.dangwu("build", "--output", str(again), folder=tmp_path, environment=other)
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(again) == contents(published)


def contents(site: Path) -> dict[str, int]:
    """Every file of a site, and the hash of its bytes."""
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hash(file.read_bytes()) for file in files}
