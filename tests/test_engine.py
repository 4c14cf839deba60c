"""The MkDocs plugin on small sites: pages of both kinds, menu, titles, files, faults, redirects."""

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import markup, small
from tests.leaks import values
from tests.markup import Tag

HAND_WRITTEN = {
    "content/about.md": "# 关于\n\n见[公示](notices/fazhan.md)和[联系](help/contact.md#dianhua)。\n",
    "content/help/contact.md": "# 联系\n\n## 电话 { #dianhua }\n\n无。\n",
}
NAV = [{"关于": "about.md"}, "notices/", {"帮助": ["help/contact.md"]}]
TITLE = "<b>甲</b> &amp; \"乙\" '丙' <script>alert(1)</script> {{ x }}"
HIDDEN = """---
类型: 会议通知
发布党组织编号: zhen
标题: 密标通知
发布日期: 2026-05-20
公开范围: 在全党公开
附件: [notices/files/mibiao.csv]
附件名称: [密标附件]
---

密标正文，见[附件](files/mibiao-2.csv)和![图](photos/mibiao.png)。
"""

STEPS = "公示编号,步骤,日期,责任岗位,保密审查通过,隐私审查通过,准确性审查通过\n" + "".join(
    f"mibiao,{step},2026-05-20,密标{step}岗,{ok},{ok},{ok}\n"
    for step, ok in (("提出", ""), ("审核", "是"), ("审批", ""), ("公开", ""))
)


