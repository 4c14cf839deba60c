"""The law of a site → every version of a provision, where it comes from and whether it counts."""

from enum import Enum

from msgspec import Struct

from generator import packs
from generator.kinds.site.model import Site
from generator.packs import Pack, Provision
from generator.schema import Entry
from generator.world import World

OWN = "本单位"


class Standing(Enum):
    """Whether a version counts today: the word for it and the look of its badge."""

    CURRENT = "现行", "open"
    OFF = "已停用", "revoked"
    REPLACED = "已被代替", "closed"
    PAST = "已失效", "closed"
    COMING = "尚未生效", "upcoming"


class Version(Struct, frozen=True):
    """One version of a provision."""

    provision: Provision
    origin: str
    standing: Standing


def own(world: World) -> tuple[Entry[Provision], ...]:
    """The provisions a site has written itself."""
    return world.all(Provision)


def adopted(world: World) -> tuple[Pack, ...]:
    """The local packs that a site has adopted, in their order."""
    known = {pack.id: pack for pack in packs.packs()[1:]}
    named = (id for entry in world.all(Site) for id in entry.value.rule_packs)
    return tuple(known[id] for id in named if id in known)


def versions(world: World, id: str) -> tuple[Version, ...]:
    """Every version of a provision, those first that go before the others."""
    listed = world.law.provisions[id]
    names = [OWN] * sum(entry.value.id == id for entry in own(world))
    for pack in adopted(world):
        names += [pack.name] * sum(one.id == id for one in packs.local(pack.id))
    names += [packs.packs()[0].name] * (len(listed) - len(names))
    counts = world.law.effective(id, world.today)
    return tuple(
        Version(one, name, _standing(world, one, counts=one is counts))
        for one, name in zip(listed, names, strict=True)
    )


def _standing(world: World, provision: Provision, *, counts: bool) -> Standing:
    if counts:
        return Standing.OFF if provision.off else Standing.CURRENT
    if packs.in_force(provision, world.today):
        return Standing.REPLACED
    past = provision.until is not None and provision.until < world.today
    return Standing.PAST if past else Standing.COMING
