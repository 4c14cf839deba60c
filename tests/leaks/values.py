"""Invented private values, built when a test runs: no file of the repository holds one."""

from random import Random

from generator.privacy import fingerprint
from generator.privacy.checks import credit_check, id_check, luhn

NAME = "林小满"
"""An invented person."""


def identity(rng: Random) -> str:
    """An ID number with a right checksum."""
    place = rng.choice(["110101", "330106", "440305", "510104", "654321"])
    day = f"{rng.randint(1940, 2015)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    first = f"{place}{day}{rng.randint(1, 999):03}"
    return first + id_check(first)


def identity_x(rng: Random) -> str:
    """An ID number that ends with X."""
    return next(one for _ in range(1000) if (one := identity(rng)).endswith("X"))


def wrong_identity(rng: Random) -> str:
    """An ID number with a wrong checksum."""
    right = identity(rng)
    return next(
        f"{right[:17]}{last}"
        for last in "0123456789"
        if last != right[17] and _no_code(right, last)
    )


def _no_code(right: str, last: str) -> bool:
    return credit_check(right[:17]) != last


def old_identity(rng: Random) -> str:
    """An ID number of fifteen digits."""
    right = identity(rng)
    return right[:6] + right[8:17]


def mobile(rng: Random) -> str:
    """A mobile number."""
    return f"1{rng.choice('3456789')}" + "".join(rng.choice("0123456789") for _ in range(9))


def card(rng: Random) -> str:
    """The number of a bank card."""
    first = "62" + "".join(rng.choice("0123456789") for _ in range(rng.choice([13, 14, 16])))
    return next(f"{first}{last}" for last in range(10) if luhn(f"{first}{last}"))


def other_card(rng: Random) -> str:
    """The number of a card of another country."""
    first = "4" + "".join(rng.choice("0123456789") for _ in range(14))
    return next(f"{first}{last}" for last in range(10) if luhn(f"{first}{last}"))


def credit_code(rng: Random) -> str:
    """A unified social credit code."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    first = f"{rng.choice(['11', '12', '52', '91', '54'])}{rng.randint(110000, 659999)}"
    first += "".join(rng.choice(letters) for _ in range(9))
    return first + credit_check(first)


_RNG = Random(20261124)  # noqa: S311 - the values need to be the same, not secret
VALUES = {
    "id": identity(_RNG),
    "id-x": identity_x(_RNG),
    "id-wrong": wrong_identity(_RNG),
    "id-old": old_identity(_RNG),
    "mobile": mobile(_RNG),
    "mobile-2": mobile(_RNG),
    "card": card(_RNG),
    "mail": "lin.xiaoman" + "@" + "qq.com",
    "born": "198" + "1年2月3日",
    "home": "长安路" + "12号3栋2单元501室",
}
VALUES["print"] = fingerprint("mobile", VALUES["mobile"])
VALUES["print-2"] = fingerprint("mobile", VALUES["mobile-2"])
"""What stands in a case for `{{name}}`."""


def fill(text: str) -> str:
    """A text with the values in the places of their names."""
    for name, value in VALUES.items():
        text = text.replace("{{" + name + "}}", value)
    return text
