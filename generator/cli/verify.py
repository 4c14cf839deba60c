"""`dangwu verify`: compare a published site with the sums of its files and with the ledger."""

import sys
import urllib.error
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator import manifest, workspace
from generator.kinds.ledger.model import LedgerEntry, broken
from generator.manifest import Differences, Manifest, UnreadableError

from . import console, remote

SHOWN = 200
"""How many names of one kind are printed."""


@console.command("verify", "核对已发布的网站有没有被改动")
@click.argument("site", metavar="文件夹或网址")
@click.option(
    "--manifest",
    "list_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="以这份清单为准（生成网站时的 manifest.json），默认用网站自己的清单。",
)
@console.with_site
def command(site: str, list_file: Path | None, root: Path | None, today: date | None) -> None:
    """逐个文件核对网站，列出多出、缺少、被改动的网页，并与公开台账比对。

    网站可以是文件夹，也可以是网址。自己的清单也可能被人换掉，最可靠的是用 --manifest 指定生成时留下的清单。
    """
    address = site.startswith(("http://", "https://"))
    if not address and not Path(site).is_dir():
        console.fail(f"没有“{site}”这个文件夹；网址要以 http:// 或 https:// 开头。", 2)
    try:
        own = remote.manifest(site) if address else _local(Path(site))
        expected = manifest.read(list_file.read_bytes()) if list_file else own
        names = sorted({*expected.files, *own.files})
        found = remote.sums(site, names) if address else manifest.sums(Path(site))
    except UnreadableError:
        console.fail(f"“{list_file or site}”里没有可用的清单 {manifest.NAME}。", console.WRONG_USE)
    except urllib.error.URLError as error:
        why = error.reason
        said = console.reason(why) if isinstance(why, OSError) else str(why)
        console.fail(f"连不上“{site}”：{said}。", console.WRONG_USE)
    differences = manifest.compare(expected.files, found)
    _show(differences)
    said = _ledger(root, today, own.ledger)
    if said:
        click.echo(said)
    if differences or said:
        sys.exit(console.WRONG_DATA)
    whose = "" if list_file else "（以网站自己的清单为准）"
    click.echo(f"没有改动：{len(found)} 个文件与清单一致{whose}，台账 {len(own.ledger)} 条一致。")
    sys.exit(0)


def _local(folder: Path) -> Manifest:
    path = folder / manifest.NAME
    if not path.is_file():
        raise UnreadableError
    return manifest.read(path.read_bytes())


def _show(differences: Differences) -> None:
    for label, names in (
        ("多出", differences.added),
        ("缺少", differences.missing),
        ("被改动", differences.altered),
    ):
        for name in names[:SHOWN]:
            click.echo(f"{label}：{name}")
        if len(names) > SHOWN:
            click.echo(f"{label}：另有 {len(names) - SHOWN} 个")


def _ledger(root: Path | None, today: date | None, published: Sequence[str]) -> str:
    """What is wrong between the ledger of the repository and that of the site; empty if nothing."""
    start = (root or Path.cwd()).resolve()
    if workspace.find(start) is None:
        return ""
    world = console.site(root, today).check().world
    entries = [entry.value for entry in world.all(LedgerEntry)]
    if (index := broken(entries)) is not None:
        return f"台账：仓库里的第 {index + 1} 条与前面的接不上，data/ledger/ 被改动过。"
    own = [entry.hash for entry in entries]
    for number, (theirs, ours) in enumerate(zip(published, own, strict=False), 1):
        if theirs != ours:
            return f"台账：第 {number} 条与仓库里的不一致，网站或仓库的台账被改动过。"
    if len(published) > len(own):
        return f"台账：网站有 {len(published)} 条，仓库只有 {len(own)} 条，仓库的台账被截短了。"
    return ""
