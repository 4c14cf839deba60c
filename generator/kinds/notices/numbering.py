"""Document numbers as staff type them → the form of GB/T 9704: 示党发〔2026〕5号."""

import re

_FORM = re.compile(r"[\u4e00-\u9fa5A-Za-z]{1,16}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "0001234567890123456789")
_LOOSE = re.compile(
    r"(?P<code>[\u4e00-\u9fa5A-Za-z]{1,16}?)\s*"
    r"[〔\[［(（【〖{﹝]\s*(?P<year>[0-9０-９〇○零一二三四五六七八九]{4})\s*年?\s*[〕\]］)）】〗}﹞]\s*"
    r"第?\s*(?P<number>[0-9０-９]{1,7})\s*号?"
)


def standard(text: str) -> str:
    """The number in the form of the standard; "" where it cannot be told what is meant."""
    found = _LOOSE.fullmatch(text)
    if found is None:
        return ""
    year = found["year"].translate(_DIGITS)
    number = found["number"].translate(_DIGITS).lstrip("0")
    result = f"{found['code']}〔{year}〕{number}号"
    return result if _FORM.fullmatch(result) else ""
