"""`dangwu new`: every kind of record, asked for or given, in its file, with all else as it was."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli.new import offers, raw, suggest, table, tree
from generator.kinds.leading_groups.model import Subgroup
from generator.kinds.notices.model import Notice
from generator.kinds.organisations.model import Person
from generator.schema.fields import shapes
from generator.sources import yaml_tree
from tests import sites
from tests.sites import errors, put, run
from tests.terminal import Terminal

BASE = {
    "data/organisations/organisations-more.yml": (
        "- {编号: lanshan, 全称: 中共示例镇岚山村支部委员会, 简称: 岚山村党支部, 类型: 党支部,"
        " 领域: 农村, 上级编号: dangzuzhi, 公开范围: 向社会公开}\n"
    ),
    "data/organisations/people.csv": "编号,姓名\np0001,甲乙\n",
    "data/duties/community_posts.csv": "编号,岗位名称,岗位职责\nliaison,联络岗,联络\n",
    "data/showcases/criteria_sets.yml": (
        "- 编号: five\n  名称: 五好\n  版本: 甲\n  评价项目:\n    - {编号: a, 名称: 好, 满分: 10}\n"
    ),
    "content/showcases/shifan.md": (
        "---\n标题: 示范\n党组织编号: dangzuzhi\n年度: 2026\n级别: 县级\n状态: 已申报\n"
        "评价标准编号: five\n简介: 简介\n申报日期: 2026-01-05\n公开范围: 向社会公开\n---\n正文\n"
    ),
    "data/notices/notices-2025.csv": (
        "编号,类型,发布党组织编号,标题,发布日期,事项,公开范围\n"
        "huiyi,会议通知,dangzuzhi,开会,2025-05-05,开会,向社会公开\n"
    ),
    "data/notices/notice_steps.csv": (
        "公示编号,步骤,日期,责任岗位,保密审查通过,隐私审查通过,准确性审查通过\n"
        "huiyi,提出,2025-05-05,组织委员,,,\n"
        "huiyi,审核,2025-05-05,副书记,是,是,是\n"
        "huiyi,审批,2025-05-05,书记,,,\n"
        "huiyi,公开,2025-05-05,组织委员,,,\n"
    ),
    "data/elections/elections-2025.csv": (
        "编号,党组织编号,标题,选举日期,应到会人数,实到会人数,结果批准日期,公开范围\n"
        "huanjie,lanshan,岚山换届,2025-10-24,20,18,2025-10-28,在本单位公开\n"
    ),
    "data/catalogue/catalogue_items.yml": (
        "- {编号: dw-06, 公开事项: 决定, 类别: '1', 方面: 6, 依据: 示例办法, 公开对象: 向社会公开,"
        " 公开时限: 及时公开, 公开方式: [会议], 责任岗位: 书记, 公开范围: 向社会公开}\n"
    ),
    "data/meetings/meetings.csv": (
        "编号,党组织编号,类型,日期,主题,应到人数,实到人数,应到有表决权人数,到会有表决权人数,公开范围\n"
        "dahui,lanshan,支部党员大会,2026-04-17,通过计划,20,18,18,17,在本单位公开\n"
    ),
    "data/plans/work_plans.csv": (
        "编号,党组织编号,年度,标题,公开范围\njihua,lanshan,2026,岚山村党支部2026年计划,向社会公开\n"
    ),
}
RECORDS = {
    "organisation": "--id shili --name 中共示例镇十里村支部委员会 --short 十里村党支部 --kind 党支部"
    " --domain 农村 --parent-id dangzuzhi --scope 社会",
    "person": "--编号 p0002 --姓名 丙丁",
    "appointment": "--person-id 甲乙 --org-id 示例镇党委 --post 书记 --start 2026年1月5日",
    "vacancy": "--org-id dangzuzhi --post 组织委员 --since 2026-5-4 --until 2026-9-1 --note 九月补选",
    "party-group": "--id g1 --org-id dangzuzhi --name 第一党小组",
    "alliance": "--id pianqu --name 联盟 --lead-org-id dangzuzhi --unit-org-ids lanshan --scope 社会",
    "service-centre": "--id centre --name 中心 --level 乡镇级 --org-id dangzuzhi --address 一楼"
    " --scope 社会",
    "leading-group": "--id xiaozu --name 领导小组 --org-id dangzuzhi --head-ids 甲乙 --scope 社会"
    " --工作组 类型=督查组；名称=一组；职责=走访；检查 --办公室 设在=党建办",
    "organisation-duty": "--kind 基层党委 --duties 学习；服务",
    "post-duty": "--post 书记 --duties 主持 --duties 召集",
    "community-post": "--id policy --name 宣传岗 --duties 讲解",
    "community-post-holder": "--post-id 联络岗 --org-id dangzuzhi --person-id p0001 --start 2026-2-1",
    "notice": "--id 2026-06-huiyi --type 会议通知 --org-id dangzuzhi --title 六月开会"
    " --issued-on 2026-6-1 --matter 会议 --scope 社会",
    "notice-step": "--notice-id huiyi --step 反馈 --on 2025-5-20 --by-post 组织委员",
    "notice-person": "--notice-id huiyi --name 戊己",
    "notice-figure": "--notice-id huiyi --item 人数 --value 12",
    "showcase": "--id shifan2 --title 示范二 --org-id dangzuzhi --year 2026 --level 县级"
    " --status 已申报 --criteria-id 五好 --summary 简介 --applied-on 2026-3-1 --scope 社会",
    "criteria-set": "--id six --label 六好 --version 乙"
    " --items 编号=team；名称=班子好；满分=60 --items 编号=work；名称=业绩好；满分=40",
    "star-scale": "--id stars --thresholds 5；10；15",
    "service-count": "--showcase-id shifan --person-id p0001 --year 2026 --count 6",
    "institution": "--id huiyi --title 会议制度 --category 组织生活 --org-id dangzuzhi"
    " --issued-on 2026-1-5 --scope 社会",
    "article": "--id wen --title 文章 --category 工作动态 --published-on 2026-1-5 --summary 摘要"
    " --scope 社会",
    "term": "--id shyk --name 三会一课 --category 组织生活 --definition 解释",
    "search-word": "--words 换届；选举",
    "query": "--query 党费收缴 --pages institutions/dangfei.html",
    "guide-page": "--id zenyang --title 手册 --summary 摘要",
    "site": "--name 站点 --description 简介 --host-org 单位",
    "supervision-group": "--org-id dangzuzhi --convener-id p0001 --term-end 2029-1-5",
    "election": "--id buxuan --title 岚山补选 --org-id lanshan --kind 补选 --held-on 2026-4-10"
    " --eligible-due 20 --eligible-present 18 --result-approved-on 2026-4-15 --scope 本单位",
    "candidate": "--election-id huanjie --person-id 甲乙 --post 书记 --votes-for 15 --elected 是",
    "registration-summary": "--id baodao --org-id lanshan --as-of 2026-3-31 --registered 12"
    " --on-post 8 --taking-part 10 --scope 社会",
    "dual-registration": "--id bd-0001 --org-id lanshan --registered-on 2026-1-20"
    " --check-ins 2026-2-7；2026-3-7",
    "catalogue-item": "--id dw-12 --title 党费 --category 4 --aspect 12 --basis 示例办法"
    " --open-to 社会 --timing 定期 --cadence 每季度 --channels 公开栏；网站 --owner-post 组织委员"
    " --scope 社会",
    "disclosure": "--org-id dangzuzhi --item-id dw-06 --on 2026-5-6 --channel 会议",
    "exemption": "--org-id lanshan --item-id dw-06 --reason 没有这类事项",
    "meeting": "--id dangri --org-id lanshan --kind 主题党日 --date 2026-5-15 --topic 植树"
    " --should-attend 20 --attended 18 --scope 社会",
    "meeting-vote": "--meeting-id dahui --item 支部工作计划 --method 举手 --votes-for 17",
    "study-hours": "--org-id lanshan --year 2025 --people 20 --hours 660 --counted-on 2025-12-31",
    "work-plan": "--id jihua-zhen --org-id dangzuzhi --year 2026 --title 镇党委2026年计划"
    " --scope 社会",
    "work-plan-item": "--plan-id jihua --month 7月 --seq 1 --title 讲党课 --owner-post 书记",
    "development-case": "--id fz-0001 --org-id lanshan --adult 是 --applied-on 2026-5-20",
    "feedback": "--id fk-1 --org-id dangzuzhi --notice-id huiyi --received-on 2026-5-25"
    " --channel 电话 --summary 建议早些通知 --handled-by-post 组织委员 --scope 社会",
    "dues-summary": "--id dangfei --org-id lanshan --year 2026 --quarter Q1 --payers 20"
    " --collected 1200 --scope 本单位",
    "appraisal-summary": "--id pingyi --org-id lanshan --year 2025 --due 20 --taking-part 18"
    " --excellent 5 --qualified 13 --scope 本单位",
    "development-summary": "--id fazhan --org-id lanshan --year 2025 --applicants 3 --scope 社会",
    "statistic": "--id nv --org-id lanshan --metric 女党员 --value 6 --unit 人 --as-of 2026-3-31"
    " --scope 社会",
    "service-record": "--showcase-id shifan --person-id p0001 --on 2026-3-5 --content 理发",
    "provision": "--id zhen-01 --title 镇名的旧写法 --text 不再写旧名 --words 示例乡|示例镇"
    " --document 示例镇党务公开办法",
    "document": "--id banfa --name 示例镇党务公开办法 --issued 2026-1-5",
    "work-year": "--year 2027 --holidays 2027-1-1 --source 放假通知",
    "amendment": "--matter 公示公告 --record huiyi --action 更正 --on 2026-5-20 --reason 更正数字"
    " --by-post 组织委员",
    "allowance": "--file data/notices/notices-2025.csv --kind 手机号 --fingerprint a1b2c"
    " --reason 经本人同意 --reviewed-by-post 组织委员 --until 2027-5-18",
}


LATER = {"notice": ["notices/step-missing"]}
"""What is still wrong after a record, until another is added."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with what other records refer to."""
    return sites.make(tmp_path / "site", BASE)


