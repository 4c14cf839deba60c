"""Files that records name or link to → what is published of them, or what is wrong with them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.contract import Asset
from generator.diagnostics import Diagnostic, Location
from generator.photos import Photo, PhotoFault
from generator.render import PHOTOS
from generator.schema.parse import nearest

from .codes import MEND

Derive = Callable[[Path], "Photo | PhotoFault"]
"""Makes the published copies of a photograph."""

IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".tif", ".tiff", ".bmp"})
"""Names of photographs, whose originals say where and with what they were taken."""


@dataclass(slots=True)
class Shelf:
    """Looks files up under `content/`, derives photographs once, and keeps the faults.

    `folders` are those of the kinds: only from them nothing is published unasked.
    """

    root: Path
    folders: frozenset[str]
    derive: Derive
    photos: dict[PurePosixPath, Photo] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def file(self, file: PurePosixPath, place: Location) -> bool:
        """Whether a file can be published as it is."""
        if not self._sound(file, place):
            return False
        if file.suffix.lower() in IMAGES:
            self._say("files/original", f"“{file}”是图片，不能作为附件原样公开", place)
            return False
        return True

    def photo(self, file: PurePosixPath, place: Location) -> Photo | None:
        """The published copies of a photograph."""
        if not self._sound(file, place):
            return None
        if file not in self.photos:
            made = self.derive(self.root / "content" / file)
            if isinstance(made, PhotoFault):
                fault = Diagnostic("files/bad-photo", made.message, place, help=made.help)
                self.diagnostics.append(fault)
                return None
            self.photos[file] = made
        return self.photos[file]

    def _sound(self, file: PurePosixPath, place: Location) -> bool:
        path = self.root / "content" / file
        if not path.is_file():
            self._say("files/missing", f"content/ 里没有“{file}”", place, self._near(file))
            return False
        inside = path.resolve().is_relative_to((self.root / "content").resolve())
        if file.parts[0] not in self.folders or not inside:
            self._say("files/outside", f"“{file}”不在栏目的文件夹里", place)
            return False
        return True

    def _near(self, file: PurePosixPath) -> str:
        folder = self.root / "content" / file.parent
        names = [path.name for path in sorted(folder.iterdir())] if folder.is_dir() else []
        near = nearest(file.name, names)
        return f"是不是“{file.with_name(near)}”？" if near else ""

    def _say(self, code: str, message: str, place: Location, help: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, message, place, help=help or MEND[code]))


def assets(files: set[PurePosixPath], photos: dict[PurePosixPath, Photo]) -> Iterator[Asset]:
    """Each file, and each copy of a photograph, once and in order."""
    for file in sorted(files):
        yield Asset(file, str(file))
    for _, photo in sorted(photos.items()):
        for copy in (*photo.webp, *photo.jpeg):
            yield Asset(PHOTOS / copy.name, str(copy.path))
