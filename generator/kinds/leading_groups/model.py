"""Leading groups with their office and subgroups."""

from pathlib import PurePosixPath
from typing import Annotated

from generator.schema import (
    Day,
    Lines,
    Many,
    Model,
    Published,
    Ref,
    Slug,
    Text,
    Vocabulary,
    term,
)

FOLDER = PurePosixPath("leading_groups")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of a leading group."""
    return FOLDER / f"{id}.md"


PersonId = Annotated[Slug, Ref("people")]
"""The id of a person."""


class SubgroupKind(Vocabulary):
    """What a subgroup does."""

    PUBLICITY = "publicity", "宣传组"
    MATERIALS = "materials", "材料组"
    INSPECTION = "inspection", "督查组"
    OTHER = "other", "其他"


class Office(Model):
    """The office of a leading group."""

    located_at: Text = term("设在", example="镇党建工作办公室")
    director_id: PersonId | None = term("主任编号", default=None)
    deputy_director_ids: Many[PersonId] = term("副主任编号", default=())
    duties: Lines = term("职责", default=())


class Subgroup(Model):
    """A subgroup of a leading group and the units it covers."""

    kind: SubgroupKind = term("类型")
    name: Text = term("名称")
    head_id: PersonId | None = term("组长编号", default=None)
    member_ids: Many[PersonId] = term("成员编号", default=())
    duties: Lines = term("职责", default=())
    covers: Many[Annotated[Slug, Ref("organisations")]] = term("联系党组织编号", default=())


class LeadingGroup(Published):
    """A steering group for one task."""

    name: Text = term("名称")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    basis_doc_no: Text | None = term("成立文号", default=None)
    established_on: Day | None = term("成立日期", default=None)
    head_ids: Many[PersonId] = term("组长编号")
    deputy_ids: Many[PersonId] = term("副组长编号", default=())
    member_ids: Many[PersonId] = term("成员编号", default=())
    duties: Lines = term("职责", default=())
    office: Office | None = term("办公室", default=None)
    subgroups: tuple[Subgroup, ...] = term("工作组", default=())
