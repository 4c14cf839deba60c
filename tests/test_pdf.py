"""A notice as an official document: GB/T 9704-2012, the same bytes every time, kept while it is used."""

import os
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from generator import lately
from generator.paper import document, poster, press, store
from tests import printing, sites
from tests.leaks import values
from tests.printing import DAY, edited

PEOPLE = "data/notices/notice_people.csv"
NOTICES = "data/notices/notices.csv"
BODY = "content/notices/huiyi.md"
MM = 72 / 25.4
"""Points in a millimetre."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    more = edited(PEOPLE, "示例戊", "喆堃昇玥珺祎") | edited(
        BODY, "---\n\n", f"---\n\n{'仿' * 1400}\n\n"
    )
    root = printing.site(tmp_path_factory.mktemp("site"), more)
    result = sites.run("pdf", "-C", root, "--today", DAY)
    assert result.exit_code == 0, result.output
    assert "已写出 7 份" in result.stdout
    return root


def text(site: Path, id: str) -> str:
    return "".join(printing.pages(site / "print" / f"{id}.pdf"))


def is_red(sheet: Path) -> bool:
    with pypdfium2.PdfDocument(sheet) as document:
        image = document[0].render(scale=1).to_pil().convert("RGB")
    colours = [colour for _, colour in image.getcolors(1 << 24)]
    return any(red > 150 and green < 60 for red, green, _ in colours)


def test_every_notice_is_printed_with_its_text_number_and_signature(site: Path) -> None:
    said = text(site, "fazhan")
    for part in (
        "拟列为发展对象的公示",
        "示党发〔2026〕1号",
        "喆堃昇玥珺祎",
        "公示时间：2026年5月28日至6月3日（含首尾两日）",
        "受理电话：0000-0000004",
        "—1—",
    ):
        assert part in said
    assert said.count("2026年5月28日") == 2


def test_only_an_issued_document_is_red(site: Path) -> None:
    assert is_red(site / "print" / "fazhan.pdf")
    assert not is_red(site / "print" / "biaozhang.pdf")


def test_a_page_has_22_lines_of_28_characters(site: Path) -> None:
    with pypdfium2.PdfDocument(site / "print" / "huiyi.pdf") as document:
        page = document[1]
        words = page.get_textpage()
        boxes = [words.get_charbox(i) for i in range(words.count_chars())]
        drawn = words.get_text_range()
    lines: dict[int, list[float]] = {}
    for character, (left, bottom, _, _) in zip(drawn, boxes, strict=True):
        if character == "仿":
            lines.setdefault(round(bottom), []).append(left)
    assert len(lines) == 22
    assert {len(line) for line in lines.values()} == {28}
    heights = sorted(lines)
    assert (heights[-1] - heights[0]) / 21 == pytest.approx(225 * MM / 22, abs=0.1)
    assert min(map(min, lines.values())) == pytest.approx(28 * MM, abs=1.5)


def test_the_number_of_a_page_stands_outside(site: Path) -> None:
    with pypdfium2.PdfDocument(site / "print" / "huiyi.pdf") as document:
        places = []
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            found = words.search(f"— {number} —")
            index, _ = found.get_next()
            places.append(words.get_charbox(index)[0] / MM)
    odd, even = places[:2]
    assert odd > 150
    assert even == pytest.approx(28 + 14 / MM, abs=1)


def test_whoever_is_no_more_named_on_the_page_is_not_printed(site: Path) -> None:
    assert "示例己" not in text(site, "biaozhang")
    assert "公示期已过，个人信息不再展示" in text(site, "biaozhang")


def test_attachments_and_corrections_are_named(site: Path) -> None:
    assert "附件：党费汇总表" in text(site, "dangfei")
    assert "更正后的内容见《2025年党费收缴情况（更正）》" in text(site, "dangfei")


def test_the_same_bytes_come_from_another_folder(site: Path, tmp_path: Path) -> None:
    again = printing.site(tmp_path, edited(PEOPLE, "示例戊", "喆堃昇玥珺祎"))
    made = sites.run("pdf", "fazhan", "-C", again, "--today", DAY, "--output", tmp_path / "out")
    assert made.exit_code == 0
    before = (site / "print" / "fazhan.pdf").read_bytes()
    assert (tmp_path / "out" / "fazhan.pdf").read_bytes() == before
    assert b"<pdfuaid:part>1</pdfuaid:part>" in before


def test_what_has_been_printed_is_not_set_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {"day": [2026, 6, 1]}
    made: list[str] = []

    def printed(template: str, given: object) -> bytes:
        made.append(template)
        return b"%PDF"

    monkeypatch.setattr(press, "printed", printed)
    for _ in range(2):
        path = store.kept(tmp_path, "notice", given)
        assert isinstance(path, Path)
        assert path.read_bytes() == b"%PDF"
    store.kept(tmp_path, "notice", {**given, "more": 1})
    assert made == ["notice", "notice"]
    (kept, _) = tmp_path.iterdir()
    os.utime(kept, (0, 0))
    store.kept(tmp_path, "notice", given)
    store.kept(tmp_path, "notice", {**given, "more": 1})
    lately.clear([tmp_path])
    assert kept.exists()


def test_a_character_that_no_font_has_stops_all_and_is_named(tmp_path: Path) -> None:
    more = edited(NOTICES, "更正一处数字", "更正一处数字ஃ") | edited(PEOPLE, "示例戊", "示例ஃ")
    result = sites.run("pdf", "-C", printing.site(tmp_path, more), "--today", DAY)
    assert result.exit_code == 1
    where = "data/notices/notice_people.csv:2、data/notices/notices.csv:5"
    assert f"{where}：“ஃ”（U+0B83）在现有的字体里都没有" in result.stderr
    assert not (tmp_path / "print").exists()


def test_files_of_others_are_not_replaced(tmp_path: Path) -> None:
    root = printing.site(tmp_path, {"print/dangfei.pdf": "%PDF of somebody else"})
    result = sites.run("pdf", "-C", root, "--today", DAY)
    assert result.exit_code == 2
    assert "不敢替换" in result.stderr
    assert [path.name for path in (root / "print").iterdir()] == ["dangfei.pdf"]


@pytest.mark.parametrize("command", ["pdf", "poster"])
def test_private_numbers_are_looked_for_once_more(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = values.identity(Random(1))  # noqa: S311 - the same every time
    root = printing.site(tmp_path)
    for place in (document, poster):
        monkeypatch.setattr(place, "given", lambda *told: {"notes": [f"证号{number}"]})
    result = sites.run(command, "fazhan", "-C", root, "--today", DAY)
    assert result.exit_code == 1
    assert "要印的内容里有个人信息，没有打印" in result.stderr
    assert number not in result.stderr
    assert not (root / "print").exists()
