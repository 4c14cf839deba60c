"""`dangwu init DIR`: a folder with all that a site of another organisation begins with."""

import sys
from importlib.metadata import version
from pathlib import Path

import click

from . import atomic, console, skeleton


@console.command("init", "为一个单位新建站点")
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--name", metavar="名称", help="站点名称，例如 示例镇党务公开。")
@click.option("--host", metavar="单位", help="主办单位的全称，例如 中共示例镇委员会。")
@click.option("--example", is_flag=True, help="放入一个虚构乡镇的全套示例资料，供试用。")
def command(folder: Path, name: str | None, host: str | None, example: bool) -> None:
    """新建一个站点文件夹：资料、配置、说明和自动发布的设置。

    文件夹要是空的，或者还不存在。没有用选项给出的名称和单位会询问。
    """
    if example and (name or host):
        raise click.UsageError("--example 放入的是虚构乡镇的资料，不能和 --name、--host 一起用。")
    target = folder.resolve()
    _refuse_full(target)
    if example:
        files = skeleton.example(version("dangwu"))
    else:
        host = host or _asked("主办单位的全称（例如 中共示例镇委员会）", "--host")
        name = name or _asked("站点名称（例如 示例镇党务公开）", "--name")
        files = skeleton.fresh(name.strip(), host.strip(), version("dangwu"))
    for file, content in files:
        atomic.replace(target / file, content)
    click.echo(_next(target, example=example))


def _refuse_full(target: Path) -> None:
    if target.is_file():
        console.fail(f"“{target}”是一个文件，不是文件夹。", console.WRONG_USE)
    inside = [path for path in target.iterdir() if path.name != ".git"] if target.is_dir() else []
    if inside:
        console.fail(f"“{target}”不是空的，没有写入。请换一个文件夹。", console.WRONG_USE)


def _asked(question: str, option: str) -> str:
    try:
        answer: str = click.prompt(question, prompt_suffix="：")
    except click.Abort:
        if sys.stdin.isatty():
            raise
        console.fail(f"\n没有写入：请用 {option} 给出{question}。", console.WRONG_USE)
    return answer


def _next(target: Path, *, example: bool) -> str:
    first = (
        "  资料是虚构的，每一页都会写明。试用后另建一个不带 --example 的站点。"
        if example
        else "  核对 data/site/site.yml 和 data/organisations/organisations.csv（类型、领域）。"
    )
    return "\n".join(
        (
            f"站点已建在 {target}。下一步：",
            f"  cd {target}",
            first,
            "  dangwu new      新建人员、任职、公示等记录",
            "  dangwu serve    在浏览器里预览",
            "  dangwu build    生成网站到 site/",
            "提交和自动发布的办法见其中的 README.md。",
        )
    )
