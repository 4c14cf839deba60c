"""The ledger: what is entered, what breaks it, and what a changed record says of itself."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.kinds.ledger.model import LedgerEntry, broken, difference
from generator.kinds.notices.model import Notice
from generator.workspace import Workspace
from tests import cases, small

CONTENT = "content/institutions/shangke.md"
NOTICES = "data/notices/notices.csv"
AMENDMENTS = "类别,记录编号,动作,日期,原因,经办岗位\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the small site after `dangwu publish`."""
    root = small.site(tmp_path_factory.mktemp("published"))
    done = small.dangwu(root, "publish")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("请把 data/ledger/ 一起提交。\n")
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in ("data", "content")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path, published: dict[str, bytes]) -> Path:
    return small.site(tmp_path / "site", published)


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8-sig")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.cn")
    subprocess.run(("git", "-C", root, *who, *words), check=True, capture_output=True)


def said(root: Path) -> dict[str, list[str]]:
    """The messages about the ledger, by code."""
    found: dict[str, list[str]] = {}
    for one in Workspace(root, cases.TODAY).check().diagnostics:
        if one.code.startswith("ledger/"):
            found.setdefault(one.code, []).append(one.message)
    return found


def entries(root: Path) -> list[LedgerEntry]:
    world = Workspace(root, cases.TODAY).check().world
    return [entry.value for entry in world.all(LedgerEntry)]


def test_every_public_record_is_entered_once(site: Path) -> None:
    assert said(site) == {}
    records = [(entry.matter.value, entry.record) for entry in entries(site)]
    world = Workspace(site, cases.TODAY).check().visible
    assert {id for what, id in records if what == "notice"} == {
        entry.value.id for entry in world.all(Notice)
    }
    assert broken(entries(site)) is None
    before = (site / "data/ledger/entries.csv").read_bytes()
    assert small.dangwu(site, "publish").stdout == "没有要记入台账的内容。\n"
    assert (site / "data/ledger/entries.csv").read_bytes() == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = small.site(tmp_path / "site")
    done = small.dangwu(root, "publish", "--dry-run")
    assert done.returncode == 0
    assert "去掉 --dry-run 才会写入" in done.stdout
    assert not (root / "data" / "ledger").exists()


def test_data_with_errors_are_not_entered(tmp_path: Path) -> None:
    root = small.site(tmp_path / "site", {**small.FILES, "data/site/site.yml": b"x: 1\n"})
    done = small.dangwu(root, "publish")
    assert done.returncode == 1
    assert done.stderr.endswith("数据有错误，没有记入台账。\n")


def test_a_change_is_told_word_by_word(site: Path) -> None:
    change(site, CONTENT, "每月一次。", "每月二次，另行通知。")
    assert said(site) == {
        "ledger/altered": [
            "“三会一课制度”公开后被改动：正文：“每月”之后“一”改成“二”，“每月一次”之后加上“，另行通知”"
        ]
    }


def test_what_is_filled_in_later_is_no_change(site: Path) -> None:
    change(site, NOTICES, "向社会公开,\nxuanju", "向社会公开,jiu-fazhan\nxuanju")
    assert said(site) == {}


def test_persons_stay_while_objections_may_come(site: Path) -> None:
    change(site, "data/notices/notice_people.csv", "fazhan,示例戊", "biaozhang,示例戊")
    told = said(site)["ledger/altered"]
    assert "“拟列为发展对象的公示”公开后被改动：人员名单变了" in told


def test_persons_may_leave_when_the_period_is_over(site: Path) -> None:
    file = site / "data/notices/notice_people.csv"
    kept = [
        line
        for line in file.read_text("utf-8").splitlines(keepends=True)
        if "biaozhang" not in line
    ]
    file.write_text("".join(kept), "utf-8")
    assert said(site) == {}


def test_a_deleted_record_is_told(site: Path) -> None:
    (site / CONTENT).unlink()
    assert said(site) == {"ledger/removed": ["已公开的制度“shangke”不见了，没有撤回记录"]}


def test_a_record_that_is_hidden_is_told(site: Path) -> None:
    change(site, CONTENT, "公开范围: 向社会公开", "公开范围: 在本单位公开")
    assert said(site) == {"ledger/removed": ["已公开的制度“shangke”不再向社会公开，没有撤回记录"]}


def test_a_record_that_is_hidden_with_its_organisation_is_told(site: Path) -> None:
    change(site, "data/organisations/organisations.csv", "向社会公开,lao-cun", "在本单位公开,")
    assert said(site)["ledger/removed"] == [
        "已公开的公示公告“fazhan”不再向社会公开，没有撤回记录",
        "已公开的公示公告“xuanju”不再向社会公开，没有撤回记录",
    ]


