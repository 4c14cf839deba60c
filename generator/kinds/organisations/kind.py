"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import (
    ALLIANCES,
    CENTRES,
    FOLDER,
    Alliance,
    Appointment,
    Organisation,
    PartyGroup,
    Person,
    ServiceCentre,
    SupervisionGroup,
    Vacancy,
)
from .rules import RULES

if TYPE_CHECKING:
    from .view import files, view
else:
    files = later.function(f"{__package__}.view", "files")
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="organisations",
    title="组织机构",
    order=10,
    collections=(
        Collection("organisations", "党组织", Organisation, FOLDER),
        Collection("people", "人员", Person, mentioned=True),
        Collection("appointments", "任职", Appointment),
        Collection("vacancies", "空缺", Vacancy),
        Collection("party_groups", "党小组", PartyGroup),
        Collection("supervision_groups", "党务监督小组", SupervisionGroup),
        Collection("alliances", "区域党建联盟", Alliance, ALLIANCES),
        Collection("service_centres", "党群服务中心", ServiceCentre, CENTRES),
    ),
    rules=RULES,
    view=view,
    files=files,
)
