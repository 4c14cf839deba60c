"""A notice → where its reader may go on: answers, neighbours, the lists it stands in."""

from generator.contract import Link
from generator.kinds.feedback.model import Feedback, place
from generator.kinds.organisations.model import Organisation
from generator.world import World

from .model import Notice, of_organisation, of_type, page_path
from .register import beside


def related(world: World, notice: Notice, noun: str) -> tuple[Link, ...]:
    """The answers to what was said about it, its neighbours, and the lists it stands in."""
    organisation = world.get(Organisation, notice.org_id)
    name = organisation.short if organisation else ""
    near = (Link(other.title, page_path(other.id)) for other in beside(world, notice.id))
    answers = world.by(Feedback, "notice_id").get(notice.id, ())
    return (
        *_answers(world, notice, tuple(entry.value for entry in answers), noun),
        *near,
        Link(f"{name}的全部公示公告", of_organisation(notice.org_id)),
        Link(f"全部{notice.type.label}", of_type(notice.type)),
    )


def _answers(
    world: World, notice: Notice, found: tuple[Feedback, ...], noun: str
) -> tuple[Link, ...]:
    """The way to the answers about a notice: to the latest, below which the others stand."""
    if not found:
        return ()
    latest = max(found, key=lambda one: (one.received_on, one.id))
    address = place(world, latest.id, page_path(notice.id))
    return (Link(f"对本{noun}的意见和办理（{len(found)} 件）", address),)
