"""Organisations → who holds which post now and before, and the party groups of branches."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct, field

from .draw import chance, number, one
from .files import Tables
from .organisations import Unit
from .prose import work
from .words import numeral, person

_FOLDER = "data/organisations"
_SEATS = {
    "基层党委": "书记 副书记 副书记 组织委员 宣传委员 纪检委员 统战委员 群工委员 委员",
    "党总支": "书记 副书记 组织委员 宣传委员 纪检委员",
    "党支部": "书记 副书记 组织委员 宣传委员 纪检委员",
}
_SMALL = "书记 副书记"
_COMMITTEE = 7
"""From so many full members a branch has a committee (ZB-2018)."""

_LARGE = 14
"""From so many members a branch of the county has two party groups."""

_DUTIES = {
    "书记": "主持党组织全面工作",
    "副书记": "协助书记工作",
    "组织委员": "负责党员教育管理和发展党员",
    "宣传委员": "负责学习宣传和公开栏",
    "纪检委员": "负责监督和意见收集",
}


class People(Struct):
    """Everybody who has a post, in the order of their numbers; who works where now."""

    tables: Tables
    count: int = 0
    serving: dict[str, list[str]] = field(default_factory=dict)

    def join(self, rng: Random) -> str:
        """One more person, and the id."""
        self.count += 1
        id = f"p{self.count:05d}"
        self.tables.add(
            f"{_FOLDER}/people",
            {
                "编号": id,
                "姓名": person(rng),
                "政治身份": "正式党员",
                "同意依据": f"公开同意书〔2026〕{self.count}号",
            },
        )
        return id


def make(rng: Random, units: Sequence[Unit], tables: Tables) -> Mapping[str, Sequence[str]]:
    """Fill the tables of people, posts, vacancies and groups; who serves in each organisation."""
    people = People(tables)
    for unit in units:
        _seats(rng, unit, people)
    for unit in units:
        if unit.kind.endswith("支部") and unit.members >= _LARGE:
            _groups(rng, unit, people)
    return people.serving


def _seats(rng: Random, unit: Unit, people: People) -> None:
    small = unit.kind not in ("基层党委", "党总支") and unit.full < _COMMITTEE
    posts = (_SMALL if small else _SEATS.get(unit.kind, _SEATS["党支部"])).split()
    for order, post in enumerate(posts, 1):
        vacant = post == "宣传委员" and chance(rng, 0.02)
        if vacant:
            _vacancy(unit, people)
            continue
        id = people.join(rng)
        people.serving.setdefault(unit.id, []).append(id)
        _appointment(rng, unit, people, (id, post, order, unit.term_start, None))
    if chance(rng, 0.4):
        before = unit.term_start - timedelta(days=365 * unit.term_years)
        _appointment(rng, unit, people, (people.join(rng), "书记", 1, before, unit.term_start))


def _appointment(
    rng: Random, unit: Unit, people: People, seat: tuple[str, str, int, date, date | None]
) -> None:
    id, post, order, start, end = seat
    head = post in ("书记", "副书记")
    duties = [_DUTIES.get(post, "负责分工范围内的工作"), f"联系{work(rng)}", f"负责{work(rng)}"]
    people.tables.add(
        f"{_FOLDER}/appointments",
        {
            "人员编号": id,
            "党组织编号": unit.id,
            "职务": post,
            "分工": "；".join(duties[: number(rng, 1, 3)]),
            "排序": order,
            "任职日期": start,
            "离任日期": end or "",
            "当选日期": start - timedelta(days=1),
            "批准日期": start if head else "",
            "批准文号": f"云组复〔{start.year}〕{number(rng, 1, 99)}号" if head else "",
        },
    )


def _vacancy(unit: Unit, people: People) -> None:
    serving = people.serving[unit.id]
    people.tables.add(
        f"{_FOLDER}/vacancies",
        {
            "党组织编号": unit.id,
            "职务": "宣传委员",
            "空缺开始": "2026-10-12",
            "说明有效期至": "2027-03-31",
            "说明": "原宣传委员工作调动，拟于2027年第一季度补选，期间由书记代管。",
            "代管人员编号": serving[0],
        },
    )


def _groups(rng: Random, unit: Unit, people: People) -> None:
    count = 2 if unit.members < 2 * _LARGE else 3
    for place in range(count):
        people.tables.add(
            f"{_FOLDER}/party_groups",
            {
                "编号": f"{unit.id}-g{place + 1}",
                "党组织编号": unit.id,
                "名称": f"第{numeral(place + 1)}党小组",
                "组长编号": people.join(rng),
                "党员数": unit.members // count,
                "责任区": f"{one(rng, ('东', '西', '南', '北'))}片{numeral(place + 1)}号网格",
                "排序": place + 1,
            },
        )
