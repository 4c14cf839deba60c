"""Private values → what may be printed of them."""

import hashlib

BITS = 5
"""Hexadecimal digits of a fingerprint: so few that thousands of numbers share each of them.

Together with digits that are shown it tells a number all the same: never print both unasked."""


def masked(kind: str, value: str) -> str:
    """What a message may tell of a value: enough to find it again, too little to use it."""
    digits = "".join(char for char in value if char.isalnum())
    if kind == "mobile":
        return f"{digits[:3]}****{digits[-4:]}"
    if kind == "bank-card":
        return f"尾号 {digits[-4:]}，共 {len(digits)} 位"
    if kind == "contact" and "@" in value:
        name, _, domain = value.partition("@")
        return f"{name[:1]}***@{domain}"
    if kind.startswith("id-"):
        return f"{len(digits)} 位，不显示"
    return f"{len(digits)} 个字，不显示"


def fingerprint(kind: str, value: str) -> str:
    """A short name of a value for the list of exceptions, from which alone nobody can learn it.

    The kind is the key of the hash; a value spelt with other separators has the same name.
    """
    plain = "".join(char for char in value if char.isalnum() or char == "@").upper()
    key = f"dangwu/{kind}".encode()
    return hashlib.blake2b(plain.encode(errors="replace"), key=key).hexdigest()[:BITS]


def stars(text: str) -> str:
    """The same number of characters without any that tell something; separators stay."""
    return "".join("*" if char.isalnum() else char for char in text)
