"""`dangwu scan`: look for personal information in any files, in the index, or in commits."""

import dataclasses
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from generator import clock, kinds, pipeline, places, privacy, report, sources
from generator.diagnostics import Diagnostic, Location, Severity
from generator.pipeline import leaks
from generator.privacy import git
from generator.world import World

from . import console, hook

SKIPPED = frozenset({".git", ".venv", ".cache", "__pycache__", "node_modules"})
"""Folders in which nobody writes by hand."""

FORMATS = ("text", "json", "sarif")

_UNCHECKED = frozenset({"broken", "unreadable", "encrypted", "too-large", "bomb"})

Look = tuple[privacy.Searched, str, bytes | None, str]
"""What a file holds, its name, its bytes where they are at hand, and its commit or nothing."""


@console.command("scan", "查找个人信息")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件或文件夹]...")
@click.option("--staged", is_flag=True, help="只查下一次提交会带上的内容。")
@click.option("--range", "range_", metavar="A..B", help="查这一段提交，后来又删掉的也算。")
@click.option("--install-hook", is_flag=True, help="装上提交前的检查，已有别的检查时不覆盖。")
@click.option("--fingerprints", is_flag=True, help="显示登记例外用的指纹；不要写进公开的日志。")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", help="输出格式。")
@click.option("--strict", is_flag=True, help="警告也算不通过。")
@console.with_site
def command(  # noqa: PLR0913 - one for each option
    paths: tuple[Path, ...],
    staged: bool,
    range_: str | None,
    install_hook: bool,
    fingerprints: bool,
    format: str,
    strict: bool,
    root: Path | None,
    today: date | None,
) -> None:
    """查找身份证号、手机号、银行卡号、住址等个人信息，什么文件都可以查。

    不给文件时查当前站点的 data/ 和 content/。号码本身不会显示出来。
    没有发现时退出码为 0，发现了为 1，用法不对为 2。
    """
    here = (root or Path.cwd()).resolve()
    if sum((bool(paths), staged, range_ is not None, install_hook)) > 1:
        raise click.UsageError("文件、--staged、--range、--install-hook 一次只用一种。")
    try:
        if install_hook:
            click.echo(hook.install(git.top(here)))
            sys.exit(0)
        day = today or clock.today({})
        found, lines = _look(here, paths, range_, day, staged=staged, telling=fingerprints)
    except git.GitError as error:
        console.fail(f"git 没有成功：{error}", console.WRONG_USE)
    except hook.ForeignError as error:
        console.fail(str(error), console.WRONG_USE)
    codes = {one.id: one for one in pipeline.codes(kinds.find()).values()}
    known = {code: codes[code] for code in codes if code.startswith(("privacy/", "files/"))}
    coloured = format == "text" and console.colour(sys.stdout)
    click.echo(report.render(format, found, known, lines.get, colour=coloured), nl=False)
    sys.exit(console.worst(found, strict=strict))


def _look(
    here: Path,
    paths: tuple[Path, ...],
    range_: str | None,
    today: date,
    *,
    staged: bool,
    telling: bool,
) -> tuple[list[Diagnostic], dict[str, list[str]]]:
    """What is found, and the lines of the files in which it is."""
    site = places.find(here)
    world, guard = leaks.of_site(site, kinds.find(), today) if site else leaks.of_nobody(today)
    guard = dataclasses.replace(guard, telling=telling)
    found: list[Diagnostic] = []
    lines: dict[str, list[str]] = {}
    looks: Iterator[Look]
    if staged or range_ is not None:
        top = git.top(here)
        looks = _blobs(top, range_, guard)
        found += _messages(top, range_, guard, world) if range_ is not None else ()
    else:
        looks = (
            (privacy.search(name, data, guard.searcher), name, data, "")
            for name, data in _files(here, site, paths)
        )
    for searched, name, data, commit in looks:
        said = [one for leak in searched.leaks for one in leaks.judge(leak, guard, world)]
        said += [_fault(name, fault, world) for fault in searched.faults]
        found += [_in_commit(one, commit) for one in said]
        if said and data is not None and not commit:
            lines[name] = sources.split_lines(privacy.decode(data) or "")
    return found, lines


def _files(here: Path, site: Path | None, paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The files to look at, under the names by which exceptions know them."""
    asked = [here / path for path in paths]
    if not asked:
        if site is None:
            raise click.UsageError("这里没有站点，请写明要查的文件或文件夹。")
        asked = [site / "data", site / "content"]
    for start in asked:
        if not start.exists() and paths:
            raise click.UsageError(f"没有“{start}”这个文件或文件夹。")
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            inside = path.relative_to(start).parts if start.is_dir() else ()
            if path.is_file() and not SKIPPED & set(inside):
                yield _name(path, site or here), path.read_bytes()


def _name(path: Path, base: Path) -> str:
    whole = path.resolve() if not path.is_symlink() else path
    return (whole.relative_to(base) if whole.is_relative_to(base) else path).as_posix()


def _blobs(top: Path, range_: str | None, guard: leaks.Guard) -> Iterator[Look]:
    """What each commit, or the index, brings in that did not stand in the file before."""
    added = git.staged(top) if range_ is None else git.between(top, range_)
    places: dict[str, set[str]] = {}
    for one in added:
        for name in (*one.old, one.new):
            places.setdefault(name, set()).add(one.path)
    searched: dict[tuple[str, str], privacy.Searched] = {}
    kept: dict[str, bytes] = {}
    for name, data in git.contents(top, list(places)):
        for path in places[name]:
            searched[name, path] = privacy.search(path, data, guard.searcher)
            if searched[name, path].leaks:
                kept[name] = data
    for one in added:
        new = searched.get((one.new, one.path), privacy.Searched())
        before = [searched.get((name, one.path), privacy.Searched()) for name in one.old]
        stood = {_value(leak) for each in before for leak in each.leaks}
        fresh = tuple(leak for leak in new.leaks if _value(leak) not in stood)
        faults = () if one.old else new.faults
        yield replace(new, leaks=fresh, faults=faults), one.path, kept.get(one.new), one.commit


def _value(leak: privacy.Leak) -> tuple[str, str]:
    return leak.hit.kind, leak.hit.fingerprint


def _messages(top: Path, range_: str, guard: leaks.Guard, world: World) -> Iterator[Diagnostic]:
    """What the messages of commits tell."""
    for commit, text in git.messages(top, range_):
        for hit in privacy.find(text, guard.searcher):
            for said in leaks.judge(privacy.Leak(hit, "", where="提交说明"), guard, world):
                yield _in_commit(said, commit)


def _in_commit(found: Diagnostic, commit: str) -> Diagnostic:
    return replace(found, message=f"提交 {commit}：{found.message}") if commit else found


def _fault(name: str, fault: privacy.Fault, world: World) -> Diagnostic:
    """A file that cannot be searched, or that holds what readers do not see."""
    code = "files/broken" if fault.kind in _UNCHECKED else "files/hidden-content"
    basis = world.law.on("pii-11" if fault.kind == "photo-location" else "pii-12", world.today)
    said = f"依据：{basis.citation}。" if basis else ""
    return Diagnostic(code, fault.message, Location(name), Severity.WARNING, said)
