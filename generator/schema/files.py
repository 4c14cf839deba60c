"""Fields that name a file under `content/`."""

import re
from pathlib import PurePosixPath
from typing import Annotated

from generator.vocabulary import fault, scalar

from .types import Mark, Reads


class Stored(Mark, frozen=True):
    """Marks a field whose value is a path under `content/`; a photo is derived, a file copied."""

    photo: bool


def _path(value: object) -> PurePosixPath:
    text = scalar(value).replace("\\", "/").removeprefix("content/")
    steps = text.split("/")
    odd = any(step in ("", ".", "..") or step.startswith(".") for step in steps)
    if odd or re.search(r'[:*?"<>|\x00-\x1f]', text) or len(text) > 200:
        raise fault("schema/bad-path", "“{value}”不是 content/ 之下的文件", value)
    return PurePosixPath(text)


FileRef = Annotated[PurePosixPath, Reads(_path), Stored(False)]
"""A file that is published as it is."""
PhotoRef = Annotated[PurePosixPath, Reads(_path), Stored(True)]
"""A photograph, published in smaller copies without metadata."""
