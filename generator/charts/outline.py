"""The text version of a chart: nested lists that open and close without script."""

from collections.abc import Sequence

from generator.charts import svg, text
from generator.charts.model import Cross, Node, notes
from generator.charts.prune import Flat, flatten
from generator.md import Md, attribute

_OPEN_LEVELS = 2
"""Levels that are open at first, besides the way to the current node."""


def outline(
    root: Node, label: str, crosses: Sequence[Cross] = (), counted: str = "下级 {} 个"
) -> Md:
    """Every node of a tree as nested lists, then each cross relation as a sentence.

    `counted` is what the control says that opens the nodes under one, with their number.
    """
    flat = flatten(root)
    inside = "\n".join((*_items(flat, counted), *_sentences(flat, crosses)))
    named = attribute(text.clean(label))
    return Md(
        f'<nav class="dw-outline" aria-label="{named}" data-search-exclude>\n{inside}\n</nav>'
    )


def _items(flat: Flat, counted: str) -> list[str]:
    opened = _way_to_current(flat)
    parts = ["<ul>"]
    ends: list[int] = []
    for i, node in enumerate(flat.nodes):
        while ends and flat.levels[i] <= ends[-1]:
            ends.pop()
            parts.append("</ul></details></li>")
        if not flat.children[i]:
            parts.append(f"<li>{_entry(node)}</li>")
            continue
        is_open = " open" if flat.levels[i] < _OPEN_LEVELS or i in opened else ""
        parts.append(f"<li>{_entry(node)}{_control(flat, i, is_open, counted)}<ul>")
        ends.append(flat.levels[i])
    return [*parts, *["</ul></details></li>"] * len(ends), "</ul>"]


def _control(flat: Flat, i: int, is_open: str, counted: str) -> str:
    said = counted.format(len(flat.children[i]))
    named = attribute(f"{text.clean(flat.nodes[i].title)}：{said}")
    return f'<details{is_open}><summary aria-label="{named}">{text.escape(said)}</summary>'


def _entry(node: Node) -> str:
    title = text.escape(node.title)
    if node.href:
        mark = ' aria-current="page"' if node.current else ""
        shown = f'<a href="{attribute(text.clean(node.href))}"{mark}>{title}</a>'
    else:
        shown = f'<b aria-current="page">{title}</b>' if node.current else title
    more = "，".join(text.escape(line) for line in notes(node))
    return shown + (f' <span class="dw-note">{more}</span>' if more else "")


def _way_to_current(flat: Flat) -> set[int]:
    way: set[int] = set()
    for i, node in enumerate(flat.nodes):
        at = flat.parents[i] if node.current else -1
        while at >= 0 and at not in way:
            way.add(at)
            at = flat.parents[at]
    return way


def _sentences(flat: Flat, crosses: Sequence[Cross]) -> list[str]:
    titles = {node.id: node.title for node in flat.nodes}
    known = [each for each in crosses if each.source_id in titles and each.target_id in titles]
    said = [
        f"<li>{text.escape(f'{titles[each.source_id]}与{titles[each.target_id]}：{each.label}。')}</li>"
        for each in known
    ]
    return [svg.lines(['<ul class="dw-outline__crosses">', *said, "</ul>"])] if said else []
