"""Service counts → volunteers with their stars, year by year."""

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from generator.charts.stars import Rating, Ratings
from generator.kinds.organisations.model import Person
from generator.world import World

from . import marks
from .model import ServiceCount, Showcase, StarScale


class Volunteer(Struct, frozen=True):
    """A person's services in a year."""

    year: str
    name: str
    count: str


class Volunteers(Struct, frozen=True):
    """The volunteers of a showcase, with a scale as `rated` by year, without one as plain `rows`.

    `scale` says from how many services on there are stars.
    """

    rows: tuple[Volunteer, ...]
    rated: tuple[Ratings, ...]
    scale: str
    basis: str


def volunteers(world: World, showcase: Showcase) -> Volunteers | None:
    """The volunteers, newest year and most services first; None where there are none."""
    scale = world.get(StarScale, showcase.star_scale_id)
    counts = sorted(
        (entry.value for entry in world.by(ServiceCount, "showcase_id").get(showcase.id, ())),
        key=lambda count: (-count.year, -count.count, count.person_id),
    )
    people = ((count, world.get(Person, count.person_id)) for count in counts)
    known = [(count, person) for count, person in people if person is not None]
    if not known:
        return None
    if scale is None:
        rows = (
            Volunteer(f"{count.year}年", person.name, str(count.count)) for count, person in known
        )
        return Volunteers(tuple(rows), (), "", "")
    years = groupby(known, key=lambda one: one[0].year)
    rated = tuple(_rated(showcase, year, group, scale) for year, group in years)
    return Volunteers((), rated, _scale(scale), (scale.basis or "").rstrip("。"))


def _rated(
    showcase: Showcase, year: int, known: Iterable[tuple[ServiceCount, Person]], scale: StarScale
) -> Ratings:
    return Ratings(
        f"{showcase.title}{year}年志愿服务星级",
        ("姓名", "服务次数", "星级"),
        len(scale.thresholds),
        tuple(_rating(count, person, scale) for count, person in known),
    )


def _rating(count: ServiceCount, person: Person, scale: StarScale) -> Rating:
    given = marks.stars(scale, count.count)
    said = f"{given} 星" if given else "未达到一星"
    return Rating(person.name, given, said, (str(count.count),))


def _scale(scale: StarScale) -> str:
    parts = (f"{count} 次 {stars} 星" for stars, count in enumerate(scale.thresholds, 1))
    return f"按一个日历年的服务次数评定：满 {'、'.join(parts)}；次年重新计算。"