def new(site: Path, name: str, flags: str = "", *more: str, answers: str = "") -> tuple[int, str]:
    arguments = [name, *flags.split(), *more, "-C", str(site), "--today", sites.TODAY]
    result = run("new", *arguments, answers=answers)
    return result.exit_code, result.output


def test_there_is_a_record_of_every_kind() -> None:
    assert {offer.name for offer in offers.every()} == set(RECORDS)


def test_what_the_program_records_is_not_offered(site: Path) -> None:
    before = sites.tree(site)
    code, said = new(site, "ledger-entry")
    assert (code, "没有“ledger-entry”这种记录。" in said, sites.tree(site)) == (2, True, before)
    assert "ledger-entry" not in run("new").output


@pytest.mark.parametrize("name", RECORDS)
def test_flags_write_a_record_that_check_accepts(site: Path, name: str) -> None:
    if name == "site":
        (site / "data/site/site.yml").unlink()
    before = sites.tree(site)
    code, said = new(site, name, RECORDS[name], "--yes")
    assert code == 0, said
    after = sites.tree(site)
    (changed,) = [file for file in after if after[file] != before.get(file)]
    assert after[changed].startswith(before.get(changed, b""))
    assert {file: after[file] for file in before if file != changed} == {
        file: content for file, content in before.items() if file != changed
    }
    assert f"已写入 {changed}" in said
    assert [one.code for one in errors(site)] == LATER.get(name, [])


