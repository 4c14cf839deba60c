"""Properties of the whole: order and format of files, faulty records, hostile text, scopes."""

import ast
import copy
import dataclasses
import os
import pickle
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from msgspec.structs import replace

from generator import kinds
from generator.diagnostics import Severity
from generator.pipeline import Outcome
from generator.schema.fields import names
from tests import cases, markup, small, whole
from tests.small import Records
from tests.twins import replaced

GENERATOR = small.ROOT / "generator"
COLLECTIONS = small.collections()
FIXED = settings(derandomize=True, database=None, phases=(Phase.explicit, Phase.generate))
"""The same examples each time; a failing one is small enough without being made smaller."""

IN_ORDER = {"data/glossary/terms", "data/notices/notice_people", "data/notices/notice_figures"}
"""Tables whose rows stand on a page in the order that staff gave them."""

SUFFIXES = ("/b", "-2026", "")
"""How files of one table may be named, in the order in which they are read."""

FAULTY: Records = {
    "data/glossary/terms": [
        {"编号": "zhibu", "名词": "支部", "类别": "组织", "解释": "一", "参见编号": "zhibo；xx"},
        {"编号": "坏 号", "名词": "坏", "类别": "组织", "解释": "二"},
        {"编号": "que", "名词": "缺", "类别": "组织", "解 释": "三"},
    ],
    "data/organisations/appointments": [
        {"人员编号": "p1", "党组织编号": "cun", "职务": "书记", "任职日期": "2025年9月31日"},
        {"人员编号": "p2", "党组织编号": "lianhe", "职务": "主席", "任职日期": "2025/9/1"},
        {"人员编号": "p404", "党组织编号": "cunn", "职务": "委员", "任职日期": "2025-09-01"},
    ],
    "data/notices/notice_figures": [{"公示编号": "dangfei", "项目": "党费", "数值": "很多"}],
}
"""Records with faults of reading, of single fields and of references."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.write(tmp_path_factory.mktemp("sound"), small.FILES)


@pytest.fixture(scope="module")
def records(sound: Path) -> Records:
    return small.records(sound)


@pytest.fixture
def folder(tmp_path: Path, sound: Path) -> Path:
    """A folder for one site after the other, the photographs derived already."""
    small.run(sound)
    shutil.copytree(sound / ".cache", tmp_path / ".cache")
    return tmp_path


def rewritten(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    for name in ("data", "content"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return small.write(folder, files)


def texts(outcome: Outcome) -> dict[str, str]:
    """Every page without the line that names its file."""
    assert outcome.ok, outcome.diagnostics
    line = re.compile(r'<p class="dw-source".*</p>\n')
    return {str(page.path): line.sub("", page.text) for page in outcome.pages}


def findings(root: Path) -> list[tuple[str, str, str, str]]:
    """Every finding without its place."""
    return sorted(
        (found.severity.value, found.code, found.message, found.help)
        for found in small.check(root).diagnostics
    )


def written(
    random: Random, name: str, rows: Sequence[dict[str, Any]]
) -> Iterator[tuple[str, str | bytes]]:
    """Records in some order, in some files, in some formats."""
    model = COLLECTIONS[name].model
    rows = rows if name in IN_ORDER else random.sample(rows, len(rows))
    cut = len(rows) if COLLECTIONS[name].single else random.randint(0, len(rows))
    first, second = sorted(random.sample(range(3), 2))
    for suffix, part in ((SUFFIXES[first], rows[:cut]), (SUFFIXES[second], rows[cut:])):
        into = random.choice([None, model])
        spelt = [small.english(into, row) for row in part]
        if spelt and small.is_flat(model, spelt) and random.random() < 0.6:
            encoding = random.choice(["utf-8", "utf-8-sig"])
            yield f"{name}{suffix}.csv", small.as_csv(spelt).encode(encoding)
        elif spelt:
            yield f"{name}{suffix}.yml", small.as_yaml(spelt)


def respelt(random: Random, given: Records) -> dict[str, str | bytes]:
    """The files of the small site with the records of its tables written in some way."""
    files: dict[str, str | bytes] = dict(pages())
    for name, rows in given.items():
        files |= written(random, name, rows)
    return files


def pages() -> dict[str, bytes]:
    """The files of the small site that are no tables."""
    return {name: text for name, text in small.FILES.items() if name.startswith("content/")}


@settings(FIXED, max_examples=8)
@given(random=st.randoms(use_true_random=False))
def test_order_files_and_formats_make_no_difference_to_pages(random: Random, sound: Path) -> None:
    expected = texts(small.run(sound))
    other = rewritten(sound.with_name("other"), respelt(random, small.records(sound, pages=False)))
    actual = texts(small.run(other))
    assert list(actual) == list(expected)
    for path, text in expected.items():
        assert actual[path] == text


@settings(FIXED, max_examples=8)
@given(random=st.randoms(use_true_random=False))
def test_order_files_and_formats_make_no_difference_to_findings(
    random: Random, sound: Path
) -> None:
    tables = small.records(sound, pages=False)
    given = {name: [*rows, *FAULTY.get(name, ())] for name, rows in tables.items()}
    tables = {f"{name}.yml": small.as_yaml(rows) for name, rows in given.items()}
    expected = findings(rewritten(sound.with_name("faulty"), {**pages(), **tables}))
    errors = [code for severity, code, *_ in expected if severity == "error"]
    assert len(errors) >= 7
    assert {
        "schema/bad-choice",
        "schema/bad-date",
        "schema/bad-id",
        "schema/bad-number",
        "schema/unknown-field",
        "schema/unknown-reference",
    } <= set(errors)
    assert findings(rewritten(sound.with_name("other"), respelt(random, given))) == expected


def breakable(given: Records) -> Iterator[tuple[str, int, str]]:
    """The collection, record and key of each required value but ids, of two records of each."""
    for name, rows in given.items():
        model = COLLECTIONS[name].model
        for index, row in enumerate(rows[:2]):
            for key in row:
                field = names(model)[key]
                if field != "id" and model.model_fields[field].is_required():
                    yield name, index, key


@pytest.mark.parametrize("fault", ["missing", "wrong"])
def test_a_malformed_record_is_the_only_one_at_fault(
    folder: Path, records: Records, fault: str
) -> None:
    root = as_tables(folder, records)
    for name, index, key in breakable(records):
        rows = copy.deepcopy(records[name])
        if fault == "missing":
            del rows[index][key]
        else:
            rows[index][key] = {"不": "是"}
        small.write(root, {f"{name}.yml": small.as_yaml(rows)})
        errors = [one for one in small.check(root).diagnostics if one.severity is Severity.ERROR]
        small.write(root, {f"{name}.yml": small.as_yaml(records[name])})
        places = {(one.location.file, one.location.line) for one in errors}
        assert places == {(f"{name}.yml", index + 1)}, (name, index, key, errors)


def test_without_a_malformed_record_the_others_are_as_before(
    folder: Path, records: Records
) -> None:
    expected = small.check(as_tables(folder, records)).visible.entries
    for name, rows in records.items():
        if COLLECTIONS[name].single:
            continue
        broken = {**rows[0], "没有的字段": "值"}
        if "编号" in broken:
            broken["编号"] = "po-sun"
        checked = small.check(as_tables(folder, records, {name: [broken, *rows]}))
        (error,) = (one for one in checked.diagnostics if one.severity is Severity.ERROR)
        assert (error.location.file, error.location.line) == (f"{name}.yml", 1)
        actual = checked.visible.entries
        assert {model: values(group) for model, group in actual.items()} == {
            model: values(group) for model, group in expected.items()
        }


def values(entries: Any) -> list[Any]:
    return [entry.value for entry in entries]


def as_tables(folder: Path, given: Records, changed: Records | None = None) -> Path:
    """A site with every record in YAML, one a line."""
    tables = {
        f"{name}.yml": small.as_yaml(rows) for name, rows in (given | (changed or {})).items()
    }
    return rewritten(folder, {**small.others(small.FILES), **tables})


def test_an_unknown_field_is_no_fault_where_it_is_empty(folder: Path, records: Records) -> None:
    terms = [{**row, "备忘": ""} for row in records["data/glossary/terms"]]
    assert small.check(as_tables(folder, records, {"data/glossary/terms": terms})).ok


HOSTILE = (
    "<script>alert(1)</script> <!-- 注 --> <![CDATA[x]]> <?php x ?> </div></section></p>",
    '"><img src=x onerror=alert(1)><b title="',
    "' onmouseover='alert(1) {{ 7 * 7 }}{% raw %}{# x #}",
    "| a | b || c |---|",
    "~~~ `code` ``x`` ```",
    "# 标题 { #id .c onclick=a }",
    "- [ ] 一 * 二 + 三",
    "1. 一",
    "> 引用",
    "[^1]: [链](javascript:alert(1)) ![图](x.png) [x]: http://a.invalid <http://b.invalid> a@b.invalid",
    "*[甲]: 乙 __强__ **强** _斜_ ==标== ^^上^^ $x$ \\(y\\) :smile: --8<-- 'x'",
    "!!! note 甲\n    乙",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp \\<b\\> \\[x\\](y) \\`",
    ": 定义\n甲\n: 乙",
    "---\ntitle: 甲\n---",
    "\u202eאבג\u202c مرحبا",
    "长" * 400 + "long" * 200,
    '{: onclick="a" } <div markdown="1">*x*</div>',
)
PIECES = (*"<>\"'&`*_[](){}#|\\!~^=+-:$@/;%", " ", "\n", "甲", "a", "<b", "</", "{{", "}}", "href=")
TEXTUAL = frozenset({"alt", "title", "aria-label", "data-label", "content"})
"""Attributes that hold text of the data."""


SILENT = tuple(replace(kind, rules=()) for kind in kinds.find())
"""All kinds without rules: the same text everywhere is never sound in every respect."""


def speaking(folder: Path, given: Records, text: str) -> dict[str, str]:
    """The pages of the small site with one text in every field that holds text."""
    site = {}
    for name, rows in given.items():
        model = COLLECTIONS[name].model
        site[name] = [replaced(model, small.english(model, row), text) for row in rows]
        if name == "data/site/site":
            site[name][0]["related_sites"] = [f"{text.replace('|', 'a')}|https://a.invalid/{QUOTE}"]
    root = as_tables(folder, site)
    outcome = whole.run(root, SILENT, cases.TODAY, lambda file: small.derive(root, file))
    assert outcome.ok, [found.message for found in outcome.diagnostics]
    return {str(page.path): page.text for page in outcome.pages}


QUOTE = "\"onclick='a'"


@pytest.fixture(scope="module")
def convert() -> Any:
    """Markdown to HTML with the extensions of this repository's mkdocs.yml."""
    config = load_config(str(small.ROOT / "mkdocs.yml"))
    configs = dict(config.mdx_configs)
    engine = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=configs)
    return lambda text: engine.reset().convert(text)


