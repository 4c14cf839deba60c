"""`dangwu serve`: a preview that follows every edit."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import clock, later, places
from generator.vocabulary import Scope

from . import console

if TYPE_CHECKING:
    from generator.engine import build as engine
else:
    engine = later.module("generator.engine.build")


@console.command("serve", "在浏览器里预览，修改后自动刷新")
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default="127.0.0.1:8000",
    metavar="地址:端口",
    help="地址和端口。",
)
@click.option("--open", "open_in_browser", is_flag=True, help="打开浏览器。")
@console.with_audience
@console.with_site
def command(
    address: str,
    open_in_browser: bool,
    audience: Scope,
    root: Path | None,
    today: date | None,
) -> None:
    """在本机预览网站；改动数据、文章或模板后，打开的网页会自动刷新。

    数据有错误时，页面保留上一次正确的内容，并在上方列出错误。按 Ctrl+C 结束。
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(f"“{address}”不是地址，应写成 127.0.0.1:8000。")
    space = console.place(root, today, audience)
    if today is not None:
        os.environ["SOURCE_DATE_EPOCH"] = clock.epoch(space.today)
    os.environ[places.AUDIENCE] = audience.value
    click.echo(f"预览地址：http://{address}/　按 Ctrl+C 结束")
    try:
        engine.serve(space.root, address, open_in_browser)
    except OSError as error:
        console.fail(
            f"无法在 {address} 预览：{console.reason(error)}。换一个端口：--address 127.0.0.1:8001",
            2,
        )
