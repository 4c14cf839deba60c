"""Organisations and their people → leading groups, alliances, centres, community posts."""

from collections.abc import Mapping, Sequence
from random import Random

from .draw import chance, number, several
from .files import Row, Tables
from .organisations import Unit, address, hours, phone
from .prose import paragraph
from .size import FIVE, Size
from .words import listed, numeral

_SERVICES = listed(
    "组织关系接转咨询 党费收缴咨询 入党申请指引 流动党员登记 便民事项代办 志愿服务登记 图书借阅"
)
_TASKS = listed(
    "研究党建工作，确定重点事项|协调解决人员、场所、经费方面的困难|督促党务公开和组织生活按规定开展|"
    "指导所属党组织按期换届|推动片区单位资源共享|汇总进度并提醒期限",
    "|",
)


def make(
    rng: Random,
    size: Size,
    units: Sequence[Unit],
    serving: Mapping[str, Sequence[str]],
    posts: Sequence[str],
    tables: Tables,
) -> None:
    """Fill the tables; `posts` are the ids of the community posts."""
    committees = [unit for unit in units if unit.kind == "基层党委"]
    general = [unit for unit in units if unit.kind == "党总支"]
    leads = general[::FIVE][: size.alliances] or general[:1]
    leads += general[-1:] * (size.alliances - len(leads))
    for unit in committees:
        tables.tell("data/organisations/service_centres", _centre(rng, unit, unit.id))
        below = [one.id for one in units if one.parent == unit.id]
        tables.tell("data/leading_groups/leading_groups", _group(rng, unit, serving, below))
    for order, unit in enumerate(leads):
        id = f"{unit.id}-pianqu-{order + 1}"
        tables.tell("data/organisations/service_centres", _centre(rng, unit, id))
        below = [one.id for one in units if one.parent == unit.id][:9]
        tables.tell("data/organisations/alliances", _alliance(rng, unit, serving, (id, *below)))
    _holders(rng, units, serving, posts, tables)


def _centre(rng: Random, unit: Unit, id: str) -> Row:
    level = "村（社区）级" if unit.kind == "党总支" else "乡镇级" if unit.parent else "县级"
    return {
        "编号": f"{id}-dangqun",
        "名称": f"{unit.area}党群服务中心",
        "级别": level,
        "所属党组织编号": unit.id,
        "地址": address(unit),
        "开放时间": hours(rng),
        "电话": phone(900000 + unit.order),
        "服务项目": list(_SERVICES[: number(rng, 3, 7)]),
        "公开范围": "向社会公开",
    }


def _group(
    rng: Random, unit: Unit, serving: Mapping[str, Sequence[str]], below: Sequence[str]
) -> Row:
    head, deputy, *members = serving[unit.id]
    half = (len(below) + 1) // 2
    teams = [
        {
            "类型": "督查组",
            "名称": f"督查{numeral(number_)}组",
            "组长编号": leader,
            "成员编号": members[number_ + 1 : number_ + 2],
            "职责": list(several(rng, _TASKS, 2)),
            "联系党组织编号": list(part),
        }
        for number_, (leader, part) in enumerate(
            zip(members[:2], (below[:half], below[half:]), strict=True), 1
        )
        if part
    ]
    return {
        "编号": f"{unit.id}-dangjian",
        "名称": f"{unit.area}党建工作领导小组",
        "党组织编号": unit.id,
        "成立日期": unit.term_start,
        "组长编号": [head],
        "副组长编号": [deputy],
        "成员编号": members,
        "职责": list(several(rng, _TASKS, 4)),
        "办公室": {
            "设在": f"{unit.area}党建工作办公室",
            "主任编号": members[0],
            "职责": list(several(rng, _TASKS, 2)),
        },
        "工作组": teams,
        "公开范围": "向社会公开",
    }


def _alliance(
    rng: Random, unit: Unit, serving: Mapping[str, Sequence[str]], ids: Sequence[str]
) -> Row:
    id, *below = ids
    return {
        "编号": id,
        "名称": f"{unit.area}片区区域党建联盟",
        "牵头党组织编号": unit.id,
        "成员党组织编号": below,
        "党群服务中心编号": f"{id}-dangqun",
        "召集人编号": serving[unit.id][0],
        "联席会议周期": "每季度一次",
        "成立日期": unit.term_start,
        "简介": paragraph(rng, unit.short),
        "公开范围": "向社会公开",
    }


def _holders(
    rng: Random,
    units: Sequence[Unit],
    serving: Mapping[str, Sequence[str]],
    posts: Sequence[str],
    tables: Tables,
) -> None:
    """Each post is held in many branches of villages and communities, all of them somewhere."""
    branches = [unit for unit in units if unit.kind.endswith("党支部")]
    for place, unit in enumerate(branches):
        for turn, id in enumerate(serving[unit.id]):
            if turn and place >= len(posts) and not chance(rng, 0.4):
                continue
            tables.add(
                "data/duties/community_post_holders",
                {
                    "岗位编号": posts[(place + turn) % len(posts)],
                    "党组织编号": unit.id,
                    "人员编号": id,
                    "上岗日期": unit.term_start,
                },
            )
