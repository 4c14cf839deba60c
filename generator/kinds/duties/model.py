"""What organisations, posts and community posts are responsible for."""

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated

from generator.kinds.organisations.model import OrganisationKind, Post
from generator.schema import Count, Day, Lines, Many, Model, Prose, Ref, Slug, Text, term

FOLDER = PurePosixPath("duties")
INDEX = FOLDER / "index.md"
POSTS = FOLDER / "posts.md"
ORGANISATIONS = FOLDER / "organisations.md"
DIVISION = FOLDER / "division.md"
COMMUNITY = FOLDER / "community.md"
COMMUNITY_FOLDER = FOLDER / "community"


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
