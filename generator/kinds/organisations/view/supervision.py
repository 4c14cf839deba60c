"""The supervision group of an organisation → facts for its page."""

from generator.dates import chinese_date
from generator.kinds.organisations.model import Person, SupervisionGroup
from generator.world import World

from .values import Fact, fact


def supervision(world: World, org_id: str) -> tuple[Fact, ...]:
    """Who supervises the party affairs of an organisation; empty where no group is recorded."""
    entries = world.by(SupervisionGroup, "org_id").get(org_id, ())
    if not entries:
        return ()
    group = entries[0].value
    names = (_name(world, id) for id in dict.fromkeys(group.member_ids) if id != group.convener_id)
    number = f"第{group.term_no}届，" if group.term_no else ""
    return (
        *fact("召集人", _name(world, group.convener_id)),
        *fact("成员", "、".join(filter(None, names))),
        *fact("任期", f"{number}至{chinese_date(group.term_end)}"),
        *fact(
            "回避",
            "已核对，没有委员会成员和他们的配偶、近亲属"
            if group.excluded_relations_checked
            else None,
        ),
    )


def _name(world: World, id: str | None) -> str:
    person = world.get(Person, id)
    return person.name if person else ""
