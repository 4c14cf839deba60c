"""Prints how long the pages of an invented county take to become HTML, at once and by Python-Markdown."""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from markdown import Markdown
from mkdocs.config import load_config
from queries import programs

sys.path.insert(0, str(programs.CHECKOUT))

from generator.engine.convert import convert
from generator.workspace import Workspace

TODAY = "2026-11-22"


@click.command()
@click.option("--pages", default=1000, show_default=True, help="县的网页数。")
@click.option("--runs", default=3, show_default=True, help="各测几次，交替进行，取最快的一次。")
def main(pages: int, runs: int) -> None:
    """列出两种转换各用多少秒，有多少网页只能用 Python-Markdown，结果是否相同。"""  # noqa: D400 - the help, in Chinese
    config = load_config(str(programs.CHECKOUT / "mkdocs.yml"))
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    texts = _texts(pages)

    def whole(text: str) -> str:
        return markdown.reset().convert(text)

    ways: tuple[Callable[[str], str | None], ...] = (
        lambda text: done.html if (done := convert(text)) else None,
        whole,
    )
    seconds = [
        min(column)
        for column in zip(*([_timed(way, texts) for way in ways] for _ in range(runs)), strict=True)
    ]
    made = [ways[0](text) for text in texts]
    same = all(html in (None, whole(text)) for html, text in zip(made, texts, strict=True))
    print("| 网页 | 直接转换 | 秒 | Python-Markdown 秒 | 相同 |\n|" + " --- |" * 5)
    told = f"{len(made) - made.count(None)} | {seconds[0]:.2f} | {seconds[1]:.2f}"
    print(f"| {len(texts)} | {told} | {'是' if same else '否'} |")


def _texts(pages: int) -> list[str]:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "county"
        programs.run("bench/make_county.py", root, "--pages", str(pages))
        outcome = Workspace(root, date.fromisoformat(TODAY)).run()
    return [page.markdown for page in outcome.pages]


def _timed(way: Callable[[str], object], texts: Sequence[str]) -> float:
    began = time.process_time()
    for text in texts:
        way(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
