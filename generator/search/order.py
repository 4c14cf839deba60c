"""Documents → their numbers, of which a new document mostly gets the last."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .document import Document


def ordered(documents: Sequence[Document]) -> tuple[list[Document], int, int]:
    """Documents by their numbers; from which number they are not listings, and from which they have a day.

    What only lists others comes first, then what has no day, then the oldest: after another document
    of today hardly any of those before has another number.
    """
    ranked = sorted(documents, key=_rank)
    listings = [one for one in ranked if one.listing]
    lasting = [one for one in ranked if not one.listing and not one.day]
    dated = [one for one in reversed(ranked) if not one.listing and one.day]
    return [*listings, *lasting, *dated], len(listings), len(listings) + len(lasting)


def _rank(document: Document) -> tuple[int, bool, str]:
    """The newest first; of what has no day, organisations."""
    day = -document.day.toordinal() if document.day else -date.max.toordinal()
    return day, not document.names, document.address


def turns(count: int, listings: int, dated: int) -> NDArray[np.int64]:
    """The place of each document among equals, the lowest first, as `turn` in `query/holding.js` tells it.

    What says more comes first: what has no day, then the newest, then what only lists.
    """
    places = chain(
        range(listings),
        range(listings - 2 * count, dated - 2 * count),
        range(-dated, -count, -1),
    )
    return np.fromiter(places, np.int64, count)