@pytest.mark.parametrize(
    ("word", "mend"),
    [
        ("更正", lambda root: change(root, CONTENT, "每月一次", "每月两次")),
        ("撤回", lambda root: (root / CONTENT).unlink()),
    ],
)
def test_an_amendment_allows_one_change(
    site: Path, word: str, mend: Callable[[Path], None]
) -> None:
    row = f"制度,shangke,{word},2026-06-01,核对有误,组织委员\n"
    (site / "data/ledger/amendments.csv").write_text(AMENDMENTS + row, encoding="utf-8")
    mend(site)
    assert said(site) == {}
    assert small.dangwu(site, "publish").returncode == 0
    last = entries(site)[-1]
    assert (last.record, last.action.label) == ("shangke", word)
    assert said(site) == {}
    if word == "更正":
        change(site, CONTENT, "每月两次", "每月三次")
        assert list(said(site)) == ["ledger/altered"]


def amend(root: Path, *rows: str) -> None:
    text = AMENDMENTS + "".join(f"{row},核对有误,组织委员\n" for row in rows)
    (root / "data/ledger/amendments.csv").write_text(text, encoding="utf-8")


def test_an_amendment_counts_whatever_its_day(site: Path) -> None:
    amend(site, "制度,shangke,更正,2026-05-30")
    assert small.dangwu(site, "publish").returncode == 0
    amend(site, "制度,shangke,更正,2026-05-30", "制度,shangke,撤回,2026-05-29")
    (site / CONTENT).unlink()
    assert said(site) == {}
    assert small.dangwu(site, "publish").stdout.startswith("撤回　制度　shangke　")


def test_each_change_has_its_own_reason(site: Path) -> None:
    file = site / "data/ledger/amendments.csv"
    first, second = (f"制度,shangke,更正,2026-05-{day},理由{day},组织委员\n" for day in (20, 25))
    for rows, old, new in ((first, "一", "两"), (first + second, "两", "三")):
        file.write_text(AMENDMENTS + rows, encoding="utf-8")
        change(site, CONTENT, f"每月{old}次", f"每月{new}次")
        assert small.dangwu(site, "publish").returncode == 0
    (page,) = (page for page in small.run(site).pages if page.title == "公开台账")
    assert re.findall("原因：(理由..)", page.text) == ["理由25", "理由20"]


def rename(root: Path, old: str) -> None:
    """Give a notice a new id, everywhere, and keep its old one as a former one."""
    word = re.compile(rf"(?<![\w/-]){old}(?![\w.-])")
    for file in (root / "data" / "notices").glob("*.csv"):
        text = word.sub(f"{old}-2", file.read_text("utf-8"))
        ends = re.compile(rf"^({old}-2,.*,向社会公开),$", re.MULTILINE)
        file.write_text(ends.sub(rf"\1,{old}", text), "utf-8")


def test_a_renamed_record_is_amended_by_its_new_id(site: Path) -> None:
    rename(site, "biaozhang")
    assert said(site) == {}
    change(site, NOTICES, "拟表彰对象公示", "拟表彰对象名单")
    assert list(said(site)) == ["ledger/altered"]
    amend(site, "公示公告,biaozhang-2,更正,2026-05-30")
    assert said(site) == {}
    assert small.dangwu(site, "publish").stdout.startswith("更正　公示公告　biaozhang　")
    assert said(site) == {}


def test_a_record_that_names_a_renamed_one_is_as_it_was(site: Path) -> None:
    rename(site, "dangfei")
    assert ",dangfei-2,,,," in (site / NOTICES).read_text("utf-8")
    assert said(site) == {}
    change(site, NOTICES, "更正一处数字。", "更正两处数字。")
    assert said(site) == {
        "ledger/altered": ["“2025年党费收缴情况（更正）”公开后被改动：事项：“更正”之后“一”改成“两”"]
    }


def test_a_renamed_publicity_keeps_its_persons_too(site: Path) -> None:
    rename(site, "fazhan")
    assert said(site) == {}
    change(site, "data/notices/notice_people.csv", "fazhan-2,示例戊", "biaozhang,示例戊")
    assert "“拟列为发展对象的公示”公开后被改动：人员名单变了" in said(site)["ledger/altered"]


INSIDE = """---
编号: neibu
类型: 通知公告
发布党组织编号: zhen
标题: 内部说明
发布日期: 2026-05-21
公开范围: 在本单位公开
{field}: xuanju
---

内部。
"""


@pytest.mark.parametrize("field", ["更正的通知编号", "撤回的通知编号"])
def test_what_society_does_not_see_amends_nothing(site: Path, field: str) -> None:
    (site / "content/notices/neibu.md").write_text(INSIDE.format(field=field), "utf-8")
    change(site, NOTICES, "支部换届选举结果", "支部换届选举的结果")
    assert list(said(site)) == ["ledger/altered"]


@pytest.mark.parametrize("number", [0, 1, -1])
@pytest.mark.parametrize("edit", ["change", "drop", "twice"])
def test_no_entry_can_be_changed_or_taken_out(site: Path, number: int, edit: str) -> None:
    file = site / "data/ledger/entries.csv"
    header, *rows = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    if edit == "change":
        rows[number] = rows[number].replace("2026", "2025", 1)
    elif edit == "drop" and number != -1:
        del rows[number]
    else:
        rows.insert(number % len(rows), rows[number])
    file.write_text(header + "".join(rows), encoding="utf-8")
    assert "ledger/broken" in said(site)


