"""Prints time and bytes of the organisation chart and its text version at four sizes."""

import gzip
import time

from generator.charts import frame, outline, tree
from generator.charts.model import Node, walk

SHAPES = {10: (3, 2), 60: (3, 19), 400: (4, 9, 10), 5000: (10, 20, 24)}
"""Children on each level, for about so many organisations."""


def grown(counts: tuple[int, ...], name: str = "o") -> Node:
    """A regular tree with links; the same for the same counts."""
    below = tuple(grown(counts[1:], f"{name}-{i}") for i in range(counts[0])) if counts else ()
    return Node(name, f"中共示例镇{name[1:]}村支部委员会", href=f"../{name}/", children=below)


def measure(shape: str, root: Node) -> None:
    """Print one line for a tree."""
    start = time.perf_counter()
    chart = frame.region(tree.draw(root), "组织架构图")
    drawn = time.perf_counter()
    told = outline.outline(root, "组织名单")
    done = time.perf_counter()
    sizes = [len(each.encode()) for each in (chart, told)]
    packed = len(gzip.compress(told.encode(), mtime=0))
    print(
        f"{len(list(walk(root))):>6} {shape:<6} {1000 * (drawn - start):>9.1f} {sizes[0]:>9}"
        f" {1000 * (done - drawn):>11.1f} {sizes[1]:>13} {packed:>9}"
    )


def main() -> None:
    """Measure trees of families and trees of one level at the four sizes."""
    print(" nodes shape   chart ms     bytes  outline ms outline bytes      gzip")
    for count, shape in SHAPES.items():
        measure("tree", grown(shape))
        measure("flat", grown((count - 1,)))


if __name__ == "__main__":
    main()
