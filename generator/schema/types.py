"""The types of single fields: how staff may write them, and how they are written back."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from msgspec import Struct
from pydantic import BeforeValidator
from pydantic_core import core_schema

from generator.md import Md, paragraphs
from generator.vocabulary import fault, scalar

T = TypeVar("T")


class Mark(Struct, frozen=True):
    """Says something of a field; what its values may be is said beside it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let a model take what it would without the mark."""
        return handler(source)


class Reads(Mark, frozen=True):
    """How a value is read from any spelling of it; whatever cannot be read raises a `fault`."""

    read: Callable[[object], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let a model take what is read: it is of the type, so nothing more is asked of it."""
        return core_schema.no_info_plain_validator_function(self.read)


class Canonical(Mark, frozen=True):
    """How a value of a type is written back by `check --fix`."""

    write: Callable[[Any], str]


def half_width(value: object) -> str:
    """A single value with full-width digits and signs made ASCII."""
    text = scalar(value)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0?0:00(?::00)?)?"
)
_BREAK = re.compile(r"\s*[\r\n]+\s*")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(\d{4})\s*年?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PHONE = re.compile(r"[0-9(+][0-9()\- ]{2,24}(?:(?:转|-|ext\.?)\s?\d{1,6})?")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
LONGEST_ID = 64
"""How many characters an id may have; it is part of a file name and of a URL."""

YEARS = range(1900, 2101)
"""The years of dates; beyond them, a day counted on from a date might not exist."""

_URL = re.compile(r"https?://[^\s<>\"'\\]+")


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    return _written_day(value if isinstance(value, str) else scalar(value))


@lru_cache(maxsize=1 << 14)
def _written_day(value: str) -> date:
    found = _DAY.fullmatch(half_width(value))
    if found is None:
        raise fault("schema/bad-date", "“{value}”不是一个日期", value)
    if int(found[1]) not in YEARS:
        raise fault("schema/bad-date", "“{value}”的年份不在 1900 至 2100 之间", value)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise fault("schema/bad-date", "没有“{value}”这一天", value) from None


def _month(value: object) -> str:
    found = _MONTH.fullmatch(half_width(value))
    if found is None or not 1 <= int(found[2]) <= 12:
        raise fault("schema/bad-month", "“{value}”不是年月", value)
    return f"{found[1]}-{int(found[2]):02d}"


def _year(value: object) -> int:
    found = _YEAR.fullmatch(half_width(value))
    if found is None or int(found[1]) not in YEARS:
        raise fault("schema/bad-year", "“{value}”不是年份", value)
    return int(found[1])


def _number(value: object) -> Decimal:
    text = re.sub(r"(?<=\d),(?=\d{3})", "", half_width(value))
    try:
        if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", text):
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        raise fault("schema/bad-number", "“{value}”不是数字", value) from None


def _count(value: object) -> int:
    number = _number(value)
    if number < 0 or number != number.to_integral_value():
        raise fault("schema/bad-number", "“{value}”应当是不小于 0 的整数", value)
    return int(number)


def _amount(value: object) -> Decimal:
    number = _number(value)
    if number < 0 or number != round(number, 2):
        raise fault("schema/bad-number", "“{value}”不是金额（元，最多两位小数）", value)
    return number


def _flag(value: object) -> bool:
    text = half_width(value).lower()
    if text in ("是", "有", "√", "true", "yes", "1"):
        return True
    if text in ("否", "无", "×", "false", "no", "0"):
        return False
    raise fault("schema/bad-flag", "“{value}”应当写成“是”或“否”", value)


def _matched(
    pattern: re.Pattern[str], code: str, message: str, longest: int
) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = half_width(value)
        if not pattern.fullmatch(text) or len(text) > longest:
            parts = [part for part in re.split(r"[,、\s]+", text) if part]
            several = len(parts) > 1 and all(map(pattern.fullmatch, parts))
            raise fault(code, message, value, **(_SEVERAL if several else {}))
        return text

    return check


def canonical_id(text: str) -> str:
    """An id as it is kept, or nothing when the text cannot be one."""
    half = half_width(text)
    return half if _SLUG.fullmatch(half) and len(half) <= LONGEST_ID else ""


_SEVERAL = {"help": "这里像是有几个值：一格里的几个值之间用“；”分开，YAML 里写成一列。"}


def _text(value: object) -> str:
    text = scalar(value)
    return " ".join((_BREAK.sub(_joint, text) if "\n" in text or "\r" in text else text).split())


def _joint(found: re.Match[str]) -> str:
    """What takes the place of a line break: nothing beside Chinese, a space between other words."""
    around = found.string[found.start() - 1], found.string[found.end()]
    return " " if all(side.isascii() for side in around) else ""


def _prose(value: object) -> str:
    return "\n".join(line.strip() for line in scalar(value).splitlines()).strip()


def _body(value: object) -> Md:
    return value if isinstance(value, Md) else paragraphs(scalar(value))


def _many(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(value)
    return tuple(part.strip() for part in re.split(r"[；;\n]", scalar(value)) if part.strip())


def _as_text(value: object) -> str:
    return str(value)


Text = Annotated[str, Reads(_text), Canonical(_as_text)]
"""A line of plain text."""
Prose = Annotated[str, Reads(_prose)]
"""Plain text of several paragraphs, one a line."""
Body = Annotated[Md, Reads(_body)]
"""The text of a page: Markdown from a Markdown file, plain paragraphs from a table."""
Day = Annotated[date, Reads(_day), Canonical(date.isoformat)]
"""A calendar day."""
Month = Annotated[str, Reads(_month), Canonical(_as_text)]
"""A month, `YYYY-MM`."""
Year = Annotated[int, Reads(_year), Canonical(_as_text)]
"""A calendar year."""
Number = Annotated[Decimal, Reads(_number), Canonical(_as_text)]
"""A decimal number."""
Count = Annotated[int, Reads(_count), Canonical(_as_text)]
"""A whole number from 0."""
Amount = Annotated[Decimal, Reads(_amount), Canonical(_as_text)]
"""Money in yuan."""
Flag = Annotated[bool, Reads(_flag)]
"""Yes or no."""
Slug = Annotated[
    str,
    Reads(
        _matched(_SLUG, "schema/bad-id", "“{value}”不能用作编号", LONGEST_ID),
    ),
    Canonical(_as_text),
]
"""An id: lower-case ASCII letters, digits and hyphens; part of a URL for ever."""
Phone = Annotated[
    str,
    Reads(_matched(_PHONE, "schema/bad-phone", "“{value}”不是办公电话", 40)),
    Canonical(_as_text),
]
"""The phone of an office."""
Email = Annotated[
    str,
    Reads(_matched(_EMAIL, "schema/bad-email", "“{value}”不是电子邮箱", 100)),
    Canonical(_as_text),
]
"""The mailbox of an office."""
Url = Annotated[str, Reads(_matched(_URL, "schema/bad-url", "“{value}”不是网址", 500))]
"""A web address."""
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
"""Several values: a list in YAML, one cell with `；` between them in CSV."""
Lines = Many[Text]
"""Several lines of text."""
