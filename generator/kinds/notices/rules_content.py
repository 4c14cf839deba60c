"""What is missing in a notice, stands there twice, or must not stand there."""

from collections.abc import Iterator
from typing import Any

from generator.contract import Finding, each, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Person
from generator.schema import Entry
from generator.world import World

from .model import Notice, NoticeFigure, NoticePerson, NoticeStep, NoticeType
from .privacy import over


@rule(
    "notices/attachment-titles",
    "附件和附件名称对不上",
    "附件名称与附件按顺序一一对应，个数不同就不知道哪个名称说的是哪个文件。",
    "让两栏的个数相同；都不写名称时，网页上显示文件名。",
)
@each(Notice)
def attachment_titles(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """There are as many titles of attachments as attachments, or none."""
    files, titles = entry.value.attachments, entry.value.attachment_titles
    if titles and len(files) != len(titles):
        message = f"附件 {len(files)} 个，附件名称 {len(titles)} 个"
        yield Finding(message, entry.location("attachment_titles"))


@rule(
    "notices/attachment-twice",
    "同一个附件写了两次",
    "读者会以为是两个不同的文件。",
    "删掉重复的，或改成本来要放的文件。",
    Severity.WARNING,
)
@each(Notice)
def attachment_twice(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice names each attachment once."""
    files = entry.value.attachments
    for index, file in enumerate(files):
        first = files.index(file)
        if first < index:
            related = (Related(entry.location("attachments", first), "先写在这里"),)
            message = f"附件“{file}”写了两次"
            yield Finding(message, entry.location("attachments", index), related=related)


@rule(
    "notices/hardship-people",
    "慰问帮扶不能公布个人",
    "困难情况属于个人隐私，慰问帮扶只公布人数、金额等总数。",
    "从公示对象表里删掉这些人，把总数写进公示数据表。",
)
def hardship_people(world: World) -> Iterator[Finding]:
    """A notice of support in hardship names nobody."""
    for entry in world.by(Notice, "type").get(NoticeType.HARDSHIP_SUPPORT, ()):
        for person in world.by(NoticePerson, "notice_id").get(entry.value.id, ()):
            message = f"“{entry.value.title}”是{entry.value.type.label}，不能列出个人"
            kind = Related(entry.location("type"), "这条通知的类型在这里")
            yield Finding(message, person.location("name"), related=(kind,))


@rule(
    "notices/step-person",
    "责任岗位里写了姓名",
    "流程写在公示页面上，一直保留；责任落在岗位上，不必公开是谁经办的。",
    "改成岗位，例如 组织委员。",
    Severity.WARNING,
)
def step_person(world: World) -> Iterator[Finding]:
    """A step names a post, not a person of the site."""
    names = frozenset(entry.value.name for entry in world.all(Person) if len(entry.value.name) > 1)
    found: dict[str, str] = {}
    for entry in world.all(NoticeStep):
        post = entry.value.by_post or ""
        if post not in found:
            found[post] = _named(post, names)
        if found[post]:
            message = f"“{post}”里写了姓名“{found[post]}”"
            yield Finding(message, entry.location("by_post"))


def _named(post: str, names: frozenset[str]) -> str:
    """The longest name that a post holds, "" for none."""
    ends = range(min(len(post), max(map(len, names), default=0)), 1, -1)
    parts = (post[start : start + long] for long in ends for start in range(len(post) - long + 1))
    return next((part for part in parts if part in names), "")


@rule(
    "notices/empty",
    "通知没有内容",
    "没有事项、正文、公示对象、数据和附件，读者看不到要公开的是什么。",
    "填写“事项”，或补上公示对象、公示数据、正文或附件。",
    Severity.WARNING,
)
@each(Notice)
def empty(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice has a text, people, figures or attachments; people may have left after the period."""
    if world.incomplete & {NoticePerson, NoticeFigure}:
        return
    people, figures = world.by(NoticePerson, "notice_id"), world.by(NoticeFigure, "notice_id")
    notice = entry.value
    written = notice.body or notice.matter or notice.attachments
    if not (written or notice.id in people or notice.id in figures or over(world, notice)):
        yield Finding(f"“{notice.title}”没有内容", entry.location("matter"))


@rule(
    "notices/future",
    "日期在今天之后",
    "网站一生成就会公开，页面上写的却是还没有到的日子、还没有做的事。",
    "核对日期；还不到发布的时候，或者还没有做的，请到那天再加入。",
    Severity.WARNING,
)
@each(Notice)
def future(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice is issued, concluded and taken back today or earlier, and so are its steps made."""
    steps = world.by(NoticeStep, "notice_id")
    for field in ("issued_on", "outcome_on", "withdrawn_on"):
        yield from _ahead(world, entry, field)
    if entry.value.issued_on <= world.today:
        for step in steps.get(entry.value.id, ()):
            whose = f"“{step.value.step.label}”的"
            yield from _ahead(world, step, "on", whose)


def _ahead(world: World, entry: Entry[Any], field: str, whose: str = "") -> Iterator[Finding]:
    day = getattr(entry.value, field)
    if day is not None and day > world.today:
        place = entry.location(field)
        yield Finding(f"{whose}{place.field} {day} 还没有到，今天是 {world.today}", place)


RULES = (attachment_titles, attachment_twice, hardship_people, step_person, empty, future)
