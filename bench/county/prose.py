"""Sentence patterns → paragraphs that differ in words and length."""

from random import Random

from .draw import number, one, several
from .words import listed

_WORK = listed(
    "村道养护 河道清洁 灌渠检修 楼道照明 书屋开放 老年助餐 假期托管 农机检修 果树修剪 防汛巡查 防火宣传 "
    "公示栏更新 流动代办 技能培训 矛盾调解 垃圾分类 路灯维护 停车秩序 茶园管护 水塔清洗"
)
_WHO = listed(
    "外出党员 退休党员 青年党员 在职党员 党小组长 网格员 居民代表 村民代表 企业职工 驻村干部"
)
_WHERE = listed(
    "党群服务中心 文化广场 村史室 议事角 公开栏前 河岸步道 产业园 学校操场 晒谷场 流动书屋"
)
_WHEN = listed("每月第一周 每季度末 周四晚上 农忙之前 汛期到来前 开学之前 年底之前 主题党日当天")
_ASKED = listed(
    "把清单贴到公开栏|说好谁来办、几时回复|给不能到场的党员补学|会后三日内公布结果|先听意见再动手|"
    "每办完一件就销一件|请群众代表一起查看|把用了多少钱写清楚|留下记录，由组织委员保管",
    "|",
)
_PATTERNS = (
    "{when}，{org}在{where}安排{work}，{who}和{other}一起参加。",
    "党支部把{work}列入本季度的事项，由{who}牵头，要求{asked}。",
    "{who}反映，{work}最难的是人手，于是分成{few}个小组轮流来做。",
    "到{month}月底，{work}已经做了{many}次，参加的有{some}人次。",
    "有{few}条意见当场答复，其余{some}条带回研究，{asked}。",
    "“事情不大，贵在天天有人管。”一名{who}这样说。",
    "{work}和{task}放在一起安排，省了来回，也让{other}看得见进展。",
    "会上逐条念了上次的清单：{work}已经办好，{task}还差最后一步，预计{month}月完成。",
    "经费从工作经费中列支，共{money}元，明细同时在{where}公布，{asked}。",
    "下一步，{org}将继续做好{work}，{when}公布一次进度，接受党员和群众监督。",
    "参加的{some}名党员分成{few}组，一组到{where}，其余的走访住户，重点了解{work}和{task}。",
    "对{work}有不同看法的，可以到{where}当面说，也可以写下来放进意见箱。",
    "不求场面大，先把{work}这一件做实，再说{task}。",
)
_HEADINGS = listed(
    "怎样开始|做了什么|群众怎么说|还有什么没做好|下一步|怎样参加|时间和地点|工作要求", "|"
)


def sentence(rng: Random, org: str, pattern: str = "") -> str:
    """One sentence about an organisation, on a pattern or any."""
    work, task = several(rng, _WORK, 2)
    who, other = several(rng, _WHO, 2)
    return (pattern or one(rng, _PATTERNS)).format(
        org=org,
        work=work,
        task=task,
        who=who,
        other=other,
        where=one(rng, _WHERE),
        when=one(rng, _WHEN),
        asked=one(rng, _ASKED),
        few=number(rng, 2, 6),
        some=number(rng, 7, 60),
        many=number(rng, 3, 28),
        money=number(rng, 4, 80) * 100,
        month=number(rng, 1, 12),
    )


def paragraph(rng: Random, org: str, low: int = 1, high: int = 5) -> str:
    """Some sentences in one paragraph, each on another pattern."""
    patterns = several(rng, _PATTERNS, number(rng, low, high))
    return "".join(sentence(rng, org, pattern) for pattern in patterns)


def body(rng: Random, org: str, low: int = 2, high: int = 5) -> str:
    """Markdown with some sections of prose, now and then a list."""
    parts = [paragraph(rng, org)]
    chosen = several(rng, _HEADINGS, number(rng, low, high))
    for heading in sorted(chosen, key=_HEADINGS.index):
        parts.append(f"## {heading}")
        if number(rng, 1, 4) == 1:
            parts.append("\n".join(f"- {sentence(rng, org)}" for _ in range(number(rng, 3, 6))))
        else:
            parts.extend(paragraph(rng, org) for _ in range(number(rng, 1, 3)))
    return "\n\n".join(parts)


def work(rng: Random) -> str:
    """Something that is being done."""
    return one(rng, _WORK)
