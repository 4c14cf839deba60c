"""Prints what the search for personal information finds of the planted set, and its false alarms."""

import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import click

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from generator import packs, privacy  # noqa: E402 - the checkout has to be found first
from generator.packs import private  # noqa: E402
from tests.leaks import clean, files, planted, values  # noqa: E402


@click.command()
@click.option("--seeds", default=5, show_default=True, help="用几组不同的号码。")
@click.option("--pages", default=5000, show_default=True, help="生成多少页没有个人信息的文字。")
def main(seeds: int, pages: int) -> None:
    """按种类和格式列出查到多少，以及误报多少。"""  # noqa: D400 - the help, in Chinese
    terms = private.terms(packs.law(packs.national()), date(2026, 11, 24))
    known = privacy.Known(
        mailboxes=frozenset({"gongkai@example.cn"}),
        addresses=("青禾镇青禾大道一号",),
        names=frozenset({values.NAME}),
    )
    searcher = privacy.searcher(terms, known)
    alarms, seconds = _alarms(searcher, pages)
    print("| 种类 | 写法 | 查到 | 各种格式 | 查到 | 误报 |\n| --- | --- | --- | --- | --- | --- |")
    planted_, found = _recall(searcher, seeds)
    for sort in privacy.SORTS:
        row = [sort.label]
        for part in ("写法", "格式"):
            row += [str(planted_[sort.id, part]), str(found[sort.id, part])]
        print(f"| {' | '.join(row)} | {alarms[sort.id]} |")
    print("\n| 格式 | 放入 | 查到 |\n| --- | --- | --- |")
    for format in (*files.FORMATS, "file name"):
        print(f"| {format} | {planted_['', format]} | {found['', format]} |")
    print(
        f"\n放入 {sum(planted_[one.id, part] for one in privacy.SORTS for part in ('写法', '格式'))} 处，"
        f"{pages} 页没有个人信息的文字用 {seconds:.1f} 秒。"
    )


def _recall(
    searcher: privacy.Searcher, seeds: int
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    put: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(1, seeds + 1):
        for number, one in enumerate(planted.planted(seed)):
            part = "写法" if number < len(list(planted.spellings(seed))) else "格式"
            leaks = privacy.search(one.file, one.data, searcher).leaks
            hit = any(leak.hit.kind == one.kind for leak in leaks)
            for key in ((one.kind, part), ("", one.format)):
                put[key] += 1
                found[key] += hit
    return put, found


def _alarms(searcher: privacy.Searcher, pages: int) -> tuple[Counter[str], float]:
    told: Counter[str] = Counter()
    texts = [clean.page(seed) for seed in range(pages)]
    start = time.process_time()
    for text in texts:
        told.update(hit.kind for hit in privacy.find(text, searcher))
    return told, time.process_time() - start


if __name__ == "__main__":
    main()
