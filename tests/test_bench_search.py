"""The bench of the search: its bars are a sound picture, its addresses those of documents."""

from xml.etree import ElementTree as ET

import pytest

from bench.queries import plot, programs, reader

SVG = "{http://www.w3.org/2000/svg}"


def test_bars_grow_with_their_numbers_and_say_them() -> None:
    told = plot.bars([plot.Panel("流量 <KB>", [("甲", 50), ("乙&丙", 1200.4), ("丁", 0)])])
    root = ET.fromstring(told)
    widths = [float(one.attrib["width"]) for one in root.findall(f"{SVG}rect")[1:]]
    assert widths == [pytest.approx(17.5, abs=0.1), 420, 0]
    texts = [one.text for one in root.findall(f"{SVG}text")]
    assert texts == ["流量 <KB>", "甲", "50", "乙&丙", "1,200", "丁", "0"]


def test_each_panel_has_its_scale_and_its_place() -> None:
    panel = plot.Panel("时间", [("甲", 3)])
    one, other = ET.fromstring(plot.bars([panel, panel])).findall(f"{SVG}rect")[1:]
    assert one.attrib["width"] == other.attrib["width"]
    assert float(one.attrib["y"]) < float(other.attrib["y"])


@pytest.mark.parametrize("panels", [(), (plot.Panel("空", ()),), (plot.Panel("零", [("甲", 0)]),)])
def test_nothing_to_show_is_a_picture_too(panels: tuple[plot.Panel, ...]) -> None:
    assert ET.fromstring(plot.bars(panels)).tag == f"{SVG}svg"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/notices/a.html", "notices/a.html"),
        ("notices/a.html#days", "notices/a.html"),
        ("/notices/%E7%94%B2.html", "notices/甲.html"),
        ("/notices/", "notices/index.html"),
        ("/", "index.html"),
        ("", "index.html"),
    ],
)
def test_addresses_are_those_of_documents(url: str, address: str) -> None:
    assert reader.address(url) == address


def test_a_program_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        programs.run("-c", "raise SystemExit('no such thing')")
