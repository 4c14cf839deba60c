"""The command line: all commands, in Chinese, loaded when they are asked for."""

import gc
import gettext
import os
import re
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

import click
from msgspec import Struct

from generator import later

if TYPE_CHECKING:
    import traceback

    import generator.schema.parse as spelling

    from . import console
else:
    traceback = later.module("traceback")
    console = later.module("generator.cli.console")
    spelling = later.module("generator.schema.parse")

LOCALE = Path(__file__).parent / "locale"
"""Where the Chinese of click's own words lies."""

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "检查并生成网站",
        "check": "检查数据，列出所有问题",
        "todo": "列出待办：换届、公开、答复等的期限",
        "scan": "查找个人信息",
        "serve": "在浏览器里预览，修改后自动刷新",
        "new": "新建一条记录",
        "poster": "把公示公告、机构图或公开目录对照表排成一张纸",
        "pdf": "把公示公告排成公文格式的 PDF",
        "render": "写出纯 Markdown 和不带插件的 mkdocs.yml",
        "rules": "列出所有检查规则、改法和依据",
        "init": "为一个单位新建站点",
        "publish": "把新公开、更正、撤回的内容记入公开台账",
        "verify": "核对已发布的网站有没有被改动",
        "search": "在生成的网站里搜索，核对必须答得出的搜索",
    }
)
"""The commands with what the help says of each, in its order; each is a module beside this one."""

BROKEN = 70
"""The exit code for a fault of this program (`EX_SOFTWARE` of sysexits.h)."""

KEPT = 250_000
"""How many new values Python waits for before it looks for some that nobody needs any more.

Models, rules and records stay until the end: a look at all of them frees next to nothing, and with
Python's own 700 the looks take a seventh of the time of a check. A small site never has so many.
"""

STOPPED = 130
"""The exit code after Ctrl+C: 128 and the number of the signal, as shells count."""


class Settings(Struct):
    """What holds for every command."""

    debug: bool = False


class Commands(click.Group):
    """A group that imports a command only when it is used, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"generator.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of the commands, for which none of them is loaded."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first argument; ends with the one most like it when there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = spelling.nearest(args[0], list(COMMANDS))
            hint = f"是不是“{near}”？" if near else f"可用的命令：{'、'.join(COMMANDS)}。"
            raise click.UsageError(f"没有“{args[0]}”这个命令。{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
)
@click.option("--debug", is_flag=True, help="程序出错时显示详细的技术信息。")
@click.version_option(package_name="dangwu", message="dangwu %(version)s", help="显示版本。")
@click.pass_obj
def dangwu(settings: Settings, debug: bool) -> None:
    """把党组织的台账（YAML、CSV、Markdown）变成党务公开网站。

    常用：dangwu check 检查，dangwu build 生成，dangwu serve 预览。
    """
    settings.debug = settings.debug or debug


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code: at once where it is that of the process."""
    gc.set_threshold(KEPT)
    # click finds its words through gettext; the whole interface is Chinese whatever the locale.
    os.environ["LANGUAGE"] = "zh_CN"
    # What is valid is not for other programs to say, and they are slow to look for.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    gettext.bindtextdomain("messages", str(LOCALE))
    gettext.textdomain("messages")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    settings = Settings(os.environ.get("DANGWU_DEBUG", "") not in ("", "0"))
    code = _code(arguments, settings)
    if arguments is None:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> NoReturn:
    """End the process: to give back what ten thousand pages hold, one by one, takes seconds."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            code = code or console.WRONG_USE  # Nobody has seen what it has said.
    os._exit(code)


def _code(arguments: Sequence[str] | None, settings: Settings) -> int:
    """Run a command; whatever goes wrong becomes a sentence and an exit code."""
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        result = dangwu.main(arguments, "dangwu", standalone_mode=False, obj=settings, color=colour)
    except SystemExit as ended:
        result = ended.code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except OSError as error:
        _trace(settings)
        click.echo(f"没有完成：{console.reason(error)}。", err=True)
        return console.WRONG_USE
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be told of politely
        _trace(settings)
        click.echo(_bug(error), err=True)
        return BROKEN
    return result if isinstance(result, int) else 0


def _trace(settings: Settings) -> None:
    if settings.debug:
        traceback.print_exc()


def _bug(error: Exception) -> str:
    # Where it was raised in a copy of this process is handed over as its first note.
    notes = [*getattr(error, "__notes__", ()), *traceback.format_tb(error.__traceback__)[-1:]]
    places = (re.findall(r'File "(.+)", line (\d+)', note) for note in notes)
    file, line = next(filter(None, places))[-1]
    return (
        f"程序自身出错（{type(error).__name__}，{Path(file).name}:{line}），资料没有问题也可能遇到。\n"
        "请用 dangwu --debug 加上刚才的命令再运行一次，把显示的全部内容发给维护人员。"
    )
