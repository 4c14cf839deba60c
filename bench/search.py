"""Prints how well the search of invented counties finds, and what a query costs on a slow line."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from queries import indexed, make, plot, programs, reader, rivals, score

from generator.pipeline import documents
from generator.search.document import Document
from generator.search.runtime import Engine
from generator.workspace import Workspace

TODAY = "2026-11-22"
"""The day of the counties."""

Scores = Mapping[str, score.Score]
Costs = Sequence[tuple[reader.Cost, ...]]
"""Of each reader the first query and the second."""


@click.command()
@click.option(
    "--pages", multiple=True, default=(1000,), show_default=True, help="县的网页数，可写几次。"
)
@click.option("--each", default=20, show_default=True, help="每类多少条查询。")
@click.option("--seed", default=1, show_default=True, help="另选一组查询。")
@click.option("--visits", default=20, show_default=True, help="在真实浏览器里测多少次首次查询。")
@click.option(
    "--rivals",
    "compared",
    is_flag=True,
    help="同样的网页和查询也问 Material 自带的搜索和 Pagefind；缺的包临时下载。",
)
@click.option(
    "--index-only", "bare", is_flag=True, help="不生成网页，只生成索引：网页很多时用，例如十万页。"
)
@click.option("--plot", "out", type=click.Path(path_type=Path), help="流量和时间画成 SVG 柱状图。")
def main(
    pages: Sequence[int],
    each: int,
    seed: int,
    visits: int,
    compared: bool,
    bare: bool,
    out: Path | None,
) -> None:
    """按类别列出前十条的查全、查准，以及慢速网络上的流量、请求数和时间。"""  # noqa: D400 - the help, in Chinese
    panels: list[plot.Panel] = []
    with TemporaryDirectory() as packages:
        if compared:
            programs.install(rivals.PACKAGES, Path(packages))
        for count in pages:
            with TemporaryDirectory() as folder:
                root = Path(folder) / "county"
                programs.run("bench/make_county.py", root, "--pages", str(count))
                spent = (
                    0.0
                    if bare
                    else programs.run("-m", "generator", "build", "-C", root, "--today", TODAY)
                )
                found, made = _indexed(root)
                queries = tuple(make.make(found, each, seed))
                searches = [reader.Search("本站", root / "index", "blank.html", _ASK)]
                if compared:
                    searches += [one(root, TODAY, Path(packages)) for one in rivals.RIVALS]
                print(f"\n## {len(found)} 页\n")
                _print_made(made, spent)
                _print_quality(_scores(searches, found, queries))
                if visits:
                    costs = _costs(searches, queries, visits)
                    _print_costs(costs)
                    panels += _panels(len(found), costs)
    if out is not None:
        out.write_text(plot.bars(panels), encoding="utf-8", newline="\n")


def _indexed(root: Path) -> tuple[tuple[Document, ...], indexed.Made]:
    """The documents of a county, and their index by itself beside an empty page."""
    outcome = Workspace(root, date.fromisoformat(TODAY)).run()
    found = tuple(documents.documents(outcome, {}))
    told = documents.kinds(outcome), documents.words(outcome)
    made = indexed.make(found, *told, root / "index" / "search")
    (root / "index" / "blank.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    return found, made


def _scores(
    searches: Sequence[reader.Search], found: Sequence[Document], queries: Sequence[make.Query]
) -> Mapping[str, Scores]:
    """The scores of our search, which comes first, and of others, which need a browser."""
    own, *others = searches
    answers = {own.name: _answers(own.folder / "search", queries)}
    if others:
        texts = [one.text for one in queries]
        with reader.chromium() as browser:
            answers |= {one.name: reader.answers(browser, one, texts) for one in others}
    number = {document.address: at for at, document in enumerate(found)}
    scores = {}
    for name, given in answers.items():
        ranked = {text: [number.get(one, -1) for one in given[text]] for text in given}
        scores[name] = score.score(queries, ranked.__getitem__)
    return scores


def _answers(folder: Path, queries: Sequence[make.Query]) -> dict[str, tuple[str, ...]]:
    """What our search answers, without a browser."""
    with Engine(folder) as engine:
        return {
            one.text: tuple(each["address"] for each in engine.search(one.text)["results"])
            for one in queries
        }


def _costs(
    searches: Sequence[reader.Search], queries: Sequence[make.Query], visits: int
) -> Mapping[str, Costs]:
    """What the same queries cost the readers of each search."""
    texts = [one.text for one in queries]
    step = max(1, len(texts) // visits)
    pairs = [(text, texts[at * step - 1]) for at, text in enumerate(texts[::step][:visits])]
    with reader.chromium() as browser:
        return {one.name: [reader.visit(browser, one, pair) for pair in pairs] for one in searches}


def _print_made(made: indexed.Made, spent: float) -> None:
    share = f"{made.seconds / spent:.1%}" if spent else "—"
    print("| 索引：处理器秒 | 占整个生成 | 内存最多 MB | 文件 | MB | 压缩后 MB |\n|" + " --- |" * 6)
    told = (made.memory, made.files, made.size, made.compressed)
    print(f"| {made.seconds:.1f} | {share} | {' | '.join(f'{one:.0f}' for one in told)} |\n")


def _print_quality(scores: Mapping[str, Scores]) -> None:
    print("| 搜索 | 类别 | 条数 | 查全@10 | 查准@10 | 成功@10 |\n|" + " --- |" * 6)
    for name, sorts in scores.items():
        for sort, one in sorts.items():
            shares = (one.recall / one.count, one.precision / one.count, one.success / one.count)
            told = " | ".join(f"{share:.3f}" for share in shares)
            print(f"| {name} | {sort} | {one.count} | {told} |")


def _rows(costs: Mapping[str, Costs]) -> Iterator[tuple[str, str, Sequence[reader.Cost]]]:
    """Search, which query, and what that query cost each reader."""
    for name, visits in costs.items():
        for at, query in enumerate(("首次", "第二次")):
            yield name, query, [visit[at] for visit in visits]


def _print_costs(costs: Mapping[str, Costs]) -> None:
    print("\n| 搜索 | 查询 | KB 中位 | KB 最大 | 请求中位 | 请求最多 | 毫秒中位 | 毫秒最大 |")
    print("|" + " --- |" * 8)
    for name, query, row in _rows(costs):
        told = [
            f"{pick(one[k] for one in row):.{d}f}"
            for k, d in ((0, 1), (1, 0), (2, 0))
            for pick in (median, max)
        ]
        print(f"| {name} | {query} | {' | '.join(told)} |", flush=True)


def _panels(pages: int, costs: Mapping[str, Costs]) -> Iterator[plot.Panel]:
    """Medians of kilobytes and of milliseconds."""
    for title, unit, at in (("流量", "KB", 0), ("时间", "毫秒", 2)):
        bars = [
            (f"{name}，{query}", median(one[at] for one in row))
            for name, query, row in _rows(costs)
        ]
        yield plot.Panel(f"{pages} 页：{title}（{unit}，中位）", bars)


_ASK = """async (text) => {
  window.asking = window.asking || new Worker("search/engine.js");
  const { answer } = await new Promise((resolve) => {
    window.asking.onmessage = (event) => resolve(event.data);
    window.asking.postMessage({ id: 1, text, options: {} });
  });
  return answer ? answer.results.map((one) => one.address) : [];
}"""
"""How a page at the root of the site asks its own search."""


if __name__ == "__main__":
    main()