def skeleton(html: str) -> list[Any]:
    """Tags, and texts by their shape; charts, whose lines break by width, are left out."""
    result: list[Any] = []
    charts = 0
    for token in markup.tokens(html):
        name = "" if isinstance(token, str) else token.name
        charts += name == "svg" and isinstance(token, markup.Tag)
        if not charts:
            result.append(_bone(token))
        charts -= name == "svg" and isinstance(token, markup.End)
    return [bone for bone in result if bone != ""]


def _bone(token: markup.Tag | markup.End | str) -> Any:
    if isinstance(token, str):
        return markup.shape(" ".join(token.split()))
    if isinstance(token, markup.End):
        return token
    return token.name, {
        name: markup.shape(value) if name in TEXTUAL else value
        for name, value in token.attributes.items()
    }


def drawn(html: str) -> set[tuple[str, frozenset[str]]]:
    """The kinds of elements in charts, and their attributes."""
    parts = markup.inside(html, "svg")
    return {(tag.name, frozenset(tag.attributes)) for tag in parts if isinstance(tag, markup.Tag)}


def assert_harmless(folder: Path, given: Records, convert: Any, text: str) -> None:
    flat = "".join(text.split())
    pages = speaking(folder, given, text)
    plain = speaking(folder, given, markup.shape(text))
    assert list(pages) == list(plain)
    for path, page in pages.items():
        _, front, body = page.split("---\n", 2)
        _, plain_front, plain_body = plain[path].split("---\n", 2)
        html, plain_html = convert(body), convert(plain_body)
        assert skeleton(html) == skeleton(plain_html), path
        assert drawn(html) <= drawn(plain_html) | CHART, path
        assert yaml.safe_load(front).keys() == yaml.safe_load(plain_front).keys()
    title = yaml.safe_load(pages["glossary/dang-ke.md"].split("---\n")[1])["title"]
    assert "".join(title.split()) == flat
    shown = markup.text(markup.tokens(convert(pages["notices/fazhan.md"])))
    assert flat in "".join(shown.split())


