"""A sheet for the notice board: on one page, true to the web page, the same bytes every time."""

from pathlib import Path

import pytest

from generator.paper import press
from tests import printing, sites
from tests.printing import DAY, edited

PEOPLE = "data/notices/notice_people.csv"
NOTICES = "data/notices/notices.csv"


def poster(root: Path, *arguments: str) -> Path:
    """Print a sheet that can be printed."""
    target = root / "sheet.pdf"
    result = sites.run("poster", *arguments, "-C", root, "--today", DAY, "--output", target)
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rare = edited(PEOPLE, "示例戊", "喆堃昇玥珺祎")
    return printing.site(tmp_path_factory.mktemp("site"), rare)


@pytest.fixture(scope="module")
def sheet(site: Path) -> Path:
    return poster(site, "fazhan")


def test_a_notice_is_on_one_page_with_all_that_its_reader_needs(sheet: Path) -> None:
    (text,) = printing.pages(sheet)
    for said in (
        "拟列为发展对象的公示",
        "示党发〔2026〕1号",
        "喆堃昇玥珺祎",
        "2026年5月28日至6月3日",
        "0000-0000004",
        "张贴日期：2026年5月28日",
        "张贴至：2026年6月3日",
    ):
        assert said in text


def test_the_code_leads_to_the_page(sheet: Path) -> None:
    assert printing.codes(sheet) == ["https://dangwu.example.cn/notices/fazhan.html"]


def test_the_same_bytes_come_without_the_cache(sheet: Path, tmp_path: Path) -> None:
    before = sheet.read_bytes()
    assert press.own(before)
    assert b"/CreationDate(D:20260528" in before
    again = printing.site(tmp_path, edited(PEOPLE, "示例戊", "喆堃昇玥珺祎"))
    assert poster(again, "fazhan").read_bytes() == before
    assert len(list((again / ".cache" / "pdf").glob("*.pdf"))) == 1


def test_it_can_be_kept_for_long_and_read_aloud(sheet: Path) -> None:
    told = sheet.read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in told
    assert b"<pdfuaid:part>1</pdfuaid:part>" in told


def test_several_notices_share_a_large_sheet(site: Path) -> None:
    made = poster(site, "fazhan", "dangfei", "--paper", "A3", "--until", "2026-06-30")
    (text,) = printing.pages(made)
    assert "2025年党费收缴情况" in text
    assert "拟列为发展对象的公示" in text
    assert "张贴日期：2026年2月1日" in text
    assert "张贴至：2026年6月30日" in text
    assert printing.codes(made) == [
        f"https://dangwu.example.cn/notices/{id}.html" for id in ("dangfei", "fazhan")
    ]


def test_whoever_is_no_more_named_on_the_page_is_not_printed(site: Path) -> None:
    (text,) = printing.pages(poster(site, "biaozhang"))
    assert "示例己" not in text
    assert "公示期已过，个人信息不再展示" in text


def test_what_has_been_withdrawn_says_so(site: Path) -> None:
    (text,) = printing.pages(poster(site, "chehui"))
    assert "本公示已于2025年9月3日撤回。原因：程序有误。" in text


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    root = printing.site(tmp_path, address="")
    result = sites.run("poster", "fazhan", "-C", root, "--today", DAY)
    assert result.exit_code == 0
    assert "没有填“网址”，所以没有印二维码" in result.stderr
    assert printing.codes(root / "print" / "fazhan-a4.pdf") == []


def test_a_long_text_is_set_smaller_until_it_does_not_fit(tmp_path: Path) -> None:
    body = "content/notices/huiyi.md"
    said = "请各党小组提前通知到每一名党员，确实不能参加的说明原因。\n\n"
    root = printing.site(tmp_path / "some", edited(body, "---\n\n", "---\n\n" + said * 12))
    assert len(printing.pages(poster(root, "huiyi"))) == 1
    root = printing.site(tmp_path / "many", edited(body, "---\n\n", "---\n\n" + said * 99))
    result = sites.run("poster", "huiyi", "-C", root, "--today", DAY)
    assert result.exit_code == 2
    assert "一张纸放不下" in result.stderr
    assert "可以用 --paper A3" in result.stderr
    assert not (root / "print").exists()


