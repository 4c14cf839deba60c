"""An address → its QR code as a drawing."""

import io
from typing import TYPE_CHECKING

from generator import later

if TYPE_CHECKING:
    import segno
else:
    segno = later.module("segno")

QUIET = 4
"""How many modules of white the standard asks for around a code."""


def svg(address: str) -> str:
    """The code of an address, readable with a quarter of it dirty or torn; "" for none."""
    if not address:
        return ""
    stream = io.BytesIO()
    segno.make(address, error="q", boost_error=False, micro=False).save(
        stream, kind="svg", border=QUIET
    )
    return stream.getvalue().decode()
