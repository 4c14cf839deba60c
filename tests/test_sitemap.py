"""The map of a site: one file, or an index of several where the protocol allows no more in one."""

from functools import partial
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from mkdocs.commands.build import build as mkdocs
from mkdocs.config import load_config

from generator import clock
from generator.engine import site, sitemap
from tests import cases, small
from tests.test_again import RECORDS, clean, refuse
from tests.test_incremental import build

URL = "https://example.invalid/d/"
MAPS = '<?xml version="1.0"?>\n<urlset>{}\n</urlset>'
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(text: str | bytes) -> list[str]:
    return [one.text or "" for one in ET.fromstring(text).iter(f"{NAMESPACE}loc")]


@pytest.mark.slow
def test_one_with_too_many_addresses_is_the_same_index_in_every_kind_of_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small.site(tmp_path / "root", site_url=URL)
    whole = addresses(build(root)["sitemap.xml"])
    with monkeypatch.context() as patched:
        patched.setattr(sitemap, "LIMIT", 30)
        RECORDS["title of a neighbour"](root)
        with monkeypatch.context() as alone:
            alone.setattr(site.mkdocs, "build", refuse, raising=False)
            again = build(root)
        assert again == clean(root)
        patched.setenv("SOURCE_DATE_EPOCH", clock.epoch(cases.TODAY))
        mkdocs(load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "plain")))
        plain = {path.name: path.read_bytes() for path in (tmp_path / "plain").glob("sitemap*")}
        assert plain == {name: made for name, made in again.items() if name in plain}
        names = [one.removeprefix(URL) for one in addresses(again["sitemap.xml"])]
        assert set(names) == set(plain) - {"sitemap.xml", "sitemap.xml.gz"}
        parts = [addresses(again[name]) for name in names]
        assert [one for part in parts for one in part] == whole
        assert [len(part) for part in parts[:-1]] == [30] * (len(parts) - 1)
    RECORDS["address"](root)
    again = build(root)
    assert again == clean(root)
    assert addresses(again["sitemap.xml"]) == whole
    assert not any(name.startswith("sitemap-") for name in again)


def test_one_that_is_too_large_is_divided_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [f"\n  <url><loc>https://example.invalid/{at}.html</loc></url>" for at in range(9)]
    whole = MAPS.format("".join(entries))
    write = partial(sitemap.divided, whole, tmp_path, partial(urljoin, URL))
    monkeypatch.setattr(sitemap, "BYTES", len(whole.encode()))
    assert write() == whole
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(sitemap, "BYTES", len(MAPS.format("".join(entries[:4])).encode()))
    assert addresses(write()) == [f"{URL}sitemap-{number}.xml" for number in (1, 2, 3)]
    parts = [path.read_text("utf-8") for path in sorted(tmp_path.iterdir())]
    halves = (entries[:4], entries[4:8], entries[8:])
    assert parts == [MAPS.format("".join(half)) for half in halves]
