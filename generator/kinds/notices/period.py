"""A publicity and how to reach those who receive objections → what the page says of them."""

from datetime import date

from msgspec import Struct

from generator import md
from generator.world import World

from .length import counting, unknown_years, worked
from .model import PUBLICITY, Notice, PeriodDay, State, days, matter, status


class Fact(Struct, frozen=True):
    """A label and its value, with an address where it can be called or written to."""

    label: str
    text: str
    address: str = ""


class Box(Struct, frozen=True):
    """The first and last day of a period (one, where they are the same), and how to object.

    Without days it is only a contact.
    """

    title: str
    days: tuple[PeriodDay, ...]
    facts: tuple[Fact, ...]
    invitation: str


def box(world: World, notice: Notice, organisation: str) -> Box | None:
    """What a reader needs to object; without a period the contact only, None if there is none.

    One that has been withdrawn or corrected names its dates but asks nobody to object any more.
    """
    contact, now = _contact(notice), status(world, notice)
    if notice.start is None or notice.end is None:
        place = (Fact("地点", notice.place),) if notice.place else ()
        facts = (*place, *contact)
        return Box("联系方式", (), facts, "") if facts else None
    word = matter(notice.type)
    both = days(notice.start, notice.end)
    place = (Fact("公示地点", notice.place),) if notice.place else ()
    if now in (State.WITHDRAWN, State.CORRECTED):
        return Box(f"{word}时间", both, place, "")
    title = f"{word}时间和意见反映方式"
    length = Fact(f"{word}期限", _length(world, notice.start, notice.end))
    return Box(title, both, (length, *place, *contact), _invitation(notice, organisation))


def _length(world: World, start: date, end: date) -> str:
    """A period in working days, and how they are counted."""
    span, counted = worked(world, start, end), counting(world).label
    if span.certain:
        return f"{span.days} 个工作日（{counted}）"
    years = unknown_years(world, start, end)
    return f"暂按周一至周五算为 {span.days} 个工作日（{counted}；{years}放假安排尚未公布）"


def _contact(notice: Notice) -> tuple[Fact, ...]:
    phone = notice.contact_phone or ""
    facts = (
        Fact("受理电话", phone, md.telephone(phone)),
        Fact("受理地址", notice.contact_address or ""),
        Fact("受理邮箱", notice.contact_email or "", f"mailto:{notice.contact_email}"),
        Fact("受理时间", notice.contact_hours or ""),
    )
    return tuple(fact for fact in facts if fact.text)


def _invitation(notice: Notice, organisation: str) -> str:
    may = f"可以{_ways(notice)}向{organisation}"
    if matter(notice.type) == PUBLICITY:
        return (
            f"公示期间，对公示内容有异议的，{may}反映。反映情况应当客观真实；"
            "可以署真实姓名，署名的便于核实和答复。"
        )
    return f"征求意见期间，{may}提出意见和建议。可以署真实姓名，署名的便于答复。"


def _ways(notice: Notice) -> str:
    """The ways that are open, as part of a sentence; "" where none is named."""
    ways = [
        *(["来电"] if notice.contact_phone else []),
        *(["来信", "来访"] if notice.contact_address else []),
        *(["发送电子邮件"] if notice.contact_email else []),
    ]
    if len(ways) < 2:
        return "".join(ways)
    return f"{'、'.join(ways[:-1])}或者{ways[-1]}，"
