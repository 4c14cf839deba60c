"""Notices → the people they name and the figures they report; sums and ballots add up."""

from collections.abc import Iterator
from random import Random

from .draw import number, one
from .files import Tables
from .notice_types import Type
from .organisations import Unit
from .words import listed, numeral, person

Figure = tuple[str, object, str]

_STUDIED = listed("大专 本科 本科 高中 研究生")
_DOES = listed("务工返乡人员 种植户 护林员 网格员 教师 车间班组长 店主 社区工作人员 志愿服务队队员")


def people(rng: Random, form: Type, unit: Unit, id: str, count: int, tables: Tables) -> None:
    """Name so many people in a table, with what is usual before the next step is taken."""
    admitted = form.period and form.code in ("renqian", "houxuan")
    applied = form.code in ("fazhan", "jiji", "jieshou", "zhuanzheng")
    for _ in range(count):
        year = number(rng, 1975, 2002)
        tables.add(
            "data/notices/notice_people",
            {
                "公示编号": id,
                "姓名": person(rng),
                "性别": one(rng, "男女"),
                "出生年月": f"{year}-{number(rng, 1, 12):02d}" if applied or admitted else "",
                "学历": one(rng, _STUDIED) if applied or admitted else "",
                "单位及职务": f"{unit.area}{one(rng, _DOES)}",
                "申请入党日期": f"2022-{number(rng, 1, 12):02d}-{number(rng, 1, 28):02d}"
                if applied
                else "",
                "确定为积极分子日期": f"2023-{number(rng, 1, 12):02d}-{number(rng, 1, 28):02d}"
                if applied and form.code != "jiji"
                else "",
                "入党日期": f"{year + 24}-07-01" if admitted else "",
                "拟定事项": form.proposal,
            },
        )


def figures(rng: Random, form: Type, unit: Unit, id: str, tables: Tables) -> None:
    """Report the figures of a notice."""
    for item, value, of in _figures(rng, form.figures, max(unit.members, 12)):
        tables.add(
            "data/notices/notice_figures",
            {"公示编号": id, "项目": item, "数值": value, "单位": of},
        )


def _figures(rng: Random, what: str, members: int) -> Iterator[Figure]:
    part = members - number(rng, 0, members // 12)
    if what == "选举":
        yield "应到会有选举权党员", members, "人"
        yield "实到会", part, "人"
        for item in ("发出选票", "收回选票", "有效选票"):
            yield item, part, "张"
    elif what == "党费":
        cents = members * number(rng, 9000, 14000)
        sent = cents * 6 // 10
        yield "交纳党费党员", members, "人"
        yield "实收党费", _yuan(cents), "元"
        yield "上缴上级党组织", _yuan(sent), "元"
        yield "留用", _yuan(cents - sent), "元"
    elif what == "评议":
        good = part // 3
        yield "应参加评议", members, "人"
        yield "实际参加评议", part, "人"
        yield "评为优秀", good, "人"
        yield "评为合格", part - good, "人"
    elif what == "星级":
        for stars in range(5, 0, -1):
            yield f"{numeral(stars)}星", number(rng, 1, 6), "人"
    elif what == "验收":
        yield "验收总分", number(rng, 86, 98), "分"
        yield "接受满意度调查", 200, "人"
        yield "表示满意", number(rng, 182, 199), "人"
    elif what == "整改":
        done, open_ = number(rng, 3, 9), number(rng, 0, 3)
        yield "列入清单的问题", done + open_, "项"
        yield "已完成", done, "项"
        yield "正在推进", open_, "项"
    elif what == "慰问":
        count = number(rng, 5, 40)
        yield "慰问人数", count, "人"
        yield "慰问经费", count * 500, "元"


def _yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
