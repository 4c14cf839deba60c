"""What all commands share: where the site is, which day it is, how to print and to end."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from generator import clock, later, places, report
from generator.diagnostics import Diagnostic, Severity
from generator.places import Place
from generator.vocabulary import Scope

if TYPE_CHECKING:
    from generator import kinds, pipeline, workspace
    from generator.pipeline import Checked
    from generator.workspace import Workspace

    from . import progress
else:
    kinds = later.module("generator.kinds")
    pipeline = later.module("generator.pipeline")
    progress = later.module("generator.cli.progress")
    workspace = later.module("generator.workspace")

F = TypeVar("F", bound=Callable[..., Any])

WRONG_DATA = 1
"""The exit code for errors in the data."""

WRONG_USE = 2
"""The exit code for wrong use."""


class Day(click.ParamType[date]):
    """A day as `--today` takes it."""

    name = "日期"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read `YYYY-MM-DD`."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2026-05-18", param, ctx)


def command(name: str, short_help: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command whose usage line is Chinese."""
    return click.command(name, short_help=short_help, options_metavar="[选项]")


def with_site(command: F) -> F:
    """Add the options every command on a site has."""
    day = click.option("--today", type=Day(), help="按这一天检查和生成，默认是今天。")
    folder = click.option(
        "-C",
        "--root",
        type=click.Path(path_type=Path, file_okay=False),
        help="站点所在的文件夹，默认从当前文件夹向上找。",
    )
    return folder(day(command))


class Audience(click.ParamType[Scope]):
    """For whom a site is built, as `--audience` takes it; nobody builds one for `specific`."""

    name = "读者"
    choices = tuple(scope for scope in Scope if scope is not Scope.SPECIFIC)

    def convert(self, value: Any, param: Any, ctx: Any) -> Scope:
        """Read an identifier or the Chinese term."""
        found = value if isinstance(value, Scope) else Scope.lookup(value)
        if found not in self.choices:
            known = "、".join(f"{scope.value}（{scope.label}）" for scope in self.choices)
            self.fail(f"没有“{value}”这种读者。可选：{known}", param, ctx)
        return found

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices, for the help."""
        return "|".join(scope.value for scope in self.choices)


def with_audience(command: F) -> F:
    """Add the option that says for whom pages are made."""
    return click.option(
        "--audience",
        type=Audience(),
        default=Scope.SOCIETY.value,
        help="给谁看：society 社会公众（默认），whole_party 全党，local 本单位。",
    )(command)


def finished(site: Path, said: str) -> str:
    """Where a finished site lies, what is said of it, and how to look at it."""
    return f"{site}，{said}。预览：dangwu serve，或直接打开 {site / 'index.html'}"


def folder(audience: Scope) -> str:
    """The folder of a site: the public one never holds what only members may see."""
    return "site" if audience is Scope.SOCIETY else f"site-{audience.value.replace('_', '-')}"


def place(root: Path | None, today: date | None, audience: Scope = Scope.SOCIETY) -> Place:
    """The site to work on; ends with a message when there is none."""
    start = (root or Path.cwd()).resolve()
    found = places.find(start)
    if found is None:
        fail(f"“{start}”里没有站点（找不到 mkdocs.yml）。新建一个：dangwu init 文件夹名", WRONG_USE)
    return Place(found, clock.today(os.environ, today), audience)


def site(root: Path | None, today: date | None, audience: Scope = Scope.SOCIETY) -> "Workspace":
    """The site to work on, with the pipeline; ends with a message when there is none."""
    return workspace.opened(place(root, today, audience))


def checked(space: "Workspace", *, pages: bool = False) -> "Checked":
    """All records and what is wrong with them, and `pages` where they are wanted.

    Somebody at a terminal sees how far it has come.
    """
    if not sys.stderr.isatty():
        return space.check(pages=pages)
    with progress.Progress() as bars:
        return space.check(bars.stage, pages=pages)


def fail(message: str, code: int) -> NoReturn:
    """Print why and end."""
    click.echo(message, err=True)
    sys.exit(code)


REASONS: Mapping[int, str] = {
    errno.ENOENT: "找不到这个文件或文件夹",
    errno.EACCES: "没有权限，或者正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已经存在",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOTEMPTY: "文件夹里还有别的文件",
    errno.ENOSPC: "磁盘已满",
    errno.ENOMEM: "内存不够",
    errno.EROFS: "磁盘是只读的",
    errno.EBUSY: "正被别的程序占用",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EXDEV: "不能跨磁盘移动",
    errno.EMFILE: "打开的文件太多",
    errno.ECONNREFUSED: "对方拒绝连接",
    errno.ECONNRESET: "连接被对方断开",
    errno.ETIMEDOUT: "等了太久没有回应",
    errno.EADDRINUSE: "这个端口已被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}
"""What staff read for an error number of the system."""


def reason(error: OSError) -> str:
    """Why the system refused, with the file it was about."""
    known = REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
    return f"{error.filename}：{known}" if error.filename else known


def colour(stream: Any = None) -> bool:
    """Whether to print in colours: on a terminal, unless `NO_COLOR` is set."""
    return bool((stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR"))


def text(
    space: "Workspace", diagnostics: Iterable[Diagnostic], format: str, *, coloured: bool = False
) -> str:
    """Diagnostics in a format."""
    codes = pipeline.codes(kinds.find())
    return report.render(format, diagnostics, codes, space.lines, colour=coloured)


def show(
    space: "Workspace",
    diagnostics: Iterable[Diagnostic],
    format: str = "text",
    *,
    err: bool = False,
) -> None:
    """Print diagnostics in a format."""
    coloured = colour(sys.stderr if err else sys.stdout)
    click.echo(text(space, diagnostics, format, coloured=coloured), nl=False, err=err)


def worst(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """The exit code for findings: 1 for an error, in strict mode also for a binding warning."""
    for found in diagnostics:
        warned = strict and found.severity is Severity.WARNING and not found.advisory
        if found.severity is Severity.ERROR or warned:
            return WRONG_DATA
    return 0
