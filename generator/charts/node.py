"""One box of a chart with its text, its link and its classes."""

import re

from generator.charts import label, svg
from generator.charts.label import Label
from generator.charts.model import Node, notes
from generator.md import Md

_NOT_A_CLASS = re.compile(r"[^a-z0-9]+")


def draw(
    node: Node,
    text: Label,
    x: int,
    y: int,
    width: int,
    height: int,
    role: str = "",
    hidden: int = 0,
) -> Md:
    """A node as a box at `x`, `y`; `role` is one more class, `hidden` what is left out under it."""
    rectangle = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>'
    content = rectangle + label.draw(text, x, y, width, height)
    tooltip = "，".join((node.title, *notes(node), *([label.more(hidden)] if hidden else [])))
    return svg.link(node.href, _classes(node, role), tooltip, content, node.current)


def _classes(node: Node, role: str) -> str:
    kind = _NOT_A_CLASS.sub("-", node.kind.lower()).strip("-")
    marks = (role, kind, "current" if node.current else "")
    return " ".join(("dw-node", *(f"dw-node--{mark}" for mark in marks if mark)))
