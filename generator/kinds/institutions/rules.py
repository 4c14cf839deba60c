"""What the schema cannot say about institutions and their versions."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry, Scope
from generator.world import World

from .model import Institution
from .versions import successors


@rule(
    "institutions/supersedes-itself",
    "制度代替了它自己",
    "“代替的制度编号”写的是被这一版换下来的旧版，不能是它自己。",
    "改成旧版的编号；没有旧版就留空。",
)
def supersedes_itself(world: World) -> Iterator[Finding]:
    """A version does not replace itself."""
    for entry in world.all(Institution):
        if entry.value.supersedes == entry.value.id:
            yield Finding(f"“{entry.value.id}”代替了它自己", entry.location("supersedes"))


@rule(
    "institutions/loop",
    "制度互相代替",
    "几个版本绕成一圈，就没有哪一版是现行的。",
    "按印发先后核对：新版代替旧版，最早的一版“代替的制度编号”留空。",
)
def loop(world: World) -> Iterator[Finding]:
    """No version replaces itself by way of others; a loop is told once."""
    done: set[str] = set()
    for entry in world.all(Institution):
        round_ = _round(world, entry)
        if len(round_) > 1 and entry.value.id not in done:
            names = "、".join(f"“{one.value.id}”" for one in round_)
            related = tuple(
                Related(one.location("supersedes"), f"它代替“{one.value.supersedes}”")
                for one in round_[1:]
            )
            yield Finding(f"{names}互相代替", entry.location("supersedes"), related=related)
        done.update(one.value.id for one in round_)


def _round(world: World, start: Entry[Institution]) -> list[Entry[Institution]]:
    """The versions from one back to itself, empty where the way does not lead back."""
    way: list[Entry[Institution]] = []
    seen: set[str] = set()
    at: Entry[Institution] | None = start
    while at is not None and at.value.id not in seen:
        way.append(at)
        seen.add(at.value.id)
        at = world.entry(Institution, at.value.supersedes)
    return way if at is not None and at.value.id == start.value.id else []


@rule(
    "institutions/superseded-twice",
    "两个制度代替了同一个",
    "一个版本只能有一个后来的版本，否则读者不知道哪一版现行。",
    "留下真正代替它的一条；另一条如果代替的是别的版本，改成那一版的编号。",
)
def superseded_twice(world: World) -> Iterator[Finding]:
    """A version is replaced by at most one other."""
    for id, entries in successors(world).items():
        others = [entry for entry in entries if entry.value.id != id]
        for entry in others[1:] if id is not None else ():
            yield Finding(
                f"“{id}”已被“{others[0].value.id}”代替，“{entry.value.id}”又代替它",
                entry.location("supersedes"),
                related=(Related(others[0].location("supersedes"), "先在这里代替"),),
            )


@rule(
    "institutions/older-supersedes",
    "旧版代替了新版",
    "代替别的版本的，印发日期应当在后；反过来写，网站会把旧版当作现行。",
    "核对两条的印发日期；写反了就把“代替的制度编号”换到另一条上。",
)
def older_supersedes(world: World) -> Iterator[Finding]:
    """A version is issued on or after the day of the one it replaces."""
    for entry, old in _pairs(world):
        if entry.value.issued_on < old.value.issued_on and not _round(world, entry):
            yield Finding(
                f"印发日期“{entry.value.issued_on}”早于被它代替的“{old.value.id}”",
                entry.location("issued_on"),
                related=(Related(old.location("issued_on"), "被代替的一版的印发日期"),),
            )


def _pairs(world: World) -> Iterator[tuple[Entry[Institution], Entry[Institution]]]:
    """Each version that replaces another sound one, with that one."""
    for entry in world.all(Institution):
        old = world.entry(Institution, entry.value.supersedes)
        if old is not None and old is not entry:
            yield entry, old


@rule(
    "institutions/effective-before-issued",
    "施行日期早于印发日期",
    "制度一般从印发之日或以后的某一天起施行，早于印发多半是写错了。",
    "核对文件正文里的施行日期。",
    Severity.WARNING,
)
def effective_before_issued(world: World) -> Iterator[Finding]:
    """A version takes effect on or after the day it is issued."""
    for entry in world.all(Institution):
        start, issued = entry.value.effective_on, entry.value.issued_on
        if start is not None and start < issued:
            yield Finding(
                f"施行日期“{start}”早于印发日期“{issued}”", entry.location("effective_on")
            )


@rule(
    "institutions/category-changed",
    "新旧版本的类别不同",
    "同一项制度换了类别，读者在原来的类别里就找不到现行的版本。",
    "把两条的类别写成一样的；确实改了归类，旧版也一起改。",
    Severity.WARNING,
)
def category_changed(world: World) -> Iterator[Finding]:
    """A version has the category of the one it replaces."""
    for entry, old in _pairs(world):
        if entry.value.category != old.value.category:
            yield Finding(
                f"类别是“{entry.value.category}”，被它代替的“{old.value.id}”是“{old.value.category}”",
                entry.location("category"),
                related=(Related(old.location("category"), "被代替的一版的类别"),),
            )


@rule(
    "institutions/hidden-successor",
    "新版不公开，旧版公开",
    "公开网站上看不到新版，旧版会显示成现行的。",
    "让新旧两版的公开范围一致。",
    Severity.WARNING,
)
def hidden_successor(world: World) -> Iterator[Finding]:
    """A version is shown as widely as the one it replaces."""
    order = list(Scope)
    for entry, old in _pairs(world):
        if order.index(entry.value.scope) > order.index(old.value.scope):
            yield Finding(
                f"公开范围是“{entry.value.scope.label}”，被它代替的“{old.value.id}”"
                f"却是“{old.value.scope.label}”",
                entry.location("scope"),
                related=(Related(old.location("scope"), "被代替的一版的公开范围"),),
            )


RULES = (
    supersedes_itself,
    loop,
    superseded_twice,
    older_supersedes,
    effective_before_issued,
    category_changed,
    hidden_successor,
)
