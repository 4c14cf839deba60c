"""`dangwu verify`: compare a published site with the sums of its files and with the ledger."""

import sys
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import click

from generator import manifest, places
from generator.kinds.institutions import model as institutions
from generator.kinds.ledger.model import Action, LedgerEntry, Matter, broken
from generator.kinds.notices import model as notices
from generator.manifest import Differences, Manifest, UnreadableError
from generator.visible import visible

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

    网站可以是文件夹，也可以是网址；从网址只能发现有网页链接到的多余文件。
    网站自己的清单也可能被人换掉，最可靠的是用 --manifest 指定生成时留下的清单。
    """
    address = site.lower().startswith(("http://", "https://"))
    if not address and not Path(site).is_dir():
        console.fail(f"没有“{site}”这个文件夹；网址要以 http:// 或 https:// 开头。", 2)
    try:
        base, own = remote.manifest(site) if address else ("", _local(Path(site)))
        expected = manifest.read(list_file.read_bytes()) if list_file else own
        names = sorted({*expected.files, *own.files})
        found = remote.sums(base, names) if address else manifest.sums(Path(site))
    except UnreadableError:
        console.fail(f"“{list_file or site}”里没有可用的清单 {manifest.NAME}。", console.WRONG_USE)
    except remote.UnreachableError as error:
        console.fail(f"连不上“{site}”：{error}。", console.WRONG_USE)
    differences = manifest.compare(expected.files, found)
    _show(differences)
    entries = _entries(root, today)
    named = {*found, *differences.missing}
    said = [
        *(_list(expected, own) if list_file else ()),
        *(_ledger(entries, own, named) if entries is not None else ()),
    ]
    for line in said:
        click.echo(f"台账：{line}")
    if differences or said:
        sys.exit(console.WRONG_DATA)
    whose = "" if list_file else "（以网站自己的清单为准）"
    click.echo(f"没有改动：{len(found)} 个文件与清单一致{whose}，{_agreed(entries, own)}。")
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
            click.echo(f"{label}：{visible(name)}")
        if len(names) > SHOWN:
            click.echo(f"{label}：另有 {len(names) - SHOWN} 个")


def _entries(root: Path | None, today: date | None) -> list[LedgerEntry] | None:
    """The ledger of the repository, None where there is none."""
    if places.find((root or Path.cwd()).resolve()) is None:
        return None
    world = console.checked(console.site(root, today)).world
    return [entry.value for entry in world.all(LedgerEntry)]


def _list(expected: Manifest, own: Manifest) -> Iterator[str]:
    """What is wrong between the ledger in the list of the site and that in the one kept."""
    if list(expected.ledger) != list(own.ledger):
        yield "网站清单里的台账与留下的清单不一致。"


def _ledger(entries: list[LedgerEntry], site: Manifest, named: Collection[str]) -> Iterator[str]:
    """What is wrong between the ledger of the repository and the site, but for files `named`."""
    if (index := broken(entries)) is not None:
        yield f"仓库里的第 {index + 1} 条与前面的接不上，data/ledger/ 被改动过。"
        return
    for number, (theirs, ours) in enumerate(zip(site.ledger, entries, strict=False), 1):
        if theirs != ours.hash:
            yield f"第 {number} 条与仓库里的不一致，网站或仓库的台账被改动过。"
            return
    if len(site.ledger) > len(entries):
        yield f"网站有 {len(site.ledger)} 条，仓库只有 {len(entries)} 条，仓库的台账被截短了。"
        return
    withdrawn = {(one.matter, one.record) for one in entries if one.action is Action.WITHDRAWN}
    # A list that was cut short says nothing against what had been entered before its day.
    first, day = len(site.ledger), site.today
    known = (one for one in entries if one.number <= first or one.on.isoformat() < day)
    for matter, record in dict.fromkeys((one.matter, one.record) for one in known):
        path = notices.page_path if matter is Matter.NOTICE else institutions.page_path
        page = str(path(record).with_suffix(".html"))
        if (matter, record) not in withdrawn and page not in named:
            yield f"公开过的{matter.label}“{record}”没有撤回，网站上却没有它的网页 {page}。"


def _agreed(entries: list[LedgerEntry] | None, site: Manifest) -> str:
    """How far the ledger of the site was found to be that of the repository."""
    if entries is None:
        return "这里没有站点资料，没有核对台账"
    later = len(entries) - len(site.ledger)
    rest = f"（仓库里另有 {later} 条，网站上还没有）" if later else ""
    return f"台账 {len(site.ledger)} 条一致{rest}"
