"""A rating from no star to five."""

from generator.charts import svg
from generator.charts.svg import Drawing

MOST = 5
"""Stars of a full rating."""

_STAR = "12,2 15,9 22,9 16,14 18,21 12,17 6,21 8,14 2,9 9,9"
"""A five-pointed star in a square of 24 px."""


def draw(stars: int) -> Drawing:
    """Five stars, as many of them filled as were given; less than 0 or more than 5 is clipped."""
    parts = (
        f'<polygon class="dw-star{" dw-star--on" if i < stars else ""}"'
        f' points="{_STAR}" transform="translate({24 * i} 0)"/>'
        for i in range(MOST)
    )
    return Drawing(24 * MOST, 24, svg.lines(parts))
