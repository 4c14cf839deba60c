"""The chart of a leading group: its head, deputies, members, office and subgroups."""

from msgspec import Struct
from msgspec.structs import replace

from generator.charts import bands
from generator.charts.bands import Band
from generator.charts.fit import SCREEN
from generator.charts.model import Node
from generator.charts.svg import Drawing


class Subgroup(Struct, frozen=True):
    """A subgroup: its box, who heads it, and the units it covers."""

    node: Node
    head: str
    covers: tuple[str, ...] = ()


class LeadingGroup(Struct, frozen=True):
    """A leading group; people are nodes with the name as title and their office as note."""

    head: Node
    deputies: tuple[Node, ...] = ()
    members: tuple[Node, ...] = ()
    office: Node | None = None
    director: str = ""
    subgroups: tuple[Subgroup, ...] = ()


def draw(group: LeadingGroup, width: int = SCREEN.width) -> Drawing:
    """One band for each rank, the head on top; ranks without anybody are left out."""
    head = Band("", (_ranked(group.head),), "root")
    return bands.draw(
        (head, *(Band(title, nodes) for title, nodes in _ranks(group))), width, "dw-connectors"
    )


def outline(group: LeadingGroup) -> Node:
    """The same as a tree for the text version."""
    ranks = tuple(Node("", title, children=nodes) for title, nodes in _ranks(group) if nodes)
    return replace(_ranked(group.head), children=ranks)


def _ranked(head: Node) -> Node:
    return replace(head, note="\n".join(filter(None, ("组长", head.note))))


def _ranks(group: LeadingGroup) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    return (
        ("副组长", group.deputies),
        ("成员", group.members),
        ("办公室", (_office(group.office, group.director),) if group.office else ()),
        ("工作组", tuple(_subgroup(each) for each in group.subgroups)),
    )


def _office(office: Node, director: str) -> Node:
    said = f"主任：{director}" if director else ""
    return replace(office, note="\n".join(filter(None, (office.note, said))))


def _subgroup(group: Subgroup) -> Node:
    head = f"组长：{group.head}" if group.head else ""
    covers = f"联系：{'、'.join(group.covers)}" if group.covers else ""
    return replace(group.node, note="\n".join(filter(None, (group.node.note, head, covers))))
