"""Who is responsible for what."""

from pathlib import PurePosixPath

from generator.contract import Collection, Kind

# Their views need our model and our model needs theirs: theirs has to be complete first.
from generator.kinds.organisations import model as _organisations  # noqa: F401

from .model import CommunityPost, CommunityPostHolder, OrganisationDuty, PostDuty
from .rules import RULES
from .view import view

KIND = Kind(
    name="duties",
    title="职责分工",
    order=30,
    collections=(
        Collection("organisation_duties", "党组织职责", OrganisationDuty),
        Collection("post_duties", "职务职责", PostDuty),
        Collection(
            "community_posts", "社区公益岗位", CommunityPost, PurePosixPath("duties/community")
        ),
        Collection("community_post_holders", "公益岗位上岗", CommunityPostHolder),
    ),
    rules=RULES,
    view=view,
)
