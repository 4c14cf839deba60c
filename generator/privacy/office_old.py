"""A document in the binary format of old office programs → the texts that can be made out."""

import re

from .model import Contents, Fault, Piece

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What such a file begins with."""

_LONGEST = 8 * 1024 * 1024
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f\xff\x30]){4,4000}")
_NARROW = re.compile(rb"(?:[\x20-\x7e]|[\x81-\xfe][\x40-\xfe]){5,4000}")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes) -> Contents:
    """Texts in UTF-16 and GBK wherever they stand; such a file is never fit to publish."""
    looked = data[:_LONGEST]
    if _LOCKED in looked:
        return Contents((), (Fault("encrypted", "文件设有密码，无法检查内容"),))
    texts = [
        *(found[0].decode("utf-16-le", "ignore") for found in _WIDE.finditer(looked)),
        *(found[0].decode("utf-16-le", "ignore") for found in _WIDE.finditer(looked[1:])),
        *(found[0].decode("gb18030", "ignore") for found in _NARROW.finditer(looked)),
    ]
    message = "文件是旧格式（doc、xls、ppt、wps、et），里面的作者、批注和改动记录清不掉"
    pieces = tuple(Piece(text) for text in dict.fromkeys(texts) if text.strip())
    return Contents(pieces, (Fault("old-format", message),))
