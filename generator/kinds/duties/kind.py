"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import (
    COMMUNITY_FOLDER,
    CommunityPost,
    CommunityPostHolder,
    DualRegistration,
    OrganisationDuty,
    PostDuty,
    RegistrationSummary,
)
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="duties",
    title="职责分工",
    group="班子与职责",
    order=30,
    collections=(
        Collection("organisation_duties", "党组织职责", OrganisationDuty),
        Collection("post_duties", "职务职责", PostDuty),
        Collection("community_posts", "社区公益岗位", CommunityPost, COMMUNITY_FOLDER),
        Collection("community_post_holders", "公益岗位上岗", CommunityPostHolder),
        Collection("registrations", "在职党员报到汇总", RegistrationSummary),
        Collection("registration_cases", "在职党员报到台账", DualRegistration),
    ),
    rules=RULES,
    view=view,
)
