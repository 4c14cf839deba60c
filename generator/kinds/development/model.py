"""One case of development of a member: days and numbers, nobody's name, never published."""

from typing import Annotated, ClassVar

from generator.schema import Count, Day, Flag, Many, Model, Number, Ref, Scope, Slug, term


class DevelopmentCase(Model):
    """The days of one case; who it is, only the party office's own register says.

    A birth date has no field: whether somebody was of age is all that the check needs, and all
    that may stand here. Mentors and introducers are counted, not named.
    """

    AUDIENCE: ClassVar[Scope] = Scope.SPECIFIC

    id: Slug = term(
        "编号", "与姓名、出生日期都无关的编号；谁是谁只记在党组织自己的台账里", example="fz-0007"
    )
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    adult: Flag | None = term("申请时年满十八", "填是或否；不写出生日期", None)
    applied_on: Day = term("申请日期")
    talked_on: Day | None = term("谈话日期", default=None)
    activist_on: Day | None = term("确定积极分子日期", default=None)
    activist_filed_on: Day | None = term("积极分子备案日期", default=None)
    mentors: Count | None = term("培养联系人数", "只数正式党员", None)
    reviews: Many[Day] = term("考察日期", "每次考察的日期，用；分开", ())
    superior_agreed_on: Day | None = term("上级同意日期", "同意列为发展对象", None)
    publicity_notice_id: Annotated[Slug, Ref("notices")] | None = term(
        "公示编号", "发展对象公示的编号", None
    )
    prospect_on: Day | None = term("列为发展对象日期", default=None)
    introducers: Count | None = term("入党介绍人数", "只数正式党员", None)
    political_review_on: Day | None = term("政治审查合格日期", default=None)
    training_days: Number | None = term("培训天数", default=None)
    training_hours: Number | None = term("培训学时", default=None)
    prereview_passed_on: Day | None = term("预审合格日期", default=None)
    branch_meeting_on: Day | None = term("接收大会日期", "支部党员大会讨论接收的日期", None)
    special: Flag = term("审批特殊情况", "有特殊情况、批准可以放宽的填是", False)
    approved_on: Day | None = term("批准接收日期", default=None)
    oath_on: Day | None = term("宣誓日期", default=None)
    extension_months: Count | None = term("延长预备期月数", default=None)
    transfer_applied_on: Day | None = term("转正申请日期", default=None)
    transfer_meeting_on: Day | None = term("转正大会日期", default=None)
    transfer_approved_on: Day | None = term("批准转正日期", default=None)
    ended_on: Day | None = term("终止日期", "不再继续的，从这一天起不再提醒", None)
