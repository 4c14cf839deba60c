"""Markdown written by hand → the same with its pictures derived, and the files it links to."""

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from generator import photos
from generator.diagnostics import Diagnostic, Location
from generator.md import Md, href
from generator.photos import Photo, PhotoFault
from generator.render import PHOTOS
from generator.schema import Entry

from .references import Derive, missing

_REFERENCE = re.compile(
    r"(?P<fence>^(?P<mark>`{3,}|~{3,}).*?^(?P=mark)|`[^`\n]*`)"
    r"|(?P<image>!)?\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s]+)(?:\s+\"(?P<title>[^\"]*)\")?\)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(slots=True)
class Bodies:
    """What one pass over the bodies finds."""

    root: Path
    derive: Derive
    photos: dict[PurePosixPath, Photo]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: dict[str, frozenset[PurePosixPath]] = field(default_factory=dict)


def treat(bodies: Bodies, entry: Entry[Any]) -> Entry[Any]:
    """The entry with the pictures in its body replaced; other bodies stay as they are."""
    body = getattr(entry.value, "body", None)
    file = PurePosixPath(entry.record.file)
    if not isinstance(body, Md) or file.suffix != ".md":
        return entry
    page = PurePosixPath(*file.parts[1:])
    used: set[PurePosixPath] = set()

    def replace(found: re.Match[str]) -> str:
        target = _local(page, found["target"] or "")
        if target is None or found["fence"] is not None:
            return found[0]
        if not (bodies.root / "content" / target).is_file():
            if found["image"] or target.suffix != ".md":
                bodies.diagnostics.append(missing(bodies.root, target, _place(entry, body, found)))
            return found[0]
        used.add(target)
        return _picture(bodies, entry, page, target, found) if found["image"] else found[0]

    text = Md(_REFERENCE.sub(replace, body))
    bodies.files[entry.record.file] = frozenset(used)
    if text == body:
        return entry
    return Entry(entry.value.model_copy(update={"body": text}), entry.record)


def _local(page: PurePosixPath, target: str) -> PurePosixPath | None:
    """The path under `content/` of a relative link to a file; None for pages and addresses."""
    path = target.split("#", maxsplit=1)[0]
    if (
        not path
        or re.match(r"[a-z][a-z0-9+.-]*:|//|/", path, re.IGNORECASE)
        or path.endswith((".md", ".html"))
    ):
        return None
    steps: list[str] = []
    for step in (page.parent / path).parts:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step != ".":
            steps.append(step)
    return PurePosixPath(*steps)


def _picture(
    bodies: Bodies,
    entry: Entry[Any],
    page: PurePosixPath,
    target: PurePosixPath,
    found: re.Match[str],
) -> str:
    photo = bodies.photos.get(target) or bodies.derive(bodies.root / "content" / target)
    if isinstance(photo, PhotoFault):
        place = _place(entry, entry.value.body, found)
        bodies.diagnostics.append(
            Diagnostic("files/bad-photo", photo.message, place, help=photo.help)
        )
        return found[0]
    bodies.photos[target] = photo
    return photos.picture(
        photo, href(page, PHOTOS), found["text"], "(max-width: 60rem) 100vw, 48rem"
    )


def _place(entry: Entry[Any], body: str, found: re.Match[str]) -> Location:
    start = entry.record.find(("body",))
    before = body[: found.start()].split("\n")
    line = start.line + len(before) - 1
    return Location(entry.record.file, line, len(before[-1]) + 1, 0, "正文")
