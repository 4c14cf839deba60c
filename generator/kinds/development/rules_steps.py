"""What a step of a case needs before it may be taken."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.contract import Finding, rule
from generator.dates import add_years
from generator.diagnostics import Related, Severity
from generator.kinds.notices.model import Notice
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import DevelopmentCase
from .terms import ORDER

Case = Entry[DevelopmentCase]


def _since(world: World, id: str, field: str) -> Iterator[tuple[Case, date, Provision]]:
    """Each case that has come to a step, the day, and the provision in force on it."""
    for entry in world.all(DevelopmentCase):
        day: date | None = getattr(entry.value, field)
        basis = world.law.on(id, day) if day else None
        if day is not None and basis is not None:
            yield entry, day, basis


@rule(
    "development/age",
    "申请时不满十八岁",
    "年满十八周岁才能申请入党。这里只填是或否，不写出生日期：核对用不着，也不能放进资料。",
    "核对“申请时年满十八”；确实不满的，等年满后重新申请。",
    Severity.WARNING,
    provisions=("dev-01",),
)
def age(world: World) -> Iterator[Finding]:
    """Whoever applies is of age."""
    for entry, _, basis in _since(world, "dev-01", "applied_on"):
        if entry.value.adult is False:
            message = f"“{entry.value.id}”申请时不满 {basis['least']} 周岁"
            yield Finding(message, entry.location("adult"), basis=basis)


@rule(
    "development/filed",
    "确定积极分子没有备案",
    "确定为入党积极分子以后，要报上级党委备案。",
    "填写“积极分子备案日期”。",
    Severity.WARNING,
    ("dev-03",),
)
def filed(world: World) -> Iterator[Finding]:
    """An activist is filed with the committee above."""
    for entry, day, basis in _since(world, "dev-03", "activist_on"):
        if entry.value.activist_filed_on is None:
            message = f"“{entry.value.id}”在 {day} 确定为积极分子，没有备案日期"
            yield Finding(message, entry.location("activist_filed_on"), basis=basis)


@rule(
    "development/mentors",
    "培养联系人数不对",
    "每名入党积极分子要有规定人数的正式党员作培养联系人。",
    "核对“培养联系人数”，只数正式党员，不写姓名。",
    Severity.WARNING,
    ("dev-04",),
)
def mentors(world: World) -> Iterator[Finding]:
    """An activist has one or two full members as mentors."""
    for entry, _, basis in _since(world, "dev-04", "activist_on"):
        least, most, count = basis["least"], basis["most"], entry.value.mentors
        if count is None or not least <= count <= most:
            said = "没有填写" if count is None else f"是 {count} 名"
            message = f"“{entry.value.id}”的培养联系人{said}，应有 {least} 至 {most} 名"
            yield Finding(message, entry.location("mentors"), basis=basis)


@rule(
    "development/too-early",
    "列为发展对象太早",
    "确定为入党积极分子以后，要经过规定时间的培养教育，才能列为发展对象。",
    "核对两个日期。",
    Severity.WARNING,
    provisions=("dev-06",),
)
def too_early(world: World) -> Iterator[Finding]:
    """A prospect has been an activist for a year."""
    for entry, day, basis in _since(world, "dev-06", "prospect_on"):
        case = entry.value
        if case.activist_on is None:
            message = f"“{case.id}”在 {day} 列为发展对象，没有确定积极分子的日期"
            yield Finding(message, entry.location("activist_on"), basis=basis)
        elif day < (first := add_years(case.activist_on, basis["years"])):
            message = f"“{case.id}”在 {day} 列为发展对象，最早应在 {first}"
            related = (Related(entry.location("activist_on"), "确定积极分子的日期在这里"),)
            yield Finding(message, entry.location("prospect_on"), related=related, basis=basis)


@rule(
    "development/introducers",
    "入党介绍人数不对",
    "发展对象要有规定人数的正式党员作入党介绍人。",
    "核对“入党介绍人数”，只数正式党员，不写姓名。",
    Severity.WARNING,
    ("dev-08",),
)
def introducers(world: World) -> Iterator[Finding]:
    """A prospect who comes to the pre-review has two full members as introducers."""
    for entry, _, basis in _since(world, "dev-08", "prereview_passed_on"):
        needed, count = basis["exactly"], entry.value.introducers
        if count != needed:
            said = "没有填写" if count is None else f"是 {count} 名"
            message = f"“{entry.value.id}”的入党介绍人{said}，应有 {needed} 名"
            yield Finding(message, entry.location("introducers"), basis=basis)


@rule(
    "development/political-review",
    "没有经过政治审查",
    "没有经过政治审查的，不能往下办。",
    "填写“政治审查合格日期”；还没有审查的，先不要预审。",
    Severity.WARNING,
    provisions=("dev-09",),
)
def political_review(world: World) -> Iterator[Finding]:
    """The political review comes before the pre-review."""
    for entry, day, basis in _since(world, "dev-09", "prereview_passed_on"):
        case, place = entry.value, entry.location("political_review_on")
        if case.political_review_on is None:
            message = f"“{case.id}”在 {day} 预审合格，没有政治审查合格的日期"
            yield Finding(message, place, basis=basis)
        elif case.political_review_on > day:
            message = f"“{case.id}”在 {day} 预审合格，政治审查在 {case.political_review_on}"
            yield Finding(message, place, basis=basis)


@rule(
    "development/training",
    "集中培训的时间不够",
    "发展对象要参加规定时间的短期集中培训。",
    "填写“培训天数”或“培训学时”，够一样就行。",
    Severity.WARNING,
    ("dev-10",),
)
def training(world: World) -> Iterator[Finding]:
    """A prospect is trained for three days or twenty-four hours before the pre-review."""
    for entry, _, basis in _since(world, "dev-10", "prereview_passed_on"):
        case = entry.value
        days, hours = case.training_days or Decimal(0), case.training_hours or Decimal(0)
        if days < basis.exact("days") and hours < basis.exact("hours"):
            least = f"{basis.exact('days')} 天或者 {basis.exact('hours')} 学时"
            message = f"“{case.id}”培训 {days} 天、{hours} 学时，不少于 {least}"
            field = "training_hours" if case.training_hours is not None else "training_days"
            yield Finding(message, entry.location(field), basis=basis)


@rule(
    "development/order",
    "各步的日期颠倒",
    "发展党员一步接一步，后一步的日期不会早于前一步。",
    "核对两个日期，通常是年份或月份写错了。",
    provisions=("dev-16", "dev-14"),
)
def order(world: World) -> Iterator[Finding]:
    """Each step is on or after the day of every step before it."""
    for entry in world.all(DevelopmentCase):
        basis = world.law.on("dev-16", entry.value.applied_on)
        latest = ORDER[0]
        for field in ORDER[1:] if basis else ():
            day, before = getattr(entry.value, field), getattr(entry.value, latest)
            if day is None:
                continue
            if day < before:
                first, second = entry.location(latest), entry.location(field)
                message = f"“{entry.value.id}”的{second.field} {day} 早于{first.field} {before}"
                yield Finding(
                    message, second, related=(Related(first, "前一步在这里"),), basis=basis
                )
            else:
                latest = field
        if basis is not None:
            yield from _made_known(world, entry, basis)
            yield from _probation(world, entry, basis)


def _made_known(world: World, entry: Case, basis: Provision) -> Iterator[Finding]:
    """The publicity has ended by the day of listing."""
    listed = entry.value.prospect_on
    notice = world.entry(Notice, entry.value.publicity_notice_id)
    end = notice.value.end if notice else None
    if notice is not None and listed is not None and end is not None and listed < end:
        place = entry.location("prospect_on")
        message = f"“{entry.value.id}”的公示到 {end} 才结束，{listed} 就列为发展对象"
        related = (Related(notice.location("end"), "公示在这里"),)
        yield Finding(message, place, related=related, basis=basis)


def _probation(world: World, entry: Case, basis: Provision) -> Iterator[Finding]:
    """The transfer is decided on a year after the meeting or later."""
    met, decided = entry.value.branch_meeting_on, entry.value.transfer_meeting_on
    term = world.law.on("dev-14", met) if met else None
    if met is None or decided is None or term is None:
        return
    full = add_years(met, term["years"])
    if not term.confidence.certain:
        basis = term
    if met <= decided < full:
        message = f"“{entry.value.id}”预备期到 {full} 才满，转正大会在 {decided}"
        related = (Related(entry.location("branch_meeting_on"), "接收大会在这里"),)
        place = entry.location("transfer_meeting_on")
        yield Finding(message, place, related=related, basis=basis)


RULES = (
    age,
    filed,
    mentors,
    too_early,
    introducers,
    political_review,
    training,
    order,
)
