"""The types of notices: who issues them, when, how often, and what they say."""

from msgspec import Struct

ALL_YEAR = tuple(range(1, 13))


class Type(Struct, frozen=True):
    """A type; `after` is the notice that follows with the result, `people` and `figures` tables.

    `who` holds the kinds of organisations that issue it: c committees, g general branches, b branches.
    """

    label: str
    code: str
    weight: int
    who: str
    title: str
    matter: str
    months: tuple[int, ...] = ALL_YEAR
    period: bool = False
    proposal: str = ""
    after: str = ""
    figures: str = ""


TYPES = (
    Type(
        "发展对象公示",
        "fazhan",
        16,
        "b",
        "{org}拟确定发展对象公示",
        "经党支部委员会讨论并报上级党委同意，拟将{n}名入党积极分子列为发展对象。",
        period=True,
        proposal="拟列为发展对象",
    ),
    Type(
        "入党积极分子公示",
        "jiji",
        12,
        "b",
        "{org}拟确定入党积极分子公示",
        "经党员推荐、群团推优和党支部委员会讨论，拟将{n}名入党申请人确定为入党积极分子。",
        period=True,
        proposal="拟确定为入党积极分子",
    ),
    Type(
        "接收预备党员公示",
        "jieshou",
        11,
        "b",
        "{org}拟接收预备党员公示",
        "拟召开支部党员大会，讨论接收预备党员{n}名。",
        period=True,
        proposal="拟接收为预备党员",
    ),
    Type(
        "预备党员转正公示",
        "zhuanzheng",
        10,
        "b",
        "{org}预备党员转正公示",
        "{n}名预备党员预备期满，本人已提出书面转正申请，拟提交支部党员大会讨论。",
        period=True,
        proposal="拟转为正式党员",
    ),
    Type(
        "任前公示",
        "renqian",
        4,
        "c",
        "{org}拟任职人员任前公示",
        "经{org}研究，拟任命下列{n}名同志职务。",
        period=True,
        proposal="拟任所属单位负责人",
    ),
    Type(
        "换届候选人公示",
        "houxuan",
        7,
        "bg",
        "{org}换届候选人初步人选公示",
        "{org}委员会任期届满，经党员推荐、上级党组织审查，提出候选人初步人选{n}名。",
        period=True,
        proposal="候选人初步人选",
        after="选举结果公告",
    ),
    Type(
        "选举结果公告",
        "xuanju",
        1,
        "bg",
        "{org}选举结果公告",
        "召开党员大会，以无记名投票方式差额选举产生新一届委员会；书记、副书记已经上级党组织批准。",
        proposal="当选委员",
        figures="选举",
    ),
    Type(
        "表彰对象公示",
        "biaozhang",
        5,
        "cg",
        "{year}年{org}拟表彰对象公示",
        "经各党组织推荐、{org}研究，拟表彰优秀共产党员和优秀党务工作者{n}名。",
        months=(5, 6, 7),
        period=True,
        proposal="拟表彰为优秀共产党员",
    ),
    Type(
        "星级评定公示",
        "xingji",
        4,
        "gb",
        "{year}年度{org}党员志愿服务星级评定公示",
        "按一个日历年内经核实的服务次数计算，现将{n}名党员的星级予以公示。",
        months=(3, 11),
        period=True,
        proposal="拟评为星级",
        figures="星级",
    ),
    Type(
        "示范点公示",
        "shifan",
        2,
        "cg",
        "{year}年{org}党建示范点公示",
        "经申报、创建、自查、验收，拟命名下列党建示范点{n}个。",
        months=(6, 11),
        period=True,
        proposal="拟命名为党建示范点",
        figures="验收",
    ),
    Type(
        "党费收缴公示",
        "dangfei",
        10,
        "cgb",
        "{year}年度{org}党费收缴、使用情况",
        "党费按月收缴、按季上缴，现公布{year}年度以来的汇总数。",
        figures="党费",
    ),
    Type(
        "民主评议结果",
        "pingyi",
        6,
        "cgb",
        "{org}民主评议党员结果",
        "按照学习、自评、互评、组织评定的步骤完成民主评议，现公布汇总结果。",
        months=(1, 2, 3),
        figures="评议",
    ),
    Type(
        "重大决策征求意见",
        "zhengqiu",
        4,
        "cg",
        "关于{work}实施方案征求意见",
        "{org}起草了{work}的实施方案，现向党员和群众征求意见。",
        period=True,
    ),
    Type(
        "整改情况公开",
        "zhenggai",
        4,
        "cgb",
        "{org}组织生活会意见整改情况",
        "组织生活会前征集到可以公开办理的意见{n}条，现将进展公布如下。",
        figures="整改",
    ),
    Type(
        "制度发布",
        "zhidu",
        2,
        "c",
        "关于印发{work}管理办法的通知",
        "{work}管理办法已经{org}研究通过，现予公布，自印发之日起施行。",
    ),
    Type(
        "会议通知",
        "huiyi",
        9,
        "cgb",
        "关于召开{org}党员大会的通知",
        "定于本月召开党员大会，研究{work}等事项，请全体党员准时参加。",
    ),
    Type(
        "活动通知",
        "huodong",
        10,
        "cgb",
        "{org}开展{work}主题党日活动的通知",
        "定于本月开展以{work}为内容的主题党日活动，欢迎群众参加。",
    ),
    Type(
        "困难党员慰问帮扶",
        "weiwen",
        4,
        "cg",
        "{year}年{org}慰问帮扶情况",
        "{org}组织党员干部上门慰问，现公布慰问人数和经费总额。",
        months=(1, 6, 9),
        figures="慰问",
    ),
    Type(
        "通知公告",
        "tongzhi",
        6,
        "cgb",
        "关于做好{work}的通知",
        "为做好{work}，现将有关事项通知如下。",
    ),
)
"""All types in the order of the vocabulary."""

BY_LABEL = {form.label: form for form in TYPES}
