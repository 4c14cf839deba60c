"""Whether what is periodic is disclosed in time."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.kinds.notices.model import Notice
from generator.kinds.organisations.model import Organisation
from generator.world import World

from . import coverage, items
from .coverage import State
from .model import CatalogueItem, Disclosure, Exemption

_NEEDED = (CatalogueItem, Disclosure, Exemption, Organisation)
"""Where more may stand than could be read, nobody can say that something is missing."""


@rule(
    "catalogue/overdue",
    "定期公开的事项没有公开",
    "目录写明了多久公开一次，党员和群众会按这个时间来看。",
    "公开以后，在公示公告里写上目录的编号；公开在公开栏、会议上的，在 "
    "data/catalogue/disclosures.csv 里加一行；不必公开的，在 exemptions.csv 里写明理由。",
    Severity.WARNING,
    provisions=("pub-16",),
)
def overdue(world: World) -> Iterator[Finding]:
    """Each period of the last quarters is disclosed within the days that the catalogue gives."""
    if any(model in world.incomplete for model in _NEEDED) or not items.whole(world, Notice):
        return
    organisations = items.organisations(world)
    for entry in items.in_use(world):
        place = entry.location("title")
        for organisation in organisations:
            for period, cell in coverage.in_period(world, entry.value, organisation).items():
                if cell.due is None or cell.state not in (State.LATE, State.DUE):
                    continue
                yield Finding(
                    f"“{organisation.short}”{period.label}的“{entry.value.title}”没有公开的记录",
                    place,
                    basis=world.law.on("pub-16", period.last),
                    due=cell.due,
                    org_id=organisation.id,
                )


RULES = (overdue,)
