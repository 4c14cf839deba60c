"""The guide's lists of all codes and all fields."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import kinds, pipeline
from generator.kinds.guide import codes, fields
from generator.kinds.guide import kind as guide
from generator.kinds.guide.fields import Row, Table
from generator.render import Frame
from generator.render import text as rendered
from generator.world import World

if TYPE_CHECKING:
    from generator.contract import Page

TODAY = date(2026, 6, 1)
CLASS = re.compile(r"dw-[a-z]+(?:-[a-z]+)*(?![a-z_-])")

FRAME = Frame((), None, None, "", "", None)


@pytest.fixture(scope="module")
def world() -> World:
    every = kinds.find()
    return World(TODAY, {}, codes=tuple(pipeline.codes(every).values()), kinds=every)


@pytest.fixture(scope="module")
def tables(world: World) -> dict[str, Table]:
    return {table.anchor: table for section in fields.sections(world) for table in section.tables}


def row(table: Table, name: str) -> Row:
    return next(row for row in table.rows if row.name == name)


def test_the_lists_are_there_without_a_single_page(world: World) -> None:
    paths = [str(page.path) for page in guide.KIND.view(world)]
    assert paths == [
        "guide/index.md",
        "guide/codes.md",
        "guide/fields.md",
        "guide/components.md",
    ]


def test_every_component_that_several_pages_share_is_shown(world: World) -> None:
    used: dict[str, set[Path]] = {}
    for path in Path(kinds.__file__).parents[1].rglob("*.j2"):
        if path.name != "components.md.j2":
            for name in CLASS.findall(path.read_text(encoding="utf-8")):
                used.setdefault(name, set()).add(path.parent)
    shared = {name for name, folders in used.items() if len(folders) > 1}
    page = next(one for one in guide.KIND.view(world) if one.title == "样式一览")
    shown = set(CLASS.findall(rendered(page, FRAME, {"name": ""})))
    assert "dw-table" in shared
    assert shared <= shown


def test_every_code_stands_once_with_what_rules_prints(world: World) -> None:
    listed = [code for group in codes.groups(world) for code in group.codes]
    assert sorted(
        (code.id, code.severity, code.title, code.explanation, code.mend) for code in listed
    ) == [
        (code.id, code.severity.label, code.title, code.explanation, code.mend)
        for code in world.codes
    ]


def test_codes_stand_by_their_first_part(world: World) -> None:
    groups = codes.groups(world)
    parts = [{code.id.partition("/")[0] for code in group.codes} for group in groups]
    assert all(len(part) == 1 for part in parts)
    assert [group.title for group in groups[:5]] == [
        "读取文件",
        "字段的写法",
        "附件和照片",
        "网页",
        "站点信息",
    ]
    assert "/" not in "".join(group.title for group in groups)


@pytest.mark.parametrize("kind", ["codes", "fields"])
def test_anchors_are_unique(world: World, kind: str, tables: dict[str, Table]) -> None:
    if kind == "codes":
        groups = codes.groups(world)
        found = [code.anchor for group in groups for code in group.codes]
        found += [group.anchor for group in groups]
    else:
        sections = fields.sections(world)
        found = [table.anchor for section in sections for table in section.tables]
        found += [section.anchor for section in sections]
    assert len(found) == len(set(found))
    assert not any(set(anchor) & set("_/ ") for anchor in found)


def test_every_field_of_every_collection_is_listed(world: World, tables: dict[str, Table]) -> None:
    for collection in (one for kind in world.kinds for one in kind.collections):
        table = tables[collection.name.replace("_", "-")]
        assert {row.name for row in table.rows} == set(collection.model.model_fields)


@pytest.mark.parametrize(
    ("anchor", "name", "required", "spelling"),
    [
        ("notices", "id", "必填", "小写字母、数字、连字符"),
        ("notices", "issued_on", "必填", "日期，如 2026-05-18"),
        ("notices", "end", "选填", "日期，如 2026-05-18"),
        ("notices", "org_id", "必填", "“党组织”里的编号"),
        ("notices", "attachments", "选填", "content/ 之下的文件，几个之间用；分开"),
        ("notices", "matter", "选填", "文字，可以分段"),
        ("notices", "body", "选填", "正文"),
        ("notices", "contact_phone", "选填", "办公电话"),
        ("notice-people", "birth_month", "选填", "年月，如 2026-05"),
        ("notice-figures", "value", "必填", "数字"),
        ("people", "photo", "选填", "content/ 之下的照片"),
        ("organisations", "order", "选填", "整数"),
        ("organisations", "units", "选填", "一行文字，几个之间用；分开"),
        ("alliances", "unit_org_ids", "必填", "“党组织”里的编号，几个之间用；分开"),
        ("showcases", "scores", "选填", "若干组字段，见下面的表"),
        ("showcases", "satisfaction", "选填", "一组字段，见下面的表"),
        ("showcases", "year", "必填", "年份，如 2026"),
        ("showcases-scores", "evidence", "必填", "一行文字"),
        ("site", "sample", "选填", "是或否"),
        ("site", "site_url", "选填", "完整网址"),
        ("site", "email", "选填", "电子邮箱"),
    ],
)
def test_a_field_is_explained(
    tables: dict[str, Table], anchor: str, name: str, required: str, spelling: str
) -> None:
    found = row(tables[anchor], name)
    assert (found.required, found.spelling) == (required, spelling)


def test_the_words_of_a_vocabulary_are_listed(tables: dict[str, Table]) -> None:
    assert row(tables["notices"], "outcome").words == "无异议、异议成立、异议不成立、撤回"


def test_the_files_of_a_collection(tables: dict[str, Table]) -> None:
    assert tables["site"].files == ("data/site/site.yml",)
    assert tables["people"].files == (
        "data/organisations/people.csv",
        "data/organisations/people.yml",
    )
    assert tables["showcases"].files == (
        "data/showcases/showcases.yml",
        "content/showcases/编号.md",
    )
    assert tables["showcases-scores"].files == ()


def test_the_lists_render_with_their_anchors(world: World) -> None:
    pages: dict[str, Page] = {page.path.stem: page for page in guide.KIND.view(world)}
    text = rendered(pages["codes"], FRAME, {})
    assert "### 缺少必填的字段 { #schema-missing }" in text
    assert "<code>schema/missing</code> · 错误" in text
    text = rendered(pages["fields"], FRAME, {})
    assert "### 公示对象 { #notice-people }" in text
    assert "无异议、异议成立" in text
