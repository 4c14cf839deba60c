"""A leading group → its chart and the same as nested lists."""

from msgspec import Struct

from generator.charts import frame, leading, outline
from generator.charts.model import Node
from generator.kinds.organisations.model import Organisation
from generator.md import Md
from generator.world import World

from .model import LeadingGroup
from .people import Member, member, members, name

_WIDTH = 900
"""Pixels that a page has room for whose table of contents stands beside the text."""


class Chart(Struct, frozen=True):
    """A chart and its text version, ready to print, and what they are drawn from."""

    picture: Md
    text: Md
    drawn: leading.LeadingGroup


def chart(world: World, group: LeadingGroup) -> Chart | None:
    """The chart of a group; None where nobody heads it."""
    drawn = _drawn(world, group)
    if drawn is None:
        return None
    label = f"{group.name}组成图"
    text = outline.outline(leading.outline(drawn), f"{label}（文字版）", counted="{} 项")
    return Chart(frame.region(leading.draw(drawn, _WIDTH), label, paired=True), text, drawn)


def _drawn(world: World, group: LeadingGroup) -> leading.LeadingGroup | None:
    heads = members(world, group, group.head_ids)
    if not heads:
        return None
    office = group.office
    director = member(world, group, office.director_id) if office else None
    return leading.LeadingGroup(
        Node(
            "head", "、".join(head.name for head in heads), heads[0].post if len(heads) == 1 else ""
        ),
        _boxes("deputy", members(world, group, group.deputy_ids)),
        _boxes("member", members(world, group, group.member_ids)),
        Node("office", "办公室", f"设在{office.located_at}") if office else None,
        director.name if director else "",
        tuple(
            leading.Subgroup(
                Node(f"subgroup-{number}", subgroup.name, href=f"#subgroup-{number}"),
                name(world, subgroup.head_id),
                _covered(world, subgroup.covers),
            )
            for number, subgroup in enumerate(group.subgroups, 1)
        ),
    )


def _boxes(rank: str, people: tuple[Member, ...]) -> tuple[Node, ...]:
    return tuple(
        Node(f"{rank}-{number}", each.name, each.post) for number, each in enumerate(people, 1)
    )


def _covered(world: World, ids: tuple[str, ...]) -> tuple[str, ...]:
    found = (world.get(Organisation, id) for id in ids)
    return tuple(organisation.short for organisation in found if organisation)
