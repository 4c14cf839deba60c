"""Writes an invented county of any size, to see how the tool bears a large site."""

from pathlib import Path
from random import Random

import click
from county import around, base, notices, organisations, pages, people
from county.draw import mixed
from county.files import Tables, load
from county.size import Size

CHECKOUT = Path(__file__).resolve().parent.parent
"""Where the example site lies, from which words, photographs and set-up are taken."""

MEMBERS = 3345
ORGANISATIONS = (4, 31, 209)
"""Committees, general branches and branches of a county that has reported its numbers."""


def build(root: Path, size: Size, seed: int) -> None:
    """Write a county into a folder that is empty or not there yet."""
    # The numbers need not be secret, they need to be the same.
    rng = Random(seed)  # noqa: S311
    tables = Tables()
    base.copy(CHECKOUT, root)
    photos, attached = base.photos(CHECKOUT, root), base.attachments(CHECKOUT, root)
    posts, criteria = base.shared(CHECKOUT, tables, size.words)
    units = organisations.make(rng, size)
    organisations.write(rng, units, tables)
    serving = people.make(rng, units, tables)
    around.make(rng, size, units, serving, posts, tables)
    notices.make(rng, units, size.notices, size.years, attached, tables)
    pages.articles(rng, units, size.articles, size.years, photos, tables)
    pages.institutions(rng, units, size.institutions, tables)
    pages.showcases(rng, mixed(rng, units), serving, size.showcases, criteria, photos, tables)
    tables.write(root)


def scaled(
    organisations_: int | None, counts: tuple[int, int, int], members: int | None
) -> tuple[tuple[int, int, int], int]:
    """Counts and members for a number of organisations in the proportions of the real county."""
    if organisations_ is not None:
        committees, general, _ = (
            max(1, round(count * organisations_ / 245)) for count in ORGANISATIONS
        )
        counts = (committees, general, organisations_ - 1 - committees - general)
    usual = MEMBERS if organisations_ is None else MEMBERS * organisations_ // 245
    return counts, usual if members is None else members


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--committees", default=ORGANISATIONS[0], show_default=True, help="基层党委。")
@click.option("--general-branches", default=ORGANISATIONS[1], show_default=True, help="党总支。")
@click.option("--branches", default=ORGANISATIONS[2], show_default=True, help="党支部。")
@click.option("--organisations", "all_", type=int, help="党组织总数，按比例定上面三项。")
@click.option("--members", type=int, help="党员总数，默认 3345，随党组织总数增加。")
@click.option("--pages", "count", default=3000, show_default=True, help="有独立网页的记录数。")
@click.option("--seed", default=1, show_default=True, help="同一个数生成同样的内容。")
def main(
    out: Path,
    committees: int,
    general_branches: int,
    branches: int,
    all_: int | None,
    members: int | None,
    count: int,
    seed: int,
) -> None:
    """在空文件夹 OUT 里写一个虚构的县，用于测量。"""  # noqa: D400 - the help of the command, in Chinese
    if out.is_dir() and any(out.iterdir()):
        raise click.UsageError(f"“{out}”不是空文件夹。")
    counts, total = scaled(all_, (committees, general_branches, branches), members)
    words = len(load(CHECKOUT / base.WORDS))
    size = Size(*counts, total, count, words)
    if fault := size.fault():
        raise click.UsageError(fault)
    build(out, size, seed)
    click.echo(
        f"{out}：{size.organisations} 个党组织，{total} 名党员，{size.notices} 条公示公告，"
        f"共 {count} 页。检查和生成时加 --today 2026-11-22。"
    )


if __name__ == "__main__":
    main()
