"""What does not fit between a notice, its period, its outcome and its withdrawal."""

from collections.abc import Iterator

from generator.contract import Finding, each, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry
from generator.world import World

from .length import shifted
from .model import WITH_PERIOD, Notice, Outcome, withdrawn


@rule(
    "notices/period-missing",
    "缺少公示起止日期",
    "读者要知道从哪天到哪天可以提意见；只有开始或只有截止，公示期就说不清。",
    "同时填写“公示开始”和“公示截止”；不征求意见的类型可以两个都不填。",
    provisions=("pub-02",),
)
@each(Notice)
def period_missing(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice of a type that asks for objections has a start and an end, others both or none."""
    notice = entry.value
    basis = world.law.on("pub-02", notice.issued_on)
    needed = basis and (notice.type in WITH_PERIOD or notice.start or notice.end)
    for field, value in (("start", notice.start), ("end", notice.end)):
        if needed and value is None:
            place = entry.location(field)
            message = f"“{notice.type.label}”没有填写“{place.field}”"
            yield Finding(message, place, basis=basis)


@rule(
    "notices/period-order",
    "公示截止早于公示开始",
    "截止日不能早于开始日。",
    "核对两个日期，尤其是跨年时的年份。",
    provisions=("pub-02",),
)
@each(Notice)
def period_order(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A period ends on or after the day it begins."""
    notice = entry.value
    basis = world.law.on("pub-02", notice.issued_on)
    if basis and notice.start and notice.end and notice.end < notice.start:
        start = Related(entry.location("start"), f"开始日期是 {notice.start}")
        message = f"公示截止 {notice.end} 早于公示开始 {notice.start}"
        yield Finding(message, entry.location("end"), related=(start,), basis=basis)


@rule(
    "notices/period-before-issue",
    "公示在发布之前就开始",
    "没有发布，党员和群众还看不到，公示期不能从那时算起。",
    "核对“发布日期”和“公示开始”；实际发布晚了，公示期要顺延。",
    provisions=("pub-10",),
)
@each(Notice)
def period_before_issue(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A period does not begin before the notice is issued."""
    notice = entry.value
    basis = world.law.on("pub-10", notice.issued_on)
    if basis and notice.start and notice.start < notice.issued_on:
        issued = Related(entry.location("issued_on"), f"发布日期是 {notice.issued_on}")
        message = f"公示开始 {notice.start} 早于发布日期 {notice.issued_on}"
        mend = shifted(world, notice, notice.issued_on)
        yield Finding(message, entry.location("start"), mend, related=(issued,), basis=basis)


@rule(
    "notices/no-contact",
    "公示没有受理方式",
    "公示要说明向谁、怎样反映意见，否则公示流于形式。",
    "至少填写“受理电话”“受理地址”“受理邮箱”中的一项，用单位的，不用个人的。",
    Severity.WARNING,
    provisions=("pub-06",),
)
@each(Notice)
def no_contact(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice with a period says how to reach those who receive objections."""
    notice = entry.value
    ways = (notice.contact_phone, notice.contact_address, notice.contact_email)
    basis = world.law.on("pub-06", notice.issued_on)
    if basis and notice.start and notice.end and not any(ways):
        message = "没有填写受理电话、地址或邮箱"
        yield Finding(message, entry.location("contact_phone"), basis=basis)


@rule(
    "notices/outcome-incomplete",
    "公示结果填写不完整",
    "结果和结果日期要一起公布，读者才知道公示是哪天、怎样结束的。",
    "补上缺的一项；还没有结果的，结果、日期和说明都留空。",
)
@each(Notice)
def outcome_incomplete(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """An outcome has a date, and neither a date nor a note stands without an outcome."""
    notice = entry.value
    if notice.outcome is None:
        given = "结果日期" if notice.outcome_on else "结果说明" if notice.outcome_note else ""
        if given:
            yield Finding(f"填写了“{given}”，没有填写“结果”", entry.location("outcome"))
    elif notice.outcome_on is None and notice.withdrawn_on is None:
        message = f"结果是“{notice.outcome.label}”，没有填写“结果日期”"
        yield Finding(message, entry.location("outcome_on"))


@rule(
    "notices/outcome-early",
    "公示没有结束就有了结果",
    "截止之前仍可以提意见，不能先作结论；中途停止的，应当按撤回处理。",
    "核对“结果日期”；中途停止的公示，“结果”填“撤回”，并写明撤回日期和原因。",
)
@each(Notice)
def outcome_early(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """An outcome is dated on or after the end of the period, unless the notice is withdrawn."""
    notice = entry.value
    if withdrawn(notice) or notice.outcome_on is None or notice.end is None:
        return
    if notice.outcome_on < notice.end:
        end = Related(entry.location("end"), f"截止日期是 {notice.end}")
        message = f"结果日期 {notice.outcome_on} 早于公示截止 {notice.end}"
        yield Finding(message, entry.location("outcome_on"), related=(end,))


@rule(
    "notices/outcome-without-period",
    "没有公示期却有公示结果",
    "结果说的是公示期内有没有异议；没有公示期，就说不上有无异议。",
    "补上公示起止日期；不是公示的，删掉“结果”。",
    Severity.WARNING,
)
@each(Notice)
def outcome_without_period(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """Only a notice with a period has an outcome, unless it is withdrawn."""
    notice = entry.value
    if notice.outcome in (None, Outcome.WITHDRAWN) or notice.type in WITH_PERIOD:
        return
    if notice.start is None and notice.end is None:
        yield Finding("没有公示期，却填写了“结果”", entry.location("outcome"))


@rule(
    "notices/withdrawal-incomplete",
    "撤回信息不完整",
    "已经公开的内容撤回，要告诉读者哪天撤回、为什么撤回。",
    "同时填写“撤回日期”和“撤回原因”；没有撤回的，两项都留空。",
)
@each(Notice)
def withdrawal_incomplete(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A withdrawn notice has a day and a reason of its withdrawal."""
    notice = entry.value
    taken_back = withdrawn(notice)
    if taken_back and not notice.withdrawn_reason:
        yield Finding("已撤回，没有填写“撤回原因”", entry.location("withdrawn_reason"))
    if (taken_back or notice.withdrawn_reason) and notice.withdrawn_on is None:
        yield Finding("已撤回，没有填写“撤回日期”", entry.location("withdrawn_on"))


@rule(
    "notices/withdrawn-early",
    "撤回早于发布",
    "没有发布的内容谈不上撤回。",
    "核对“撤回日期”和“发布日期”。",
)
@each(Notice)
def withdrawn_early(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice is withdrawn on or after the day it is issued."""
    notice = entry.value
    if notice.withdrawn_on and notice.withdrawn_on < notice.issued_on:
        issued = Related(entry.location("issued_on"), f"发布日期是 {notice.issued_on}")
        message = f"撤回日期 {notice.withdrawn_on} 早于发布日期 {notice.issued_on}"
        yield Finding(message, entry.location("withdrawn_on"), related=(issued,))


RULES = (
    period_missing,
    period_order,
    period_before_issue,
    no_contact,
    outcome_incomplete,
    outcome_early,
    outcome_without_period,
    withdrawal_incomplete,
    withdrawn_early,
)
