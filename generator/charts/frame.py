"""What stands around a drawing: a region that scrolls, or a figure with its data table."""

from dataclasses import dataclass

from generator.charts import svg, text
from generator.charts.svg import Drawing
from generator.md import Md, attribute


@dataclass(frozen=True, slots=True)
class Table:
    """A data table as plain text; the first cell of each row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def region(drawing: Drawing, label: str, paired: bool = False) -> Md:
    """A chart in a labelled region that scrolls by keyboard and that no search shows.

    A `paired` one stands beside its text version, which takes its place on a phone.
    """
    classes = "dw-chart dw-chart--paired" if paired else "dw-chart"
    return _scrolling(classes, label, svg.group(drawing, label))


def figure(drawing: Drawing, caption: str, description: str, table: Table) -> Md:
    """A statistic as an image with title and description, a caption, and its data table.

    One that keeps its width scrolls where there is no room for it.
    """
    picture = svg.picture(drawing, caption, description)
    return svg.lines(
        (
            '<figure class="dw-figure">',
            picture if drawing.fluid else _scrolling("dw-chart", caption, picture),
            f"<figcaption>{text.escape(caption)}</figcaption>",
            "<details><summary>查看数据表</summary>",
            _table(table),
            "</details>",
            "</figure>",
        )
    )


def _scrolling(classes: str, label: str, inside: Md) -> Md:
    named = attribute(text.clean(label))
    opening = f'<div class="{classes}" role="region" aria-label="{named}" tabindex="0"'
    return Md(f"{opening} data-search-exclude>\n{inside}\n</div>")


def _table(table: Table) -> Md:
    head = "".join(f'<th scope="col">{text.escape(cell)}</th>' for cell in table.head)
    rows = (
        f'<tr><th scope="row">{text.escape(row[0])}</th>'
        + "".join(f"<td>{text.escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return svg.lines((f"<table><thead><tr>{head}</tr></thead><tbody>", *rows, "</tbody></table>"))
