"""Fixed lists of words, each an English identifier and a Chinese term; how a cell is read as one.

It loads nothing of the models, for commands that have no use for them.
"""

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from generator import later

if TYPE_CHECKING:
    import pydantic_core
    from pydantic_core import core_schema
else:
    pydantic_core = later.module("pydantic_core")
    core_schema = later.module("pydantic_core.core_schema")


def fault(
    code: str, message: str, value: object, **more: str
) -> "pydantic_core.PydanticCustomError":
    """An error for a field, whose text may name `{value}`; `help` may say what to do about it."""
    return pydantic_core.PydanticCustomError(code, message, {"value": str(value), **more})


def scalar(value: object) -> str:
    """The text of a single value without the spaces around it; raises for lists and groups."""
    if isinstance(value, str):
        return value.strip().strip("\u200b\ufeff")
    if isinstance(value, list | dict | tuple):
        raise fault("schema/wrong-shape", "这里应当只有一个值", value)
    return str(value)


class Vocabulary(Enum):
    """A list of words; each member is `NAME = "identifier", "中文", "another spelling" …`."""

    label: str
    aliases: tuple[str, ...]

    # A member is the same as no other, and is looked for a million times in a large site.
    __hash__ = object.__hash__

    def __new__(cls, identifier: str, label: str, *aliases: str) -> Self:
        """A member whose value is the identifier."""
        member = object.__new__(cls)
        member._value_ = identifier
        member.label = label
        member.aliases = aliases
        return member

    @classmethod
    def lookup(cls, text: str) -> Self | None:
        """The member with this identifier, term or spelling, or None."""
        found: Self | None = _spellings(cls).get(text)
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let a model accept any spelling of a word."""
        return core_schema.no_info_plain_validator_function(cls._parse)

    @classmethod
    def _parse(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        found = cls.lookup(scalar(value))
        if found is None:
            choices = "、".join(member.label for member in cls)
            raise fault(
                "schema/bad-choice", "“{value}”不在可选的词里", value, help=f"可选：{choices}。"
            )
        return found


class Scope(Vocabulary):
    """公开范围 (DWGK-2017): to whom a record may be shown."""

    SOCIETY = "society", "向社会公开", "社会"
    WHOLE_PARTY = "whole_party", "在全党公开", "全党"
    LOCAL = "local", "在本单位公开", "本地区", "本单位", "党内"
    SPECIFIC = "specific", "对特定人员公开", "特定"


@cache
def _spellings(words: type[Vocabulary]) -> dict[str, Any]:
    """Each member by all its spellings; of two with the same one, the first."""
    found: dict[str, Any] = {}
    for member in words:
        for text in (member.value, member.label, *member.aliases):
            found.setdefault(text, member)
    return found
