"""A notice → what the template of an official document is given."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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
            "facts": [asdict(one) for one in notice.facts],
            "blocks": [asdict(one) for one in notice.blocks],
        },
    }