@pytest.mark.parametrize("name", [*RECORDS, "Notices", "notice_people", "公示公告", "terms"])
def test_records_are_found_by_any_name(site: Path, name: str) -> None:
    code, said = new(site, name, "--yes")
    assert code == 2
    assert "没有写入：缺少必填的" in said


def test_all_missing_fields_are_named_at_once(site: Path) -> None:
    before = sites.tree(site)
    code, said = new(site, "appointment", "--post 书记", "--yes")
    assert code == 2
    assert said == (
        "没有写入：缺少必填的 人员编号（--person-id）、党组织编号（--org-id）、任职日期（--start）。\n"
    )
    assert sites.tree(site) == before


@pytest.mark.parametrize(
    ("name", "flags", "said"),
    [
        ("person", "--id p0001 --name 丙", "编号“p0001”已经用过"),
        ("party-group", "--id g --org-id dangzuzi --name 组", "是不是“dangzuzhi”？"),
        ("person", "--id P1 --name 丙", "“P1”不能用作编号"),
        ("person", "--id p2 --name 丙 --photo no.jpg", "files/missing"),
        ("star-scale", "--id s --thresholds 五", "“五”不是数字"),
        ("criteria-set", "--id s --label 甲 --version 乙 --items 名称=班子", "评价项目 1 · 编号"),
        ("criteria-set", "--id s --label 甲 --version 乙 --items 班子好", "没有“班子好”这个字段"),
        ("article", RECORDS["article"].replace("2026-1-5", "2026-2-30"), "没有“2026-2-30”这一天"),
        ("site", RECORDS["site"], "“站点信息”多了一条"),
    ],
)
def test_nothing_unsound_is_written(site: Path, name: str, flags: str, said: str) -> None:
    before = sites.tree(site)
    code, output = new(site, name, flags, "--yes")
    assert (code, said in output) == (1, True), output
    assert output.endswith("没有写入。\n")
    assert sites.tree(site) == before


