"""The packs that come with the program: that they are whole, and what holds on which day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import kinds, packs, pipeline
from generator.contract import Finding, Rule, rule
from generator.diagnostics import Location, Severity
from generator.kinds.guide import kind as guide
from generator.kinds.home import kind as home
from generator.kinds.rules import kind as rules
from generator.kinds.site.model import Site
from generator.packs import Calendar, Confidence, Level, Provision, WorkYear
from generator.pipeline import rulings
from generator.pipeline.gather import Gathered
from generator.schema import Entry, parse
from generator.sources import Record
from generator.sources.record import Span
from generator.world import World

PACKAGE = Path(packs.__file__).parent
SOURCES = Path(packs.__file__).parents[1]
EVERY = tuple((one.id, one) for one in packs.national())
LOCAL = tuple((id, one) for id in packs.local_ids() for one in packs.local(id))
RULES = tuple(rule for kind in kinds.find() for rule in kind.rules)

SHOWN_ONLY = {
    "mtg-08": "who talks with whom is nowhere recorded",
    "web-06": "links and attachments are checked wherever they are read",
    "web-08": "the theme writes the tags",
    "web-09": "the theme has search and a page for wrong addresses",
    "web-12": "the theme shows no emblem",
    "web-13": "the theme is tested for it",
    "web-14": "the theme's style",
}
"""Provisions that no rule reads, and why."""


def entry(value: Provision | WorkYear | Site) -> Entry[Provision | WorkYear | Site]:
    return Entry(value, Record("data/rules/x.yml", {}, lambda path: Span(1, 1)))


def provision(**fields: object) -> Provision:
    return Provision(
        **{"id": "web-01", "title": "名", "text": "文", "document": "甲办法", **fields}
    )


# ---- The files


def test_every_file_of_a_pack_can_be_read() -> None:
    assert packs.packs()[0].id == "national"
    assert len(packs.national()) > 100
    assert packs.documents()
    folders = {path.parent.name for path in (PACKAGE / "local").glob("*/pack.yml")}
    assert {pack.id for pack in packs.packs()[1:]} == folders


def test_every_file_has_a_theme() -> None:
    titles = dict(packs.packs()[0].headings())
    assert all(titles.values())
    assert set(packs.themes()) <= set(titles)


@pytest.mark.parametrize("origin", ["national", *packs.local_ids()])
def test_versions_of_a_provision_do_not_overlap(origin: str) -> None:
    group = packs.national() if origin == "national" else packs.local(origin)
    for index, one in enumerate(group):
        for other in group[:index]:
            assert one.id != other.id or not packs.overlap(one, other), one.id


@pytest.mark.parametrize(
    ("origin", "one"), [*EVERY, *LOCAL], ids=lambda value: getattr(value, "id", "")
)
def test_a_provision_is_whole(origin: str, one: Provision) -> None:
    assert one.title
    assert one.text
    assert one.since is None or one.until is None or one.since <= one.until
    names = [figure.name for figure in one.figures]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    product = one.document == packs.PRODUCT
    assert not (product and one.confidence is Confidence.SECONDARY)


@pytest.mark.parametrize(
    ("origin", "one"), [*EVERY, *LOCAL], ids=lambda value: getattr(value, "id", "")
)
def test_what_is_not_certain_says_itself_that_it_only_warns(origin: str, one: Provision) -> None:
    assert one.weight is one.level


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code.id)
def test_a_rule_is_called_an_error_only_where_its_provisions_make_it_one(one: Rule) -> None:
    law = packs.law(packs.national())
    levels = {each.level for id in one.provisions for each in law.provisions[id]}
    assert one.code.severity is not Severity.ERROR or not levels or Level.ERROR in levels


@pytest.mark.parametrize(("origin", "one"), LOCAL, ids=lambda value: getattr(value, "id", ""))
def test_a_local_pack_has_every_number_of_what_it_overrides(origin: str, one: Provision) -> None:
    below = [each for each in packs.national() if each.id == one.id]
    assert packs.lacking(one, below) == ()
    assert one.words or not any(each.words for each in below)
    assert one.confidence is Confidence.LOCAL


def test_documents_replace_each_other_by_id() -> None:
    ids = [one.id for one in packs.documents()]
    assert len(set(ids)) == len(ids)
    assert {one.replaced_by for one in packs.documents()} - {None} <= set(ids)


def test_the_documents_that_matter_are_on_the_list() -> None:
    listed = {one.name for one in packs.documents()}
    cited = {one.document.strip("《》") for one in packs.national()}
    national = {name for name in cited if name.startswith(("中国共产党", "中华人民共和国"))}
    assert national <= listed


# ---- Provisions and rules


def test_every_provision_a_rule_names_exists() -> None:
    known = {one.id for _, one in (*EVERY, *LOCAL)}
    missing = {rule.code.id: set(rule.provisions) - known for rule in RULES}
    assert {code: ids for code, ids in missing.items() if ids} == {}


def test_every_national_provision_is_read() -> None:
    named = {id for rule in RULES for id in rule.provisions}
    code = "\n".join(
        path.read_text("utf-8") for path in SOURCES.rglob("*.py") if "packs" not in path.parts
    )
    unread = {
        id for id, _ in EVERY if id not in named and not re.search(rf'"{re.escape(id)}"', code)
    }
    assert unread - SHOWN_ONLY.keys() == set()


def test_no_exception_is_out_of_date() -> None:
    named = {id for rule in RULES for id in rule.provisions}
    assert SHOWN_ONLY.keys() & named == set()
    assert SHOWN_ONLY.keys() <= {id for id, _ in EVERY}


def judged(basis: Provision, severity: Severity = Severity.ERROR, *, late: bool = False) -> object:
    due = date(2026, 1, 1) if late else None

    @rule("x/y", "题", "因", "改", severity)
    def check(world: World) -> Iterator[Finding]:
        yield Finding("话", Location("data/x.yml"), basis=basis, due=due)

    assert isinstance(check, Rule)
    kind = rules.KIND.__class__("x", "", 1, rules=(check,))
    found, _ = rulings.judge(World(date(2026, 6, 1), {}, kinds=(kind,)))
    return found[0]


@pytest.mark.parametrize("confidence", [Confidence.MEMORY, Confidence.DISPUTED, Confidence.LOCAL])
@pytest.mark.parametrize("level", list(Level))
def test_what_is_not_certain_never_fails_a_build(confidence: Confidence, level: Level) -> None:
    found = judged(provision(confidence=confidence, level=level))
    assert found.severity is not Severity.ERROR
    assert found.advisory


@pytest.mark.parametrize(
    ("level", "severity", "advisory"),
    [
        (Level.ERROR, Severity.ERROR, False),
        (Level.STRICT, Severity.WARNING, False),
        (Level.WARNING, Severity.WARNING, True),
        (Level.INFO, Severity.INFO, True),
    ],
)
def test_a_certain_provision_is_as_bad_as_it_says(
    level: Level, severity: Severity, advisory: bool
) -> None:
    found = judged(provision(level=level))
    assert (found.severity, found.advisory) == (severity, advisory)


@pytest.mark.parametrize("level", list(Level))
def test_what_depends_on_the_day_never_fails_a_build(level: Level) -> None:
    found = judged(provision(level=level), late=True)
    assert found.severity is not Severity.ERROR
    assert found.advisory


# ---- What holds on a day


def test_an_event_is_judged_by_the_provision_in_force_on_its_day() -> None:
    law = packs.law(packs.national())
    before = law.on("dev-07", date(2025, 6, 1))
    after = law.on("dev-07", date(2026, 6, 1))
    assert after is not None
    assert after.document == "中国共产党发展党员工作细则"
    assert after["least"] == 5
    assert before is None or "2014" in before.document
    assert before is None or not before.confidence.certain


def test_the_newest_of_one_origin_and_the_first_origin_count() -> None:
    old = provision(title="旧", until=date(2026, 5, 17))
    new = provision(title="新", since=date(2026, 5, 18))
    own = provision(title="本", since=date(2027, 1, 1))
    law = packs.law([own], [old, new])
    days = [date(2026, 5, 17), date(2026, 5, 18), date(2026, 12, 31), date(2027, 1, 1)]
    assert [one and one.title for one in (law.on("web-01", day) for day in days)] == [
        "旧",
        "新",
        "新",
        "本",
    ]
    with pytest.raises(KeyError):
        law.on("web-1", date(2026, 1, 1))


def test_a_provision_switched_off_says_nothing_and_hides_the_one_below() -> None:
    law = packs.law([provision(off=True)], packs.national())
    assert law.on("web-01", date(2026, 1, 1)) is None
    assert law.effective("web-01", date(2026, 1, 1)).off


def test_numbers_left_out_are_those_of_the_provision_below() -> None:
    law = packs.law([provision(figures=({"name": "days", "value": "30"},))], packs.national())
    found = law.on("web-01", date(2026, 1, 1))
    assert found["days"] == 30
    assert found.figures[0].unit == "天"
    law = packs.law([provision()], packs.national())
    assert law.on("web-01", date(2026, 1, 1))["days"] == 14


def test_a_breach_becomes_less_grave_only_where_that_is_said() -> None:
    day = date(2026, 6, 1)
    law = packs.law([provision(id="pub-18", words=("开除党籍",))], packs.national())
    assert law.on("pub-18", day).level is Level.ERROR
    law = packs.law([provision(id="pub-18", level=Level.WARNING)], packs.national())
    assert law.on("pub-18", day).level is Level.WARNING
    law = packs.law([provision(id="mtg-04")], packs.national())
    assert law.on("mtg-04", day).level is Level.WARNING
    assert packs.law([provision(id="new")]).on("new", day).level is Level.WARNING


def test_a_site_adopts_local_packs() -> None:
    site = Site(
        name="站", description="简", host_org="主", rule_packs=("village-notice", "fire-2012")
    )
    gathered = Gathered({Site: [entry(site)], Provision: [entry(provision(title="本"))]})
    law = rulings.law_of(gathered)
    day = date(2026, 6, 1)
    assert law.on("publicity-admission", day)["least"] == 3
    assert law.on("publicity-prospect", day)["least"] == 5
    assert law.on("mtg-06", day)["months"] == 6
    assert law.on("web-01", day).title == "本"
    plain = rulings.law_of(Gathered({}))
    assert plain.on("publicity-admission", day)["least"] == 5
    assert "fire-2012-report" not in plain.provisions


@pytest.mark.parametrize(
    ("value", "unit"),
    [("-1", ""), ("101", "年"), ("1201", "个月"), ("20000", ""), ("99999999999", "天")],
)
def test_a_number_no_regulation_would_hold_is_no_number(value: str, unit: str) -> None:
    data = {
        "编号": "web-01",
        "名称": "名",
        "要求": "文",
        "依据文件": "甲办法",
        "数值": [{"项": "days", "值": value, "单位": unit}],
    }
    record = Record("data/rules/provisions.yml", data, lambda path: Span(1, 1))
    found, faults = parse(Provision, record)
    assert found is None
    assert [fault.code for fault in faults] == ["schema/bad-number"]


# ---- Working days

VECTORS = """
2026-02-11 2026-02-24 2026-02-25
2026-02-13 2026-02-26 2026-02-27
2026-04-03 2026-04-10 2026-04-13
2026-04-29 2026-05-08 2026-05-09
2026-09-18 2026-09-23 2026-09-24
2026-09-30 2026-10-12 2026-10-13
2026-10-09 2026-10-14 2026-10-15
2026-11-20 2026-11-26 2026-11-27
"""
DAYS = st.dates(date(2004, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("calendar", [Calendar(), packs.calendar_of(())], ids=["package", "years"])
@pytest.mark.parametrize("line", VECTORS.split("\n")[1:-1])
def test_five_working_days(line: str, calendar: Calendar) -> None:
    start, inclusive, exclusive = map(date.fromisoformat, line.split())
    assert calendar.end(start, 5) == packs.Span(5, inclusive, certain=True)
    assert calendar.end(start, 5, inclusive=False) == packs.Span(5, exclusive, certain=True)
    assert calendar.count(start, inclusive).days == 5
    assert calendar.count(start, exclusive, inclusive=False).days == 5
    assert calendar.count(start, inclusive - timedelta(1)).days == 4


def test_a_period_into_an_unknown_year_is_not_certain() -> None:
    span = packs.calendar_of(()).end(date(2026, 12, 28), 5)
    assert not span.certain
    assert span.end == date(2027, 1, 1)
    assert not packs.calendar_of(()).knows(2027)
    assert packs.calendar_of(()).end(date(2026, 12, 25), 5).certain


def test_a_year_of_the_site_goes_before_all_others() -> None:
    own = WorkYear(
        year=2027, holidays=(date(2027, 1, 1),), workdays=(date(2027, 1, 3),), source="甲"
    )
    calendar = packs.calendar_of([own])
    assert calendar.knows(2027)
    assert calendar.end(date(2026, 12, 28), 5) == packs.Span(5, date(2027, 1, 3), certain=True)
    other = WorkYear(year=2026, holidays=(date(2026, 6, 1),), workdays=(), source="乙")
    assert not packs.calendar_of([other]).works(date(2026, 6, 1))


@pytest.mark.parametrize("year", packs.years(), ids=lambda one: str(one.year))
def test_a_year_that_is_shipped_agrees_with_the_package(year: WorkYear) -> None:
    assert year.source
    calendar = Calendar({year.year: year})
    day = date(year.year, 1, 1)
    while day.year == year.year and year.year in packs.YEARS:
        assert calendar.works(day) == chinese_calendar.is_workday(day), day
        day += timedelta(1)


def test_the_make_up_days_of_2026() -> None:
    calendar = Calendar()
    start = date(2026, 1, 1)
    days = (start + timedelta(ahead) for ahead in range(365))
    worked = [day for day in days if day.weekday() >= 5 and calendar.works(day)]
    assert [f"{day:%m-%d}" for day in worked] == [
        "01-04",
        "02-14",
        "02-28",
        "05-09",
        "09-20",
        "10-10",
    ]


@given(DAYS, st.integers(1, 30), st.booleans())
def test_counting_and_ending_agree(start: date, days: int, inclusive: bool) -> None:
    calendar = Calendar()
    span = calendar.end(start, days, inclusive=inclusive)
    assert calendar.works(span.end)
    assert calendar.count(start, span.end, inclusive=inclusive).days == days


# ---- Columns


def test_no_column_is_shown_before_its_first_record() -> None:
    """A few columns hold something from the start; one of them says where to object."""
    every = kinds.find()
    site = Site(name="站", description="简", host_org="主")
    codes = tuple(pipeline.codes(every).values())
    world = World(date(2026, 6, 1), {Site: (entry(site),)}, codes=codes, kinds=every)
    always = {home.KIND.name, "feedback", "search", guide.KIND.name, rules.KIND.name}
    assert {kind.name for kind in every if tuple(kind.view(world))} == always


def test_every_provision_stands_on_a_page() -> None:
    every = kinds.find()
    world = World(date(2026, 6, 1), {}, kinds=every)
    pages = tuple(rules.KIND.view(world))
    themes = [page.view for page in pages if "theme-" in str(page.path)]
    shown = {one.id for theme in themes for one in theme.statements}
    assert shown == {one.id for one in packs.national()}
    read = {code.code for theme in themes for one in theme.statements for code in one.codes}
    assert read == {rule.code.id for rule in RULES if rule.provisions}
