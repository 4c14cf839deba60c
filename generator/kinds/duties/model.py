"""What organisations, posts and community posts are responsible for."""

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, ClassVar

from generator.kinds.organisations.model import OrganisationKind, Post
from generator.schema import (
    Count,
    Day,
    Flag,
    Lines,
    Many,
    Model,
    Prose,
    Published,
    Ref,
    Scope,
    Slug,
    Text,
    term,
)

FOLDER = PurePosixPath("duties")
INDEX = FOLDER / "index.md"
POSTS = FOLDER / "posts.md"
ORGANISATIONS = FOLDER / "organisations.md"
DIVISION = FOLDER / "division.md"
COMMUNITY = FOLDER / "community.md"
COMMUNITY_FOLDER = FOLDER / "community"
REGISTRATIONS = FOLDER / "registrations.md"


def page_path(id: str) -> PurePosixPath:
    """The page of a community post."""
    return COMMUNITY_FOLDER / f"{id}.md"


class OrganisationDuty(Model):
    """What every organisation of a kind, or one organisation, is responsible for."""

    kind: OrganisationKind | None = term("党组织类型", "对一类党组织都适用时填写", None)
    org_id: Annotated[Slug, Ref("organisations", owner=True)] | None = term(
        "党组织编号", "只对一个党组织适用时填写", None
    )
    duties: Lines = term("职责")
    basis: Text | None = term("依据", default=None)


class PostDuty(Model):
    """What the holder of a post is responsible for."""

    post: Post = term("职务")
    duties: Lines = term("职责")
    basis: Text | None = term("依据", default=None)


class CommunityPost(Model):
    """A post for members without office; the list belongs to the place."""

    id: Slug = term("编号", example="liaison")
    name: Text = term("岗位名称", example="党建联络岗")
    duties: Lines = term("岗位职责")
    intro: Prose | None = term("说明", default=None)
    order: Count = term("排序", default=0)
    former_ids: Many[Slug] = term("曾用编号", "改编号后把旧编号写在这里，旧网址会自动跳转", ())


class CommunityPostHolder(Model):
    """Who holds a community post in an organisation."""

    post_id: Annotated[Slug, Ref("community_posts")] = term("岗位编号")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    person_id: Annotated[Slug, Ref("people")] = term("人员编号")
    start: Day = term("上岗日期")
    end: Day | None = term("离岗日期", default=None)

    def holds_on(self, day: date) -> bool:
        """Whether the post is held on a day; the day of leaving is the successor's."""
        return self.start <= day and (self.end is None or self.end > day)


class RegistrationSummary(Published):
    """How many serving members have registered with the organisation of a community."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term(
        "党组织编号", "接收报到的社区、村党组织"
    )
    as_of: Day = term("统计日期")
    registered: Count = term("报到人数")
    on_post: Count = term("认领岗位人数", default=0)
    taking_part: Count = term("参加活动人数", "本年度参加过活动的", 0)


class DualRegistration(Model):
    """One serving member's registration: days only, nobody's name, never published.

    Why somebody is excused has no field: it may be illness or family.
    """

    AUDIENCE: ClassVar[Scope] = Scope.SPECIFIC

    id: Slug = term("编号", "与姓名无关的编号；谁是谁只记在党组织自己的台账里", example="bd-0007")
    unit_org_id: Annotated[Slug, Ref("organisations")] | None = term(
        "所在单位党组织编号", "单位不在本站的留空", None
    )
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("报到党组织编号")
    registered_on: Day = term("报到日期")
    left_on: Day | None = term("离开日期", "不再在这里报到的", None)
    post_id: Annotated[Slug, Ref("community_posts")] | None = term("认领岗位编号", default=None)
    check_ins: Many[Day] = term("参加日期", "每次到社区的日期，用；分开", ())
    feedback_on: Many[Day] = term("反馈日期", "向所在单位反馈的日期，用；分开", ())
    deeds: Many[Day] = term("办实事日期", "用；分开", ())
    excused: Flag = term("不参加已批准", "本人申请、批准不参加的填是；原因不写在这里", False)
    excused_on: Day | None = term("不参加申请日期", default=None)
    away_since: Day | None = term("外出开始日期", "外出、地点固定的填写", None)
    moved_on: Day | None = term("转出组织关系日期", default=None)

    @property
    def ended(self) -> bool:
        """Whether nothing more is expected here."""
        return self.left_on is not None or self.moved_on is not None
