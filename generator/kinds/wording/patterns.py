"""Words of provisions → regular expressions."""

import re
from collections.abc import Iterable

_GAP = "(?:(?![党县镇乡省市区工]委)[^。；，,\n]){0,12}?"
"""What `…` in a word stands for: a few characters of one clause, of no higher committee."""

_BRACKETS = {"（": "[（(]", "）": "[）)]", "(": "[（(]", ")": "[）)]"}
_LOOSE = re.compile(r"\\?[（）()]")
_STRETCHED = "[ \t\u3000]*"
_BEFORE, _AFTER = r"(?<![A-Za-z0-9_.@/\-])", r"(?![A-Za-z0-9_@/\-])"
_ALONE = r"^[ \t\u3000#>*（(\[【]*"
_CLOSED = r"[）)\]】* \t\u3000]*$"
_PERIOD = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ \t]*(?:年|个月)|长期)"


def word(text: str) -> str:
    """A word as it may be written: either kind of brackets, and `…` for a gap."""
    parts = (_BRACKETS.get(one, re.escape(one)) for one in text.replace("…", "\0"))
    return "".join(parts).replace(re.escape("\0"), _GAP)


def words(texts: Iterable[str]) -> str:
    """Any of several words, the longest first; what matches nothing where there are none."""
    known = sorted(
        (one for one in texts if one.strip(" \u3000…")), key=lambda one: (-len(one), one)
    )
    return "|".join(map(word, known)) or "(?!)"


def loosely(texts: Iterable[str]) -> str:
    """What stands wherever one of several words stands, and sometimes else: quick to look for."""
    parts = {max(one.split("…"), key=len) for one in texts if one.strip(" \u3000…")}
    return "|".join(_LOOSE.sub(".", re.escape(one)) for one in sorted(parts)) or "(?!)"


def classified(texts: Iterable[str], *, markdown: bool) -> str:
    """A mark of secrecy: a word with a star, or alone in a line with its period.

    In Markdown a line that is only the word is a mark too; a cell of a table may say 秘密 of a vote.
    """
    marks = "|".join(_STRETCHED.join(map(re.escape, one)) for one in texts if one) or "(?!)"
    period = rf"{_STRETCHED}[★☆·：:]?{_STRETCHED}{_PERIOD}"
    ending = f"(?:{period})?" if markdown else period
    return rf"(?:{marks}){_STRETCHED}[★☆]|{_ALONE}(?:{marks}){ending}{_CLOSED}"


def alone(texts: Iterable[str]) -> str:
    """A word alone in a line, or after 公开属性 and the like."""
    return rf"{_ALONE}(?:公开(?:属性|方式|形式|类型)[：:]?[ \t]*)?(?:{words(texts)})[。]?{_CLOSED}"


def placeholders(texts: Iterable[str], *, markdown: bool) -> str:
    """A placeholder that is no part of a longer word or number.

    A sign repeated stands for any number of it; signs of emphasis count only in plain text.
    """
    used = (one for one in texts if not (markdown and set(one) <= set("*_")))
    return f"{_BEFORE}(?:{signs(used)}){_AFTER}"


def signs(texts: Iterable[str]) -> str:
    """Any of several placeholders, be it in a longer word or not: this is quicker to look for."""
    known = sorted(filter(None, texts), key=lambda one: (-len(one), one))
    return "|".join(map(_repeated, known)) or "(?!)"


def _repeated(text: str) -> str:
    sign = not "\u4e00" <= text[0] <= "\u9fff"
    if sign and len(text) > 1 and len(set(text)) == 1:
        return f"{re.escape(text[0])}{{{len(text)},}}"
    return re.escape(text)