def test_a_lost_content_is_told(site: Path) -> None:
    file = site / "data/ledger/contents/institution-shangke.json"
    file.write_bytes(file.read_bytes() + b" ")
    assert said(site) == {"ledger/content-lost": ["内容与台账里的指纹不一致"]}
    file.unlink()
    assert said(site) == {"ledger/content-lost": ["没有这个文件"]}
    change(site, CONTENT, "每月一次", "每月两次")
    assert said(site)["ledger/altered"] == ["“三会一课制度”公开后被改动：内容与台账里的指纹不一致"]


def test_an_exchanged_attachment_is_a_change(site: Path) -> None:
    change(site, "content/notices/files/dangfei.csv", "12000", "13000")
    messages = said(site)["ledger/altered"]
    assert (
        "“2025年党费收缴情况”公开后被改动：附件“notices/files/dangfei.csv”：文件内容变了"
        in messages
    )


LINKED = """---
编号: tupian
类型: 通知公告
发布党组织编号: zhen
标题: 有图有表的通知
发布日期: 2026-05-21
公开范围: 向社会公开
---

见[表](files/biao.csv)。

![村口](photos/road.png)
"""


@pytest.mark.parametrize("file", ["files/biao.csv", "photos/road.png"])
def test_an_exchanged_file_of_a_text_is_a_change(tmp_path: Path, file: str) -> None:
    root = small.site(tmp_path / "site")
    folder = root / "content" / "notices"
    picture = (root / "content/showcases/photos/road.png").read_bytes()
    small.write(folder, {"tupian.md": LINKED, "files/biao.csv": "甲,乙\n1,2\n"})
    small.write(folder, {"photos/road.png": picture})
    steps = root / "data" / "notices" / "notice_steps.csv"
    added = "tupian,提出,2026-05-20,委员,,,\ntupian,审核,2026-05-20,委员,是,是,是\n"
    added += "tupian,审批,2026-05-21,书记,,,\ntupian,实施,2026-05-21,委员,,,\n"
    steps.write_text(steps.read_text("utf-8") + added, "utf-8")
    assert small.dangwu(root, "publish").returncode == 0
    assert said(root) == {}
    (folder / file).write_bytes((folder / file).read_bytes() + b"\n")
    told = f"“有图有表的通知”公开后被改动：附件“notices/{file}”：文件内容变了"
    assert said(root) == {"ledger/altered": [told]}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('{"title": "甲"}', {"title": "甲"}, ""),
        ('{"title": "甲乙"}', {"title": "甲"}, "标题：“甲”之后删去“乙”"),
        ("{}", {"title": "甲"}, "标题：原来没有，现在是“甲”"),
        ('{"title": "甲", "doc_no": "x"}', {"title": "甲"}, "文号：原来是“x”，现在没有了"),
        ("not json", {"title": "甲"}, ""),
        ('{"attachment x.csv": "12"}', {}, "附件“x.csv”：现在没有了"),
        ("{}", {"attachment x.csv": "12"}, "附件“x.csv”：原来没有"),
    ],
)
def test_differences(old: str, new: dict[str, str], told: str) -> None:
    assert "；".join(text for _, text in difference(Notice, old, new)) == told


def told(before: str, after: str) -> str:
    ((_, text),) = difference(Notice, json.dumps({"body": before}), {"body": after})
    return text


def test_changes_of_a_long_text_are_few_and_short() -> None:
    text = "".join(f"第{number}条，支部每月开会。" for number in range(20_000))
    edited = text.replace("第7条，", "第七条，").replace("第19999条，支部", "")
    assert told(text, edited) == (
        "正文：“支部每月开会。第”之后“7”改成“七”，“，支部每月开会。”之后删去“第19999条，支部”"
    )
    other = "".join(f"从前{number}处，另有安排，" for number in range(20_000))
    assert len(told(text, other)) < 200
    assert told("，" * 50_000, "。" + "，" * 50_000) == "正文：开头加上“。”"


def test_entries_that_were_committed_stay(site: Path) -> None:
    file = site / "data" / "ledger" / "entries.csv"
    whole = file.read_bytes()
    git(site, "init", "-q")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "one")
    assert said(site) == {}
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-2]))
    missing = {"ledger/truncated": ["台账里少了提交过的 2 条"]}
    assert said(site) == missing
    git(site, "commit", "-qam", "two")
    assert said(site) == missing
    file.write_bytes(whole)
    assert said(site) == {}
    shutil.rmtree(file.parent)
    (ledger,) = said(site)["ledger/truncated"]
    assert ledger == f"台账里少了提交过的 {len(whole.splitlines()) - 1} 条"


def test_a_run_that_was_interrupted_is_completed_by_the_next(site: Path) -> None:
    (site / "data" / "ledger" / "entries.csv").unlink()
    assert said(site) == {}
    assert small.dangwu(site, "publish").returncode == 0
    (site / "data" / "ledger" / "entries.csv").unlink()
    change(site, CONTENT, "每月一次。", "每月二次。")
    assert list(said(site)) == ["ledger/truncated"]
    assert small.dangwu(site, "publish").returncode == 1
