"""Pages without private information, full of what looks like it."""

import hashlib
import uuid
from random import Random
from typing import TYPE_CHECKING

from tests.leaks import values

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACES = ("青禾村", "河源社区", "松岚村", "溪照村", "镇机关", "中心学校")
_MEETINGS = ("支部党员大会", "支委会", "党小组会", "主题党日", "组织生活会")


def _day(rng: Random) -> str:
    year, month, day = rng.randint(2018, 2027), rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice(
        [
            f"{year}-{month:02}-{day:02}",
            f"{year}年{month}月{day}日",
            f"{year}.{month}.{day}",
            f"{year}/{month:02}/{day:02}",
            f"{year}{month:02}{day:02}",
            f"{month}月{day}日",
        ]
    )


def _sentence(rng: Random) -> str:
    place, day, count = rng.choice(_PLACES), _day(rng), rng.randint(2, 400)
    kinds: tuple[Callable[[], str], ...] = (
        lambda: (
            f"{place}党支部于{day}召开{rng.choice(_MEETINGS)}，应到{count}人，实到{count - 1}人。"
        ),
        lambda: f"依据青禾委发〔{rng.randint(2012, 2026)}〕{rng.randint(1, 300)}号文件执行。",
        lambda: (
            f"收缴党费{rng.randint(1, 9_999_999)}.{rng.randint(0, 99):02}元，上缴{rng.randint(1, 99)}%。"
        ),
        lambda: (
            f"项目总投资{rng.randint(13, 19)}{rng.randint(0, 999_999_999):09}元，已拨付{count}万元。"
        ),
        lambda: (
            f"联系电话：0{rng.randint(310, 999)}-{rng.randint(2_000_000, 88_889_999)}，监督电话 0000-8880009。"
        ),
        lambda: f"统一社会信用代码：{values.credit_code(rng)}。",
        lambda: f"代码 {values.credit_code(rng)}（{place}）",
        lambda: (
            f"公示时间：{day} {rng.randint(8, 17)}:{rng.randint(0, 59):02}—17:30，共{rng.randint(5, 9)}个工作日。"
        ),
        lambda: (
            f"同意{count}票，反对{rng.randint(0, 9)}票，弃权{rng.randint(0, 9)}票，赞成率{rng.randint(50, 100)}.{rng.randint(0, 99)}%。"
        ),
        lambda: (
            f"详见 https://www.example.cn/art/{rng.randint(2018, 2026)}/{rng.randint(1, 12)}/{rng.randint(1, 28)}/art_{rng.randint(1, 9999)}_{rng.randint(10**6, 10**8)}.html"
        ),
        lambda: f"文件校验值 {hashlib.sha256(str(rng.random()).encode()).hexdigest()}",
        lambda: f"版本 {hashlib.sha1(str(rng.random()).encode()).hexdigest()}",  # noqa: S324
        lambda: f"编号 {uuid.UUID(int=rng.getrandbits(128), version=4)}",
        lambda: (
            f"时间戳 {rng.randint(1_500_000_000, 1_900_000_000)}，毫秒 {rng.randint(15, 19)}{rng.randint(0, 10**11 - 1):011}"
        ),
        lambda: (
            f"活动地点：文化街{rng.randint(1, 99)}号党群服务中心三楼会议室，{count}名党员参加。"
        ),
        lambda: f"办公地址：青禾大道{rng.randint(1, 200)}号镇便民服务中心{rng.randint(1, 4)}楼。",
        lambda: "会议传达学习了上级会议精神，要求把精神落到实处，丰富群众精神文化生活。",
        lambda: (
            f"组织志愿者走访慰问困难家庭{count}户、残疾人{rng.randint(1, 30)}名、低保户{rng.randint(1, 30)}户。"
        ),
        lambda: f"{values.NAME}带队看望留守儿童，{values.NAME}负责残疾人工作。",
        lambda: f"{place}三组、{rng.randint(1, 9)}组共{count}户，覆盖道路{rng.randint(1, 20)}条。",
        lambda: (
            f"公示邮箱 gongkai@example.cn，图片 photo@2x.png，政务邮箱 xxgk@{rng.choice(['ql', 'yl'])}.gov.cn。"
        ),
        lambda: "微信公众号：青禾党建；网上投票编号 1、2、3、4、5、6、7、8、9、10、11。",
        lambda: (
            f"党员年龄：{rng.randint(18, 35)} {rng.randint(36, 60)} {rng.randint(61, 90)}，平均{rng.randint(40, 60)}.{rng.randint(0, 9)}岁。"
        ),
        lambda: f"某单位某年某月，某些党员参加了第{rng.randint(1, 20)}期培训。",
        lambda: f"出生年月：{rng.randint(1950, 2000)}年{rng.randint(1, 12)}月，入党时间{day}。",
        lambda: (
            f"档案号 {rng.randint(2018, 2026)}-{rng.randint(1, 9999):04}-{rng.randint(1, 999):03}-{rng.randint(1, 9)}"
        ),
        lambda: f"统计 {rng.randint(100, 999)} {rng.randint(2015, 2026)} {rng.randint(2015, 2026)}",
        lambda: f"第一百二十三条、第{rng.randint(1, 60)}条，二〇二六年十一月二十四日。",
    )
    return rng.choice(kinds)()


def _table(rng: Random) -> str:
    rows = [
        f"| {rng.choice(_PLACES)} | {rng.randint(1, 2000)} | {rng.randint(0, 99999)} | {_day(rng)} |"
        for _ in range(5)
    ]
    return "\n".join(["| 组织 | 党员数 | 金额 | 日期 |", "| --- | --- | --- | --- |", *rows])


def _drawing(rng: Random) -> str:
    points = " ".join(f"{rng.uniform(0, 900):.2f},{rng.uniform(0, 400):.1f}" for _ in range(20))
    path = "".join(
        f"{rng.choice('MLHVC')}{rng.uniform(0, 30):.{rng.randint(0, 3)}f} {rng.uniform(-9, 30):.2f}"
        for _ in range(30)
    )
    boxes = "".join(
        f'<rect x="{rng.randint(0, 900)}" y="{rng.randint(0, 90)}" width="{rng.random() * 90:.4f}"/>'
        for _ in range(5)
    )
    return f'<svg viewBox="0 0 {rng.randint(100, 2000)} 400"><polyline points="{points}"/><path d="{path}"/>{boxes}</svg>'


def page(seed: int) -> str:
    """A page of text, a table and a drawing."""
    rng = Random(seed)  # noqa: S311
    lines = [_sentence(rng) for _ in range(12)]
    return "\n\n".join([*lines[:6], _table(rng), _drawing(rng), *lines[6:]]) + "\n"
