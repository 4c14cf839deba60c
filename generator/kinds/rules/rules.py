"""What the schema cannot say about a site's own provisions and the packs it adopts."""

from collections.abc import Iterator

from generator import packs
from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.site.model import Site
from generator.packs import Document, Provision
from generator.schema import Entry
from generator.schema.parse import nearest
from generator.world import World

from .statements import NOTHING, changes


def _below(world: World, entry: Entry[Provision]) -> tuple[Provision, ...]:
    """What an own provision overrides: those of the packs in force beside it."""
    number = sum(one.value.id == entry.value.id for one in world.all(Provision))
    listed = world.law.provisions.get(entry.value.id, ())[number:]
    return tuple(one for one in listed if packs.overlap(one, entry.value))


@rule(
    "rules/unknown-pack",
    "没有这个规则包",
    "规则包的编号写错，里面的规定就一条也不会生效。",
    "改成“规则依据”页里列出的编号；不用规则包时留空。",
)
def unknown_pack(world: World) -> Iterator[Finding]:
    """A site adopts only packs that there are."""
    known = list(packs.local_ids())
    for entry in world.all(Site):
        for index, id in enumerate(entry.value.rule_packs):
            if id not in known:
                near = nearest(id, known)
                said = f"是不是“{near}”？" if near else f"可用的：{'、'.join(known)}。"
                place = entry.location("rule_packs", index)
                yield Finding(f"没有编号为“{id}”的规则包", place, said)


@rule(
    "rules/no-basis",
    "本单位的规定没有写依据",
    "读者和上级要能查到这一条由哪份文件规定；没有依据的规定不能用来检查别人。",
    "在“依据文件”里写本单位或上级文件的全称；只是停用一条检查时，写批准停用的文件或会议。",
)
def no_basis(world: World) -> Iterator[Finding]:
    """A provision of a site names a document of its own as its basis."""
    for entry in world.all(Provision):
        name = entry.value.document.strip("《》 ")
        if name in NOTHING or (name == packs.PRODUCT and not entry.value.off):
            message = f"“{entry.value.title}”的依据文件写的是“{entry.value.document}”"
            yield Finding(message, entry.location("document"))


@rule(
    "rules/overrides",
    "本单位的规定代替了系统自带的",
    "同一个编号以本单位的为准。这里列出有哪些不同，方便核对是不是有意改的。",
    "确认无误就不用管；不是有意的，换一个编号。",
    Severity.INFO,
)
def overrides(world: World) -> Iterator[Finding]:
    """A provision of a site that takes the place of another says what it changes."""
    for entry in world.all(Provision):
        below = _below(world, entry)
        if below:
            message = f"“{entry.value.title}”代替“{below[0].title}”（{below[0].citation}）：{changes(entry.value, below[0])}"
            yield Finding(message, entry.location("id"))


@rule(
    "rules/missing-figure",
    "代替的规定少写了数值或词语",
    "检查时要按名称取数，少一项就不知道按多少算；少写词语等于不再检查。",
    "照被代替的那一条补齐“数值”里的每一项和“词语”；整条不要时写“停用: 是”。",
)
def missing_figure(world: World) -> Iterator[Finding]:
    """A provision of a site that takes the place of another has all its numbers and words."""
    for entry in world.all(Provision):
        below = () if entry.value.off else _below(world, entry)
        lacking = packs.lacking(entry.value, below)
        if lacking:
            message = f"“{entry.value.title}”缺少数值：{'、'.join(lacking)}"
            yield Finding(message, entry.location("figures"))
        elif any(one.words for one in below) and not entry.value.words:
            yield Finding(f"“{entry.value.title}”没有写词语", entry.location("words"))


@rule(
    "rules/validity",
    "失效日期早于生效日期",
    "这样的规定没有一天有效，检查时不会用到。",
    "核对文件，改正写错的日期。",
)
def validity(world: World) -> Iterator[Finding]:
    """A provision or document ends on the day it begins or later."""
    dated: tuple[Entry[Provision] | Entry[Document], ...] = (
        *world.all(Provision),
        *world.all(Document),
    )
    for entry in dated:
        since, until = entry.value.since, entry.value.until
        if since is not None and until is not None and until < since:
            message = f"失效日期 {until} 早于生效日期 {since}"
            yield Finding(message, entry.location("until"))


@rule(
    "rules/overlap",
    "同一条规定的两个版本同时有效",
    "同一个编号的规定在同一天只能有一个版本，否则分不清按哪一个检查。",
    "在旧版本里写“失效日期”（新版本生效的前一天）；本来是两条规定的，换一个编号。",
)
def overlapping(world: World) -> Iterator[Finding]:
    """Of two own provisions with one id, one ends before the other begins."""
    for group in world.by(Provision, "id").values():
        for index, entry in enumerate(group):
            for earlier in group[:index]:
                if packs.overlap(entry.value, earlier.value):
                    there = Related(earlier.location("id"), "另一个版本在这里")
                    message = f"“{entry.value.id}”的两个版本在同一段时间有效"
                    yield Finding(message, entry.location("id"), related=(there,))
                    break


@rule(
    "rules/off-without-reason",
    "停用一条规定没有写原因",
    "停用以后这一条不再检查，接手的人要知道为什么、谁定的。",
    "在“说明”里写停用的原因和决定的会议或文件。",
    Severity.WARNING,
)
def off_without_reason(world: World) -> Iterator[Finding]:
    """A provision that is switched off says why."""
    for entry in world.all(Provision):
        if entry.value.off and not entry.value.note:
            yield Finding(f"“{entry.value.title}”停用了，没有写原因", entry.location("off"))


@rule(
    "rules/never-read",
    "没有检查用到这一条",
    "编号对不上时，这条规定只会列出来，不会用来检查。",
    "要调整已有的检查，把编号改成“规则依据”页里列出的；只想列出来就不用管。",
    Severity.INFO,
)
def never_read(world: World) -> Iterator[Finding]:
    """A provision of a site has an id that some pack has, or that a rule reads."""
    own = world.all(Provision)
    if not own:
        return
    shipped = {one.id for one in packs.national()}
    shipped |= {one.id for id in packs.local_ids() for one in packs.local(id)}
    for entry in own:
        id = entry.value.id
        if id not in shipped and not id.startswith("wording-"):
            near = nearest(id, sorted(shipped))
            said = f"是不是“{near}”？" if near else ""
            yield Finding(f"没有检查用到编号“{id}”", entry.location("id"), said)


@rule(
    "rules/unknown-document",
    "没有这份文件",
    "代替关系靠编号连接，写错了读者就找不到新的文件。",
    "改成“依据文件”页里的编号，或者先在 data/rules/rule_documents.yml 里加上那份文件。",
)
def unknown_document(world: World) -> Iterator[Finding]:
    """The document that replaces another is on the list."""
    own = world.all(Document)
    if not own or Document in world.incomplete:
        return
    known = {one.id for one in packs.documents()} | {entry.value.id for entry in own}
    for entry in own:
        id = entry.value.replaced_by
        if id is not None and id not in known:
            near = nearest(id, sorted(known))
            said = f"是不是“{near}”？" if near else ""
            message = f"没有编号为“{id}”的文件"
            yield Finding(message, entry.location("replaced_by"), said)


RULES = (
    unknown_pack,
    no_basis,
    overrides,
    missing_figure,
    validity,
    overlapping,
    off_without_reason,
    never_read,
    unknown_document,
)
