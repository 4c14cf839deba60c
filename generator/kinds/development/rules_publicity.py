"""Whether somebody was made known for long enough before being listed as a prospect."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.notices.model import Notice, NoticeType, Outcome, withdrawn
from generator.kinds.site.model import CountStart, Site
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import DevelopmentCase


@rule(
    "development/publicity",
    "列为发展对象之前没有按规定公示",
    "列为发展对象之前要公示，公示在上级党委同意以后，够规定的工作日。",
    "填写“公示编号”，核对公示的起止日期；公示不够的，补足以后再列。",
    Severity.WARNING,
    provisions=("dev-07",),
)
def publicity(world: World) -> Iterator[Finding]:
    """A prospect was made known for the working days asked for, between agreement and listing."""
    for entry in world.all(DevelopmentCase):
        day = entry.value.prospect_on
        basis = world.law.on("dev-07", day) if day else None
        if day is None or basis is None:
            continue
        notice = world.entry(Notice, entry.value.publicity_notice_id)
        if entry.value.publicity_notice_id is None:
            message = f"“{entry.value.id}”在 {day} 列为发展对象，没有公示编号"
            yield Finding(message, entry.location("publicity_notice_id"), basis=basis)
        elif notice is not None:
            for message in _faults(world, entry.value, notice.value, basis):
                yield _finding(entry, notice, message, basis)


def _finding(
    entry: Entry[DevelopmentCase], notice: Entry[Notice], message: str, basis: Provision
) -> Finding:
    return Finding(
        f"“{entry.value.id}”的公示“{notice.value.id}”{message}",
        entry.location("publicity_notice_id"),
        related=(Related(notice.location("start"), "公示在这里"),),
        basis=basis,
    )


def _faults(world: World, case: DevelopmentCase, notice: Notice, basis: Provision) -> Iterator[str]:
    if notice.type is not NoticeType.PROSPECT_PUBLICITY:
        yield f"是“{notice.type.label}”，应当是“{NoticeType.PROSPECT_PUBLICITY.label}”"
    if withdrawn(notice) or notice.outcome is Outcome.OBJECTION_UPHELD:
        yield "已经撤回或者异议成立，不能作为依据"
    if notice.start is None or notice.end is None:
        return
    agreed = case.superior_agreed_on
    if agreed is None or notice.start < agreed:
        said = f"上级同意在 {agreed}" if agreed else "没有上级同意的日期"
        yield f"从 {notice.start} 开始，{said}，应当先同意后公示"
    inclusive = _inclusive(world)
    span = world.calendar.count(notice.start, notice.end, inclusive=inclusive)
    if span.certain and span.days < basis["least"]:
        right = world.calendar.end(notice.start, basis["least"], inclusive=inclusive)
        yield f"只有 {span.days} 个工作日，应不少于 {basis['least']} 个，最早到 {right.end}"


def _inclusive(world: World) -> bool:
    sites = world.all(Site)
    return not sites or sites[0].value.count_start is CountStart.INCLUSIVE


@rule(
    "development/old-rules",
    "按以前的规定核对",
    "修订以前列为发展对象的，按2014年版核对，那时没有全国统一的公示要求。",
    "不用改；当时公示过的，可以填上“公示编号”。",
    Severity.INFO,
    ("dev-17",),
)
def old_rules(world: World) -> Iterator[Finding]:
    """A case listed before the revision without a notice is judged by the older rules."""
    for entry in world.all(DevelopmentCase):
        day = entry.value.prospect_on
        basis = world.law.on("dev-17", day) if day else None
        if basis is not None and entry.value.publicity_notice_id is None:
            message = f"“{entry.value.id}”在 {day} 列为发展对象，按2014年版核对，不查公示"
            yield Finding(message, entry.location("prospect_on"), basis=basis)


RULES = (publicity, old_rules)
