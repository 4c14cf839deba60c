"""What builds have cost → the lines of a table, and the curves of a plot."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from msgspec import Struct, field

from .lines import Curve
from .measure import Cost

HEADS = (
    *("引擎", "情形", "秒", "处理器秒", "内存 MB", "网页", "HTML MB", "输出 MB"),
    *("时间比（Hugo 从头 = 1）", "增长"),
)
"""What the columns hold."""


class Built(Struct):
    """All builds of one sort by one engine, and what the last one wrote: bytes of pages and of all."""

    costs: list[Cost] = field(default_factory=list)
    pages: int = 0
    html: int = 0
    whole: int = 0

    @property
    def seconds(self) -> float:
        """The median."""
        return median(one.seconds for one in self.costs)

    @property
    def cpu(self) -> float | None:
        """The median; None where the system does not tell."""
        return _median([one.cpu for one in self.costs])

    @property
    def memory(self) -> float | None:
        """The median; None where the system does not tell."""
        return _median([one.memory for one in self.costs])


Found = Mapping[tuple[str, str], Built]
"""By the name of the engine and the sort of build."""

Growth = Mapping[tuple[str, str], float]
"""How much longer a page takes than on the smallest site."""


def _median(values: Sequence[float | None]) -> float | None:
    told = [value for value in values if value is not None]
    return median(told) if told else None


def growth(found: Found, smallest: Found, starts: Mapping[str, float]) -> Growth:
    """The time of a page on a site over that on the smallest, without the `starts` of the engines.

    A start is how many seconds an engine takes for a site without records. Where no more is needed
    than that, nothing can be said.
    """
    grown = {}
    for (engine, build), one in found.items():
        few = smallest[engine, build]
        own, base = (each.seconds - starts[engine] for each in (one, few))
        if min(own, base) > 0:
            grown[engine, build] = own / one.pages / (base / few.pages)
    return grown


def rows(found: Found, grown: Growth, rival: tuple[str, str]) -> Iterator[tuple[str, ...]]:
    """The cells of the table; times are held against a rival's; what is not known is left empty."""
    other = found.get(rival)
    for key, one in found.items():
        yield (
            *key,
            f"{one.seconds:.2f}",
            "" if one.cpu is None else f"{one.cpu:.2f}",
            "" if one.memory is None else f"{one.memory:.0f}",
            str(one.pages),
            f"{one.html / 1e6:.1f}",
            f"{one.whole / 1e6:.1f}",
            "" if other is None else f"{one.seconds / other.seconds:.1f}",
            f"{grown[key]:.2f}" if key in grown else "",
        )


def curves(sizes: Sequence[Found]) -> Iterator[tuple[str, Sequence[Curve]]]:
    """For each sort of build the seconds of each engine by the pages of the sites."""
    for sort in dict.fromkeys(build for found in sizes for _, build in found):
        names = dict.fromkeys(name for found in sizes for name, build in found if build == sort)
        yield (
            sort,
            [
                Curve(name, [(one.pages, one.seconds) for one in _of(sizes, (name, sort))])
                for name in names
            ],
        )


def _of(sizes: Sequence[Found], key: tuple[str, str]) -> Iterator[Built]:
    """What an engine has built on the sites that it was measured on."""
    return (found[key] for found in sizes if key in found)
