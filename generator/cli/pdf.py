"""`dangwu pdf`: notices as official documents, as PDF."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import later

from . import console, paper

if TYPE_CHECKING:
    from generator.paper import document, printing

    from . import progress
else:
    document = later.module("generator.paper.document")
    printing = later.module("generator.paper.printing")
    progress = later.module("generator.cli.progress")


@console.command("pdf", "把公示公告排成公文格式的 PDF")
@click.argument("ids", nargs=-1, metavar="[编号...]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="写到别的文件夹，默认是 print/。",
)
@console.with_site
def command(
    ids: tuple[str, ...], output: Path | None, root: Path | None, today: date | None
) -> None:
    """把公示公告各排成一份 A4 的 PDF，版式依照《党政机关公文格式》（GB/T 9704—2012）。

    不写编号就是全部。有文号的才印发文机关标志和红色分隔线；不印印章。只印社会公众在网页上看得到的内容。
    """
    space = console.site(root, today)
    found, site = paper.checked(space)
    given = paper.notices(found, ids) if ids else paper.every(found)
    faces = paper.faces(site)
    sheets = {f"{one.path.stem}.pdf": document.given(one, faces) for one in given}
    paper.guard(space, found, sheets)
    ways: list[printing.Ways] = [
        [(document.TEMPLATE, partial(dict, sheet))] for sheet in sheets.values()
    ]
    with progress.Progress() as bars:
        made = printing.printed(ways, space.printed, bars.stage)
    if faults := [one for one in made if not isinstance(one, Path)]:
        paper.stop(faults, found.visible)
    folder = (output or space.root / paper.FOLDER).resolve()
    whole = zip(sheets, made, strict=True)
    paper.write({folder / name: one for name, one in whole if isinstance(one, Path)})
    click.echo(f"已写出 {len(made)} 份：{folder}")
    sys.exit(0)
