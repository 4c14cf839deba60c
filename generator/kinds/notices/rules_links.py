"""What does not fit between two notices: corrections, results, document numbers."""

from collections.abc import Iterator

from generator.contract import Finding, each, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry
from generator.world import World

from . import numbering
from .model import WITH_PERIOD, Notice, withdrawn


@rule(
    "notices/corrects-loop",
    "更正关系成了环",
    "一条通知不能更正自己，也不能和别的通知互相更正，否则读者不知道以哪条为准。",
    "“更正的通知编号”只填在后发的那一条，指向先发的那一条。",
)
def corrects_loop(world: World) -> Iterator[Finding]:
    """No notice corrects itself, directly or through others."""
    done: set[str] = set()
    for start in world.all(Notice):
        chain: dict[str, Entry[Notice]] = {}
        entry: Entry[Notice] | None = start
        while entry and entry.value.id not in chain and entry.value.id not in done:
            chain[entry.value.id] = entry
            entry = world.entry(Notice, entry.value.corrects)
        if entry and entry.value.id in chain:
            yield _loop(list(chain.values()), entry)
        done.update(chain)


def _loop(chain: list[Entry[Notice]], first: Entry[Notice]) -> Finding:
    loop = chain[chain.index(first) :]
    words = "”更正“".join([*(entry.value.id for entry in loop), first.value.id])
    message = f"“{words}”" if loop[1:] else f"“{first.value.id}”更正它自己"
    others = tuple(Related(entry.location("corrects"), "环上的另一条") for entry in loop[1:])
    return Finding(message, first.location("corrects"), related=others)


@rule(
    "notices/corrects-other",
    "更正了别的党组织的通知",
    "通知应当由原来发布它的党组织更正。",
    "核对“更正的通知编号”和“发布党组织编号”；职能已移交的，可以保留。",
    Severity.WARNING,
)
@each(Notice)
def corrects_other(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice is corrected by the organisation that issued it."""
    other = world.entry(Notice, entry.value.corrects)
    if other and other.value.org_id != entry.value.org_id:
        message = (
            f"“{other.value.id}”由“{other.value.org_id}”发布，这一条由“{entry.value.org_id}”发布"
        )
        issuer = Related(other.location("org_id"), "被更正的通知由它发布")
        yield Finding(message, entry.location("corrects"), related=(issuer,))


@rule(
    "notices/corrects-early",
    "更正或撤回早于原通知",
    "原来的通知还没有发布，谈不上更正和撤回。",
    "核对两条的“发布日期”，编号不要填反。",
)
@each(Notice)
def corrects_early(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """What corrects a notice or says that it was taken back is issued on its day or later."""
    notice = entry.value
    for field, id in (("corrects", notice.corrects), ("withdraws", notice.withdraws)):
        other = world.entry(Notice, id)
        if other is None or notice.issued_on >= other.value.issued_on:
            continue
        first = Related(other.location("issued_on"), "那一条的发布日期在这里")
        message = (
            f"这一条发布于 {notice.issued_on}，“{other.value.id}”{other.value.issued_on} 才发布"
        )
        mend = f"这一条的“发布日期”不能早于 {other.value.issued_on}；核对两条的日期，编号不要填反。"
        yield Finding(message, entry.location(field), mend, related=(first,))


@rule(
    "notices/result-of",
    "对应的不是公示",
    "“对应公示编号”说明这一条是哪次公示的结果，要指向另一条有公示期的通知。",
    "改成那次公示的编号；只是相关而不是结果的，请留空。",
)
@each(Notice)
def result_of(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A result belongs to another notice, which has a period."""
    other = world.entry(Notice, entry.value.result_of)
    if other is None:
        return
    if other.value.id == entry.value.id:
        yield Finding("把自己填成了对应的公示", entry.location("result_of"))
    elif other.value.type not in WITH_PERIOD and other.value.end is None:
        message = f"“{other.value.id}”是“{other.value.type.label}”，没有公示期"
        kind = Related(other.location("type"), "它的类型在这里")
        yield Finding(message, entry.location("result_of"), related=(kind,))


@rule(
    "notices/result-early",
    "公示没有结束就发布了结果",
    "截止之前仍可以提意见，结果要在公示截止之后发布。",
    "核对这一条的“发布日期”和那次公示的“公示截止”。",
)
@each(Notice)
def result_early(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A result is issued on or after the end of its publicity, unless that one is withdrawn."""
    other = world.entry(Notice, entry.value.result_of)
    if other is None or other.value.end is None or withdrawn(other.value):
        return
    if other.value.id != entry.value.id and entry.value.issued_on < other.value.end:
        message = f"结果发布于 {entry.value.issued_on}，公示到 {other.value.end} 才截止"
        end = Related(other.location("end"), "公示截止日期在这里")
        yield Finding(message, entry.location("issued_on"), related=(end,))


@rule(
    "notices/doc-no-twice",
    "同一个文号用了两次",
    "一个文号对应一份文件，重复会让人找错文件。",
    "核对文号；更正原通知的，请填“更正的通知编号”。",
    Severity.WARNING,
)
def doc_no_twice(world: World) -> Iterator[Finding]:
    """An organisation uses a document number once, but for the correction of that document."""
    seen: dict[tuple[str, str], Entry[Notice]] = {}
    for entry in world.all(Notice):
        notice = entry.value
        if not notice.doc_no:
            continue
        number = numbering.standard(notice.doc_no) or notice.doc_no
        first = seen.setdefault((notice.org_id, number), entry)
        if first is entry or _corrects(notice, first.value) or _corrects(first.value, notice):
            continue
        related = (Related(first.location("doc_no"), "先用在这里"),)
        message = f"文号“{number}”已经用于“{first.value.title}”"
        yield Finding(message, entry.location("doc_no"), related=related)


def _corrects(notice: Notice, other: Notice) -> bool:
    return notice.corrects == other.id


RULES = (
    corrects_loop,
    corrects_other,
    corrects_early,
    result_of,
    result_early,
    doc_no_twice,
)
