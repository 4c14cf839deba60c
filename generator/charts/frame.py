"""What stands around a drawing: a region that scrolls, or the frame of an image."""

from generator.charts import svg, text
from generator.charts.svg import Drawing
from generator.md import Md, attribute


def region(drawing: Drawing, label: str, paired: bool = False) -> Md:
    """A chart in a labelled region that scrolls by keyboard and that no search shows.

    A `paired` one stands beside its text version, which takes its place on a phone.
    """
    classes = "dw-chart dw-chart--paired" if paired else "dw-chart"
    return _scrolling(classes, label, svg.group(drawing, label))


def picture(drawing: Drawing, caption: str, description: str) -> Md:
    """A statistic as an image with title and description.

    One that keeps its width scrolls where there is no room for it.
    """
    drawn = svg.picture(drawing, caption, description)
    return drawn if drawing.fluid else _scrolling("dw-chart", caption, drawn)


def _scrolling(classes: str, label: str, inside: Md) -> Md:
    named = attribute(text.clean(label))
    opening = f'<div class="{classes}" role="region" aria-label="{named}" tabindex="0"'
    return Md(f"{opening} data-search-exclude>\n{inside}\n</div>")
