"""Trees of boxes → a chart in its region, and the same as nested lists."""

from collections.abc import Sequence

from msgspec import Struct

from generator.charts import frame, outline, tree
from generator.charts.fit import SCREEN, Paper
from generator.charts.model import Cross, Node
from generator.charts.svg import Drawing
from generator.md import Md

from .tree import cut

LISTED = 300
"""Organisations in the text version of one chart; the rest is counted and listed by kind."""


class Chart(Struct, frozen=True):
    """A chart and its text version, ready to print."""

    picture: Md
    text: Md


BESIDE_CONTENTS = Paper(900, SCREEN.height)
"""What a page has room for whose table of contents stands beside the text."""


def of_tree(root: Node, label: str, paper: Paper, crosses: Sequence[Cross] = ()) -> Chart:
    """The chart of organisations."""
    text = outline.outline(cut(root, LISTED), f"{label}（文字版）", crosses)
    return Chart(frame.region(tree.draw(root, crosses, paper), label, paired=True), text)


def of_bands(drawing: Drawing, listed: Node, label: str) -> Chart:
    """A drawing in bands, and the tree that says the same."""
    text = outline.outline(listed, f"{label}（文字版）", counted="{} 项")
    return Chart(frame.region(drawing, label, paired=True), text)