def test_rules_can_be_overruled_only_by_name(site: Path) -> None:
    flags = RECORDS["notice"].replace("会议通知", "发展对象公示")
    before = sites.tree(site)
    code, said = new(site, "notice", flags, "--yes")
    assert (code, "notices/period-missing" in said, sites.tree(site)) == (1, True, before)
    assert "确实要写入时加 --force。" in said
    assert new(site, "notice", flags, "--yes", "--force")[0] == 0
    assert {one.code for one in errors(site)} == {"notices/period-missing", *LATER["notice"]}
    assert new(site, "person", "--id p0001 --name 丙 --yes --force")[0] == 1


def test_a_page_is_never_written_over(site: Path) -> None:
    before = sites.tree(site)
    code, said = new(site, "showcase", RECORDS["showcase"].replace("shifan2", "shifan"), "--yes")
    assert (code, "已经有 content/showcases/shifan.md" in said) == (1, True)
    assert sites.tree(site) == before


def test_notices_go_to_the_table_of_their_year_or_to_a_page(site: Path) -> None:
    old = RECORDS["notice"].replace("2026", "2025")
    assert "notices-2025.csv 第 3 行（表格第 3 行）" in new(site, "notice", old, "--yes")[1]
    new(site, "notice", RECORDS["notice"], "--yes")
    header, row = (site / "data/notices/notices-2026.csv").read_text("utf-8").splitlines()
    assert header == "编号,类型,发布党组织编号,标题,发布日期,事项,公开范围"
    assert row == "2026-06-huiyi,会议通知,dangzuzhi,六月开会,2026-06-01,会议,向社会公开"
    flags = RECORDS["notice"].replace("06-huiyi", "07-huiyi")
    assert new(site, "notice", flags, "--yes", "--markdown", "--body", "第一段\n\n- 甲")[0] == 0
    assert (site / "content/notices/2026-07-huiyi.md").read_text("utf-8") == (
        "---\n编号: 2026-07-huiyi\n类型: 会议通知\n发布党组织编号: dangzuzhi\n标题: 六月开会\n"
        "发布日期: 2026-06-01\n事项: 会议\n公开范围: 向社会公开\n---\n\n第一段\n\n- 甲\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_table_keeps_encoding_ends_and_spelling(
    site: Path, encoding: str, end: str, last: bool
) -> None:
    before = '备注,姓名,编号\n"多行\n文字",甲,p0001\n'.replace("备注", "同意依据").replace(
        "\n", end
    )
    text = before if last else before.removesuffix(end)
    file = site / "data/organisations/people.csv"
    put(file, text.encode(encoding))
    code, said = new(site, "person", "--id p0002", "--name", '乙,"丙"', "--yes")
    assert code == 0, said
    assert file.read_bytes() == (before + f',"乙,""丙""",p0002{end}').encode(encoding)
    assert "第 4 行（表格第 3 行）" in said


def test_a_table_gets_the_columns_it_needs(site: Path) -> None:
    file = site / "data/organisations/people.csv"
    put(file, b"id,name,,\np0001,a,,\n")
    assert new(site, "person", "--id p0002 --name b --consent-ref 3", "--yes")[0] == 0
    assert file.read_bytes() == b"id,name,consent_ref\np0001,a,,\np0002,b,3\n"
    put(file, b"id,name,\np0001,a,x\n")
    code, said = new(site, "person", "--id p0002 --name b --consent-ref 3", "--yes")
    assert (code, "请先改正 data/organisations/people.csv。" in said) == (1, True)
    assert file.read_bytes() == b"id,name,\np0001,a,x\n"


