"""The words that records of organisations choose from."""

from generator.schema import Vocabulary


class OrganisationKind(Vocabulary):
    """What kind of party organisation it is."""

    COMMITTEE = "committee", "基层党委", "党委", "基层委员会"
    GENERAL_BRANCH = "general_branch", "党总支", "总支部", "总支"
    BRANCH = "branch", "党支部", "支部"
    JOINT_BRANCH = "joint_branch", "联合党支部", "联合支部"
    TEMPORARY_BRANCH = "temporary_branch", "临时党支部", "临时支部"
    FLOATING_BRANCH = "floating_branch", "流动党员党支部", "流动党支部", "流动支部"
    REGIONAL_COMMITTEE = "regional_committee", "区域党委", "联合党委", "区域(联合)党委"
    PARTY_WORK_COMMITTEE = "party_work_committee", "党工委"
    DISCIPLINE_COMMITTEE = "discipline_committee", "基层纪委", "纪委"

    @property
    def is_branch(self) -> bool:
        """Whether it is one of the kinds of branches, which have nothing under them."""
        return self in BRANCHES


BRANCHES = (
    OrganisationKind.BRANCH,
    OrganisationKind.JOINT_BRANCH,
    OrganisationKind.TEMPORARY_BRANCH,
    OrganisationKind.FLOATING_BRANCH,
)
"""The kinds of branches."""


class Domain(Vocabulary):
    """The field an organisation works in."""

    RURAL = "rural", "农村", "村"
    COMMUNITY = "community", "社区"
    SCHOOL = "school", "学校"
    STATE_ENTERPRISE = "state_enterprise", "国有企业", "国企"
    PRIVATE_ENTERPRISE = "private_enterprise", "非公企业", "非公有制企业", "民营企业"
    ORGAN = "organ", "机关"
    INSTITUTION = "institution", "事业单位"
    SOCIAL_ORG = "social_org", "社会组织"
    FLOATING = "floating", "流动党员"


class OrganisationStatus(Vocabulary):
    """Whether an organisation still works."""

    ACTIVE = "active", "运行中", "正常"
    MERGED = "merged", "已合并"
    DISSOLVED = "dissolved", "已撤销"


class PartyStatus(Vocabulary):
    """A person's standing in the party."""

    FULL = "full", "正式党员"
    PROBATIONARY = "probationary", "预备党员"
    PROSPECT = "prospect", "发展对象"
    ACTIVIST = "activist", "入党积极分子"
    APPLICANT = "applicant", "入党申请人"
    NON_MEMBER = "non_member", "群众", "非党员"


class Post(Vocabulary):
    """A post in a party organisation, in the order in which holders are listed."""

    SECRETARY = "secretary", "书记"
    DEPUTY_SECRETARY = "deputy_secretary", "副书记"
    ORGANISATION_COMMISSIONER = "organization_commissioner", "组织委员"
    PUBLICITY_COMMISSIONER = "publicity_commissioner", "宣传委员"
    DISCIPLINE_COMMISSIONER = "discipline_commissioner", "纪检委员"
    UNITED_FRONT_COMMISSIONER = "united_front_commissioner", "统战委员"
    MASS_WORK_COMMISSIONER = "mass_work_commissioner", "群工委员"
    YOUTH_COMMISSIONER = "youth_commissioner", "青年委员"
    WOMEN_COMMISSIONER = "women_commissioner", "妇女委员"
    MEMBER = "member", "委员"
    FIRST_SECRETARY = "first_secretary", "第一书记"
    GROUP_LEADER = "group_leader", "党小组长"
    LIAISON = "liaison", "党建联络员"
    INSTRUCTOR = "instructor", "党建指导员"

    @property
    def leads(self) -> bool:
        """Whether it is that of a secretary or deputy secretary."""
        return self in (Post.SECRETARY, Post.DEPUTY_SECRETARY)

    @property
    def in_committee(self) -> bool:
        """Whether its holder belongs to the committee of the organisation."""
        return self not in OUTSIDE_COMMITTEE


OUTSIDE_COMMITTEE = (Post.FIRST_SECRETARY, Post.GROUP_LEADER, Post.LIAISON, Post.INSTRUCTOR)
"""The posts whose holders are not members of the committee by them."""


class CentreLevel(Vocabulary):
    """The level of a service centre."""

    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇级", "街道级"
    AREA = "area", "村（社区）级", "村级", "社区级", "片区级"
