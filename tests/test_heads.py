"""What other programs read in the heads of pages: names, sharing, structured data."""

import html
import json
from datetime import date
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from generator import heads, kinds, structured
from generator.contract import HOME, About, Feed, Page
from generator.heads import Around
from generator.kinds.notices.model import NEWS
from generator.kinds.site.model import Site
from generator.pipeline import Outcome
from tests import small

SITE = Site(name="示例站", description="一个示例", host_org="示例党委", domain="dw.example.cn")
OPEN = SITE.model_copy(
    update={"site_url": "https://dw.example.cn/a/", "site_id_code": "3300000001"}
)
TYPES = {
    "GovernmentOrganization": {
        "name", "alternateName", "parentOrganization", "foundingDate", "telephone", "email",
        "address", "member", "url",
    },
    "OrganizationRole": {"roleName", "startDate", "member"},
    "Person": {"name"},
    "Event": {"name", "startDate", "organizer", "url"},
    "DigitalDocument": {
        "name", "datePublished", "identifier", "genre", "version", "publisher", "inLanguage", "url",
    },
    "NewsArticle": {
        "headline", "description", "datePublished", "publisher", "inLanguage", "url",
    },
}  # fmt: skip
"""The types of schema.org that pages use, and the properties that the vocabulary gives them."""


class Tags(HTMLParser):
    """Reads the tags of a head, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.scripts: list[str] = []
        self.feeds: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Know a tag."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            (name,) = given.keys() - {"content"}
            assert given[name] not in self.metas
            self.metas[given[name]] = given["content"]
        elif tag == "link":
            assert given.pop("rel").split() == ["alternate"]
            self.feeds.append((given["type"], given["title"], given["href"]))
        else:
            assert (tag, given) == ("script", {"type": "application/ld+json"})

    def handle_data(self, data: str) -> None:
        """Know the text of a script."""
        if data.strip():
            self.scripts.append(data)


def page(**given: Any) -> Page:
    return Page(PurePosixPath("notices/a.md"), "一则公示", "t", None, description="说明", **given)


def around(site: Site = OPEN) -> Around:
    return Around(site, {"notices": "公示公告"}, {"cun": "示例村党支部"})


def read(page: Page, site: Site = OPEN) -> Tags:
    return Tags(heads.head(page, around(site)))


def test_a_page_with_a_day() -> None:
    about = About("cun", date(2026, 5, 18))
    assert read(page(about=about)).metas == {
        "SiteName": "示例站",
        "SiteDomain": "dw.example.cn",
        "SiteIDCode": "3300000001",
        "ColumnName": "公示公告",
        "ArticleTitle": "一则公示",
        "PubDate": "2026-05-18 00:00",
        "ContentSource": "示例村党支部",
        "Url": "https://dw.example.cn/a/notices/a.html",
        "og:type": "article",
        "og:site_name": "示例站",
        "og:title": "一则公示",
        "og:description": "说明",
        "og:locale": "zh_CN",
        "og:url": "https://dw.example.cn/a/notices/a.html",
        "og:image": "https://dw.example.cn/a/assets/images/share.png",
        "article:published_time": "2026-05-18",
        "name": "一则公示",
        "description": "说明",
        "image": "https://dw.example.cn/a/assets/images/share.png",
    }


def test_a_page_that_leads_to_others() -> None:
    metas = read(page(short="公示")).metas
    assert metas["ColumnName"] == "公示"
    assert metas["ColumnDescription"] == "说明"
    assert metas["ColumnKeywords"] == "公示公告,一则公示"
    assert metas["ColumnType"] == "公示公告"
    assert metas["og:type"] == "website"
    assert not {"ArticleTitle", "PubDate"} & metas.keys()


def test_without_an_address_nothing_is_absolute() -> None:
    metas = read(page(), SITE).metas
    assert not {"og:url", "og:image", "Url", "SiteIDCode"} & metas.keys()
    assert metas["image"] == "../assets/images/share.png"


def test_the_tags_of_government_sites_can_be_left_out() -> None:
    metas = read(page(), OPEN.model_copy(update={"meta_tags": False})).metas
    assert metas
    assert not any(name[0].isupper() for name in metas)


def test_the_home_page_has_the_name_of_the_site() -> None:
    metas = read(replace(page(), path=HOME)).metas
    assert metas["og:title"] == metas["name"] == "示例站"
    assert metas["og:url"] == "https://dw.example.cn/a/index.html"
    assert "ColumnName" not in metas


def test_a_page_has_its_own_feeds_and_the_theme_those_of_all_notices() -> None:
    own = Feed("日历", '"会议"', PurePosixPath("meetings/all.ics"), "text/calendar")
    everywhere = Feed("Atom", "公示公告", NEWS.with_suffix(".xml"), "application/atom+xml")
    assert read(page(feeds=(everywhere, own))).feeds == [
        ("text/calendar", '"会议"', "../meetings/all.ics")
    ]


def test_what_only_leads_on_says_nothing() -> None:
    assert heads.head(page(redirect=PurePosixPath("b.md")), around()) == ""


@pytest.mark.parametrize("text", ["</script><b>", '"><script>x', "a & b", "<!--", "'", "\\", "`_*"])
def test_no_text_gets_out_of_its_place(text: str) -> None:
    given = replace(
        page(data=structured.document(text, date(2026, 1, 1), text)), title=text, description=text
    )
    tags = read(given)
    assert tags.metas["og:title"] == tags.metas["description"] == text
    (script,) = tags.scripts
    assert json.loads(script)["name"] == text


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every node of structured data."""
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for one in value.values() for node in nodes(one))]


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return small.run(small.ROOT)


def test_structured_data_keeps_to_the_vocabulary(outcome: Outcome) -> None:
    """Of every page of the example."""
    seen = set()
    for one in outcome.pages:
        for script in Tags(str(one.settings.get("head", ""))).scripts:
            whole = json.loads(script)
            assert whole.pop("@context") == "https://schema.org"
            for node in nodes(whole):
                sort = node.pop("@type")
                seen.add(sort)
                assert node.keys() <= TYPES[sort], one.path
                assert all(node.values()), one.path
    assert seen == TYPES.keys()


def test_every_page_has_a_head_of_its_own(outcome: Outcome) -> None:
    told = [
        Tags(str(one.settings["head"])).metas["og:title"]
        for one in outcome.pages
        if not one.redirect
    ]
    assert len(told) > 400
    columns = {kind.name for kind in kinds.find() if kind.title} - {"home"}
    assert {one.path.parts[0] for one in outcome.pages if "head" in one.settings} >= columns


def test_people_stand_in_the_data_only_where_the_page_names_them(outcome: Outcome) -> None:
    found = 0
    for one in outcome.pages:
        for script in Tags(str(one.settings.get("head", ""))).scripts:
            for node in nodes(json.loads(script)):
                if node["@type"] == "Person":
                    found += 1
                    assert node["name"] in html.unescape(one.markdown), one.path
    assert found > 20


def test_the_shared_picture_is_a_square_that_chats_take() -> None:
    with Image.open(small.ROOT / "theme_overrides" / heads.PICTURE) as picture:
        assert (picture.format, picture.size) == ("PNG", (512, 512))
