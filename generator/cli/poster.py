"""`dangwu poster`: one sheet for the notice board, as a PDF."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import later

from . import console, paper

if TYPE_CHECKING:
    from generator.paper import poster, store
else:
    poster = later.module("generator.paper.poster")
    store = later.module("generator.paper.store")

SIZES = ("A3", "A4")
"""The paper that offices have."""


@console.command("poster", "把公示公告排成一张纸，贴在公开栏")
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
    """把一条或几条公示公告排成一张 A3 或 A4 的纸（PDF），字号取放得下的最大的。

    只印社会公众在网页上看得到的内容；公示期过后，姓名也不再印出。二维码指向网页，要先在站点信息里填“网址”。
    """
    space = console.site(root, today)
    found, site = paper.checked(space)
    given = paper.notices(found, tuple(dict.fromkeys(ids)))
    known = poster.posting(given)
    days = poster.Posting(posted or known.first, until or known.last)
    if days.last and days.last < days.first:
        raise click.UsageError("张贴到的那天早于张贴日期。")
    if not site.site_url:
        click.echo("站点信息（data/site/site.yml）里没有填“网址”，所以没有印二维码。", err=True)
    sheet = poster.given(given, site, poster.Paper(size.lower()), paper.faces(site), days)
    made = store.printed(space.printed, poster.TEMPLATE, sheet)
    if not isinstance(made, bytes):
        if made.long:
            console.fail(_advice(size, len(given)), console.WRONG_USE)
        paper.tell(made, given)
        paper.stop()
    name = f"{given[0].path.stem}-{size.lower()}.pdf"
    target = (output or space.root / paper.FOLDER / name).resolve()
    paper.write({target: made})
    click.echo(f"已写出：{target}（{size} 一张）。")
    sys.exit(0)


def _advice(size: str, count: int) -> str:
    """That the text is too long for the sheet, and what helps."""
    ways = [
        *(["用 --paper A3"] if size == "A4" else []),
        *(["分几张打印"] if count > 1 else ["把细节放进附件，或用 dangwu pdf 打印成几页的公文"]),
    ]
    return f"内容太多，一张纸放不下（字号最小到四号）。可以{'，或者'.join(ways)}。"
