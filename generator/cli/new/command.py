"""The command `dangwu new`, with one command for each kind of record made from its model."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.cli import console

from . import offers
from .create import Wishes, create
from .fields import Field, fields
from .offers import Offer


class Records(click.Group):
    """A group with one command for each collection, found by any of its names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of single records."""
        return [offer.name for offer in offers.every()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command for a name, in singular, plural or Chinese, or None."""
        offer = offers.find(cmd_name)
        return _command(offer) if offer else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command for the first argument; ends with a near name when there is none."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = offers.near(args[0])
            hint = f"是不是“{near}”？" if near else "不带参数运行 dangwu new 可以看到全部。"
            console.fail(f"没有“{args[0]}”这种记录。{hint}", console.WRONG_USE)
        return super().resolve_command(ctx, args)


@click.command(
    "new",
    cls=Records,
    short_help="新建一条记录",
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="[记录种类 [选项]...]",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """新建一条记录，写进它该在的文件。

    不带选项时逐项询问；也可以把各项写成选项，例如：

    dangwu new notice --类型 会议通知 --标题 …

    记录种类可以写英文（单数、复数都行），也可以写中文，例如 notice、notices、公示公告。
    """
    if ctx.invoked_subcommand is None:
        click.echo("可以新建（dangwu new 名称）：")
        width = max(len(offer.name) for offer in offers.every())
        for offer in offers.every():
            click.echo(f"  {offer.name:<{width}}  {offer.collection.title}")


class FieldOption(click.Option):
    """An option for a field, whose Chinese spelling is told in the second column."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The English spelling with the sort of value, and what it is."""
        return f"{self.opts[0]} {self.metavar}", self.help or ""


def _option(field: Field) -> click.Option:
    notes = "；".join(note for note in ("必填" if field.required else "", field.about) if note)
    return FieldOption(
        [f"--{field.name.replace('_', '-')}", f"--{field.label}", f"field_{field.name}"],
        multiple=field.many,
        metavar=field.sort,
        help=f"{field.label}。{notes}" if notes else f"{field.label}。",
    )


def _command(offer: Offer) -> click.Command:
    """The command that makes one record of a collection."""
    model = offer.collection.model
    run = console.with_site(partial(_run, offer))
    made = click.command(
        offer.name,
        short_help=offer.collection.title,
        options_metavar="[选项]",
        help=f"新建一条“{offer.collection.title}”。没有用选项给出的必填项会逐项询问。\n\n"
        "每个选项也可以写中文名，例如 --编号。可以写几个值的，重复选项或用；分开。",
    )(run)
    made.params = [*map(_option, fields(model)), *_switches(offer), *made.params]
    return made


def _switches(offer: Offer) -> list[click.Parameter]:
    switches = [
        click.Option(["--yes", "-y"], is_flag=True, help="不提问；缺少必填项就结束。"),
        click.Option(["--all", "every"], is_flag=True, help="选填的项也逐项询问。"),
        click.Option(["--force"], is_flag=True, help="不合检查规则也写入（编号、引用错误除外）。"),
    ]
    if offer.collection.markdown:
        switches.append(
            click.Option(["--markdown"], is_flag=True, help="写成 content/ 里的 Markdown 文件。")
        )
    return list(switches)


def _run(
    offer: Offer,
    root: Path | None,
    today: date | None,
    *,
    yes: bool,
    every: bool,
    force: bool,
    markdown: bool = False,
    **flags: Any,
) -> None:
    space = console.site(root, today)
    texts = {name.removeprefix("field_"): text for name, text in flags.items()}
    create(space, offer, texts, Wishes(yes=yes, every=every, force=force, markdown=markdown))
