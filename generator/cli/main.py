"""The command line: all commands, in Chinese, loaded when they are asked for."""

import gettext
import os
import sys
from importlib import import_module
from pathlib import Path

import click

LOCALE = Path(__file__).parent / "locale"
"""Where the Chinese of click's own words lies."""

COMMANDS = ("build", "check", "serve", "new", "render", "rules", "init")
"""The commands, in the order of the help."""


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


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dangwu", message="dangwu %(version)s")
def dangwu() -> None:
    """把党组织的台账（YAML、CSV、Markdown）变成党务公开网站。

    常用：dangwu check 检查，dangwu build 生成，dangwu serve 预览。
    """


def main() -> None:
    """Run the command line and exit with its code."""
    # click finds its words through gettext; the whole interface is Chinese whatever the locale.
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", str(LOCALE))
    gettext.textdomain("messages")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    dangwu(prog_name="dangwu")
