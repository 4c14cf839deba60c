"""A table with a head → what only the head of a column tells to be private: births, illnesses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from .detect import find
from .mask import fingerprint, masked
from .model import Hit
from .terms import Searcher

HEADER = re.compile(
    r"出生|生日|身份证|证件|卡号|账号|帐号|开户|住址|学籍|监护|学生姓名|QQ|微信|护照|车牌|邮箱"
)
HEALTH = re.compile(r"致困|病情|病史|患病|疾病|健康|残疾|低保|特困|困难原因|困难类型")
_BIRTH = re.compile(r"出生|生日")
_MONTH = re.compile(r"年月(?!日)")
_EMPTY = frozenset({"", "无", "否", "/", "-", "—", "0", "良好", "健康"})
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.0)?")
_DAY_ZERO = date(1899, 12, 30)


class Found(Struct, frozen=True):
    """A hit in a cell: the number of the row from 0, and the head of the column."""

    hit: Hit
    row: int
    head: str


def search(rows: Iterable[Sequence[str]], searcher: Searcher) -> Iterator[Found]:
    """The hits in the cells of a table; a row that names persons, or is the first, is its head."""
    head: Sequence[str] = ()
    told: list[int] = []
    ill: list[int] = []
    person = -1
    known: dict[str, Sequence[Hit]] = {}  # A column says the same of many rows.
    for number, cells in enumerate(rows):
        named = any("姓名" in cell and len(cell) < 12 for cell in cells)
        if not head or (named and person < 0):
            filled = sum(bool(cell.strip()) for cell in cells)
            if named or filled > 1 or len(cells) == 1:
                head = cells
                told = [at for at, text in enumerate(head) if HEADER.search(text)]
                ill = [at for at, text in enumerate(head) if HEALTH.search(text)]
                person = next((at for at, text in enumerate(head) if "姓名" in text), -1)
            continue
        for at in told:
            if at < len(cells) and cells[at].strip():
                text = f"{head[at]}：{day(head[at], cells[at])}"
                if text not in known:
                    known[text] = find(text, searcher)
                yield from (Found(hit, number, head[at]) for hit in known[text])
        for at in ill if 0 <= person < len(cells) and cells[person].strip() else ():
            if at < len(cells) and cells[at].strip() not in _EMPTY:
                kind = "hardship"
                hit = Hit(kind, 0, 0, masked(kind, cells[at]), fingerprint(kind, cells[at]))
                yield Found(hit, number, head[at])


def day(head: str, cell: str) -> str:
    """A cell under a head; the number by which spreadsheets keep a day of birth as that day.

    Where the head asks for the month, the first of a month tells no more than that.
    """
    if not (_BIRTH.search(head) and _SERIAL.fullmatch(cell.strip())):
        return cell
    born = _DAY_ZERO + timedelta(days=int(float(cell)))
    return cell if born.day == 1 and _MONTH.search(head) else born.isoformat()
