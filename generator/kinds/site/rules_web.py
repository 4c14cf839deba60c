"""What makes a website look alive and honest: columns that move, facts in the footer."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from generator.contract import Finding, rule
from generator.dates import add_months
from generator.diagnostics import Severity
from generator.kinds.articles.model import Article, ArticleCategory
from generator.kinds.institutions.model import Institution
from generator.kinds.meetings.model import Meeting
from generator.kinds.notices.model import Notice
from generator.kinds.showcases.model import Showcase
from generator.packs import Provision
from generator.schema import Entry, Scope
from generator.world import World

from .model import Site


class Column(Struct, frozen=True):
    """A column that should move: its name, and the public records in it with their days."""

    name: str
    dated: Callable[[World], Iterator[tuple[date, Entry[Any]]]]


def _records(model: type[Any], field: str) -> Callable[[World], Iterator[tuple[date, Entry[Any]]]]:
    def dated(world: World) -> Iterator[tuple[date, Entry[Any]]]:
        for entry in world.all(model):
            if entry.value.scope is Scope.SOCIETY:
                yield getattr(entry.value, field), entry

    return dated


def _home(world: World) -> Iterator[tuple[date, Entry[Any]]]:
    yield from _records(Article, "published_on")(world)
    yield from _records(Notice, "issued_on")(world)


def _news(world: World) -> Iterator[tuple[date, Entry[Any]]]:
    for day, entry in _records(Article, "published_on")(world):
        if entry.value.category is ArticleCategory.NEWS:
            yield day, entry


HOME = (Column("首页", _home),)
NEWS = (Column(ArticleCategory.NEWS.label, _news),)
OFFICIAL = (
    Column("公示公告", _records(Notice, "issued_on")),
    Column("制度", _records(Institution, "issued_on")),
)
OTHERS = (
    Column("组织生活", _records(Meeting, "date")),
    Column("示范点", _records(Showcase, "applied_on")),
)


def _stale(world: World, id: str, columns: tuple[Column, ...]) -> Iterator[Finding]:
    """What is to be published next in columns of a site that has an address, and by when."""
    provision = world.law.on(id, world.today)
    if provision is None or not any(entry.value.site_url for entry in world.all(Site)):
        return
    for column in columns:
        past = (one for one in column.dated(world) if one[0] <= world.today)
        dated = sorted(past, key=lambda one: (one[0], one[1].location()))
        if dated:
            day, entry = dated[-1]
            due = _due(provision, day)
            message = f"“{column.name}”最近一条是 {day} 的，最迟 {due} 应当有新的"
            ahead = min(30, (due - day).days // 2)
            yield Finding(message, entry.location(), basis=provision, due=due, ahead=ahead)


def _due(provision: Provision, day: date) -> date:
    names = {figure.name for figure in provision.figures}
    if "months" in names:
        return add_months(day, provision["months"])
    return day + timedelta(provision["days"])


@rule(
    "site/home-stale",
    "首页很久没有新消息",
    "首页一直是旧消息，读者会以为网站没有人管。",
    "发布新的公示公告或者动态；确实没有要公开的，可以在本单位的规定里停用这一条。",
    Severity.WARNING,
    ("web-01",),
)
def home_stale(world: World) -> Iterator[Finding]:
    """The newest article or notice is not older than the provision says."""
    yield from _stale(world, "web-01", HOME)


@rule(
    "site/news-stale",
    "动态很久没有更新",
    "动态栏目要让读者看到最近做了什么。",
    "写一篇新的工作动态；做不到两周一次的，可以在本单位的规定里改数值。",
    Severity.WARNING,
    ("web-02",),
)
def news_stale(world: World) -> Iterator[Finding]:
    """The newest article of the news is not older than the provision says."""
    yield from _stale(world, "web-02", NEWS)


@rule(
    "site/official-stale",
    "公告或制度很久没有更新",
    "公告和制度栏目长期不动，要么没有公开，要么已经过时。",
    "把该公开的补上；制度没有变动的，核对是否仍然有效。",
    Severity.WARNING,
    ("web-03",),
)
def official_stale(world: World) -> Iterator[Finding]:
    """The newest notice and the newest institution are not older than the provision says."""
    yield from _stale(world, "web-03", OFFICIAL)


@rule(
    "site/column-stale",
    "栏目一年没有更新",
    "应当经常更新的栏目一年没有新内容，读者会以为工作停了。",
    "补上这一年的内容；栏目不再使用的，把记录移走，栏目会自动消失。",
    Severity.WARNING,
    ("web-04",),
)
def column_stale(world: World) -> Iterator[Finding]:
    """The newest record of each other column that moves is not older than the provision says."""
    yield from _stale(world, "web-04", OTHERS)


@rule(
    "site/empty-column",
    "栏目里没有内容",
    "读者点进去什么也看不到。",
    "补上内容。",
    Severity.WARNING,
    ("web-05",),
)
def empty_column(world: World) -> Iterator[Finding]:
    """Of the two columns of articles, neither is shown without an article.

    All other columns appear only with their first record.
    """
    provision = world.law.on("web-05", world.today)
    shown = [one for one in world.all(Article) if one.value.scope is Scope.SOCIETY]
    live = any(entry.value.site_url for entry in world.all(Site))
    if provision is None or not live or not shown or Article in world.incomplete:
        return
    for category in ArticleCategory:
        if all(one.value.category is not category for one in shown):
            place = shown[0].location("category")
            yield Finding(f"栏目“{category.label}”里没有文章", place, basis=provision)


FOOTER = ("operator_org", "icp_no", "psb_no")


@rule(
    "site/footer",
    "页脚缺少办站信息",
    "页脚的主办、承办单位和备案号让读者知道网站是谁办的、能不能信。",
    "补上已经有的；备案号没有批下来的先留空，不要编造。只在单位内部使用的网站，“网址”留空。",
    Severity.WARNING,
    ("web-07",),
)
def footer(world: World) -> Iterator[Finding]:
    """A site with an address, unless it is a sample, says who operates it and its registrations."""
    provision = world.law.on("web-07", world.today)
    for entry in world.all(Site) if provision else ():
        site = entry.value
        missing = [
            Site.model_fields[name].title or name for name in FOOTER if not getattr(site, name)
        ]
        if site.site_url and not site.sample and missing:
            message = f"没有填{'、'.join(missing)}"
            yield Finding(message, entry.location("site_url"), basis=provision)


@rule(
    "site/invented-number",
    "备案号或标识码像是编造的",
    "备案号、网站标识码由主管部门编发，读者可以查到。编一个充数，一查就露馅。",
    "还没有批下来的一律留空；已经有的，对照备案证明填写。",
    provisions=("web-10",),
)
def invented_number(world: World) -> Iterator[Finding]:
    """A registration number is not one digit over and over, nor digits counted up or down."""
    provision = world.law.on("web-10", world.today)
    for entry in world.all(Site) if provision else ():
        for name in ("icp_no", "psb_no", "site_id_code"):
            digits = "".join(re.findall(r"\d{5,}", getattr(entry.value, name) or ""))
            if digits and _invented(digits):
                title = Site.model_fields[name].title
                message = f"{title}“{getattr(entry.value, name)}”像是编造的"
                yield Finding(message, entry.location(name), basis=provision)


def _invented(digits: str) -> bool:
    up = "01234567890123456789"
    return len(set(digits)) == 1 or digits in up or digits in up[::-1]


RULES = (
    home_stale,
    news_stale,
    official_stale,
    column_stale,
    empty_column,
    footer,
    invented_number,
)
