"""Digits → whether they are an ID number, a bank card or a unified social credit code."""

from calendar import monthrange

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def id_check(first: str) -> str:
    """The last character of an ID number after its first 17 digits (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def is_day(text: str) -> bool:
    """Whether eight digits are a day of the last or this century."""
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    return 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def luhn(number: str) -> bool:
    """Whether a card number ends with its right check digit."""
    doubled = (int(digit) * 2 for digit in number[-2::-2])
    return (sum(map(int, number[::-2])) + sum(two // 10 + two % 10 for two in doubled)) % 10 == 0


def credit_check(first: str) -> str:
    """The last character of a unified social credit code after its first 17 (GB 32100)."""
    pairs = zip(first, _CREDIT_WEIGHTS, strict=True)
    return _CREDIT[-sum(_CREDIT.index(char) * weight for char, weight in pairs) % 31]


def is_credit_code(text: str) -> bool:
    """Whether 18 characters are a unified social credit code."""
    code = text.upper()
    known = len(code) == 18 and all(char in _CREDIT for char in code)
    return known and credit_check(code[:17]) == code[17]
