"""A notice → what the template of an official document is given."""

from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins

from .fonts import Faces
from .notice import Notice

TEMPLATE = "notice"


def given(notice: Notice, faces: Faces) -> Mapping[str, Any]:
    """What the template is given for a notice; one without a number has no red rule."""
    told = ("title", "doc_no", "issuer", "issued", "notes", "invitation", "attachments")
    return {
        "title": notice.title,
        "author": notice.issuer,
        "day": [notice.day.year, notice.day.month, notice.day.day],
        "fonts": faces.families,
        "notice": {
            **{name: getattr(notice, name) for name in told},
            "facts": to_builtins(notice.facts),
            "blocks": to_builtins(notice.blocks),
        },
    }
