"""What this kind is made of."""

from pathlib import PurePosixPath

from generator.contract import Collection, Kind

from .model import Alliance, Appointment, Organisation, PartyGroup, Person, ServiceCentre, Vacancy
from .rules import RULES
from .view import view

KIND = Kind(
    name="organisations",
    title="组织机构",
    order=10,
    collections=(
        Collection("organisations", "党组织", Organisation, PurePosixPath("organisations")),
        Collection("people", "人员", Person),
        Collection("appointments", "任职", Appointment),
        Collection("vacancies", "空缺", Vacancy),
        Collection("party_groups", "党小组", PartyGroup),
        Collection("alliances", "区域党建联盟", Alliance, PurePosixPath("organisations/alliances")),
        Collection(
            "service_centres", "党群服务中心", ServiceCentre, PurePosixPath("organisations/centres")
        ),
    ),
    rules=RULES,
    view=view,
)
