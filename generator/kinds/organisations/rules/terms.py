"""Terms: how long they are, when they end, how far they are extended, when the next is asked for."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import (
    Domain,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
)
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .deadlines import ahead, months_later

_FIVE_YEARS = (OrganisationKind.COMMITTEE, OrganisationKind.DISCIPLINE_COMMITTEE)
_BRANCHES = (
    OrganisationKind.GENERAL_BRANCH,
    OrganisationKind.BRANCH,
    OrganisationKind.JOINT_BRANCH,
    OrganisationKind.FLOATING_BRANCH,
)
_VILLAGE = (Domain.RURAL, Domain.COMMUNITY)


@rule(
    "organisations/term-bounds",
    "任期年数或届次不可能",
    "任期一般三年或者五年，届次从第一届算起；0、300 这样的数多半是写错了。",
    "核对换届的批复，改正数字。",
    provisions=("term-bounds",),
)
def term_bounds(world: World) -> Iterator[Finding]:
    """The length and number of a term are numbers that can be."""
    basis = world.law.on("term-bounds", world.today)
    if basis is None:
        return
    for entry in world.all(Organisation):
        for name, value, part, what in (
            ("term_years", entry.value.term_years, "years", "任期年数"),
            ("term_no", entry.value.term_no, "number", "届次"),
        ):
            least, most = basis[f"{part}_least"], basis[f"{part}_most"]
            if value is not None and not least <= value <= most:
                message = f"{what}是 {value}，应当在 {least} 到 {most} 之间"
                yield Finding(message, entry.location(name), basis=basis)


def sound(world: World, entry: Entry[Organisation]) -> bool:
    """Whether an organisation works and has a term of a length that can be."""
    organisation, basis = entry.value, world.law.on("term-bounds", world.today)
    years = organisation.term_years
    bounded = basis is None or years is None or basis["years_least"] <= years <= basis["years_most"]
    return organisation.status is OrganisationStatus.ACTIVE and bounded


@rule(
    "organisations/term-length",
    "任期年数不合规定",
    "基层党委任期一般五年，党总支、党支部一般三年；村和社区的党总支、党支部也是五年。",
    "核对换届的批复和“领域”“类型”，改正“任期年数”。",
    Severity.WARNING,
    ("term-01",),
)
def term_length(world: World) -> Iterator[Finding]:
    """A term is as long as is usual for the kind and field of the organisation."""
    for entry in world.all(Organisation):
        one = entry.value
        if one.term_start is None or one.term_years is None or not sound(world, entry):
            continue
        basis = world.law.on("term-01", one.term_start)
        usual = _usual(one, basis) if basis else ()
        if usual and one.term_years not in usual:
            said = "或 ".join(f"{years} 年" for years in usual)
            message = f"“{one.short}”的任期写成 {one.term_years} 年，一般是 {said}"
            yield Finding(message, entry.location("term_years"), basis=basis)


def _usual(organisation: Organisation, basis: Provision) -> tuple[int, ...]:
    """The years a term may have; a joint branch in a village may belong to it or not."""
    if organisation.kind in _FIVE_YEARS:
        return (basis["committee"],)
    if organisation.kind not in _BRANCHES:
        return ()
    if organisation.domain not in _VILLAGE:
        return (basis["branch"],)
    if organisation.kind is OrganisationKind.JOINT_BRANCH:
        return tuple(sorted({basis["branch"], basis["village"]}))
    return (basis["village"],)


@rule(
    "organisations/term-ending",
    "任期届满",
    "任期按日历计算，届满以前换届；批准延期的，延期届满以前换届。",
    "换届以后改“届次”“本届开始”；批准延期的，填“延期至”和“延期批准文号”。",
    Severity.WARNING,
    ("term-02", "term-04"),
)
def term_ending(world: World) -> Iterator[Finding]:
    """A term is renewed by its end, or by the end of its extension; told some months before."""
    for entry in world.all(Organisation):
        one, due = entry.value, entry.value.renewal_due
        basis = world.law.on("term-02", max(due, world.today)) if due else None
        if due is None or basis is None or not sound(world, entry):
            continue
        reminder = world.law.on("term-04", due)
        extended = due == one.extended_to
        what = "的任期延期到" if extended else "的本届任期到"
        yield Finding(
            f"“{one.short}”{what} {due} 届满，此前应当完成换届",
            entry.location("extended_to" if extended else "term_start"),
            basis=basis,
            due=due,
            ahead=ahead(due, reminder["months"]) if reminder else 30,
            org_id=one.id,
        )


@rule(
    "organisations/election-request",
    "报送换届请示",
    "换届以前约一个月向上级党组织报送请示，批复以后再选举。",
    "已经报送的，在“换届请示日期”里填上日期。",
    Severity.INFO,
    ("term-05",),
)
def election_request(world: World) -> Iterator[Finding]:
    """The election at the end of a term is asked for some time before that end."""
    for entry in world.all(Organisation):
        one, end = entry.value, entry.value.renewal_due
        basis = world.law.on("term-05", end) if end else None
        if end is None or basis is None or not sound(world, entry):
            continue
        asked = one.election_requested_on
        due = months_later(end, -basis["months"])
        if asked is None or (one.term_start is not None and asked < one.term_start):
            message = f"“{one.short}”在 {end} 届满，换届请示应当在 {due} 以前报送"
            place = entry.location("term_start" if one.term_start else "extended_to")
            yield Finding(message, place, basis=basis, due=due, ahead=60, org_id=one.id)


@rule(
    "organisations/extension-too-long",
    "延期太久",
    "延期换届一般不超过一年。",
    "核对延期批复，改正“延期至”。",
    Severity.WARNING,
    ("term-03",),
)
def extension_too_long(world: World) -> Iterator[Finding]:
    """A term is extended by a short time only."""
    for entry in world.all(Organisation):
        end, extended = entry.value.term_end, entry.value.extended_to
        basis = world.law.on("term-03", end) if end else None
        if end is None or extended is None or basis is None or not sound(world, entry):
            continue
        last = months_later(end, basis["months"])
        if extended > last:
            message = f"任期 {end} 届满，延期到 {extended}，最多延到 {last}"
            related = (Related(entry.location("term_start"), "本届开始"),)
            yield Finding(message, entry.location("extended_to"), related=related, basis=basis)


@rule(
    "organisations/extension-unapproved",
    "延期没有批准文号",
    "延期换届要经上级党组织批准。",
    "在“延期批准文号”里填上批复的文号；没有延期的，“延期至”留空。",
    Severity.WARNING,
    ("term-03",),
)
def extension_unapproved(world: World) -> Iterator[Finding]:
    """An extension names the document that approved it."""
    for entry in world.all(Organisation):
        one = entry.value
        if one.extended_to is None or one.extension_doc_no or not sound(world, entry):
            continue
        basis = world.law.on("term-03", one.term_end or one.extended_to)
        if basis is not None:
            message = f"“{one.short}”延期到 {one.extended_to}，没有写批准文号"
            yield Finding(message, entry.location("extended_to"), basis=basis)


RULES = (
    term_bounds,
    term_length,
    term_ending,
    election_request,
    extension_too_long,
    extension_unapproved,
)