def test_a_character_that_no_font_has_is_named_with_its_record(tmp_path: Path) -> None:
    root = printing.site(tmp_path, edited(NOTICES, "村务公开栏", "村务公开栏ஃ"))
    result = sites.run("poster", "fazhan", "-C", root, "--today", DAY)
    assert result.exit_code == 1
    assert "data/notices/notices.csv:2：“ஃ”（U+0B83）" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fazhang"], "没有编号为“fazhang”的公示公告"),
        (["fazhan", "--until", "2026-05-01"], "张贴到的那天早于张贴日期"),
        (["fazhan", "--paper", "B5"], "B5"),
        ([], "编号"),
    ],
)
def test_wrong_use_is_told(site: Path, arguments: list[str], said: str) -> None:
    result = sites.run("poster", *arguments, "-C", site, "--today", DAY)
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_the_public_may_not_see_is_not_printed(tmp_path: Path) -> None:
    hidden = edited(
        NOTICES,
        "村务公开栏,0000-0000004,十里村,工作日,,,,,,,,,,向社会公开",
        "村务公开栏,0000-0000004,十里村,工作日,,,,,,,,,,本单位",
    )
    result = sites.run("poster", "fazhan", "-C", printing.site(tmp_path, hidden), "--today", DAY)
    assert result.exit_code == 2
    assert "“fazhan”不向社会公开，不能打印张贴" in result.stderr


def test_only_its_own_sheets_are_replaced(site: Path) -> None:
    target = site / "other.pdf"
    target.write_bytes(b"%PDF-1.4 of somebody else")
    run = ("poster", "fazhan", "-C", site, "--today", DAY, "--output", target)
    result = sites.run(*run)
    assert result.exit_code == 2
    assert "不是本程序打印的文件，不敢替换" in result.stderr
    assert target.read_bytes() == b"%PDF-1.4 of somebody else"
    target.unlink()
    assert [sites.run(*run).exit_code for _ in range(2)] == [0, 0]


def test_without_what_prints_it_says_how_to_install_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "find_spec", lambda name: None)
    result = sites.run("poster", "fazhan", "-C", site, "--today", DAY)
    assert result.exit_code == 2
    assert "pip install typst segno" in result.stderr


def test_without_a_chinese_font_it_says_which_to_install(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "families", lambda: ("DejaVu Sans",))
    result = sites.run("poster", "fazhan", "-C", site, "--today", DAY)
    assert result.exit_code == 2
    assert "fonts-noto-cjk" in result.stderr


def test_a_font_that_is_asked_for_and_not_here_is_named(tmp_path: Path) -> None:
    root = printing.site(tmp_path, address=f"{printing.ADDRESS}\n正文字体: 没有这种仿宋")
    result = sites.run("poster", "fazhan", "-C", root, "--today", DAY)
    assert result.exit_code == 0
    assert "没有字体“没有这种仿宋”" in result.stderr


def test_the_chart_of_an_organisation_shows_all_under_it(tmp_path: Path) -> None:
    organisations = "data/organisations/organisations.csv"
    root = printing.site(tmp_path, edited(organisations, "十里村党支部", "喆堃村党支部"))
    made = poster(root, "zhen", "--paper", "A3", "--until", "2026-12-31")
    (text,) = printing.pages(made)
    assert "组织机构图" in text
    assert "喆堃村党支部" in text
    assert "张贴日期：2026年6月1日" in text
    assert "张贴至：2026年12月31日" in text
    assert printing.codes(made) == ["https://dangwu.example.cn/organisations/zhen.html"]


@pytest.mark.parametrize(
    ("id", "said", "page"),
    [
        (
            "lianmeng",
            ("十里片区联盟结构图", "中共示例镇委员会"),
            "organisations/alliances/lianmeng",
        ),
        ("jianshe", ("党建工作领导小组组成图", "副组长"), "leading_groups/jianshe"),
    ],
)
def test_the_chart_of_an_alliance_and_of_a_leading_group_too(
    site: Path, id: str, said: tuple[str, ...], page: str
) -> None:
    made = poster(site, id)
    (text,) = printing.pages(made)
    for words in (*said, "张贴日期：2026年6月1日", "截至2026年6月1日"):
        assert words in text
    assert printing.codes(made) == [f"https://dangwu.example.cn/{page}.html"]


def test_the_table_of_the_catalogue_has_every_organisation_and_matter(site: Path) -> None:
    made = poster(site, "catalogue")
    (text,) = printing.pages(made)
    assert "2026年二季度公开情况对照表" in text
    assert "十里村党支部" in text
    assert "✓已公开" in text
    assert printing.codes(made) == ["https://dangwu.example.cn/catalogue/quarters/2026-q2.html"]


def test_without_a_catalogue_there_is_no_table(tmp_path: Path) -> None:
    root = sites.make(tmp_path / "site")
    result = sites.run("poster", "catalogue", "-C", root, "--today", DAY)
    assert result.exit_code == 2
    assert "没有公开目录" in result.stderr


def test_a_box_of_a_chart_that_no_font_can_show_stops_it(tmp_path: Path) -> None:
    organisations = "data/organisations/organisations.csv"
    root = printing.site(tmp_path, edited(organisations, "十里村党支部", "ஃ村党支部"))
    result = sites.run("poster", "zhen", "-C", root, "--today", DAY)
    assert result.exit_code == 1
    assert "data/organisations/organisations.csv:3：“ஃ”" in result.stderr
