"""What does not fit between a notice and the steps that led to its publication."""

from collections.abc import Iterator

from generator.contract import Finding, World, rule
from generator.diagnostics import Related, Severity

from .model import UNPUBLISHED, Notice, NoticeStep, Stage, Step, reviewing, withdrawn
from .steps import made, recorded, walked, way

_PROCEDURES = ("procedure-national", "procedure-2010", "procedure-five-step")
_REVIEWS = (("secrecy_ok", "保密"), ("privacy_ok", "隐私"), ("accuracy_ok", "准确性"))


@rule(
    "notices/step-missing",
    "没有走完公开的程序",
    "先提出、审核、审批，再公开；没有记下这些步骤的，不能说已经审查过。",
    "在公示流程表（notice_steps）里补上缺的步骤；也可以运行 dangwu new notice-step。"
    "还没有批准公开的，先不要放进数据。",
    provisions=("pub-08", *_PROCEDURES),
)
def step_missing(world: World) -> Iterator[Finding]:
    """Each notice has gone through all steps of its procedure up to publication."""
    if NoticeStep in world.incomplete:
        return
    for entry in world.all(Notice):
        notice = entry.value
        basis, path = world.law.on("pub-08", notice.issued_on), way(world, notice)
        if basis is None or path is None:
            continue
        steps = recorded(world, notice)
        walk = walked(path, steps)
        if walk.wrong is not None or walk.stage not in UNPUBLISHED:
            continue
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
def step_order(world: World) -> Iterator[Finding]:
    """The steps of a notice follow each other as its procedure says."""
    if NoticeStep in world.incomplete:
        return
    for entry in world.all(Notice):
        notice = entry.value
        basis, path = world.law.on("pub-07", notice.issued_on), way(world, notice)
        steps = recorded(world, notice)
        if basis is None or path is None or (walk := walked(path, steps)).wrong is None:
            continue
        wrong = steps[walk.wrong]
        step = f"“{path.name(wrong.value.step)}”（{wrong.value.on}）"
        before = f"在“{walk.stage.value}”之后" if walk.wrong else "作为第一步"
        message = f"{step}不能{before}：按“{path.procedure.label}”，"
        message += f"这时应当是{path.words(walk.expected)}" if walk.expected else "程序已经走完"
        related = tuple(
            Related(
                one.location("step"), f"前一步是“{path.name(one.value.step)}”（{one.value.on}）"
            )
            for one in steps[max(walk.wrong - 1, 0) : walk.wrong]
        )
        yield Finding(message, wrong.location("on"), related=related, basis=basis)


@rule(
    "notices/step-post",
    "步骤没有写责任岗位",
    "哪个岗位审查、哪个岗位批准，要查得到；写岗位，不写姓名。",
    "填写“责任岗位”，例如 组织委员。",
    provisions=("sec-04", "pub-01"),
)
def step_post(world: World) -> Iterator[Finding]:
    """Each step says which post made it; of a review the law on secrecy says so too."""
    for entry in world.all(NoticeStep):
        step = entry.value
        notice = world.get(Notice, step.notice_id)
        if step.by_post or notice is None:
            continue
        path = way(world, notice)
        review = path is not None and step.step is reviewing(path.profile)
        basis = world.law.on("sec-04", step.on) if review else None
        basis = basis or world.law.on("pub-01", step.on)
        if basis:
            message = f"“{step.step.label}”这一步没有填写“责任岗位”"
            yield Finding(message, entry.location("by_post"), basis=basis)


@rule(
    "notices/review-missing",
    "公开之前没有通过审查",
    "公开之前要逐件审查：有没有国家秘密和工作秘密，有没有不该公开的个人信息，内容准不准确。",
    "审查通过以后，在审核这一步的三栏都填“是”；没有通过的，先不要公开。",
    provisions=("pub-08",),
)
def review_missing(world: World) -> Iterator[Finding]:
    """A notice is published only when secrecy, privacy and accuracy have been reviewed."""
    for entry in world.all(Notice):
        notice = entry.value
        basis, path = world.law.on("pub-08", notice.issued_on), way(world, notice)
        if basis is None or path is None or made(world, notice, Step.PUBLISH) is None:
            continue
        review = made(world, notice, reviewing(path.profile))
        if review is None:
            continue
        for field, word in _REVIEWS:
            said = getattr(review.value, field)
            if said is not True:
                why = f"{word}审查没有通过" if said is False else f"没有写{word}审查是否通过"
                yield Finding(f"已经公开，{why}", review.location(field), basis=basis)


