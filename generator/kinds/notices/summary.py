"""A notice → what is said of it in a sentence or two."""

from msgspec import Struct

from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation
from generator.world import World

from .model import Notice, matter, span, withdrawn


class Withdrawal(Struct, frozen=True):
    """That a notice has been taken back and when, and why, if that is known."""

    sentence: str
    reason: str


def noun(notice: Notice) -> str:
    """What the notice calls itself: 公示, 公告 or 通知, as its type ends."""
    ending = notice.type.label[-2:]
    return ending if ending in ("公示", "通知") else "公告"


def withdrawal(notice: Notice) -> Withdrawal | None:
    """That a notice has been taken back, None where it stands."""
    if not withdrawn(notice):
        return None
    on, reason = notice.withdrawn_on or notice.outcome_on, notice.withdrawn_reason
    day = f"于{chinese_date(on)}" if on else ""
    because = f"原因：{reason.removesuffix('。')}。" if reason else ""
    return Withdrawal(f"本{noun(notice)}已{day}撤回。", because)


def summary(world: World, notice: Notice) -> str:
    """What a notice is about, when it was issued, and the days of its period."""
    organisation = world.get(Organisation, notice.org_id)
    issuer = organisation.name if organisation else ""
    paragraphs = notice.matter.splitlines() if notice.matter else ()
    first = paragraphs[0] if paragraphs else f"{issuer}{notice.type.label}。"
    dates = f"{chinese_date(notice.issued_on)}发布"
    if notice.start and notice.end:
        dates += f"，{matter(notice.type)}时间为{span(notice.start, notice.end)}"
    return f"{first.removesuffix('。')}。{dates}。"
