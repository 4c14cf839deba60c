"""What is published stays as it was, unless a correction or withdrawal says why not."""

import re
from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Location, Severity
from generator.kinds.institutions.model import Institution
from generator.kinds.notices.model import Notice
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry, Scope
from generator.world import World, once

from .model import (
    ENTRIES,
    Action,
    Amendment,
    Covered,
    LedgerEntry,
    Matter,
    Standing,
    broken,
    difference,
    kept,
    orphans,
    standings,
)
from .model.content import fingerprint

_LAST = re.compile(r"[0-9a-f]{64}$")
"""The hash of an entry, at the end of its line."""


@rule(
    "ledger/broken",
    "公开台账被改动过",
    "台账只能在末尾由程序添加；每一条都带着前一条的指纹，改、删、插一条，后面的就接不上了。",
    "用 git 恢复 data/ledger/ 里原来的文件；不要手工编辑台账。",
)
def chain_broken(world: World) -> Iterator[Finding]:
    """Every entry follows from those before it."""
    entries = world.all(LedgerEntry)
    index = broken([entry.value for entry in entries])
    if index is not None and LedgerEntry not in world.incomplete:
        entry = entries[index]
        message = f"台账第 {index + 1} 条与前面的接不上（序号 {entry.value.number}）"
        yield Finding(message, entry.location("hash"))


@rule(
    "ledger/truncated",
    "公开台账少了条目",
    "台账只增加，不删减；删掉末尾几条，剩下的仍接得上，被删的内容却可以悄悄改掉。",
    "用 git 恢复 data/ledger/entries.csv，不要手工删行。",
)
def truncated(world: World) -> Iterator[Finding]:
    """Entries that were committed are still there, and kept contents have an entry."""
    entries = world.all(LedgerEntry) if LedgerEntry not in world.incomplete else None
    if entries is None or not _sound(world):
        return
    place = Location(f"data/{ENTRIES}")
    present = {entry.value.hash for entry in entries}
    ever = dict.fromkeys(one[0] for one in map(_LAST.search, world.disk.committed(ENTRIES)) if one)
    if gone := len(ever.keys() - present):
        yield Finding(f"台账里少了提交过的 {gone} 条", place)
    else:
        yield from (
            Finding(f"“data/{file}”是公开过的内容，台账里却没有它的条目", place)
            for file in orphans(world)
        )


@rule(
    "ledger/altered",
    "已经公开的内容被改动",
    "公开过的内容是读者看到过、信过的。要改，就写明为什么改，让人看得见。",
    "改回原来的内容；确需更正的，另发一条更正通知，或在更正和撤回记录表里写明原因，再运行 dangwu publish。",
)
def altered(world: World) -> Iterator[Finding]:
    """The content of a published record is as it was, unless an amendment is waiting."""
    for one in standings(world) if _sound(world) else ():
        if one.today is not None and one.altered and not one.pending:
            yield _altered(world, one, one.today)


def _altered(world: World, one: Standing, today: Covered) -> Finding:
    """What has changed, word by word where the published content is still kept."""
    entry, last = today.entry, one.entries[-1]
    before = world.disk.text(kept(*one.key)) or ""
    known = fingerprint(before) == last.content
    changes = difference(type(entry.value), before, today.fields) if known else ()
    said = "；".join(text for _, text in changes) or "内容与台账里的指纹不一致"
    if today.content == last.content:
        said = "人员名单变了"
    fields = [name for name, _ in changes if name in type(entry.value).model_fields]
    place = entry.location(*fields[:1])
    return Finding(f"“{entry.value.title}”公开后被改动：{said}", place)


@rule(
    "ledger/removed",
    "已经公开的内容被删除",
    "公开过的通知和制度不能悄悄消失；编号改了的，旧编号要写进“曾用编号”。",
    "恢复这条记录；确需撤下的，在更正和撤回记录表里写明原因，再运行 dangwu publish。",
)
def removed(world: World) -> Iterator[Finding]:
    """A published record is still there and public, unless its withdrawal is recorded."""
    places = {(one.value.matter, one.value.record): one for one in world.all(LedgerEntry)}
    for one in standings(world) if _sound(world) else ():
        withdrawn = any(entry.action is Action.WITHDRAWN for entry in one.entries)
        if one.today is None and not withdrawn and Action.WITHDRAWN not in one.pending:
            matter, id = one.key
            known = _entry(world, matter, id)
            what = "不再向社会公开" if known else "不见了"
            place = _hidden(world, known) if known else places[one.key].location("record")
            yield Finding(f"已公开的{matter.label}“{id}”{what}，没有撤回记录", place)


@rule(
    "ledger/content-lost",
    "台账保存的原文不见了",
    "data/ledger/contents/ 里留着每条内容公开时的样子，有它才能逐字说明后来改了什么。",
    "用 git 恢复这个文件，不要手工编辑。",
    Severity.WARNING,
)
def content_lost(world: World) -> Iterator[Finding]:
    """The content of each entry is kept as its fingerprint says."""
    last = {(one.value.matter, one.value.record): one for one in world.all(LedgerEntry)}
    for (matter, id), entry in last.items():
        text = world.disk.text(kept(matter, id))
        if text is None or fingerprint(text) != entry.value.content:
            place = Location(f"data/{kept(matter, id)}")
            yield Finding("没有这个文件" if text is None else "内容与台账里的指纹不一致", place)


@rule(
    "ledger/amendment-unknown",
    "更正和撤回记录指向没有公开过的内容",
    "只有进了台账的内容才谈得上更正和撤回。",
    "核对“类别”和“记录编号”；还没有公开的，直接改内容就行。",
    Severity.WARNING,
)
def amendment_unknown(world: World) -> Iterator[Finding]:
    """An amendment is about a record of the ledger."""
    present = ((one.key[0], one.today) for one in standings(world))
    known = {(one.value.matter, one.value.record) for one in world.all(LedgerEntry)}
    known |= {(matter, id) for matter, today in present if today for id in today.ids}
    for entry in world.all(Amendment) if _sound(world) else ():
        if (entry.value.matter, entry.value.record) not in known:
            yield Finding(f"台账里没有“{entry.value.record}”", entry.location("record"))


@rule(
    "ledger/amendment-action",
    "更正和撤回记录的动作不对",
    "这张表只记更正和撤回；首次公开由程序记入台账。",
    "改成“更正”或“撤回”。",
)
def amendment_action(world: World) -> Iterator[Finding]:
    """An amendment corrects or withdraws."""
    for entry in world.all(Amendment):
        if entry.value.action is Action.PUBLISHED:
            yield Finding("动作是“公开”", entry.location("action"))


@once
def _sound(world: World) -> bool:
    """Whether every record that the ledger speaks of could be read."""
    return not world.incomplete & {LedgerEntry, Amendment, Notice, Institution} and all(
        world.entry(model, id) for model in (Notice, Institution) for id in world.ids(model)
    )


def _entry(world: World, matter: Matter, id: str) -> Entry[Notice] | Entry[Institution] | None:
    if matter is Matter.NOTICE:
        return world.entry(Notice, id)
    return world.entry(Institution, id)


def _hidden(world: World, entry: Entry[Notice] | Entry[Institution]) -> Location:
    """Where it says that society does not see a record: in it, or in its organisation."""
    organisation = world.entry(Organisation, entry.value.org_id)
    closed = organisation is not None and entry.value.scope is Scope.SOCIETY
    return organisation.location("scope") if organisation and closed else entry.location("scope")


RULES = (
    chain_broken,
    truncated,
    altered,
    removed,
    content_lost,
    amendment_unknown,
    amendment_action,
)
