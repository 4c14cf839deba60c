"""Files that records name or link to → what is published of them, or what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from generator.contract import Asset
from generator.diagnostics import Diagnostic, Location
from generator.photos import Photo, PhotoFault
from generator.privacy import clean
from generator.render import PHOTOS
from generator.schema.parse import nearest

from .codes import MEND
from .memory import Memo, state

Derive = Callable[[Path], "Photo | PhotoFault"]
"""Makes the published copies of a photograph."""

Where = Callable[[], Location]
"""Tells where a file is named; asked only where something is wrong with it."""

IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".tif", ".tiff", ".bmp"})
"""Names of photographs, whose originals say where and with what they were taken."""

CACHE = PurePosixPath(".cache/files")
"""Where cleaned copies are kept, under the root of the site; safe to delete."""

_CODES = {
    "type": "files/type",
    "old-format": "files/type",
    "macro": "files/type",
    "broken": "files/broken",
    "unreadable": "files/broken",
    "encrypted": "files/broken",
    "too-large": "files/broken",
    "bomb": "files/broken",
}
"""The code of a fault of a file by its kind; other kinds are content that readers do not see."""


@dataclass(slots=True)
class Shelf:
    """Looks files up under `content/`, derives photographs once, and keeps the faults.

    `folders` are those of the kinds: only from them nothing is published unasked. `copies` are
    the cleaned files to publish, by their path under `content/`. What a `memo` knows is not
    cleaned again.
    """

    root: Path
    folders: frozenset[str]
    derive: Derive
    memo: Memo = field(default_factory=Memo)
    photos: dict[PurePosixPath, Photo] = field(default_factory=dict)
    copies: dict[PurePosixPath, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _folder: Path = field(init=False)
    _content: Path = field(init=False)
    _below: dict[Path, bool] = field(default_factory=dict)
    _fit: set[PurePosixPath] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find out where `content/` really is."""
        self._folder = self.root / "content"
        self._content = self._folder.resolve()

    def file(self, file: PurePosixPath, where: Where) -> bool:
        """Whether a file can be published, cleaned of what tells who made it."""
        if not self._sound(file, where):
            return False
        if file.suffix.lower() in IMAGES:
            self._say("files/original", f"“{file}”是图片，不能作为附件原样公开", where)
            return False
        return self._clean(file, where)

    def beside(self, file: PurePosixPath, *, plain: bool) -> str | None:
        """The source of a file that lies beside pages written by hand, None where it is unfit."""
        where = partial(Location, f"content/{file}")
        path = self._folder / file
        if not clean.sound(file) or not path.is_file() or not self._inside(path):
            self._say("files/outside", f"“{file}”是一个链接或不能用的文件名", where)
            return None
        if plain:
            return str(file)
        return self.copies[file] if self._clean(file, where) else None

    def _clean(self, file: PurePosixPath, where: Where) -> bool:
        if file not in self.copies:
            made = self._cleaned(self._folder / file)
            for fault in made.faults:
                code = _CODES.get(fault.kind, "files/hidden-content")
                help_text = clean.MEND.get(fault.kind, "")
                self._say(code, f"“{file}”：{fault.message}", where, help_text)
            if made.faults:
                return False
            self.copies[file] = str(made.path)
        return True

    def _cleaned(self, path: Path) -> clean.Cleaned:
        make = partial(clean.derive, path, self.root / CACHE)
        made = self.memo.get((clean.derive, path), state(path), make)
        return made if made.faults or made.path.is_file() else make()

    def _inside(self, path: Path) -> bool:
        """Whether a file that is there really lies below `content/`."""
        place = path if path.is_symlink() else path.parent
        if place not in self._below:
            self._below[place] = place.resolve().is_relative_to(self._content)
        return self._below[place]

    def photo(self, file: PurePosixPath, where: Where) -> Photo | None:
        """The published copies of a photograph."""
        if not self._sound(file, where):
            return None
        if file not in self.photos:
            made = self.derive(self._folder / file)
            if isinstance(made, PhotoFault):
                fault = Diagnostic("files/bad-photo", made.message, where(), help=made.help)
                self.diagnostics.append(fault)
                return None
            self.photos[file] = made
        return self.photos[file]

    def holds(self, files: Iterable[PurePosixPath], photos: Mapping[PurePosixPath, Photo]) -> bool:
        """Whether files can be published and photographs are what they were, without a word of others."""
        said, nowhere = len(self.diagnostics), partial(Location, "")
        same = all(self.photo(one, nowhere) == photo for one, photo in photos.items())
        fit = same and all(self.file(one, nowhere) for one in files)
        del self.diagnostics[said:]
        return fit

    def _sound(self, file: PurePosixPath, where: Where) -> bool:
        if file in self._fit:
            return True
        if not clean.sound(file):
            self._say("files/outside", f"“{_printable(file)}”不是 content/ 之下的文件名", where)
            return False
        path = self._folder / file
        if not path.is_file():
            self._say("files/missing", f"content/ 里没有“{file}”", where, self._near(file))
            return False
        if file.parts[0] not in self.folders or not self._inside(path):
            self._say("files/outside", f"“{file}”不在栏目的文件夹里", where)
            return False
        self._fit.add(file)
        return True

    def _near(self, file: PurePosixPath) -> str:
        folder = self._folder / file.parent
        names = [path.name for path in sorted(folder.iterdir())] if folder.is_dir() else []
        near = nearest(file.name, names)
        return f"是不是“{file.with_name(near)}”？" if near else ""

    def _say(self, code: str, message: str, where: Where, help: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, message, where(), help=help or MEND[code]))


def _printable(file: PurePosixPath) -> str:
    """A path without the characters that nobody sees."""
    return "".join(one if one.isprintable() else "\ufffd" for one in str(file))[:200]


def assets(
    files: set[PurePosixPath],
    photos: dict[PurePosixPath, Photo],
    copies: Mapping[PurePosixPath, str],
) -> Iterator[Asset]:
    """Each file cleaned, and each copy of a photograph, once and in order."""
    for file in sorted(files & copies.keys()):
        yield Asset(file, copies[file])
    for _, photo in sorted(photos.items()):
        for copy in (*photo.webp, *photo.jpeg):
            yield Asset(PHOTOS / copy.name, str(copy.path))