YAML_FILES = {
    "# 说明\n- 编号: a # 甲\n  各星次数: [1, 2]\n": "- 编号: b\n  各星次数:\n    - 3\n",
    "  - 编号: a\n    各星次数: [1]": "\n  - 编号: b\n    各星次数:\n      - 3\n",
    "- 编号: c\n  各星次数: [1]\n\n- 编号: a\n  各星次数: [1]\n": "\n- 编号: b\n  各星次数:\n    - 3\n",
    "- id: a\r\n  thresholds: [1]\r\n": "- id: b\r\n  thresholds:\r\n    - 3\r\n",
    "# 还没有\n": "- 编号: b\n  各星次数:\n    - 3\n",
}


@pytest.mark.parametrize("before", YAML_FILES)
def test_a_list_in_yaml_is_only_added_to(site: Path, before: str) -> None:
    file = site / "data/showcases/star_scales.yml"
    put(file, before.encode())
    code, said = new(site, "star-scale", "--id b --thresholds 3", "--yes")
    assert code == 0, said
    assert file.read_bytes().decode() == before + YAML_FILES[before]


@pytest.mark.parametrize(
    "before",
    ["# 说明\n编号: a # 甲\n各星次数: [1, 2] # 乙\n", "[{编号: a, 各星次数: [1, 2]}] # 甲\n"],
)
def test_other_shapes_of_yaml_keep_comments(site: Path, before: str) -> None:
    file = site / "data/showcases/star_scales.yml"
    put(file, before.encode())
    assert new(site, "star-scale", "--id b --thresholds 3", "--yes")[0] == 0
    after = file.read_text("utf-8")
    comments = [line[line.index("#") :] for line in before.splitlines() if "#" in line]
    assert [comment for comment in comments if comment not in after] == []
    first, second = yaml_tree.read(after, "x.yml")[0]
    assert (first.data, second.data["编号"]) == ({"编号": "a", "各星次数": ["1", "2"]}, "b")


def test_a_file_that_cannot_take_more_is_left_alone(site: Path) -> None:
    file = site / "data/showcases/star_scales.yml"
    put(file, b"---\n- id: a\n  thresholds: [1]\n...\n")
    code, said = new(site, "star-scale", "--id b --thresholds 3", "--yes")
    assert code == 1, said
    assert file.read_bytes() == b"---\n- id: a\n  thresholds: [1]\n...\n"


@pytest.mark.parametrize(
    ("file", "content", "name"),
    [
        ("data/showcases/star_scales.yml", b"- id: [1\n", "star-scale"),
        ("data/organisations/people.csv", b'id,name\np1,"a\n', "person"),
        ("data/organisations/people.csv", b"id,name\np1,\xff\xff\n", "person"),
    ],
)
def test_a_broken_file_is_to_be_mended_first(
    site: Path, file: str, content: bytes, name: str
) -> None:
    put(site / file, content)
    code, said = new(site, name, RECORDS[name], "--yes")
    assert (code, f"请先改正 {file}。" in said) == (1, True), said
    assert (site / file).read_bytes() == content


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
HEADERS = st.permutations(["编号", "姓名", "同意依据", "照片"])