def built(root: Path) -> dict[str, bytes]:
    """Every file of a site after a strict build, by name."""
    done = small.mkdocs(root, "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def html(site: Mapping[str, bytes], name: str) -> str:
    return site[name].decode()


def searched(site: Mapping[str, bytes]) -> list[list[str]]:
    """The row of every page that the search knows: its address, its title, and more."""
    files = [html(site, name) for name in site if re.fullmatch(r"search/\w+/rows-\d+\.js", name)]
    return [
        row for text in files for row in json.loads(text[text.index(",") + 1 : text.rindex(")")])
    ]


def menu(page: str) -> list[tuple[str, str]]:
    """The address and text of each link of the menu."""
    links: list[tuple[str, str]] = []
    for token in markup.inside(page, "nav", class_="md-nav md-nav--primary md-nav--lifted"):
        if isinstance(token, Tag) and token.name == "a":
            links.append((token.attributes.get("href", ""), ""))
        elif isinstance(token, str) and token.strip() and links:
            links[-1] = (links[-1][0], links[-1][1] or token.strip())
    return links


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small site with hand-written pages, a record that must not show, and a hostile title."""
    photo = small.FILES["content/showcases/photos/road.png"]
    files: dict[str, bytes | str] = {
        **small.FILES,
        **HAND_WRITTEN,
        "content/notices/mibiao.md": HIDDEN,
        "data/notices/notice_steps-mibiao.csv": STEPS,
        "content/notices/files/mibiao.csv": "密标",
        "content/notices/files/mibiao-2.csv": "密标",
        "content/notices/photos/mibiao.png": photo,
        "content/notices/photos/forgotten.jpg": photo,
        "content/articles/hostile.md": "---\n"
        + json.dumps(
            {
                "标题": TITLE,
                "栏目": "工作动态",
                "发布日期": "2026-05-02",
                "摘要": TITLE,
                "公开范围": "社会",
            },
            ensure_ascii=False,
        )
        + "\n---\n\n正文\n",
    }
    return built(small.site(tmp_path_factory.mktemp("site") / "root", files, nav=NAV))


def test_hand_written_pages_stand_beside_ours(site: Mapping[str, bytes]) -> None:
    assert {"about.html", "help/contact.html", "notices/fazhan.html"} <= site.keys()
    links = [tag.attributes.get("href") for tag in markup.tags(html(site, "about.html"))]
    assert {"notices/fazhan.html", "help/contact.html#dianhua"} <= set(links)


def test_nav_places_pages_and_sections(site: Mapping[str, bytes]) -> None:
    sections = [text for _, text in menu(html(site, "about.html"))]
    placed = [sections.index(text) for text in ("关于", "公示公告", "联系", "组织机构", "职责分工")]
    assert placed == sorted(placed)
    assert sections.count("公示公告") == 1


def test_leaves_are_not_in_the_menu(site: Mapping[str, bytes]) -> None:
    leaf = re.compile(
        r"notices/(?!index|open|all|by-organisation/index)|articles/(?!index|news|learn)"
    )
    links = menu(html(site, "about.html"))
    assert ("notices/open.html", "正在公示") in links
    assert [link for link in links if leaf.match(link[0])] == []
    assert menu(html(site, "articles/hostile.html")) != []


def test_titles_are_text_everywhere(site: Mapping[str, bytes]) -> None:
    page = html(site, "articles/hostile.html")
    parts = markup.tokens(page)
    title = parts[[getattr(part, "name", "") for part in parts].index("title") + 1]
    assert str(title).startswith(TITLE)
    heading = markup.text(markup.inside(page, "h1"))
    assert heading == TITLE
    (description,) = (
        tag.attributes["content"]
        for tag in markup.tags(page)
        if tag.attributes.get("name") == "description"
    )
    assert description == TITLE
    foreign = [name for name, text in site.items() if name.endswith(".html") and ALERT in text]
    assert foreign == []
    # The search hands titles to the browser as text; its scripts never make HTML of them.
    assert [row[1] for row in searched(site) if row[0] == "articles/hostile.html"] == [TITLE]


ALERT = b"<script>alert(1)</script>"


def test_the_name_of_the_site_is_text(tmp_path: Path) -> None:
    text = small.FILES["data/site/site.yml"].decode()
    text = text.replace(
        "站点名称: 示例镇党务公开", f"站点名称: {json.dumps(TITLE, ensure_ascii=False)}"
    )
    text = text.replace(
        "站点简介: 用于测试的站点", f"站点简介: {json.dumps(TITLE, ensure_ascii=False)}"
    )
    files = {**small.FILES, "data/site/site.yml": text}
    site = built(small.site(tmp_path / "root", files))
    assert TITLE in markup.text(markup.tokens(html(site, "notices/fazhan.html")))
    assert [name for name, text in site.items() if name.endswith(".html") and ALERT in text] == []


def test_what_is_not_for_society_is_in_no_file(site: Mapping[str, bytes]) -> None:
    assert [name for name in site if "mibiao" in name] == []
    marks = ("密标".encode(), "密标".encode("unicode_escape"), b"mibiao")
    assert [name for name, text in site.items() if any(mark in text for mark in marks)] == []


def test_only_copies_of_photographs_are_published(site: Mapping[str, bytes]) -> None:
    original = small.FILES["content/showcases/photos/road.png"]
    assert [name for name, content in site.items() if content == original] == []
    assert [name for name in site if name.startswith(("showcases/photos", "notices/photos"))] == []
    assert [name for name in site if name.startswith("assets/photos/") and name.endswith(".webp")]


def test_attachments_are_published_as_they_are(site: Mapping[str, bytes]) -> None:
    name = "notices/files/dangfei.csv"
    assert site[name] == small.FILES[f"content/{name}"]
    assert [name for name in site if name.endswith((".md", ".j2", ".py", ".yml"))] == []


def test_former_addresses_lead_to_the_present_ones(site: Mapping[str, bytes]) -> None:
    page = html(site, "notices/jiu-xuanju.html")
    (refresh,) = (tag for tag in markup.tags(page) if tag.attributes.get("http-equiv") == "refresh")
    assert refresh.attributes["content"] == "0; url=xuanju.html"
    article = markup.inside(page, "article")
    links = [tag.attributes["href"] for tag in article if isinstance(tag, Tag) and tag.name == "a"]
    assert "xuanju.html" in links
    addresses = [row[0] for row in searched(site)]
    assert "notices/xuanju.html" in addresses
    assert "notices/jiu-xuanju.html" not in addresses


def notices(count: int) -> str:
    """A table of notices, newest first."""
    rows = [
        f"n{number:03},通知公告,zhen,第{number}号通知,{2026 - number // 12}-{12 - number % 12:02}-01,内容,社会"
        for number in range(count)
    ]
    return "编号,类型,发布党组织编号,标题,发布日期,事项,公开范围\n" + "\n".join(rows) + "\n"


def steps(count: int) -> str:
    """The steps of as many notices."""
    made = ("提出,甲,", "审核,乙,是", "审批,丙,", "公开,丁,")
    rows = [
        f"n{number:03},{row[:2]},2018-01-01,{row[3:]},{ok},{ok}"
        for number in range(count)
        for row, ok in ((one, one[5:]) for one in made)
    ]
    head = "公示编号,步骤,日期,责任岗位,保密审查通过,隐私审查通过,准确性审查通过\n"
    return head + "\n".join(rows) + "\n"


def test_a_page_does_not_grow_with_the_site(tmp_path: Path) -> None:
    sites = []
    for count in (10, 60):
        more = {"notices-9": notices(count), "notice_steps-9": steps(count)}
        files = {**small.FILES, **{f"data/notices/{name}.csv": text for name, text in more.items()}}
        sites.append(built(small.site(tmp_path / str(count), files)))
    few, many = sites
    names = ["notices/n005.html", "institutions/shangke.html", "glossary/san-hui.html", "404.html"]
    assert {name: many[name] for name in names} == {name: few[name] for name in names}
    assert len(many) > len(few) + 50
    assert len(gzip.compress(many["notices/n005.html"])) <= 12 * 1024


def test_addresses_without_html_are_refused(tmp_path: Path) -> None:
    done = small.mkdocs(small.site(tmp_path / "root", use_directory_urls=True), "build")
    assert done.returncode == 1
    assert "use_directory_urls: false" in done.stderr
    assert "Traceback" not in done.stderr


def test_faults_of_the_data_end_the_build(tmp_path: Path) -> None:
    table = small.FILES["data/notices/notices.csv"].decode()
    table = table.replace("fazhan,发展对象公示,cun", "fazhan,发展对像公示,cum")
    root = small.site(tmp_path / "root", {**small.FILES, "data/notices/notices.csv": table})
    done = small.mkdocs(root, "build")
    assert done.returncode == 1
    assert "data/notices/notices.csv:2:8 · 表格第 2 行 · “类型”" in done.stdout
    assert "“类型”：“发展对像公示”不在可选的词里" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (root / "site" / "index.html").exists()


def test_a_link_to_no_heading_is_told_in_chinese(tmp_path: Path) -> None:
    page = "# 关于\n\n[没有](about.md#nope) [有](about.md#top)\n\n## 有 { #top }\n"
    root = small.site(tmp_path, {**small.FILES, "content/about.md": page})
    done = small.dangwu(root, "build")
    assert done.returncode == 1
    assert "content/about.md：链接“about.md#nope”有误，那一页上没有这个标题。" in done.stderr


def test_a_site_that_mkdocs_builds_itself_is_emptied_of_private_numbers(tmp_path: Path) -> None:
    root = small.site(tmp_path / "site")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"\ncopyright: 编 {values.VALUES['id']}\n")
    done = small.mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    assert "网站里有个人信息，已经清空" in done.stdout + done.stderr
    assert values.VALUES["id"] not in done.stdout + done.stderr
    assert not any((root / "site").iterdir())


def test_the_style_sheets_of_the_theme_are_one(site: Mapping[str, bytes]) -> None:
    assert site["assets/stylesheets/site.css"].count(b":root") > 0
    assert "assets/stylesheets/tokens.css" not in site
    named = re.findall(rb'<link rel="stylesheet" href="([^"]*)"', site["index.html"])
    assert named[2:] == [b"assets/stylesheets/site.css"]
