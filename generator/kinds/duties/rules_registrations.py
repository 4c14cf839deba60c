"""Whether registered members take part, are told of, and are counted rightly."""

from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, rule
from generator.dates import add_months
from generator.diagnostics import Related, Severity
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import DualRegistration, RegistrationSummary


def _current(world: World, id: str) -> Iterator[tuple[Entry[DualRegistration], Provision]]:
    """The registrations of which something is expected, with the provision of their last day."""
    for entry in world.all(DualRegistration):
        one = entry.value
        basis = world.law.on(id, max((one.registered_on, *one.check_ins)))
        if basis is not None and not one.ended and not one.excused:
            yield entry, basis


@rule(
    "duties/check-in",
    "报到的党员要定期参加",
    "报到以后，要按期到社区参加活动；长时间不来，社区要同所在单位联系。",
    "来过的，把日期填进“参加日期”；批准不参加的，填“不参加已批准”。",
    Severity.WARNING,
    ("dual-01",),
)
def check_in(world: World) -> Iterator[Finding]:
    """Whoever has registered comes again within a quarter."""
    for entry, basis in _current(world, "dual-01"):
        one = entry.value
        last = max((one.registered_on, *one.check_ins))
        due = add_months(last, basis["months"])
        message = f"“{one.id}”应在 {due} 以前到社区参加一次，上次是 {last}"
        place = entry.location("check_ins")
        yield Finding(message, place, basis=basis, due=due, org_id=one.org_id)


@rule(
    "duties/long-absent",
    "长期没有参加",
    "半年以上没有参加的，社区同所在单位联系。",
    "联系所在单位；批准不参加的，填“不参加已批准”和“不参加申请日期”。",
    Severity.WARNING,
    ("dual-03",),
)
def long_absent(world: World) -> Iterator[Finding]:
    """The unit of somebody long absent is asked, and who is excused has applied for it."""
    for entry, basis in _current(world, "dual-03"):
        one = entry.value
        last = max((one.registered_on, *one.check_ins))
        due = add_months(last, basis["months"])
        message = f"“{one.id}”{last} 以后没有参加，到 {due} 仍没有的要同所在单位联系"
        place = entry.location("check_ins")
        yield Finding(message, place, basis=basis, due=due, org_id=one.org_id)
    for entry in world.all(DualRegistration):
        asked = world.law.on("dual-03", entry.value.registered_on)
        if entry.value.excused and entry.value.excused_on is None and asked is not None:
            message = f"“{entry.value.id}”批准不参加，没有申请日期"
            yield Finding(message, entry.location("excused_on"), basis=asked)


@rule(
    "duties/unit-feedback",
    "要向所在单位反馈",
    "社区要定期把党员的表现反馈给所在单位。",
    "反馈以后，把日期填进“反馈日期”。",
    Severity.INFO,
    ("dual-02",),
)
def unit_feedback(world: World) -> Iterator[Finding]:
    """The unit hears of its member every half year."""
    for entry, basis in _current(world, "dual-02"):
        one = entry.value
        last = max((one.registered_on, *one.feedback_on))
        due = add_months(last, basis["months"])
        message = f"“{one.id}”应在 {due} 以前向所在单位反馈一次，上次是 {last}"
        place = entry.location("feedback_on")
        yield Finding(message, place, basis=basis, due=due, org_id=one.org_id)


@rule(
    "duties/deeds",
    "每年办一两件实事",
    "报到的党员每年为社区办一两件实事。",
    "办了的，把日期填进“办实事日期”。",
    Severity.INFO,
    ("dual-04",),
)
def deeds(world: World) -> Iterator[Finding]:
    """Whoever registered in an earlier year does something useful in each one."""
    for entry, basis in _current(world, "dual-04"):
        one = entry.value
        year = max(day.year for day in (one.registered_on, *one.deeds))
        done = sum(day.year == year for day in one.deeds)
        short = year > one.registered_on.year and done < basis["least"]
        due = date(min(year if short else year + 1, date.max.year), 12, 31)
        message = f"“{one.id}”应在 {due} 以前办 {basis['least']} 件实事"
        place = entry.location("deeds")
        yield Finding(message, place, basis=basis, due=due, ahead=60, org_id=one.org_id)


@rule(
    "duties/move-relation",
    "长期外出要转组织关系",
    "外出时间长、地点固定的党员，一般把组织关系转到那里。",
    "转出以后填“转出组织关系日期”；已经回来的，删去“外出开始日期”。",
    Severity.INFO,
    ("dual-05",),
)
def move_relation(world: World) -> Iterator[Finding]:
    """Somebody away for half a year has moved to the organisation there."""
    for entry in world.all(DualRegistration):
        one = entry.value
        basis = world.law.on("dual-05", one.away_since) if one.away_since else None
        if one.away_since is None or basis is None or one.ended:
            continue
        due = add_months(one.away_since, basis["months"])
        message = f"“{one.id}”{one.away_since} 起外出，到 {due} 仍在外的要转组织关系"
        place = entry.location("away_since")
        yield Finding(message, place, basis=basis, due=due, org_id=one.org_id)


@rule(
    "duties/registration-order",
    "报到的日期颠倒",
    "参加、反馈、离开都在报到以后。",
    "核对日期，通常是年份写错了。",
)
def registration_order(world: World) -> Iterator[Finding]:
    """Everything comes on or after the day of registration."""
    for entry in world.all(DualRegistration):
        one = entry.value
        for field in ("check_ins", "feedback_on", "deeds", "left_on", "moved_on"):
            value = getattr(one, field)
            days = value if isinstance(value, tuple) else (value,)
            early = [day for day in days if day is not None and day < one.registered_on]
            if early:
                related = (Related(entry.location("registered_on"), "报到日期在这里"),)
                place = entry.location(field)
                message = f"“{one.id}”的{place.field} {early[0]} 早于报到日期 {one.registered_on}"
                yield Finding(message, place, related=related)


@rule(
    "duties/registration-count",
    "报到人数对不上",
    "参加活动、认领岗位的人数不会多于报到的人数；记了台账的，人数同台账一致。",
    "核对人数和台账。",
    Severity.WARNING,
    provisions=("stat-02",),
)
def registration_count(world: World) -> Iterator[Finding]:
    """Those on a post or taking part are some of those registered, who are in the register."""
    cases = world.by(DualRegistration, "org_id")
    for entry in world.all(RegistrationSummary):
        one = entry.value
        basis = world.law.on("stat-02", one.as_of)
        for field in ("on_post", "taking_part") if basis else ():
            if getattr(one, field) > one.registered:
                place = entry.location(field)
                message = f"{place.field} {getattr(one, field)}，多于报到 {one.registered} 人"
                yield Finding(message, place, basis=basis)
        known = [case.value for case in cases.get(one.org_id, ())]
        there = sum(
            case.registered_on <= one.as_of and (case.left_on is None or case.left_on > one.as_of)
            for case in known
        )
        complete = known and DualRegistration not in world.incomplete
        if basis and complete and there != one.registered:
            message = f"{one.as_of} 报到 {one.registered} 人，台账里是 {there} 人"
            yield Finding(message, entry.location("registered"), basis=basis)


RULES = (
    check_in,
    long_absent,
    unit_feedback,
    deeds,
    move_relation,
    registration_order,
    registration_count,
)
