"""What is to be done within so many months of a step: talk, meeting, approval, oath, transfer."""

from collections.abc import Iterator
from itertools import pairwise

from generator.contract import Finding, rule
from generator.dates import add_months, add_years
from generator.diagnostics import Severity
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import DevelopmentCase
from .terms import Term, ended, findings

MEND = "核对日期；还没有做的，按期限办理，办完填上日期；不再继续的，填“终止日期”。"


@rule(
    "development/talk",
    "申请以后要按时谈话",
    "收到入党申请以后，党组织要在期限内派人谈话。",
    MEND,
    Severity.WARNING,
    ("dev-02",),
)
def talk(world: World) -> Iterator[Finding]:
    """Somebody who has applied is talked to in time."""
    yield from findings(world, Term("dev-02", "applied_on", "talked_on", "谈话"))


@rule(
    "development/reviews",
    "积极分子要定期考察",
    "确定为入党积极分子以后，党支部要定期考察，直到列为发展对象。",
    "把每次考察的日期填进“考察日期”，用；分开；不再继续的，填“终止日期”。",
    Severity.WARNING,
    ("dev-05",),
)
def reviews(world: World) -> Iterator[Finding]:
    """An activist is reviewed every half year until being listed as a prospect."""
    for entry in world.all(DevelopmentCase):
        case = entry.value
        if case.activist_on is None:
            continue
        basis = world.law.on("dev-05", case.activist_on)
        if basis is not None:
            yield from _reviews(entry, basis)


def _reviews(entry: Entry[DevelopmentCase], basis: Provision) -> Iterator[Finding]:
    case = entry.value
    stop = case.prospect_on or case.ended_on
    days = [case.activist_on, *sorted(case.reviews), *([stop] if stop else [])]
    known = [day for day in days if day is not None and (stop is None or day <= stop)]
    months = basis["months"]
    for before, after in pairwise(known):
        if after > add_months(before, months):
            message = f"“{case.id}”在 {before} 到 {after} 之间没有考察，超过 {months} 个月"
            yield Finding(message, entry.location("reviews"), basis=basis)
    if stop is None and not ended(case, "activist_on"):
        due = add_months(known[-1], months)
        message = f"“{case.id}”应在 {due} 以前考察一次，上次是 {known[-1]}"
        place = entry.location("reviews")
        yield Finding(message, place, basis=basis, due=due, org_id=case.org_id)


@rule(
    "development/meeting",
    "预审合格后要按时开会",
    "预审合格以后，要在期限内召开支部党员大会讨论接收。",
    MEND,
    Severity.WARNING,
    ("dev-11",),
)
def meeting(world: World) -> Iterator[Finding]:
    """The branch meets in time after the pre-review."""
    term = Term("dev-11", "prereview_passed_on", "branch_meeting_on", "召开支部党员大会讨论接收")
    yield from findings(world, term)


@rule(
    "development/approval",
    "接收预备党员要按时审批",
    "支部党员大会通过以后，上级党委要在期限内审批；特殊情况可以放宽。",
    MEND,
    Severity.WARNING,
    ("dev-12",),
)
def approval(world: World) -> Iterator[Finding]:
    """The committee approves in time."""
    term = Term("dev-12", "branch_meeting_on", "approved_on", "审批接收", name="approval")
    yield from findings(world, term)


@rule(
    "development/oath",
    "批准以后一般按时宣誓",
    "预备党员一般在批准以后的期限内举行入党宣誓。",
    MEND,
    Severity.INFO,
    ("dev-13",),
)
def oath(world: World) -> Iterator[Finding]:
    """The oath follows the approval in time."""
    yield from findings(world, Term("dev-13", "approved_on", "oath_on", "举行入党宣誓"))


@rule(
    "development/probation",
    "预备期要按规定计算",
    "预备期从支部党员大会通过之日算起，满期才能讨论转正；延长只有一次，延长多久有规定。",
    "核对转正大会的日期和延长的月数。",
    Severity.WARNING,
    ("dev-14",),
)
def probation(world: World) -> Iterator[Finding]:
    """An extension keeps within its bounds and runs out before the transfer is decided on."""
    for entry in world.all(DevelopmentCase):
        case = entry.value
        if case.branch_meeting_on is None:
            continue
        basis = world.law.on("dev-14", case.branch_meeting_on)
        if basis is not None:
            yield from _probation(entry, basis)


def _probation(entry: Entry[DevelopmentCase], basis: Provision) -> Iterator[Finding]:
    case, extended = entry.value, entry.value.extension_months
    if extended is not None and not basis["least"] <= extended <= basis["most"]:
        message = (
            f"“{case.id}”延长预备期 {extended} 个月，应在 {basis['least']} 到 {basis['most']} 个月"
        )
        yield Finding(message, entry.location("extension_months"), basis=basis)
    if case.branch_meeting_on is None:
        return
    year = add_years(case.branch_meeting_on, basis["years"])
    full = add_months(year, extended or 0)
    place = entry.location("transfer_meeting_on")
    if case.transfer_meeting_on is not None and year <= case.transfer_meeting_on < full:
        message = f"“{case.id}”预备期到 {full} 才满，转正大会在 {case.transfer_meeting_on}"
        yield Finding(message, place, basis=basis)
    elif case.transfer_meeting_on is None and not ended(case, "transfer_meeting_on"):
        message = f"“{case.id}”预备期到 {full} 满，满期后应及时讨论转正"
        yield Finding(message, place, basis=basis, due=full, org_id=case.org_id)


@rule(
    "development/transfer-approval",
    "转正要按时审批",
    "支部党员大会讨论转正以后，上级党委要在期限内审批。",
    MEND,
    Severity.WARNING,
    ("dev-15",),
)
def transfer_approval(world: World) -> Iterator[Finding]:
    """The committee approves a transfer in time."""
    term = Term("dev-15", "transfer_meeting_on", "transfer_approved_on", "审批转正")
    yield from findings(world, term)


RULES = (talk, reviews, meeting, approval, oath, probation, transfer_approval)
