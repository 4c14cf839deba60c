"""`dangwu todo`: what is to be done and by when, as text, JSON or a calendar."""

from datetime import date
from pathlib import Path

import click

from generator import write
from generator.kinds.organisations.model import Organisation
from generator.pipeline import Checked
from generator.report import agenda

from . import console


@console.command("todo", "列出待办：换届、公开、答复等的期限")
@click.option(
    "--format",
    "format",
    type=click.Choice(agenda.FORMATS),
    default="text",
    help="输出格式；日历文件可以导入手机和电脑。",
)
@click.option("--org", metavar="编号", help="只看这个党组织和它的下级，写编号或简称。")
@click.option(
    "--days",
    type=click.IntRange(min=0),
    metavar="天数",
    help="只看这么多天之内到期的和已经逾期的。",
)
@click.option("--all", "every", is_flag=True, help="不管还有多久到期，全部列出。")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="写到文件而不是屏幕。"
)
@console.with_site
def command(
    format: str,
    org: str | None,
    days: int | None,
    every: bool,
    output: Path | None,
    root: Path | None,
    today: date | None,
) -> None:
    """列出到期和将要到期的事：任期、延期、定期公开、公示截止、意见答复等。

    默认每一件事从它该着手的那天起列出，早晚由规则决定。待办不影响退出码。
    """
    if every and days is not None:
        raise click.UsageError("--all 和 --days 只能用一个。")
    space = console.site(root, today)
    checked = console.checked(space)
    if not checked.ok:
        click.echo("资料有错误，待办可能不全。先用 dangwu check 看是哪些。", err=True)
    chosen = _under(checked, org) if org else None
    tasks = tuple(
        agenda.Todo(task, _name(checked, task.org_id))
        for task in checked.tasks
        if (chosen is None or task.org_id in chosen)
        and (every or (task.due - space.today).days <= (task.ahead if days is None else days))
    )
    domain = checked.site.domain if checked.site else None
    text = agenda.render(format, tasks, space.today, domain or "")
    if output is None:
        # Bytes, because a calendar ends its lines the same way on every system.
        click.echo(text.encode(), nl=False)
    else:
        write.text(output, text)


def _name(checked: Checked, org_id: str) -> str:
    organisation = checked.world.get(Organisation, org_id)
    return organisation.short if organisation else org_id


def _under(checked: Checked, name: str) -> set[str]:
    """The ids of an organisation and all under it; ends with a message when there is none."""
    world = checked.world
    organisation = world.get(Organisation, name) or next(
        (one.value for one in world.all(Organisation) if name in (one.value.short, one.value.name)),
        None,
    )
    if organisation is None:
        console.fail(
            f"没有“{name}”这个党组织。写编号或简称，见 data/organisations/。", console.WRONG_USE
        )
    found: set[str] = set()
    waiting = [organisation.id]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += [one.value.id for one in world.by(Organisation, "parent_id").get(id, ())]
    return found