@rule(
    "notices/reviewer-proposer",
    "审核和提出是同一个岗位",
    "自己提出、自己审核，等于没有审核。",
    "由另一个岗位审核；人手少的，可以请副书记或上级党组织审核。",
    Severity.WARNING,
    provisions=("pub-09",),
)
def reviewer_proposer(world: World) -> Iterator[Finding]:
    """The post that reviews a notice is not the one that proposes it."""
    for entry in world.all(Notice):
        notice = entry.value
        basis = world.law.on("pub-09", notice.issued_on)
        proposal = made(world, notice, Step.PROPOSE)
        review = made(world, notice, Step.REVIEW)
        if basis is None or proposal is None or review is None or not review.value.by_post:
            continue
        if proposal.value.by_post == review.value.by_post:
            message = f"“提出”和“审核”都是{review.value.by_post}"
            first = Related(proposal.location("by_post"), "提出在这里")
            yield Finding(message, review.location("by_post"), related=(first,), basis=basis)


@rule(
    "notices/step-apart",
    "流程和公示对不上",
    "撤回、更正、反馈结束既写在公示里，又写在流程里，两处要一致。",
    "核对两处的日期；撤回写“撤回日期”，更正由新的一条写“更正的通知编号”。",
)
def step_apart(world: World) -> Iterator[Finding]:
    """Withdrawal, correction and the end of feedback stand in the notice as in its steps."""
    for entry in world.all(Notice):
        notice = entry.value
        if back := made(world, notice, Step.WITHDRAW):
            if not withdrawn(notice):
                message = f"流程里 {back.value.on} 撤回，公示没有填写“撤回日期”"
                yield Finding(message, back.location("step"))
            elif notice.withdrawn_on and notice.withdrawn_on != back.value.on:
                day = Related(entry.location("withdrawn_on"), f"撤回日期是 {notice.withdrawn_on}")
                message = f"流程里 {back.value.on} 撤回，和“撤回日期”不同"
                yield Finding(message, back.location("on"), related=(day,))
        fixed = made(world, notice, Step.CORRECT)
        if (
            fixed
            and Notice not in world.incomplete
            and notice.id not in world.by(Notice, "corrects")
        ):
            message = f"流程里 {fixed.value.on} 更正，没有哪一条写着更正了它"
            yield Finding(message, fixed.location("step"))
        closed = made(world, notice, Step.COLLECT)
        if closed and notice.end and closed.value.on < notice.end and not withdrawn(notice):
            end = Related(entry.location("end"), f"截止日期是 {notice.end}")
            message = f"{closed.value.on} 就结束了反馈，公示到 {notice.end} 才截止"
            yield Finding(message, closed.location("on"), related=(end,))


@rule(
    "notices/period-before-published",
    "公示在公开之前就开始",
    "实际公开以后，党员和群众才看得到，公示期不能从更早的日子算起。",
    "核对流程里公开的日期和“公示开始”；公开晚了，公示期要顺延。",
    provisions=("pub-10",),
)
def period_before_published(world: World) -> Iterator[Finding]:
    """A period does not begin before the step of publication."""
    for entry in world.all(Notice):
        notice = entry.value
        basis, published = (
            world.law.on("pub-10", notice.issued_on),
            made(world, notice, Step.PUBLISH),
        )
        if basis and published and notice.start and notice.start < published.value.on:
            day = Related(published.location("on"), f"{published.value.on} 才公开")
            message = f"公示开始 {notice.start} 早于公开的日期 {published.value.on}"
            yield Finding(message, entry.location("start"), related=(day,), basis=basis)


RULES = (
    step_missing,
    step_order,
    step_post,
    review_missing,
    reviewer_proposer,
    step_apart,
    period_before_published,
)
