"""Public notices: what is made known, for how long, and what came of it."""

from typing import Annotated

from generator.kinds.site.model import Procedure
from generator.schema import (
    Body,
    Count,
    Day,
    Email,
    FileRef,
    Flag,
    Later,
    Lines,
    Many,
    Model,
    Month,
    Number,
    Phone,
    Prose,
    Published,
    Ref,
    Slug,
    Text,
    Vocabulary,
    term,
)

from .procedure import Step


class NoticeType(Vocabulary):
    """The types of notices (rule documents name their procedure)."""

    PROSPECT_PUBLICITY = "prospect_publicity", "发展对象公示"
    ACTIVIST_PUBLICITY = "activist_publicity", "入党积极分子公示"
    ADMISSION_PUBLICITY = "admission_publicity", "接收预备党员公示"
    TRANSFER_PUBLICITY = "transfer_publicity", "预备党员转正公示"
    PRE_APPOINTMENT_PUBLICITY = "pre_appointment_publicity", "任前公示"
    CANDIDATE_PUBLICITY = "candidate_publicity", "换届候选人公示"
    ELECTION_RESULT = "election_result", "选举结果公告"
    HONOUR_PUBLICITY = "honour_publicity", "表彰对象公示"
    STAR_PUBLICITY = "star_publicity", "星级评定公示"
    SHOWCASE_PUBLICITY = "showcase_publicity", "示范点公示"
    DUES_REPORT = "dues_report", "党费收缴公示"
    APPRAISAL_REPORT = "appraisal_report", "民主评议结果"
    DECISION_CONSULTATION = "decision_consultation", "重大决策征求意见"
    RECTIFICATION_REPORT = "rectification_report", "整改情况公开"
    INSTITUTION_RELEASE = "institution_release", "制度发布"
    MEETING_NOTICE = "meeting_notice", "会议通知"
    ACTIVITY_NOTICE = "activity_notice", "活动通知"
    HARDSHIP_SUPPORT = "hardship_support", "困难党员慰问帮扶"
    GENERAL_NOTICE = "general_notice", "通知公告"


WITH_PERIOD = frozenset(
    {
        NoticeType.PROSPECT_PUBLICITY,
        NoticeType.ACTIVIST_PUBLICITY,
        NoticeType.ADMISSION_PUBLICITY,
        NoticeType.TRANSFER_PUBLICITY,
        NoticeType.PRE_APPOINTMENT_PUBLICITY,
        NoticeType.CANDIDATE_PUBLICITY,
        NoticeType.HONOUR_PUBLICITY,
        NoticeType.STAR_PUBLICITY,
        NoticeType.SHOWCASE_PUBLICITY,
        NoticeType.DECISION_CONSULTATION,
    }
)
"""Types that ask for objections during a period (`domain/rules.md` §4)."""


class Outcome(Vocabulary):
    """What came of a publicity."""

    NO_OBJECTION = "no_objection", "无异议"
    OBJECTION_UPHELD = "objection_upheld", "异议成立"
    OBJECTION_DISMISSED = "objection_dismissed", "异议不成立"
    WITHDRAWN = "withdrawn", "撤回", "已撤回"


