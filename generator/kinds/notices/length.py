"""The period of a notice → its working days, and the day on which it would be long enough."""

from datetime import date, timedelta

from msgspec import Struct

from generator.kinds.site.model import CountStart, Site
from generator.packs import Provision, Span
from generator.world import World, once

from .model import Notice, NoticeType

_LEAST = {
    NoticeType.PROSPECT_PUBLICITY: "publicity-prospect",
    NoticeType.ACTIVIST_PUBLICITY: "publicity-activist",
    NoticeType.ADMISSION_PUBLICITY: "publicity-admission",
    NoticeType.TRANSFER_PUBLICITY: "publicity-transfer",
    NoticeType.PRE_APPOINTMENT_PUBLICITY: "publicity-appointment",
    NoticeType.CANDIDATE_PUBLICITY: "publicity-candidate",
    NoticeType.HONOUR_PUBLICITY: "publicity-honour",
    NoticeType.STAR_PUBLICITY: "publicity-star",
    NoticeType.SHOWCASE_PUBLICITY: "publicity-showcase",
    NoticeType.DECISION_CONSULTATION: "publicity-consultation",
}
"""The provision that says how long a notice of a type is open at least."""

_DAYS = ("天", "日", "自然日")
"""Units of a provision that counts every day, worked or not."""

PROVISIONS = tuple(_LEAST.values())


class Ends(Struct, frozen=True):
    """The days with which a period is long enough, by the way of counting of the site and the other."""

    own: Span
    other: Span
    counted: CountStart

    @property
    def words(self) -> str:
        """Both days in words."""
        rest = next(one for one in CountStart if one is not self.counted)
        unsure = "" if self.own.certain and self.other.certain else "，暂算"
        own = f"{self.own.end}（本站按{self.counted.label}{unsure}）"
        return f"{own}；按{rest.label}是 {self.other.end}"


def counting(world: World) -> CountStart:
    """Whether the first day counts on this site."""
    sites = world.all(Site)
    return sites[0].value.count_start if sites else CountStart.INCLUSIVE


def least(world: World, notice: Notice) -> Provision | None:
    """What says how long a notice is open at least; None where nothing does."""
    id = _LEAST.get(notice.type)
    return world.law.on(id, notice.start or notice.issued_on) if id else None


@once
def worked(world: World, start: date, end: date) -> Span:
    """The working days of a period as the site counts them."""
    inclusive = counting(world) is CountStart.INCLUSIVE
    return world.calendar.count(start, end, inclusive=inclusive)


def unit(basis: Provision) -> str:
    """What a provision counts, after a number: working days, or days where it says so."""
    return "天" if basis.unit("least") in _DAYS else "个工作日"


def measured(world: World, basis: Provision, start: date, end: date) -> Span:
    """A period in what a provision counts."""
    if unit(basis) != "天":
        return worked(world, start, end)
    return Span((end - start).days + (counting(world) is CountStart.INCLUSIVE), end, certain=True)


def ends(world: World, start: date, basis: Provision) -> Ends:
    """When a period is as long as a provision asks for."""
    days, counted = basis["least"], counting(world)
    first, second = (
        _end(world, start, days, inclusive=(one is CountStart.INCLUSIVE), every=unit(basis) == "天")
        for one in (counted, *(one for one in CountStart if one is not counted))
    )
    return Ends(first, second, counted)


def _end(world: World, start: date, days: int, *, inclusive: bool, every: bool) -> Span:
    if not every:
        return world.calendar.end(start, days, inclusive=inclusive)
    last = start + timedelta(max(days - inclusive, 0))
    return world.calendar.end(last, 1)


def shifted(world: World, notice: Notice, start: date) -> str:
    """What to do with a period that can only begin on a later day: its right first and last day."""
    basis, first = least(world, notice), f"把“公示开始”改为 {start}"
    if basis is None or notice.end is None:
        return f"{first}，“公示截止”相应推迟。"
    if start <= notice.end and measured(world, basis, start, notice.end).days >= basis["least"]:
        return f"{first}。"
    return f"{first}，“公示截止”改为 {ends(world, start, basis).words}。"


def unknown_years(world: World, start: date, end: date) -> str:
    """The years of a period whose holidays are not known yet, in words."""
    years = range(start.year, end.year + 1)
    return "、".join(f"{year}年" for year in years if not world.calendar.knows(year))
