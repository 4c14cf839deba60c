"""Whether a notice may be published at all, to whom, and in which order."""

from collections.abc import Iterator

from generator.contract import Finding, each, rule
from generator.diagnostics import Related, Severity
from generator.kinds.catalogue.model import CatalogueItem
from generator.schema import Entry, Scope
from generator.world import World

from .model import Notice, NoticePerson, Step, withdrawn
from .privacy import listed
from .steps import made


@rule(
    "notices/discipline",
    "处分情况不能向社会公开",
    "对党员的组织处理和纪律处分只对特定的人公开，不能出现在公开网站上。",
    "把“公开范围”改为“对特定人员公开”，或者从标题和公示对象表里去掉处分情况，只公布总数。",
    provisions=("pub-18",),
)
@each(Notice)
def discipline(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """How members were disciplined is open to certain people only."""
    notice = entry.value
    basis = world.law.on("pub-18", notice.issued_on)
    if basis is None or notice.scope is Scope.SPECIFIC:
        return
    for one, field in _texts(entry, listed(world, notice)):
        text = getattr(one.value, field) or ""
        if word := next((word for word in basis.words if word in text), ""):
            place, scope = (
                one.location(field),
                Related(entry.location("scope"), "公开范围在这里"),
            )
            message = f"“{place.field}”里写了“{word}”，公开范围却是“{notice.scope.label}”"
            yield Finding(message, place, related=(scope,), basis=basis)


@rule(
    "notices/discipline-item",
    "只对特定人员公开的事项写成了公开的通知",
    "公开目录里写明只对特定人员公开的事项，不能发在公开网站上。",
    "把“公开范围”改为“对特定人员公开”，或者核对“公开目录编号”。",
    provisions=("pub-18",),
)
@each(Notice)
def discipline_item(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A matter that the catalogue opens to certain people only is not published to others."""
    notice = entry.value
    basis = world.law.on("pub-18", notice.issued_on)
    item = world.entry(CatalogueItem, notice.catalogue_id)
    if basis is None or item is None or notice.scope is Scope.SPECIFIC:
        return
    if item.value.open_to is Scope.SPECIFIC:
        message = f"“{item.value.title}”只对特定人员公开，这一条却“{notice.scope.label}”"
        there = Related(item.location("open_to"), "公开对象在这里")
        yield Finding(message, entry.location("scope"), related=(there,), basis=basis)


@rule(
    "notices/uncatalogued",
    "不在公开目录里",
    "公开什么由目录定；目录以外的事项要公开，另要有人批准。",
    "填写“公开目录编号”；目录里没有的，填写“目录外审批依据”。",
    Severity.WARNING,
    provisions=("pub-13",),
)
@each(Notice)
def uncatalogued(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """Each notice belongs to a matter of the catalogue in use, or somebody has approved it apart.

    A site without a catalogue is told so elsewhere.
    """
    if CatalogueItem in world.incomplete or not world.all(CatalogueItem):
        return
    notice = entry.value
    basis = world.law.on("pub-13", notice.issued_on)
    item = world.get(CatalogueItem, notice.catalogue_id)
    if basis is None or notice.extra_approval_ref:
        return
    if notice.catalogue_id is None:
        message = f"“{notice.title}”没有填写“公开目录编号”"
        yield Finding(message, entry.location("catalogue_id"), basis=basis)
    elif item is not None and not item.active:
        message = f"目录里的“{item.title}”已经停用"
        yield Finding(message, entry.location("catalogue_id"), basis=basis)


def _texts(
    entry: Entry[Notice], people: tuple[Entry[NoticePerson], ...]
) -> Iterator[tuple[Entry[Notice] | Entry[NoticePerson], str]]:
    """The fields that speak of single people; the matter only where people are listed."""
    yield entry, "title"
    if people:
        yield entry, "matter"
    for person in people:
        yield person, "proposal"
        yield person, "note"


@rule(
    "notices/inside-late",
    "党内公开晚于向社会公开",
    "党内、社会都要公开的事项，先在党内公开，让党员先知道。",
    "核对“党内公开日期”；以后先开会通报或者在内部公开栏张贴。",
    Severity.INFO,
    provisions=("pub-15",),
)
@each(Notice)
def inside_late(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """What is open to both is open inside first."""
    notice = entry.value
    basis, step = world.law.on("pub-15", notice.issued_on), made(world, notice, Step.PUBLISH)
    outside = step.value.on if step else notice.issued_on
    if basis and notice.inside_on and notice.inside_on > outside:
        message = f"党内公开 {notice.inside_on} 晚于向社会公开 {outside}"
        yield Finding(message, entry.location("inside_on"), basis=basis)


@rule(
    "notices/withdraws",
    "宣布撤回的那一条没有撤回",
    "这一条说撤回了另一条，那一条的页面上也要显示已经撤回，两页互相链接。",
    "在那一条里填写“撤回日期”和“撤回原因”，或者核对“撤回的通知编号”。",
)
@each(Notice)
def withdraws(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice that takes another one back names one that says so too."""
    other = world.entry(Notice, entry.value.withdraws)
    if other is None:
        return
    if other.value.id == entry.value.id:
        yield Finding("把自己填成了撤回的那一条", entry.location("withdraws"))
    elif not withdrawn(other.value):
        message = f"“{other.value.id}”没有填写“撤回日期”"
        there = Related(other.location("id"), "那一条在这里")
        yield Finding(message, entry.location("withdraws"), related=(there,))


RULES = (discipline, discipline_item, uncatalogued, inside_late, withdraws)
