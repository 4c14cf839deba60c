"""The organisation chart: a tree of boxes with right-angle connectors, as one drawing."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.charts import fit, lanes, node, place, svg
from generator.charts.fit import MARGIN, SCREEN, Paper
from generator.charts.lanes import Lane
from generator.charts.model import Cross, Node
from generator.charts.place import Box
from generator.charts.svg import NOTE_SIZE, Drawing, Line


class Plan(Struct, frozen=True):
    """All geometry of a chart: boxes, the connectors of each parent, lanes, size in pixels."""

    boxes: tuple[Box, ...]
    connectors: tuple[tuple[Line, ...], ...]
    lanes: tuple[Lane, ...]
    width: int
    height: int


def draw(root: Node, crosses: Sequence[Cross] = (), paper: Paper = SCREEN) -> Drawing:
    """The chart of a tree on the paper; what does not fit is counted ("另有 12 个").

    Cross relations are drawn where both ends are; the outline tells all of them.
    """
    made = plan(root, crosses, paper)
    parts = [
        svg.paths("dw-connectors", made.connectors),
        svg.paths("dw-lanes", [lane.lines for lane in made.lanes]),
        *(_box(box) for box in made.boxes),
        *(svg.words(lane.label, lane.x, lane.y, NOTE_SIZE, _LANE) for lane in made.lanes),
    ]
    return Drawing(made.width, made.height, svg.lines(parts))


def plan(root: Node, crosses: Sequence[Cross] = (), paper: Paper = SCREEN) -> Plan:
    """The geometry of a chart, lanes beside it included in the paper's width.

    Lanes between rows come on top of the paper's height.
    """
    skeleton = fit.fit(root, paper)
    ways = lanes.ways(skeleton, crosses)
    beside = 0
    while lanes.channels(ways) > beside:
        beside = lanes.channels(ways)
        skeleton = fit.fit(root, replace(paper, width=paper.width - beside))
        ways = lanes.ways(skeleton, crosses)
    counts = lanes.counts(skeleton, ways)
    boxes = place.boxes(skeleton, counts)
    bottoms = {box.row: box.bottom for box in boxes}
    width = skeleton.width + 2 * MARGIN
    return Plan(
        boxes,
        place.connectors(skeleton, boxes),
        tuple(lanes.lane(way, boxes, bottoms, width) for way in ways),
        max([width + lanes.channels(ways), *(lanes.breadth(way) for way in ways)]),
        max(bottoms.values()) + place.LANE_PITCH * counts[-1] + MARGIN,
    )


_LANE = ' class="dw-lane"'


def _box(box: Box) -> str:
    item = box.item
    role = "root" if item.level == 0 else ""
    hidden = item.hidden if item.index >= 0 else 0
    return node.draw(item.node, box.label, box.x, box.y, box.width, box.height, role, hidden)
