"""How many members an organisation of each kind needs, and how many units it covers."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.kinds.organisations.model import (
    Domain,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
)
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .names import is_township


class Counted(Struct, frozen=True):
    """A working organisation with a count of its members, and the day whose provisions count."""

    entry: Entry[Organisation]
    full: int
    total: int
    day: date


def counted(world: World) -> Iterator[Counted]:
    """Every working organisation with a count; one without a day is taken for the present one."""
    for entry in world.all(Organisation):
        one = entry.value
        day = one.counted_on or world.today
        if one.status is OrganisationStatus.ACTIVE and one.members_full is not None:
            total = one.members_full + (one.members_probationary or 0)
            yield Counted(entry, one.members_full, total, day)


@rule(
    "organisations/branch-too-small",
    "党支部的正式党员太少",
    "正式党员不够规定人数的，不单独成立党支部，可以和邻近的单位联合成立。",
    "核对“正式党员数”；确实不够的，联合组建，并改“类型”或“状态”。",
    Severity.WARNING,
    ("org-01",),
)
def branch_too_small(world: World) -> Iterator[Finding]:
    """A branch has enough full members."""
    for one in counted(world):
        basis = world.law.on("org-01", one.day)
        if basis and one.entry.value.kind.is_branch and one.full < basis["least"]:
            short, least = one.entry.value.short, basis["least"]
            message = f"“{short}”有正式党员 {one.full} 名，党支部至少要有 {least} 名"
            yield Finding(message, one.entry.location("members_full"), basis=basis)


@rule(
    "organisations/branch-too-large",
    "党支部的党员太多",
    "一个党支部的党员一般不超过规定人数，人多了开会、过组织生活都不方便。",
    "核对人数；确实超过的，考虑分设党支部。",
    Severity.WARNING,
    ("org-03",),
)
def branch_too_large(world: World) -> Iterator[Finding]:
    """A branch usually has no more members than it can gather."""
    for one in counted(world):
        basis = world.law.on("org-03", one.day)
        if basis and one.entry.value.kind.is_branch and one.total > basis["most"]:
            short, most = one.entry.value.short, basis["most"]
            message = f"“{short}”有党员 {one.total} 名，党支部一般不超过 {most} 名"
            yield Finding(message, one.entry.location("members_full"), basis=basis)


@rule(
    "organisations/joint-units",
    "联合党支部覆盖的单位太多",
    "联合党支部由几个邻近的小单位组成，单位太多不便活动。",
    "核对“覆盖单位”；确实超过的，考虑分成几个联合党支部。",
    Severity.WARNING,
    ("org-02",),
)
def joint_units(world: World) -> Iterator[Finding]:
    """A joint branch covers few units."""
    for entry in world.by(Organisation, "kind").get(OrganisationKind.JOINT_BRANCH, ()):
        one = entry.value
        basis = world.law.on("org-02", one.term_start or one.established_on or world.today)
        if basis and one.status is OrganisationStatus.ACTIVE and len(one.units) > basis["most"]:
            count, most = len(one.units), basis["most"]
            message = f"“{one.short}”覆盖 {count} 个单位，一般不超过 {most} 个"
            yield Finding(message, entry.location("units"), basis=basis)


@rule(
    "organisations/general-branch-members",
    "党总支的党员数不合规定",
    "党员达到规定人数的设党的总支部；不足的要因工作需要并经上级批准，多到能设党委的设党委。",
    "核对人数；经批准设立的，填上“批准文号”。",
    Severity.WARNING,
    ("org-04", "org-04-enterprise"),
)
def general_branch_members(world: World) -> Iterator[Finding]:
    """A general branch in a village or state enterprise has the members one needs."""
    ids = {Domain.RURAL: "org-04", Domain.STATE_ENTERPRISE: "org-04-enterprise"}
    for one in counted(world):
        organisation = one.entry.value
        id = ids.get(organisation.domain)
        if organisation.kind is not OrganisationKind.GENERAL_BRANCH or id is None:
            continue
        basis = world.law.on(id, one.day)
        if basis is not None:
            yield from _too_few(one, basis)
        if basis is not None and id == "org-04-enterprise" and one.total >= basis["below"]:
            message = (
                f"“{organisation.short}”有党员 {one.total} 名，已够设基层党委的 {basis['below']} 名"
            )
            yield Finding(message, one.entry.location("members_full"), basis=basis)


@rule(
    "organisations/committee-members",
    "基层党委的党员数不够",
    "党员达到规定人数的设基层党委；不足的要因工作需要并经上级批准。乡镇党委不受人数限制。",
    "核对人数；经批准设立的，填上“批准文号”。",
    Severity.WARNING,
    ("org-05", "org-05-enterprise"),
)
def committee_members(world: World) -> Iterator[Finding]:
    """A committee in a village or state enterprise has the members one needs, or an approval."""
    ids = {Domain.RURAL: "org-05", Domain.STATE_ENTERPRISE: "org-05-enterprise"}
    for one in counted(world):
        organisation = one.entry.value
        id = ids.get(organisation.domain)
        committee = organisation.kind is OrganisationKind.COMMITTEE
        if committee and id is not None and not is_township(organisation):
            basis = world.law.on(id, one.day)
            if basis is not None:
                yield from _too_few(one, basis)


def _too_few(one: Counted, basis: Provision) -> Iterator[Finding]:
    """Too few members are a finding unless a document says that this was approved."""
    organisation = one.entry.value
    if one.total < basis["least"] and organisation.approval_doc_no is None:
        message = (
            f"“{organisation.short}”有党员 {one.total} 名，不到设{organisation.kind.label}的 "
            f"{basis['least']} 名，也没有写批准文号"
        )
        yield Finding(message, one.entry.location("members_full"), basis=basis)


RULES = (
    branch_too_small,
    joint_units,
    branch_too_large,
    general_branch_members,
    committee_members,
)