@given(HEADERS, st.lists(TEXT, min_size=2, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_a_row_is_added_after_the_same_bytes(header: list[str], cells: list[str], end: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator=end).writerows([header, cells[:4]])
    before = stream.getvalue().encode("utf-8-sig")
    after = table.append(before, Person, {"name": cells[0], "id": "x"})
    assert after.startswith(before)
    rows = [*csv.reader(io.StringIO(after.decode("utf-8-sig"), newline=""))]
    assert dict(zip(header, rows[-1], strict=True)) == {
        "编号": "x", "姓名": cells[0], "同意依据": "", "照片": ""
    }  # fmt: skip
    assert len(rows) == 3


@given(TEXT, st.lists(TEXT, max_size=3))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_survives_yaml(text: str, more: list[str]) -> None:
    values = {"名称": text, "列": more, "组": [{"甲": text}]} if more else {"名称": text}
    once = tree.append(tree.append(None, values), values).decode()
    records, faults = yaml_tree.read(once, "x.yml")
    assert faults == []
    assert [record.data for record in records] == [values, values]


def test_nested_values_are_read_from_one_text() -> None:
    group = raw.group(Subgroup, "类型=督查组；名称=一组；职责=走访；检查；member_ids=p1；p2")
    assert group == {
        "类型": "督查组",
        "名称": "一组",
        "职责": ["走访", "检查"],
        "成员编号": ["p1", "p2"],
    }


def test_ids_are_suggested() -> None:
    label = {name: shape.label for name, shape in shapes(Notice).items()}
    data = {label["type"]: "党费收缴公示", label["issued_on"]: "2026年3月5日"}
    today = suggest.date(2026, 6, 1)
    assert suggest.identifier(Notice, data, set(), today) == "2026-03-dues-report"
    taken = {"2026-03-dues-report", "2026-03-dues-report-2"}
    assert suggest.identifier(Notice, data, taken, today) == "2026-03-dues-report-3"
    assert suggest.identifier(Notice, {}, set(), today) == "2026-06"
    assert suggest.identifier(Person, {}, {"p0009", "p0010", "x"}, today) == "p0011"
    assert suggest.identifier(Person, {}, {"a", "b", "c1"}, today) == ""
    assert suggest.identifier(Person, {}, set(), today) == ""


ANSWERS = """
乙甲
17
甲乙
示例镇党
1
副书计
书记
明天
2026-2-30
2026-1-5
"""


def test_wrong_answers_are_asked_again(site: Path) -> None:
    code, said = new(site, "appointment", answers=ANSWERS)
    assert code == 0, said
    for words in (
        "这一项必须填写。",
        "“职务”：“副书计”不在可选的词里。是不是“副书记”？",
        "没有编号或名称为“乙甲”的记录。是不是：p0001 甲乙？",
        "没有编号或名称为“示例镇党”的记录。是不是：dangzuzhi 示例镇党委？",
        "没有“2026-2-30”这一天",
    ):
        assert words in said
    row = (site / "data/organisations/appointments.csv").read_text("utf-8-sig").splitlines()[1]
    assert row.startswith("p0001,lanshan,书记,")
    assert errors(site) == []


def test_input_that_ends_names_what_is_missing(site: Path) -> None:
    before = sites.tree(site)
    code, said = new(site, "person", answers="丙\n")
    assert code == 2
    assert "\n没有写入：缺少必填的 编号（--id）。\n" in said
    assert sites.tree(site) == before


def test_on_a_terminal_usual_fields_and_suggestions_are_offered(site: Path) -> None:
    file = site / "data/organisations/people.csv"
    put(file, "编号,姓名,同意依据\np0001,甲,〔2025〕1号\n".encode())
    session = Terminal("new", "people", "-C", site)
    session.answer("姓名（必填", "丙丁")
    session.answer("同意依据（选填", "〔2026〕1号")
    session.answer("[回车用 p0002] >", "p0001")
    session.answer("编号“p0001”已经用过，请换一个。", "")
    assert session.end() == 0, session.seen
    assert "照片" not in session.seen
    assert file.read_text("utf-8").endswith("p0002,丙丁,〔2026〕1号\n")


def test_on_a_terminal_nested_records_are_asked_for_one_by_one(site: Path) -> None:
    session = Terminal("new", "评价标准", "-C", site)
    session.answer("名称（必填", "六好")
    session.answer("版本（必填", "甲")
    session.answer("评价项目，第 1 项", "team")
    session.answer("名称（必填", "班子好")
    session.answer("满分（必填", "多")
    session.answer("“多”不是数字", "100")
    session.answer("达标分（选填", "")
    session.answer("要求（选填", "")
    session.answer("再加一项“评价项目”？", "否")
    session.answer("编号（必填", "six")
    assert session.end() == 0, session.seen
    text = (site / "data/showcases/criteria_sets.yml").read_text("utf-8")
    assert text.endswith(
        "- 编号: six\n  名称: 六好\n  版本: 甲\n  评价项目:\n"
        "    - 编号: team\n      名称: 班子好\n      满分: 100\n"
    )
    assert errors(site) == []
