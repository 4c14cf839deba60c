"""Service counts → volunteers with their stars, year by year."""

from dataclasses import dataclass

from generator.kinds.organisations.model import Person
from generator.world import World

from . import marks
from .model import ServiceCount, Showcase, StarScale


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A person's services in a year; `stars` is drawn, `rating` said; both empty without scale."""

    year: str
    name: str
    count: str
    stars: str
    rating: str


@dataclass(frozen=True, slots=True)
class Volunteers:
    """The ratings of a showcase; `scale` says from how many services on there are stars."""

    rows: tuple[Volunteer, ...]
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
    rows = tuple(_row(count, person, scale) for count, person in people if person is not None)
    if not rows:
        return None
    basis = (scale.basis or "").rstrip("。") if scale else ""
    return Volunteers(rows, _scale(scale), basis)


def _row(count: ServiceCount, person: Person, scale: StarScale | None) -> Volunteer:
    stars, rating = "", ""
    if scale is not None:
        given = marks.stars(scale, count.count)
        stars = "★" * given + "☆" * (len(scale.thresholds) - given)
        rating = f"{given} 星" if given else "未达到一星"
    return Volunteer(f"{count.year}年", person.name, str(count.count), stars, rating)


def _scale(scale: StarScale | None) -> str:
    if scale is None:
        return ""
    parts = (f"{count} 次 {stars} 星" for stars, count in enumerate(scale.thresholds, 1))
    return f"按一个日历年的服务次数评定：满 {'、'.join(parts)}；次年重新计算。"
