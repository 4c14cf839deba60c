"""The chart of a 1+N+1 alliance: who leads, the member units, the service centre."""

from msgspec import Struct
from msgspec.structs import replace

from generator.charts import bands
from generator.charts.bands import Band
from generator.charts.fit import SCREEN
from generator.charts.model import Node
from generator.charts.svg import Drawing


class Alliance(Struct, frozen=True):
    """A regional alliance; `chair` says who convenes it, empty where nobody is named."""

    lead: Node
    units: tuple[Node, ...]
    centre: Node | None = None
    chair: str = ""


def draw(alliance: Alliance, width: int = SCREEN.width) -> Drawing:
    """The lead on top, the units in rows, the centre below; dashed lines, as none commands."""
    return bands.draw(
        (
            Band("", (_lead(alliance),), "root"),
            Band(_members(alliance), alliance.units),
            Band("", (alliance.centre,) if alliance.centre else (), "centre"),
        ),
        width,
        "dw-lanes",
    )


def outline(alliance: Alliance) -> Node:
    """The same as a tree for the text version."""
    groups = [Node("", _members(alliance), children=alliance.units)] if alliance.units else []
    if alliance.centre:
        groups.append(Node("", "服务阵地", children=(alliance.centre,)))
    return replace(_lead(alliance), children=tuple(groups))


def _lead(alliance: Alliance) -> Node:
    if not alliance.chair:
        return alliance.lead
    chair = f"召集人：{alliance.chair}"
    return replace(alliance.lead, note="\n".join(filter(None, (alliance.lead.note, chair))))


def _members(alliance: Alliance) -> str:
    return f"成员单位（{len(alliance.units)} 个）"
