"""Temporary branches: how long they may last, and the day they are dissolved."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.kinds.organisations.model import (
    Organisation,
    OrganisationKind,
    OrganisationStatus,
)
from generator.schema import Entry
from generator.world import World

from .deadlines import months_later


@rule(
    "organisations/temporary-long",
    "临时党支部的期限较长",
    "工期、项目期较长而又有足够正式党员的，应当成立党支部，不设临时党支部。",
    "核对成立和预计撤销的日期；确实较长的，研究改设党支部。",
    Severity.INFO,
    ("org-15", "org-01"),
)
def temporary_long(world: World) -> Iterator[Finding]:
    """Work that lasts long gets a branch, not a temporary one, if it has enough full members."""
    for entry in _temporary(world):
        one = entry.value
        if one.established_on is None or one.dissolves_on is None:
            continue
        basis = world.law.on("org-15", one.established_on)
        enough = world.law.on("org-01", one.established_on)
        if basis is None or _too_few(one, enough["least"] if enough else 0):
            continue
        if one.dissolves_on >= months_later(one.established_on, basis["months"]):
            message = (
                f"“{one.short}”从 {one.established_on} 到 {one.dissolves_on}，"
                f"满 {basis['months']} 个月，人数够的应当成立党支部"
            )
            yield Finding(message, entry.location("dissolves_on"), basis=basis)


def _too_few(organisation: Organisation, least: int) -> bool:
    """Whether it is known to have too few full members for a branch."""
    return organisation.members_full is not None and organisation.members_full < least


@rule(
    "organisations/dissolution-due",
    "临时党支部到期撤销",
    "临时党支部的任务完成以后随之撤销。",
    "已经撤销的，把“状态”改成“已撤销”；任务延长的，改“预计撤销日期”。",
    Severity.WARNING,
    ("temporary-branch",),
)
def dissolution_due(world: World) -> Iterator[Finding]:
    """A temporary branch is dissolved by the day that was foreseen."""
    for entry in _temporary(world):
        one, due = entry.value, entry.value.dissolves_on
        basis = world.law.on("temporary-branch", due) if due else None
        if due is not None and basis is not None:
            message = f"“{one.short}”预计 {due} 撤销，到期应当撤销或者更新日期"
            place = entry.location("dissolves_on")
            yield Finding(message, place, basis=basis, due=due, ahead=60, org_id=one.id)


def _temporary(world: World) -> Iterator[Entry[Organisation]]:
    """The temporary branches that work."""
    for entry in world.by(Organisation, "kind").get(OrganisationKind.TEMPORARY_BRANCH, ()):
        if entry.value.status is OrganisationStatus.ACTIVE:
            yield entry


RULES = (temporary_long, dissolution_due)