class Notice(Published):
    """A notice, announcement or publicity."""

    type: NoticeType = term("类型", example="发展对象公示")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("发布党组织编号")
    title: Text = term("标题")
    doc_no: Text | None = term("文号", default=None, example="示党发〔2026〕5号")
    issued_on: Day = term("发布日期")
    procedure: Annotated[Procedure | None, Later()] = term("公开程序", "留空时按站点信息", None)
    inside_on: Annotated[Day | None, Later()] = term(
        "党内公开日期", "先在党内公开的，写那一天", None
    )
    catalogue_id: Annotated[Annotated[Slug, Ref("catalogue_items")] | None, Later()] = term(
        "公开目录编号", "属于公开目录里的哪个事项", None, example="dw-12"
    )
    extra_approval_ref: Annotated[Text | None, Later()] = term(
        "目录外审批依据", "目录里没有的事项，写批准公开的文件或会议", None
    )
    matter: Prose | None = term("事项", "公示什么；留空时按类型生成", None)
    start: Day | None = term("公示开始", default=None)
    end: Day | None = term("公示截止", "含这一天", None)
    place: Text | None = term("公示地点", default=None)
    contact_phone: Phone | None = term("受理电话", default=None)
    contact_address: Text | None = term("受理地址", default=None)
    contact_email: Email | None = term("受理邮箱", default=None)
    contact_hours: Text | None = term("受理时间", default=None)
    outcome: Annotated[Outcome | None, Later()] = term("结果", default=None)
    outcome_on: Annotated[Day | None, Later()] = term("结果日期", default=None)
    outcome_note: Annotated[Prose | None, Later()] = term("结果说明", default=None)
    objections_received: Annotated[Count | None, Later()] = term(
        "收到异议数", "只写条数，不写是谁提的", None
    )
    objections_upheld: Annotated[Count | None, Later()] = term("异议成立数", default=None)
    objections_dismissed: Annotated[Count | None, Later()] = term("异议不成立数", default=None)
    objections_handled: Annotated[Prose | None, Later()] = term(
        "异议办理情况", "怎样核实、怎样处理", None
    )
    result_of: Annotated[Slug, Ref("notices")] | None = term(
        "对应公示编号", "这一条是哪次公示的结果", None
    )
    corrects: Annotated[Slug, Ref("notices")] | None = term(
        "更正的通知编号", "这一条更正了哪一条", None
    )
    withdraws: Annotated[Slug, Ref("notices")] | None = term(
        "撤回的通知编号", "这一条宣布撤回了哪一条", None
    )
    withdrawn_on: Annotated[Day | None, Later()] = term("撤回日期", default=None)
    withdrawn_reason: Annotated[Text | None, Later()] = term("撤回原因", default=None)
    attachments: Many[FileRef] = term("附件", "content/ 之下的文件，用；分开", ())
    attachment_titles: Lines = term("附件名称", "与附件一一对应，用；分开", ())
    body: Body | None = term("正文", "Markdown 文件的正文；留空时按类型的模板生成", None)


class NoticePerson(Model):
    """One line of the table of persons of a notice; only what may be published has a field."""

    notice_id: Annotated[Slug, Ref("notices", owner=True)] = term("公示编号")
    name: Text = term("姓名")
    gender: Text | None = term("性别", default=None)
    birth_month: Month | None = term("出生年月", default=None)
    education: Text | None = term("学历", default=None)
    unit_post: Text | None = term("单位及职务", default=None)
    applied_on: Day | None = term("申请入党日期", default=None)
    activist_on: Day | None = term("确定为积极分子日期", default=None)
    admitted_on: Day | None = term("入党日期", default=None)
    current_post: Text | None = term("现任职务", default=None)
    proposal: Text | None = term("拟定事项", default=None, example="拟列为发展对象")
    note: Text | None = term("备注", default=None)


class NoticeFigure(Model):
    """One line of the table of figures of a notice: votes, dues, ratings."""

    notice_id: Annotated[Slug, Ref("notices", owner=True)] = term("公示编号")
    item: Text = term("项目", example="实收党费")
    value: Number = term("数值")
    unit: Text = term("单位", default="", example="元")
    note: Text | None = term("备注", default=None)


class NoticeStep(Model):
    """One step of a notice on its way to the public: when, and by which post."""

    notice_id: Annotated[Slug, Ref("notices", owner=True)] = term("公示编号")
    step: Step = term("步骤", example="审核")
    on: Day = term("日期")
    by_post: Text | None = term("责任岗位", "写岗位，不写姓名", None, example="组织委员")
    secrecy_ok: Flag | None = term("保密审查通过", "只在审核这一步填", None)
    privacy_ok: Flag | None = term("隐私审查通过", "只在审核这一步填", None)
    accuracy_ok: Flag | None = term("准确性审查通过", "只在审核这一步填", None)
    note: Text | None = term("备注", default=None)
