"""What the schema cannot say about the catalogue itself."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.notices.model import Notice
from generator.schema import Scope
from generator.world import World

from . import items, rules_overdue, rules_records
from .model import CatalogueItem, Category, Channel, Disclosure, Timing

EVERYBODY = (Channel.BOARD, Channel.WEBSITE, Channel.MEDIA)
"""Where everybody can see what is disclosed."""


@rule(
    "catalogue/category-missing",
    "目录缺少一类事项",
    "应当公开的事项分为七类，缺一类，这一类里的事就没有人想到要公开。",
    "在 data/catalogue/catalogue_items.yml 里补上这一类的事项；停用的把“启用”改回“是”。",
    Severity.WARNING,
    provisions=("catalogue-categories",),
)
def category_missing(world: World) -> Iterator[Finding]:
    """Each of the categories has a matter that counts."""
    entries = world.all(CatalogueItem)
    basis = world.law.on("catalogue-categories", world.today)
    if basis is None or not entries or not items.whole(world, CatalogueItem):
        return
    there = {entry.value.category for entry in entries if entry.value.active}
    last = entries[-1]
    for category in list(Category)[: basis["count"]]:
        if category not in there:
            message = f"没有第 {category.value} 类“{category.label}”的事项"
            yield Finding(message, last.location("category"), basis=basis)


@rule(
    "catalogue/aspect",
    "方面的序号不对",
    "目录按方面的序号排列，序号超出范围，读者会以为缺了几个方面。",
    "改成从 1 开始的序号；方面确实更多的，在站点自己的规则里改最大的序号。",
    Severity.WARNING,
    provisions=("catalogue-aspects",),
)
def aspect(world: World) -> Iterator[Finding]:
    """The number of an aspect lies between 1 and the number of aspects."""
    basis = world.law.on("catalogue-aspects", world.today)
    for entry in world.all(CatalogueItem) if basis else ():
        if basis and not 1 <= entry.value.aspect <= basis["most"]:
            message = f"“方面”是 {entry.value.aspect}，应当在 1 到 {basis['most']} 之间"
            yield Finding(message, entry.location("aspect"), basis=basis)


@rule(
    "catalogue/cadence",
    "周期和公开时限对不上",
    "定期公开的要说多久一次，才能核对有没有按期公开；长期公开和及时公开的没有周期。",
    "定期公开的在“周期”里写每月、每季度、每半年或每年，其余的把“周期”留空。",
    provisions=("catalogue-cadence",),
)
def cadence(world: World) -> Iterator[Finding]:
    """A periodic matter has a cadence; a long-term one and one made known at once have none."""
    basis = world.law.on("catalogue-cadence", world.today)
    for entry in world.all(CatalogueItem) if basis else ():
        item = entry.value
        place = entry.location("cadence")
        if item.timing is Timing.PERIODIC and item.cadence is None:
            yield Finding("定期公开，没有填写“周期”", place, basis=basis)
        elif item.timing in (Timing.LONG_TERM, Timing.AD_HOC) and item.cadence is not None:
            message = f"{item.timing.label}的事项写了周期“{item.cadence.label}”"
            yield Finding(message, place, basis=basis)


@rule(
    "catalogue/discipline-open",
    "处分事项的公开对象太宽",
    "对党员的组织处理和纪律处分只对特定的党组织、党员和群众公开，网站上不出现。",
    "把这个事项的“公开对象”改为“对特定人员公开”。",
    provisions=("pub-18",),
)
def discipline_open(world: World) -> Iterator[Finding]:
    """A matter of how members are disciplined is open to certain people only."""
    basis = world.law.on("pub-18", world.today)
    for entry in world.all(CatalogueItem) if basis else ():
        item = entry.value
        word = next((word for word in basis.words if word in item.title), "") if basis else ""
        if word and item.open_to is not Scope.SPECIFIC:
            message = f"公开事项里有“{word}”，公开对象却是“{item.open_to.label}”"
            yield Finding(message, entry.location("open_to"), basis=basis)


@rule(
    "catalogue/specific-published",
    "只对特定人员公开的事项用了人人可见的方式",
    "这个事项只告知有关的党组织、党员和群众，不上公开栏、网站和媒体。",
    "改成会议、文件等只到有关人员的方式，或者核对目录的编号和“公开对象”。",
    provisions=("pub-14",),
)
def specific_published(world: World) -> Iterator[Finding]:
    """What is open to certain people only is not disclosed where everybody can see it."""
    basis = world.law.on("pub-14", world.today)
    for entry in world.all(CatalogueItem) if basis else ():
        item = entry.value
        if item.open_to is not Scope.SPECIFIC:
            continue
        there = Related(entry.location("open_to"), "目录里写的公开对象")
        for index, channel in enumerate(item.channels):
            if channel in EVERYBODY:
                message = f"“{item.title}”只对特定人员公开，公开方式却有“{channel.label}”"
                place = entry.location("channels", index)
                yield Finding(message, place, related=(there,), basis=basis)
        for record in world.by(Disclosure, "item_id").get(item.id, ()):
            if record.value.channel in EVERYBODY:
                message = f"“{item.title}”只对特定人员公开，却公开在“{record.value.channel.label}”"
                place = record.location("channel")
                yield Finding(message, place, related=(there,), basis=basis)


@rule(
    "catalogue/wider",
    "公开范围比目录宽",
    "目录规定了每个事项向谁公开，超出这个范围要另外批准。",
    "改窄这条公示公告的“公开范围”，或者经批准后改目录里的“公开对象”。",
    Severity.WARNING,
    provisions=("catalogue-scope",),
)
def wider(world: World) -> Iterator[Finding]:
    """A notice is open to no more readers than its matter, unless that is approved."""
    for entry in world.all(Notice):
        notice = entry.value
        basis = world.law.on("catalogue-scope", notice.issued_on)
        item = world.entry(CatalogueItem, notice.catalogue_id)
        if basis is None or item is None or notice.extra_approval_ref:
            continue
        if item.value.open_to is not Scope.SPECIFIC and items.wider(
            notice.scope, item.value.open_to
        ):
            there = Related(item.location("open_to"), "目录里写的公开对象")
            message = f"公开范围是“{notice.scope.label}”，目录里“{item.value.title}”是“{item.value.open_to.label}”"
            yield Finding(message, entry.location("scope"), related=(there,), basis=basis)


RULES = (
    category_missing,
    aspect,
    cadence,
    discipline_open,
    specific_published,
    wider,
    *rules_records.RULES,
    *rules_overdue.RULES,
)
