"""What does not fit between a notice and the steps that led to its publication."""

from collections.abc import Iterator

from generator.contract import Finding, each, rule
from generator.diagnostics import Related, Severity
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import (
    UNPUBLISHED,
    Notice,
    NoticeStep,
    Stage,
    Step,
    Walk,
    reviewing,
    straight,
)
from .steps import Way, followed, made, recorded, way

_PROCEDURES = ("procedure-national", "procedure-2010", "procedure-five-step")
_ASIDE = (Step.REJECT, Step.WITHDRAW, Step.CORRECT)
_REVIEWS = (("secrecy_ok", "保密"), ("privacy_ok", "隐私"), ("accuracy_ok", "准确性"))


@rule(
    "notices/step-missing",
    "没有走完公开的程序",
    "先提出、审核、审批，再公开；没有记下这些步骤的，不能说已经审查过。",
    "在公示流程表（notice_steps）里补上缺的步骤；也可以运行 dangwu new notice-step。"
    "还没有批准公开的，先不要放进数据。",
    provisions=("pub-08", *_PROCEDURES),
)
@each(Notice)
def step_missing(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """Each notice has gone through all steps of its procedure up to publication."""
    if NoticeStep in world.incomplete:
        return
    notice = entry.value
    basis, path = world.law.on("pub-08", notice.issued_on), way(world, notice)
    if basis is None or path is None:
        return
    steps = recorded(world, notice)
    walk = followed(path, steps).walk
    if walk.wrong is not None or walk.stage not in UNPUBLISHED:
        return
    done = () if walk.stage is Stage.REJECTED else tuple(one.value.step for one in steps)
    left = "、".join(path.name(step) for step in path.left(done))
    so_far = f"公示流程只到“{walk.stage.value}”" if steps else "没有公示流程"
    place = steps[-1].location("step") if steps else entry.location("id")
    yield Finding(f"“{notice.title}”{so_far}，还差：{left}", place, basis=basis)


@rule(
    "notices/step-order",
    "步骤的先后不对",
    "每一步都以前一步为前提，日期颠倒或者跳过一步，都说明程序没有走对。",
    "核对这一步的名称和日期；漏记的步骤补上。",
    provisions=("pub-07", *_PROCEDURES),
)
@each(Notice)
def step_order(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """The steps of a notice follow each other as its procedure says."""
    if NoticeStep in world.incomplete:
        return
    notice = entry.value
    basis, path = world.law.on("pub-07", notice.issued_on), way(world, notice)
    if basis is None or path is None:
        return
    steps = recorded(world, notice)
    trail = followed(path, steps)
    for step, walk in trail.beside:
        yield _astray(path, walk, steps, steps.index(step), path.provision)
    if trail.walk.wrong is not None:
        index = steps.index(trail.steps[trail.walk.wrong])
        yield _astray(path, trail.walk, steps, index, basis)


def _astray(
    path: Way, walk: Walk, steps: tuple[Entry[NoticeStep], ...], index: int, basis: Provision
) -> Finding:
    """That a step cannot be where it stands, with the day on which it could be."""
    wrong, before = steps[index], steps[max(index - 1, 0) : index]
    step = path.name(wrong.value.step)
    place = f"在“{walk.stage.value}”之后" if before else "作为第一步"
    message = f"“{step}”（{wrong.value.on}）不能{place}：按“{path.procedure.label}”，"
    message += f"这时应当是{path.words(walk.expected)}" if walk.expected else "程序已经走完"
    related = tuple(
        Related(one.location("step"), f"前一步是“{path.name(one.value.step)}”（{one.value.on}）")
        for one in before
    )
    mend = _mend(path, walk, steps, index)
    return Finding(message, wrong.location("on"), mend, related=related, basis=basis)


def _mend(path: Way, walk: Walk, steps: tuple[Entry[NoticeStep], ...], index: int) -> str:
    """The day that would be right, where another step has to come first; else nothing."""
    wrong, order = steps[index].value, straight(path.profile)
    due = next((step for step in walk.expected if step in order), None)
    aside = walk.stage in UNPUBLISHED and wrong.step in _ASIDE
    late = due in order and wrong.step in order and order.index(wrong.step) > order.index(due)
    if due is None or not (late or aside):
        return ""
    first, step = path.name(due), path.name(wrong.step)
    found = next((one.value for one in steps[index:] if one.value.step is due), None)
    if found is not None:
        return f"“{first}”写的是 {found.on}，“{step}”不能早于这一天；核对这两个日期。"
    since = steps[index - 1].value.on if index else None
    day = f"不早于 {since}、不晚于 {wrong.on}" if since else f"不晚于 {wrong.on}"
    day = f"是 {wrong.on}" if since == wrong.on else day
    return f"补上“{first}”，日期{day}；“{step}”写错的，改正这一步。"


@rule(
    "notices/step-post",
    "步骤没有写责任岗位",
    "哪个岗位审查、哪个岗位批准，要查得到；写岗位，不写姓名。",
    "填写“责任岗位”，例如 组织委员。",
    provisions=("sec-04", "pub-01"),
)
@each(Notice)
def step_post(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """Each step says which post made it; of a review the law on secrecy says so too."""
    path = way(world, entry.value)
    for one in recorded(world, entry.value):
        step = one.value
        if step.by_post:
            continue
        review = path is not None and step.step is reviewing(path.profile)
        basis = world.law.on("sec-04", step.on) if review else None
        basis = basis or world.law.on("pub-01", step.on)
        if basis:
            name = path.name(step.step) if path else step.step.label
            message = f"“{name}”这一步没有填写“责任岗位”"
            yield Finding(message, one.location("by_post"), basis=basis)


@rule(
    "notices/review-missing",
    "公开之前没有通过审查",
    "公开之前要逐件审查：有没有国家秘密和工作秘密，有没有不该公开的个人信息，内容准不准确。",
    "审查通过以后，在审核这一步的三栏都填“是”；没有通过的，先不要公开。",
    provisions=("pub-08",),
)
@each(Notice)
def review_missing(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice is published only when secrecy, privacy and accuracy have been reviewed."""
    notice = entry.value
    basis, path = world.law.on("pub-08", notice.issued_on), way(world, notice)
    if basis is None or path is None:
        return
    published = made(world, notice, Step.PUBLISH)
    review = made(world, notice, reviewing(path.profile))
    if published is None or review is None:
        return
    step = path.name(review.value.step)
    mend = f"审查要在 {published.value.on} 公开之前通过：在“{step}”这一步的三栏都填“是”；没有通过的，先不要公开。"
    for field, word in _REVIEWS:
        said = getattr(review.value, field)
        if said is not True:
            why = f"{word}审查没有通过" if said is False else f"没有写{word}审查是否通过"
            yield Finding(f"已经公开，{why}", review.location(field), mend, basis=basis)


@rule(
    "notices/reviewer-proposer",
    "审核和提出是同一个岗位",
    "自己提出、自己审核，等于没有审核。",
    "由另一个岗位审核；人手少的，可以请副书记或上级党组织审核。",
    Severity.WARNING,
    provisions=("pub-09",),
)
@each(Notice)
def reviewer_proposer(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """The post that reviews a notice is not the one that proposes it."""
    notice = entry.value
    basis = world.law.on("pub-09", notice.issued_on)
    proposal = made(world, notice, Step.PROPOSE)
    review = made(world, notice, Step.REVIEW)
    if basis is None or proposal is None or review is None or not review.value.by_post:
        return
    if proposal.value.by_post == review.value.by_post:
        message = f"“提出”和“审核”都是{review.value.by_post}"
        first = Related(proposal.location("by_post"), "提出在这里")
        yield Finding(message, review.location("by_post"), related=(first,), basis=basis)


@rule(
    "notices/procedure-words",
    "公开程序里有认不出的步骤",
    "认不出的步骤等于没有；没有“公开”的程序，一步也不会检查。",
    "“词语”里只写：{}。".format("、".join(step.label for step in Step)),
)
def procedure_words(world: World) -> Iterator[Finding]:
    """A procedure of the site's own lists steps that there are, publication among them."""
    for entry in world.all(Provision):
        if entry.value.id not in _PROCEDURES or entry.value.off:
            continue
        steps = [Step.lookup(word) for word in entry.value.words]
        for index, step in enumerate(steps):
            if step is None:
                message = f"“{entry.value.words[index]}”不是公开的步骤"
                yield Finding(message, entry.location("words", index))
        if steps and None not in steps and Step.PUBLISH not in steps:
            yield Finding(f"“{entry.value.title}”没有“公开”这一步", entry.location("words"))


RULES = (
    step_missing,
    step_order,
    step_post,
    review_missing,
    reviewer_proposer,
    procedure_words,
)
