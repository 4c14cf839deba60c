"""A notice → what feeds and calendars tell of it.

Programs keep what they have read: no text for them names a person whom a notice lists.
"""

from datetime import date

from generator.world import World, once

from . import privacy
from .model import Notice, withdrawn
from .results import referring, result
from .summary import noun, summary, withdrawal


@once
def changed(world: World, id: str) -> date:
    """The last day until today on which something was said of a notice: issue, outcome and the like."""
    notice = world.one(Notice, id).value
    others = (
        entry.value.issued_on
        for field in ("corrects", "withdraws", "result_of")
        for entry in world.by(Notice, field).get(id, ())
    )
    later = (notice.outcome_on, notice.withdrawn_on, *others)
    return max([notice.issued_on, *(day for day in later if day and day <= world.today)])


def titled(world: World, id: str) -> str:
    """The title of a notice, behind what makes it void."""
    notice = world.one(Notice, id).value
    if withdrawn(notice):
        return f"【已撤回】{notice.title}"
    return f"【已更正】{notice.title}" if _corrections(world, id) else notice.title


@once
def said(world: World, id: str) -> str:
    """What there is to know in a few lines: whether it stands, what it is about, what came of it."""
    notice = privacy.nameless(world, world.one(Notice, id).value)
    gone, known = withdrawal(notice), result(world, notice)
    return "\n".join(
        (
            *([f"{gone.sentence}{gone.reason}"] if gone else ()),
            *(
                f"本{noun(notice)}已更正，更正后的内容见《{one.title}》。"
                for one in _corrections(world, id)
            ),
            summary(world, notice),
            *([known.sentence] if known and known.sentence else ()),
            *([known.objections] if known and known.objections else ()),
        )
    )


def _corrections(world: World, id: str) -> list[Notice]:
    return [one for one in referring(world, "corrects", id) if not withdrawn(one)]
