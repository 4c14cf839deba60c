"""Party organisations, their people, groups, alliances and service centres."""

from calendar import isleap
from datetime import date
from typing import Annotated

from generator.schema import (
    Count,
    Day,
    Email,
    Flag,
    Lines,
    Many,
    Model,
    Phone,
    PhotoRef,
    Prose,
    Published,
    Ref,
    Slug,
    Text,
    term,
)

from .words import CentreLevel, Domain, OrganisationKind, OrganisationStatus, PartyStatus, Post


class Organisation(Published):
    """A party organisation."""

    name: Text = term("全称", example="中共示例镇十里村支部委员会")
    short: Text = term("简称", example="十里村党支部")
    kind: OrganisationKind = term("类型", example="党支部")
    domain: Domain = term("领域", example="农村")
    parent_id: Annotated[Slug, Ref("organisations")] | None = term(
        "上级编号", "最高一级留空，全站只能有一个", None
    )
    order: Count = term("排序", "同级之间从小到大", 0)
    status: OrganisationStatus = term("状态", default=OrganisationStatus.ACTIVE)
    established_on: Day | None = term("成立日期", default=None)
    approved_by: Text | None = term("批准机关", default=None)
    approval_doc_no: Text | None = term("批准文号", default=None)
    term_no: Count | None = term("届次", "第几届，只写数字", None)
    term_start: Day | None = term("本届开始", default=None)
    term_years: Count | None = term("任期年数", default=None)
    extended_to: Day | None = term("延期至", default=None)
    extension_doc_no: Text | None = term("延期批准文号", default=None)
    election_requested_on: Day | None = term(
        "换届请示日期", "为本届届满换届，向上级报送请示的日期", None
    )
    members_full: Count | None = term("正式党员数", default=None)
    members_probationary: Count | None = term("预备党员数", default=None)
    counted_on: Day | None = term("统计日期", default=None)
    units: Lines = term("覆盖单位", "联合党支部覆盖的单位，用；分开", ())
    host_place: Text | None = term("流入地", "流动党员党支部所在的地方，写到县", None)
    dissolves_on: Day | None = term("预计撤销日期", "临时党支部填写", None)
    address: Text | None = term("办公地址", default=None)
    phone: Phone | None = term("办公电话", default=None)
    email: Email | None = term("电子邮箱", default=None)
    hours: Text | None = term("办公时间", default=None)
    intro: Prose | None = term("简介", default=None)

    @property
    def term_end(self) -> date | None:
        """The end of the term by calendar, None where its start or length is not known.

        A term that begins on 29 February ends on 28 February of a common year (民法典 art. 202).
        """
        if self.term_start is None or self.term_years is None:
            return None
        year = self.term_start.year + self.term_years
        if year > date.max.year:
            return None
        leap_day = (self.term_start.month, self.term_start.day) == (2, 29)
        day = 28 if leap_day and not isleap(year) else self.term_start.day
        return date(year, self.term_start.month, day)

    @property
    def renewal_due(self) -> date | None:
        """The end of the term or, if that is later, of its extension; None where not known."""
        return max(filter(None, (self.term_end, self.extended_to)), default=None)


class Person(Model):
    """Somebody who holds a public post; nothing private has a field here."""

    id: Slug = term("编号", "与姓名无关的编号", example="p0007")
    name: Text = term("姓名")
    party_status: PartyStatus = term("政治身份", default=PartyStatus.FULL)
    photo: PhotoRef | None = term("照片", default=None)
    consent_ref: Text | None = term("同意依据", "本人同意公开的记录编号", None)


class Appointment(Model):
    """Who holds which post of an organisation, from when to when."""

    person_id: Annotated[Slug, Ref("people")] = term("人员编号")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    post: Post = term("职务", example="书记")
    duties: Lines = term("分工", "负责的工作，用；分开", ())
    order: Count = term("排序", default=0)
    start: Day = term("任职日期")
    end: Day | None = term("离任日期", "现任留空", None)
    elected_on: Day | None = term("当选日期", default=None)
    approved_on: Day | None = term("批准日期", default=None)
    approval_doc_no: Text | None = term("批准文号", default=None)

    def holds_on(self, day: date) -> bool:
        """Whether the post is held on a day; the day of leaving is the successor's."""
        return self.start <= day and (self.end is None or self.end > day)


class Vacancy(Model):
    """A post that is declared vacant, until when the statement holds, and who stands in."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    post: Post = term("职务")
    since: Day = term("空缺开始")
    until: Day = term("说明有效期至", "到期前应当补选或重新说明")
    note: Text = term("说明", example="拟于2026年9月补选")
    acting_id: Annotated[Slug, Ref("people")] | None = term("代管人员编号", default=None)


class PartyGroup(Model):
    """A party group of a branch."""

    id: Slug = term("编号")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    name: Text = term("名称", example="第一党小组")
    leader_id: Annotated[Slug, Ref("people")] | None = term("组长编号", default=None)
    member_count: Count = term("党员数", default=0)
    area: Text | None = term("责任区", default=None)
    order: Count = term("排序", default=0)


class SupervisionGroup(Model):
    """The group that supervises the party affairs of an organisation."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    convener_id: Annotated[Slug, Ref("people")] | None = term("召集人编号", default=None)
    member_ids: Many[Annotated[Slug, Ref("people")]] = term(
        "成员编号", "召集人以外的成员，用；分开", ()
    )
    term_no: Count | None = term("届次", "与党组织的届次相同，只写数字", None)
    term_end: Day = term("任期至", "与党组织的任期相同")
    excluded_relations_checked: Flag = term(
        "已核对回避关系", "核对过没有委员会成员和他们的配偶、近亲属，填“是”", False
    )


class Alliance(Published):
    """A regional alliance of one lead organisation, N units and one service centre (1+N+1)."""

    name: Text = term("名称")
    lead_org_id: Annotated[Slug, Ref("organisations")] = term("牵头党组织编号")
    unit_org_ids: Many[Annotated[Slug, Ref("organisations")]] = term("成员党组织编号")
    service_centre_id: Annotated[Slug, Ref("service_centres")] | None = term(
        "党群服务中心编号", default=None
    )
    chair_id: Annotated[Slug, Ref("people")] | None = term("召集人编号", default=None)
    rotation: Text | None = term("轮值办法", default=None)
    cadence: Text | None = term("联席会议周期", default=None, example="每季度一次")
    established_on: Day | None = term("成立日期", default=None)
    intro: Prose | None = term("简介", default=None)


class ServiceCentre(Published):
    """A service centre of party and people."""

    name: Text = term("名称")
    level: CentreLevel = term("级别")
    org_id: Annotated[Slug, Ref("organisations")] = term("所属党组织编号")
    address: Text = term("地址")
    hours: Text | None = term("开放时间", default=None)
    phone: Phone | None = term("电话", default=None)
    services: Lines = term("服务项目", "用；分开", ())
