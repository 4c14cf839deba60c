"""What a site wants to be printed with → the fonts of this machine, in the order they are tried.

No font comes with the program: those of official documents are sold or belong to a system, so each
use has a chain that ends with fonts anyone may install.
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from generator.kinds.site.model import Site

_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")

CHAINS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        "body": ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋", "STFangsong"),
        "bold": ("SimHei", "黑体", "Heiti SC", "STHeiti"),
        "script": ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "STKaiti"),
        "number": ("SimSun", "宋体", "STSong"),
    }
)
"""The fonts of official documents by use: title, text, 黑体, 楷体, page number (GB/T 9704-2012)."""


class Faces(Struct, frozen=True):
    """The families to set with, by use, and those that were asked for and are not here."""

    families: Mapping[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is a font for every use."""
        return all(self.families.values())


def choose(site: Site, here: Collection[str]) -> Faces:
    """The families of `here` for each use: the site's own, those of the standard, free ones."""
    asked = {
        "title": site.title_fonts,
        "body": site.body_fonts,
        "bold": site.bold_fonts,
        "script": site.script_fonts,
    }
    known = {name.lower(): name for name in here}
    found = {
        use: _present((*asked.get(use, ()), *chain, *_last(use)), known)
        for use, chain in CHAINS.items()
    }
    wanted = dict.fromkeys(name for names in asked.values() for name in names)
    return Faces(found, tuple(name for name in wanted if name.lower() not in known))


def _last(use: str) -> tuple[str, ...]:
    return (*_SANS, *_SERIF) if use == "bold" else (*_SERIF, *_SANS)


def _present(names: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[name.lower()] for name in names if name.lower() in known))
