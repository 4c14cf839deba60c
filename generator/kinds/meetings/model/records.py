"""Meetings, their votes and the hours of study of a year: counts only."""

from datetime import date as day
from typing import Annotated, ClassVar

from generator.schema import (
    Count,
    Day,
    Flag,
    Model,
    Number,
    Only,
    Prose,
    Published,
    Ref,
    Scope,
    Slug,
    Text,
    Year,
    term,
)

from .words import Learners, Matter, MeetingKind, VoteMethod


class Meeting(Published):
    """A meeting or another occasion of organisational life."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    kind: MeetingKind = term("类型", example="主题党日")
    date: Day = term("日期", "计划中的会议写计划的日期", example="2026-11-12")
    topic: Text = term("主题", "不写人名", example="学习贯彻上级会议精神")
    should_attend: Count | None = term("应到人数", "党员人数，不含列席", None, "29")
    attended: Count | None = term("实到人数", "会后填写，不含列席", None, "27")
    eligible_due: Annotated[Count, Only(Scope.LOCAL)] | None = term(
        "应到有表决权人数", "有表决事项的会议填写；只在本单位的网站上显示", None
    )
    eligible_present: Annotated[Count, Only(Scope.LOCAL)] | None = term(
        "到会有表决权人数", "只在本单位的网站上显示", None
    )
    public_summary: Prose | None = term("公开摘要", "几句话，不写人名和讨论中的个人意见", None)

    def held_by(self, last: day) -> bool:
        """Whether it took place on this day or before."""
        return self.date <= last


class MeetingVote(Model):
    """A vote of a meeting: how many were for it, never who."""

    AUDIENCE: ClassVar[Scope] = Scope.LOCAL

    meeting_id: Annotated[Slug, Ref("meetings", owner=True)] = term("会议编号")
    item: Text = term("表决事项", "不写人名", example="讨论接收 1 名预备党员")
    matter: Matter = term("事项类别", default=Matter.ORDINARY)
    method: VoteMethod = term("表决方式", example="无记名投票")
    votes_for: Count = term("赞成")
    votes_against: Count = term("反对", default=0)
    abstentions: Count = term("弃权", default=0)
    passed: Flag = term("是否通过", default=True)


class StudyHours(Model):
    """The hours of study of one organisation in one year, all learners together."""

    AUDIENCE: ClassVar[Scope] = Scope.LOCAL

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    year: Year = term("年度", example="2026")
    learners: Learners = term("对象", default=Learners.MEMBERS)
    people: Count = term("人数", example="29")
    hours: Number = term("总学时", "所有人的学时加在一起", example="986")
    counted_on: Day = term("统计日期")
