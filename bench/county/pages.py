"""Organisations → what is written by hand: articles, institutions with versions, showcases."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from .days import TODAY, issue
from .draw import chance, number, one, several
from .files import Tables
from .notice_types import ALL_YEAR
from .organisations import Unit
from .prose import body, paragraph, sentence, work
from .words import listed

_CATEGORIES = listed("组织生活 党员发展 党务公开 党费管理 联系群众 示范创建 学习教育")
_TITLES = {
    "工作动态": (
        "{org}做好{work}",
        "{work}办到了家门口",
        "{org}召开会议研究{work}",
        "一张清单管住{work}",
    ),
    "学习园地": (
        "怎样做好{work}：五个要点",
        "学习体会：从{work}说起",
        "{work}常见问答",
        "一堂关于{work}的党课",
    ),
}


def articles(
    rng: Random,
    units: Sequence[Unit],
    count: int,
    years: int,
    photos: Sequence[str],
    tables: Tables,
) -> None:
    """Write so many articles, a third with a picture."""
    for place in range(1, count + 1):
        unit, column = one(rng, units), one(rng, tuple(_TITLES))
        day = issue(rng, TODAY.year - number(rng, 0, years - 1), ALL_YEAR, period=False)
        id = f"{day}-{place}"
        facts: dict[str, object] = {
            "编号": id,
            "标题": one(rng, _TITLES[column]).format(org=unit.short, work=work(rng)),
            "栏目": column,
            "发布日期": day,
            "党组织编号": unit.id,
            "供稿": f"{unit.area}党建工作办公室",
            "摘要": sentence(rng, unit.short),
            "公开范围": "向社会公开",
        }
        text = body(rng, unit.short)
        if chance(rng, 1 / 3):
            photo = one(rng, photos)
            facts |= {"封面": photo, "封面说明": f"{unit.area}党员在现场"}
            text = f"![{unit.area}党员在现场](../{photo})\n\n{text}"
        tables.pages[f"content/articles/{id}.md"] = (facts, text)


def institutions(rng: Random, units: Sequence[Unit], count: int, tables: Tables) -> None:
    """Write so many versions; every third replaces the one before it."""
    committees = [unit for unit in units if unit.kind in ("基层党委", "党总支")]
    before: dict[str, object] = {}
    for place in range(1, count + 1):
        unit, day = one(rng, committees), issue(rng, TODAY.year - 2, ALL_YEAR, period=False)
        facts: dict[str, object] = {
            "编号": f"zhidu-{place}",
            "标题": f"{unit.area}{work(rng)}办法",
            "类别": one(rng, _CATEGORIES),
            "制定党组织编号": unit.id,
            "印发日期": day,
            "施行日期": day + timedelta(days=number(rng, 0, 30)),
            "版本": f"{day.year}年印发",
        }
        if place % 3 == 2:
            kept = ("标题", "类别", "制定党组织编号")
            later = issue(rng, TODAY.year, ALL_YEAR, period=False)
            facts |= {key: before[key] for key in kept}
            facts |= {"印发日期": later, "施行日期": later, "版本": f"{later.year}年修订"}
            facts["代替的制度编号"] = before["编号"]
        facts |= {"摘要": sentence(rng, unit.short), "公开范围": "向社会公开"}
        before = facts
        tables.pages[f"content/institutions/zhidu-{place}.md"] = (facts, body(rng, unit.short))


def showcases(
    rng: Random,
    units: Sequence[Unit],
    serving: Mapping[str, Sequence[str]],
    count: int,
    criteria: Sequence[Mapping[str, Any]],
    photos: Sequence[str],
    tables: Tables,
) -> None:
    """Write so many showcases: those of this year are on their way, those before are accepted."""
    for place in range(count):
        unit = units[-1 - place % len(units)]
        year = TODAY.year - place % 3 - 3 * (place // (3 * len(units)))
        id = f"{unit.id}-{place}"
        chosen = one(rng, criteria)
        current = year == TODAY.year
        facts: dict[str, object] = {
            "编号": id,
            "标题": f"{unit.area}：{work(rng)}的做法",
            "党组织编号": unit.id,
            "年度": year,
            "级别": one(rng, ("县级", "乡镇级")),
            "状态": "创建中" if current else "已验收",
            "评价标准编号": chosen["编号"],
            "简介": sentence(rng, unit.short),
            "申报日期": f"{year}-03-0{number(rng, 2, 9)}",
            "批准日期": f"{year}-03-{number(rng, 15, 28)}",
            "创建开始日期": f"{year}-04-{number(rng, 10, 28)}",
            **({} if current else _accepted(rng, year, chosen)),
            "星级标准编号": "five-stars",
            "照片": [
                {"文件": photo, "说明": f"{unit.area}党员在现场"}
                for photo in several(rng, photos, 3)
            ],
            "公开范围": "向社会公开",
        }
        tables.pages[f"content/showcases/{id}.md"] = (facts, body(rng, unit.short))
        for person in serving[unit.id]:
            tables.add(
                "data/showcases/service_counts",
                {
                    "示范点编号": id,
                    "人员编号": person,
                    "年度": year,
                    "服务次数": number(rng, 2, 34),
                },
            )


def _accepted(rng: Random, year: int, criteria: Mapping[str, Any]) -> dict[str, object]:
    """The last steps, a score for each criterion at or above its threshold, and a survey."""
    return {
        "自查日期": f"{year}-10-{number(rng, 10, 28)}",
        "验收日期": f"{year}-12-{number(rng, 10, 20)}",
        "评分": [
            {
                "评价项目编号": item["编号"],
                "得分": number(rng, int(item["达标分"]), int(item["满分"])),
                "依据材料": paragraph(rng, "党组织", 1, 1),
            }
            for item in criteria["评价项目"]
        ],
        "群众满意度": {
            "调查人数": 200,
            "满意人数": number(rng, 186, 199),
            "调查日期": f"{year}-11-{number(rng, 10, 28)}",
        },
    }
