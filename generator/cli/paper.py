"""What the commands that print share: pages to print from, fonts, files, and why it cannot be done."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import later
from generator.contract import Page
from generator.kinds.notices.model import Notice as Record
from generator.kinds.notices.model import page_path
from generator.kinds.site.model import Site
from generator.pipeline import Checked
from generator.workspace import Workspace
from generator.world import World

from . import atomic, console, gate

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.paper import fonts, notice, press
    from generator.paper.fonts import Faces
    from generator.paper.notice import Notice
    from generator.paper.press import Unprintable

    from . import progress
else:
    fonts = later.module("generator.paper.fonts")
    notice = later.module("generator.paper.notice")
    press = later.module("generator.paper.press")
    progress = later.module("generator.cli.progress")

FOLDER = "print"
"""Where sheets are written under the root of a site."""


def checked(space: Workspace) -> tuple[Checked, Site]:
    """A site without errors; ends with a message where it has some, or nothing can print here."""
    if not press.ready():
        console.fail(
            "打印要另外安装两个软件包，请运行：python -m pip install typst segno", console.WRONG_USE
        )
    found = console.checked(space, pages=True)
    if not found.ok or found.site is None:
        console.show(space, found.diagnostics, err=True)
        console.fail("数据有错误，没有打印。", console.WRONG_DATA)
    return found, found.site


def faces(site: Site) -> "Faces":
    """The fonts to print with; ends with a message where this machine has none for Chinese."""
    found = fonts.choose(site, press.families())
    if not found.any:
        console.fail(
            "这台机器上没有能印中文的字体。请安装“思源宋体”和“思源黑体”（Noto Serif CJK SC、"
            "Noto Sans CJK SC），Debian 和 Ubuntu 上是 sudo apt-get install fonts-noto-cjk。",
            console.WRONG_USE,
        )
    if found.absent:
        names = "、".join(f"“{name}”" for name in found.absent)
        click.echo(f"这台机器上没有字体{names}，用排在后面的代替。", err=True)
    return found


def notices(found: Checked, ids: Sequence[str]) -> "tuple[Notice, ...]":
    """The notices with some ids as the public sees them; ends with a message where one is missing."""
    pages = {page.path: page for page in found.pages}
    return tuple(_notice(found, pages, id) for id in ids)


def _notice(found: Checked, pages: Mapping[PurePosixPath, Page], id: str) -> "Notice":
    page = pages.get(page_path(id))
    shown = notice.read(page) if page else None
    if shown is None:
        if found.world.get(Record, id):
            console.fail(f"“{id}”不向社会公开，不能打印张贴。", console.WRONG_USE)
        console.fail(f"没有编号为“{id}”的公示公告，见 data/notices/。", console.WRONG_USE)
    return shown


def every(found: Checked) -> "tuple[Notice, ...]":
    """All notices as the public sees them."""
    return tuple(shown for page in found.pages if (shown := notice.read(page)))


def guard(space: Workspace, found: Checked, sheets: Mapping[str, Mapping[str, Any]]) -> None:
    """The last look at what is to be set on sheets; ends where one holds private information."""
    if found.guard is None:
        return
    leaks: list[Diagnostic] = []
    with progress.Progress() as bars:
        for number, (name, sheet) in enumerate(sheets.items(), 1):
            text = json.dumps(sheet, ensure_ascii=False, indent=0, default=str)
            leaks.extend(gate.printed(f"{FOLDER}/{name}", text, found.guard))
            bars.stage("leaks", number, len(sheets))
    if leaks:
        console.show(space, leaks, err=True)
        console.fail("要印的内容里有个人信息，没有打印。", console.WRONG_DATA)


def stop(why: "Iterable[Unprintable]", world: World) -> NoReturn:
    """End with the characters that no font has, and the records in which they stand."""
    for character in dict.fromkeys(one for each in why for one in each.characters):
        codes = " ".join(f"U+{ord(one):04X}" for one in character)
        where = "、".join(sorted(_places(world, character))) or "资料"
        click.echo(f"{where}：“{character}”（{codes}）在现有的字体里都没有，印不出来。", err=True)
    console.fail(
        "没有打印。请安装有这些字的字体，在 data/site/site.yml 的“正文字体”里写上它的名称。",
        console.WRONG_DATA,
    )


def _places(world: World, character: str) -> Iterator[str]:
    for entry in (one for group in world.entries.values() for one in group):
        if character in json.dumps(entry.record.data, ensure_ascii=False, default=str):
            place = entry.location()
            yield f"{place.file}:{place.line}"


def write(sheets: Mapping[Path, Path]) -> None:
    """Put sheets in their places, each from a file; ends with a message where another file lies at one."""
    for path in sheets:
        if path.is_file() and not press.own(path.read_bytes()):
            console.fail(
                f"“{path}”不是本程序打印的文件，不敢替换。请换一个名称或文件夹。", console.WRONG_USE
            )
    for path, made in sheets.items():
        atomic.replace(path, made.read_bytes())
