"""Model branches: their way to acceptance, scores with evidence, story and photos."""

from pathlib import PurePosixPath
from typing import Annotated, ClassVar

from generator.schema import (
    Body,
    Count,
    Day,
    Many,
    Model,
    Number,
    Only,
    PhotoRef,
    Published,
    Ref,
    Scope,
    Slug,
    Text,
    Vocabulary,
    Year,
    term,
)

FOLDER = PurePosixPath("showcases")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of a showcase."""
    return FOLDER / f"{id}.md"


class ShowcaseLevel(Vocabulary):
    """Who names the showcase."""

    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇级", "镇级"


class ShowcaseStatus(Vocabulary):
    """How far a showcase has come."""

    APPLIED = "applied", "已申报", "申报"
    APPROVED = "approved", "已批准", "批准"
    CREATING = "creating", "创建中", "创建"
    SELF_CHECKED = "self_checked", "已自查", "自查"
    ACCEPTED = "accepted", "已验收", "验收"
    NOT_ACCEPTED = "not_accepted", "未通过验收"
    REVOKED = "revoked", "已撤销命名"


class Criterion(Model):
    """One item of a set of criteria and its full marks."""

    key: Slug = term("编号")
    title: Text = term("名称", example="领导班子好")
    full: Number = term("满分")
    threshold: Number | None = term("达标分", default=None)
    detail: Text | None = term("要求", default=None)


class CriteriaSet(Model):
    """A set of criteria; sets of one label differ by place and belong to the data."""

    id: Slug = term("编号", example="five-good-branch")
    label: Text = term("名称", example="五好党支部")
    version: Text = term("版本", example="2025年版")
    basis: Text | None = term("依据", default=None)
    satisfaction_goal: Number | None = term("满意度目标", "百分数", None)
    items: tuple[Criterion, ...] = term("评价项目")


class StarScale(Model):
    """From how many services in a calendar year a volunteer has one, two … stars."""

    id: Slug = term("编号")
    thresholds: Many[Count] = term("各星次数", example="[5, 10, 15, 20, 25]")
    basis: Text | None = term("依据", default=None)


class Score(Model):
    """The marks for one criterion and what they rest on."""

    criterion: Slug = term("评价项目编号")
    score: Number = term("得分")
    evidence: Text = term("依据材料")


class Satisfaction(Model):
    """A survey: percentages are derived, never typed."""

    surveyed: Count = term("调查人数")
    satisfied: Count = term("满意人数")
    held_on: Day = term("调查日期")


class ShowcasePhoto(Model):
    """A photograph and what it shows."""

    file: PhotoRef = term("文件")
    caption: Text = term("说明")


class Showcase(Published):
    """A showcase of an organisation."""

    title: Text = term("标题")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    year: Year = term("年度")
    level: ShowcaseLevel = term("级别")
    status: ShowcaseStatus = term("状态")
    criteria_id: Annotated[Slug, Ref("criteria_sets")] = term("评价标准编号")
    summary: Text = term("简介")
    applied_on: Day = term("申报日期")
    approved_on: Day | None = term("批准日期", default=None)
    created_on: Day | None = term("创建开始日期", default=None)
    self_checked_on: Day | None = term("自查日期", default=None)
    accepted_on: Day | None = term("验收日期", "没有通过验收的，也写组织验收的日期", None)
    revoked_on: Day | None = term("撤销命名日期", default=None)
    status_note: Text | None = term("状态说明", "没有通过验收或撤销命名的原因", None)
    scores: tuple[Score, ...] = term("评分", default=())
    satisfaction: Satisfaction | None = term("群众满意度", default=None)
    star_scale_id: Annotated[Slug, Ref("star_scales")] | None = term("星级标准编号", default=None)
    photos: tuple[ShowcasePhoto, ...] = term("照片", default=())
    body: Body | None = term("正文", default=None)


class ServiceCount(Model):
    """How often a volunteer served in a calendar year; stars are derived."""

    showcase_id: Annotated[Slug, Ref("showcases", owner=True)] = term("示范点编号")
    person_id: Annotated[Slug, Ref("people")] = term("人员编号")
    year: Year = term("年度")
    count: Count = term("服务次数")
    households: Annotated[Count, Only(Scope.LOCAL)] | None = term("结对户数", default=None)


class ServiceRecord(Model):
    """One verified service of a volunteer; where somebody was is nobody else's business."""

    AUDIENCE: ClassVar[Scope] = Scope.SPECIFIC

    showcase_id: Annotated[Slug, Ref("showcases", owner=True)] = term("示范点编号")
    person_id: Annotated[Slug, Ref("people")] = term("人员编号")
    on: Day = term("服务日期")
    content: Text = term("服务内容", example="河道清洁")
    verified_by_post: Text | None = term(
        "核实岗位", "核实的岗位，不写姓名；没有核实的不计次数", None
    )
