"""`dangwu poster`: one sheet for the notice board, as a PDF."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import later
from generator.pipeline import Checked

from . import console, paper

if TYPE_CHECKING:
    from generator.paper import charts, poster, sheets, store
    from generator.paper.charts import Chart
else:
    charts = later.module("generator.paper.charts")
    poster = later.module("generator.paper.poster")
    sheets = later.module("generator.paper.sheets")
    store = later.module("generator.paper.store")

SIZES = ("A3", "A4")
"""The paper that offices have."""


@console.command("poster", "把公示公告、机构图或公开目录对照表排成一张纸")
@click.argument("ids", nargs=-1, required=True, metavar="编号...")
@click.option(
    "--paper",
    "size",
    type=click.Choice(SIZES, case_sensitive=False),
    default="A4",
    help="纸张，默认 A4。",
)
@click.option("--posted", type=console.Day(), help="张贴日期，默认是公示开始的那天或发布日期。")
@click.option("--until", type=console.Day(), help="张贴到哪一天，默认是公示截止的那天。")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到别的文件，默认是 print/ 里以编号为名的文件。",
)
@console.with_site
def command(
    ids: tuple[str, ...],
    size: str,
    posted: date | None,
    until: date | None,
    output: Path | None,
    root: Path | None,
    today: date | None,
) -> None:
    """把一条或几条公示公告排成一张 A3 或 A4 的纸（PDF），贴在公开栏，字号取放得下的最大的。

    编号写一个党组织、区域党建联盟或领导小组的，印它的图；写 catalogue，印本季度的公开情况对照表。
    只印社会公众在网页上看得到的内容；公示期过后，姓名也不再印出。二维码指向网页，要先在站点信息里填“网址”。
    """
    space = console.site(root, today)
    found, site = paper.checked(space)
    faces = paper.faces(site)
    if not site.site_url:
        click.echo("站点信息（data/site/site.yml）里没有填“网址”，所以没有印二维码。", err=True)
    kind = poster.Paper(size.lower())
    table, chart = _table(found, ids), _chart(found, ids)
    given = () if table or chart else paper.notices(found, tuple(dict.fromkeys(ids)))
    known = poster.posting(given, space.today)
    days = poster.Posting(posted or known.first, until or known.last)
    if days.last and days.last < days.first:
        raise click.UsageError("张贴到的那天早于张贴日期。")
    if table:
        sheet = sheets.matrix(found.pages, site, kind, faces, days)
    elif chart:
        sheet = charts.given(chart, site, kind, faces, days)
    else:
        sheet = poster.given(given, site, kind, faces, days)
    name = f"{ids[0]}-{size.lower()}.pdf"
    paper.guard(space, found, {name: sheet})
    made = store.kept(space.printed, poster.TEMPLATE, sheet)
    if not isinstance(made, Path):
        if made.long:
            console.fail(_advice(size, ids), console.WRONG_USE)
        paper.stop([made], found.visible)
    target = (output or space.root / paper.FOLDER / name).resolve()
    paper.write({target: made})
    click.echo(f"已写出：{target}（{size} 一张）。")
    sys.exit(0)


def _table(found: Checked, ids: tuple[str, ...]) -> bool:
    """Whether the table of the catalogue is asked for; ends with a message where there is none."""
    asked = ids == (sheets.CATALOGUE,)
    if asked and not sheets.quarter(found.pages):
        console.fail("没有公开目录，印不出对照表。", console.WRONG_USE)
    return asked


def _chart(found: Checked, ids: tuple[str, ...]) -> "Chart | None":
    """The chart that is asked for, if it is one and can be seen."""
    return charts.find(found.pages, found.visible, ids[0]) if len(ids) == 1 else None


def _advice(size: str, ids: tuple[str, ...]) -> str:
    """That the text is too long for the sheet, and what helps."""
    if ids == (sheets.CATALOGUE,):
        other = "请读者到网页上看"
    else:
        other = "分几张打印" if len(ids) > 1 else "把细节放进附件，用 dangwu pdf 打印成几页的公文"
    ways = [*(["用 --paper A3"] if size == "A4" else []), other]
    return f"内容太多，一张纸放不下（字已经小到不能再小）。可以{'，或者'.join(ways)}。"
