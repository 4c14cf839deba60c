"""Procedures as a state machine, periods in working days, and names that leave the pages."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import kinds
from generator.kinds.notices import length, rules_steps
from generator.kinds.notices.model import (
    UNPUBLISHED,
    Notice,
    NoticePerson,
    NoticeStep,
    NoticeType,
    Stage,
    Step,
    straight,
    transitions,
    walk,
)
from generator.kinds.site.model import CountStart, Procedure, Site
from generator.packs import Provision, law, national
from generator.schema import Entry, Model, Scope
from generator.sources import Record
from generator.sources.record import Span
from generator.world import World
from tests import small, whole

FIXED = settings(derandomize=True, database=None)

NATIONAL = (Step.PROPOSE, Step.REVIEW, Step.APPROVE, Step.PUBLISH)
CATALOGUE = (Step.CATALOGUE, Step.PUBLISH, Step.COLLECT, Step.ARCHIVE)
FIVE = (Step.PROPOSE, Step.REVIEW, Step.PUBLISH, Step.COLLECT, Step.ARCHIVE)
PROFILES = st.sampled_from([NATIONAL, CATALOGUE, FIVE])
STEPS = st.lists(st.sampled_from(Step), max_size=8)
DAY = date(2026, 5, 11)


def entry(value: Model, line: int = 1) -> Entry[Model]:
    return Entry(value, Record("data/x.csv", {}, lambda path: Span(line, 1)))


def notice(**more: object) -> Notice:
    facts = {"id": "a", "scope": Scope.SOCIETY, "type": NoticeType.GENERAL_NOTICE, "org_id": "o"}
    return Notice.model_validate({**facts, "title": "标题", "issued_on": DAY, **more})


def world(one: Notice, *steps: NoticeStep, **site: object) -> World:
    facts = {"name": "甲", "description": "乙", "host_org": "丙", **site}
    entries = {
        Site: (entry(Site.model_validate(facts)),),
        Notice: (entry(one),),
        NoticeStep: tuple(entry(step, line) for line, step in enumerate(steps, 1)),
    }
    return World(DAY, entries)


def test_the_packs_list_the_steps_of_each_procedure() -> None:
    provisions = law(national())
    listed = {one: provisions.on(one.provision, DAY) for one in Procedure}
    found = {
        procedure: tuple(map(Step.lookup, provision.words))
        for procedure, provision in listed.items()
        if provision
    }
    assert found == dict(zip(Procedure, (NATIONAL, CATALOGUE, FIVE), strict=True))


@pytest.mark.parametrize("profile", [NATIONAL, CATALOGUE, FIVE])
def test_a_procedure_leads_through_all_its_stages(profile: tuple[Step, ...]) -> None:
    whole = straight(profile)
    assert walk(profile, whole).stage is Stage.ARCHIVED
    for count in range(len(whole) + 1):
        reached = walk(profile, whole[:count])
        assert reached.wrong is None
        published = Step.PUBLISH in whole[:count]
        assert (reached.stage in UNPUBLISHED) is not published


@given(PROFILES, STEPS)
@FIXED
def test_steps_are_in_order_or_the_first_wrong_one_is_named(
    profile: tuple[Step, ...], steps: list[Step]
) -> None:
    found = walk(profile, steps)
    sound = steps if found.wrong is None else steps[: found.wrong]
    assert walk(profile, sound).wrong is None
    assert walk(profile, sound).stage is found.stage
    if found.wrong is not None:
        assert steps[found.wrong] not in found.expected
    for step in found.expected:
        assert walk(profile, [*sound, step]).wrong is None
    last = max((at for at, step in enumerate(sound) if step is Step.REJECT), default=-1)
    main = [step for step in sound[last + 1 :] if step in profile]
    assert main == list(profile[: len(main)]) or sound[-1] is Step.ARCHIVE
    if Step.PUBLISH in sound:
        before = sound[: sound.index(Step.PUBLISH)]
        assert set(profile[: profile.index(Step.PUBLISH)]) <= set(before)


@given(PROFILES)
@FIXED
def test_nothing_is_published_twice_and_nothing_returns_from_the_public(
    profile: tuple[Step, ...],
) -> None:
    for (before, step), after in transitions(profile).items():
        assert before in UNPUBLISHED or after not in UNPUBLISHED
        assert (step is Step.PUBLISH) == (before in UNPUBLISHED and after not in UNPUBLISHED)


@given(st.sampled_from(Procedure), STEPS)
@FIXED
def test_a_diagnostic_names_the_wrong_step_and_its_day(
    procedure: Procedure, steps: list[Step]
) -> None:
    """Local practice only warns of what the order of the whole country allows."""
    days = [DAY + timedelta(index) for index in range(len(steps))]
    rows = [
        NoticeStep(notice_id="a", step=step, on=day, by_post="岗位")
        for step, day in zip(steps, days, strict=True)
    ]
    provisions = law(national())
    listed = provisions.on(procedure.provision, DAY)
    assert listed is not None
    names = {Step.lookup(word): word for word in listed.words}
    profile = tuple(step for step in map(Step.lookup, listed.words) if step)
    for order in (rows, rows[::-1]):
        site = world(notice(procedure=procedure), *order)
        found = [*rules_steps.step_order.check(site), *rules_steps.step_missing.check(site)]
        walked, kept = walk(profile, steps), list(range(len(steps)))
        while walked.wrong is not None:
            index = kept[walked.wrong]
            wrong, (fault, *found) = steps[index], found
            assert fault.message.startswith(f"“{names.get(wrong, wrong.label)}”（{days[index]}）")
            assert fault.location.line == order.index(rows[index]) + 1
            if fault.basis == provisions.on("pub-07", DAY):
                break
            assert procedure is Procedure.FIVE_STEP
            assert (walked.stage, wrong) in transitions(NATIONAL)
            kept.remove(index)
            walked = walk(profile, [steps[at] for at in kept])
        if walked.wrong is not None:
            assert found == []
        elif walked.stage in UNPUBLISHED:
            (fault,) = found
            assert "还差" in fault.message
        else:
            assert found == []


def provision(unit: str, least: int = 5) -> Provision:
    figure = {"name": "least", "value": str(least), "unit": unit}
    facts = {"id": "x", "title": "甲", "text": "乙", "document": "丙", "figures": [figure]}
    return Provision.model_validate(facts)


def test_a_local_rule_may_count_every_day() -> None:
    """Seven days from a Monday end on a Sunday, so on the Monday after it."""
    seven, first = provision("天", 7), date(2026, 5, 11)
    for counted, days in ((CountStart.INCLUSIVE, 7), (CountStart.EXCLUSIVE, 6)):
        site = world(notice(), count_start=counted)
        assert length.measured(site, seven, first, date(2026, 5, 17)).days == days
        assert length.ends(site, first, seven).own.end == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("start", "inclusive", "exclusive"),
    [
        ("2026-02-11", "2026-02-24", "2026-02-25"),
        ("2026-02-13", "2026-02-26", "2026-02-27"),
        ("2026-04-03", "2026-04-10", "2026-04-13"),
        ("2026-04-29", "2026-05-08", "2026-05-09"),
        ("2026-09-18", "2026-09-23", "2026-09-24"),
        ("2026-09-30", "2026-10-12", "2026-10-13"),
        ("2026-10-09", "2026-10-14", "2026-10-15"),
        ("2026-11-20", "2026-11-26", "2026-11-27"),
    ],
)
def test_the_right_end_is_told_by_both_ways_of_counting(
    start: str, inclusive: str, exclusive: str
) -> None:
    first, five = date.fromisoformat(start), provision("个工作日")
    for counted, own, other in (
        (CountStart.INCLUSIVE, inclusive, exclusive),
        (CountStart.EXCLUSIVE, exclusive, inclusive),
    ):
        site = world(notice(), count_start=counted)
        ends = length.ends(site, first, five)
        assert (str(ends.own.end), str(ends.other.end)) == (own, other)
        assert ends.own.certain
        assert length.worked(site, first, ends.own.end).days == 5
        assert length.worked(site, first, ends.own.end - timedelta(1)).days < 5


def test_a_year_without_a_calendar_is_uncertain() -> None:
    site = world(notice())
    assert not length.ends(site, date(2026, 12, 28), provision("个工作日")).own.certain
    assert length.unknown_years(site, date(2026, 12, 28), date(2027, 1, 4)) == "2027年"


NAME = "欧阳密标"


@pytest.mark.parametrize(("after", "there"), [(0, True), (30, True), (31, False), (400, False)])
def test_names_leave_every_page_thirty_days_after_the_period(
    tmp_path: Path, after: int, there: bool
) -> None:
    """No byte of any page holds the name after that day, though the data still does."""
    files = {name: text.decode() for name, text in small.FILES.items() if name.endswith(".csv")}
    people = files["data/notices/notice_people.csv"].replace("示例戊", NAME)
    notices = files["data/notices/notices.csv"].replace(
        "拟列为发展对象的公示,示党发〔2026〕1号,2026-05-28,,",
        f"拟列为发展对象的公示,示党发〔2026〕1号,2026-05-28,拟将{NAME}列为发展对象。,",
    )
    assert NAME in people
    assert NAME in notices
    more = {"data/notices/notice_people.csv": people, "data/notices/notices.csv": notices}
    root = small.write(tmp_path, {**small.FILES, **more})
    day = date(2026, 6, 3) + timedelta(after)
    outcome = whole.run(root, kinds.find(), day, lambda file: small.derive(root, file))
    assert outcome.ok
    holding = [str(page.path) for page in outcome.pages if NAME in page.text]
    assert holding == (["notices/fazhan.md"] if there else [])
    page = next(page for page in outcome.pages if str(page.path) == "notices/fazhan.md")
    assert "拟列为发展对象的公示" in page.text
    assert ("个人信息不再展示" in page.text) is not there


def test_a_person_has_no_place_for_what_must_not_be_public() -> None:
    forbidden = ("身份证", "电话", "手机", "住址", "银行", "账号", "家庭", "健康")
    titles = [field.title or "" for field in NoticePerson.model_fields.values()]
    titles += [field.title or "" for field in NoticeStep.model_fields.values()]
    assert [title for title in titles if any(word in title for word in forbidden)] == []