CHART = {
    (name, frozenset(attributes.split()))
    for name, attributes in [("text", "class x y"), ("tspan", "x y"), ("g", "class"), ("tspan", "")]
}
"""What charts may hold more of when a text is set in other lines."""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(folder: Path, records: Records, convert: Any, text: str) -> None:
    assert_harmless(folder, records, convert, text)


@settings(FIXED, max_examples=5)
@given(text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_any_text_stays_text(text: str, convert: Any, sound: Path) -> None:
    assert_harmless(sound.with_name("spoken"), small.records(sound), convert, f"甲{text}乙")


def test_titles_stay_whole_in_the_front_matter(folder: Path, records: Records) -> None:
    title = '甲: "乙" <b>&amp;</b> \\ # - {x}'
    page = speaking(folder, records, title)["glossary/dang-ke.md"]
    assert yaml.safe_load(page.split("---\n")[1])["title"] == title


SHELLS = {
    "__main__", "clock", "history", "workspace", "cli", "engine", "photos", "program", "kept", "together",
    "indexing", "inputs", "lately", "walk",
}  # fmt: skip
"""Modules that may know the clock, the environment, other programs or the disk's other files."""

EDGES = {"paper/store.py", "privacy/git.py", "privacy/shelf.py", "search/last.py"}
"""Single modules that run git or keep a cache; the core gets them as functions."""


def core() -> list[Path]:
    return [
        file
        for file in sorted(GENERATOR.rglob("*.py"))
        if file.relative_to(GENERATOR).parts[0].removesuffix(".py") not in SHELLS
        and file.relative_to(GENERATOR).as_posix() not in EDGES
    ]


@pytest.mark.parametrize("file", core(), ids=lambda file: str(file.relative_to(GENERATOR)))
def test_the_core_knows_no_clock_and_no_chance(file: Path) -> None:
    forbidden = {"os", "time", "random", "secrets", "uuid", "subprocess", "socket", "locale"}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert forbidden.isdisjoint(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level or node.module not in forbidden
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else ""
            assert name not in {"now", "today", "utcnow", "getenv"}
            assert not (isinstance(called, ast.Name) and called.id in {"print", "input", "hash"})


class Unreadable(dict[str, str]):
    """An environment that nobody may look at."""

    def __getitem__(self, key: str) -> str:
        raise AssertionError(key)

    get = __contains__ = __getitem__  # type: ignore[assignment]  # all the same


def test_a_run_reads_no_environment_and_prints_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    root = rewritten(folder, small.FILES)
    with monkeypatch.context() as patch:
        patch.setattr(os, "environ", Unreadable())
        outcome = small.run(root)
    assert outcome.ok
    assert capfd.readouterr() == ("", "")


def test_headings_of_our_templates_have_ids_of_their_own() -> None:
    templates = sorted(GENERATOR.rglob("*.j2"))
    headings = [
        (str(file.relative_to(GENERATOR)), line)
        for file in templates
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.match(r"##+ ", line)
    ]
    without = [entry for entry in headings if not re.search(r"\{ #.+ \}$", entry[1])]
    assert headings
    assert without == []


def test_what_a_run_gives_holds_no_records_of_pages_and_can_be_handed_over(sound: Path) -> None:
    outcome = dataclasses.replace(small.run(sound), kinds=())
    assert outcome.remains is not None
    written = pickle.dumps(outcome)
    assert pickle.loads(written) == outcome  # noqa: S301 - written in the line above
    assert b"generator.schema.entry" not in written
