"""The meeting that elects: enough of those who may vote, and delegates only where allowed."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.elections.model import Election, Electorate
from generator.world import World


@rule(
    "elections/more-present",
    "实到人数多于应到人数",
    "到会参加选举的人不会比应到会的还多。",
    "核对会议记录，改正写错的人数。",
    provisions=("elec-06",),
)
def more_present(world: World) -> Iterator[Finding]:
    """No more are present than are due."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-06", entry.value.held_on)
        for field, due, present, what in (
            ("eligible_present", one.eligible_due, one.eligible_present, "会议"),
            ("committee_present", one.committee_due, one.committee_present, "委员会"),
        ):
            if basis and due is not None and present is not None and present > due:
                message = f"{what}应到 {due} 人，实到 {present} 人"
                yield Finding(message, entry.location(field), basis=basis)


@rule(
    "elections/quorum",
    "到会人数不够",
    "有选举权的到会人数达到应到会人数的五分之四，选举才有效。",
    "核对应到会、实到会人数；确实不够的，选举无效，要重新召集。",
    Severity.WARNING,
    ("elec-01",),
)
def quorum(world: World) -> Iterator[Finding]:
    """Enough of those who may vote are present."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-01", entry.value.held_on)
        if basis is None:
            continue
        left, right = one.eligible_present * basis["due"], one.eligible_due * basis["present"]
        if left < right or (left == right and basis["more"]):
            share = f"应到人数的 {basis['present']}/{basis['due']}"
            wanted = f"要超过{share}" if basis["more"] else f"不能少于{share}"
            message = f"应到会 {one.eligible_due} 人，实到会 {one.eligible_present} 人；{wanted}"
            yield Finding(message, entry.location("eligible_present"), basis=basis)


@rule(
    "elections/too-many-voters",
    "应到会人数多于正式党员",
    "只有正式党员有选举权，预备党员和受留党察看处分的党员没有。",
    "核对两个人数；应到会人数里不算预备党员。",
    Severity.WARNING,
    ("elec-07",),
)
def too_many_voters(world: World) -> Iterator[Finding]:
    """No more may vote than there are full members."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-07", entry.value.held_on)
        members = one.electorate is Electorate.MEMBERS
        known = one.eligible_due if one.members_full is None else one.members_full
        if basis and members and one.eligible_due > known:
            message = f"应到会 {one.eligible_due} 人，正式党员只有 {known} 人"
            related = (Related(entry.location("members_full"), "正式党员数"),)
            place = entry.location("eligible_due")
            yield Finding(message, place, related=related, basis=basis)


@rule(
    "elections/delegates-unapproved",
    "召开代表大会没有写批准文号",
    "选举一般召开党员大会；党员多或者驻地分散的，经上级批准可以召开党员代表大会。",
    "在“代表大会批准文号”里填上文号；开的是党员大会的，改“选举会议”。",
    Severity.WARNING,
    ("elec-09",),
)
def delegates_unapproved(world: World) -> Iterator[Finding]:
    """Delegates elect instead of all members only with approval."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-09", entry.value.held_on)
        if basis and one.electorate is Electorate.DELEGATES and one.delegates_doc_no is None:
            known = one.members_full
            few = known is not None and known < basis["least"]
            why = f"正式党员 {known} 名，不到 {basis['least']} 名，" if few else ""
            message = f"“{one.title}”由党员代表大会选举，{why}没有写上级批准的文号"
            yield Finding(message, entry.location("electorate"), basis=basis)


@rule(
    "elections/delegates-number",
    "代表人数不合规定",
    "党员代表大会的代表一般一百至二百名，最多三百名。",
    "核对“应到会人数”，由党员代表大会选举的写代表总数。",
    Severity.WARNING,
    ("elec-10",),
)
def delegates_number(world: World) -> Iterator[Finding]:
    """A meeting of delegates is neither too small nor too large."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-10", entry.value.held_on)
        if basis is None or one.electorate is not Electorate.DELEGATES:
            continue
        least, usual, most = basis["least"], basis["usual"], basis["most"]
        if not least <= one.eligible_due <= most:
            message = f"代表 {one.eligible_due} 名，一般 {least} 至 {usual} 名，最多 {most} 名"
            yield Finding(message, entry.location("eligible_due"), basis=basis)


RULES = (more_present, quorum, too_many_voters, delegates_unapproved, delegates_number)
