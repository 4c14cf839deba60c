"""Measures the disclosure tables of a county: seconds of checking and viewing, bytes of pages."""

import csv
import json
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

import click
import yaml
from county.days import TODAY
from county.size import Size
from make_county import CHECKOUT, build, scaled

from generator import kinds, pipeline, render
from generator.kinds.catalogue import items, periods
from generator.kinds.catalogue.kind import KIND
from generator.kinds.catalogue.model import Cadence, CatalogueItem
from generator.kinds.catalogue.rules_overdue import overdue
from generator.workspace import Workspace
from generator.world import World

DONE = 0.93
"""The share of periods that are disclosed."""


def matters(root: Path, number: int) -> None:
    """Write a catalogue of so many matters, all with periods, all for every organisation."""
    example = CHECKOUT / "data" / "catalogue" / "catalogue_items.yml"
    rows = yaml.safe_load(example.read_text(encoding="utf-8"))
    cadences = (Cadence.QUARTERLY, Cadence.QUARTERLY, Cadence.SEMIANNUAL, Cadence.ANNUAL)
    for index, row in enumerate(rows[:number]):
        row.pop("常设页面", None)
        row.pop("适用的党组织类型", None)
        row["公开对象"], row["公开时限"] = "向社会公开", "定期公开"
        row["公开事项"] = row["公开事项"].replace("组织处理与纪律处分", "其他事项")
        cadence = cadences[index % 4]
        row["周期"], row["起始周期"] = cadence.label, periods.of(cadence, date(2025, 1, 1)).label
    folder = root / "data" / "catalogue"
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(rows[:number], allow_unicode=True)
    (folder / "catalogue_items.yml").write_text(text, encoding="utf-8", newline="\n")


def disclosed(root: Path, world: World, seed: int) -> int:
    """Write the records of most periods of all organisations; how many there are."""
    rng = Random(seed)  # noqa: S311 - the numbers need not be secret
    count = 0
    file = root / "data" / "catalogue" / "disclosures.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["党组织编号", "公开事项编号", "周期", "公开日期", "公开方式", "地点或名称"])
        for entry in world.all(CatalogueItem):
            item = entry.value
            for organisation in items.organisations(world):
                for period in items.tracked(world, item, organisation):
                    if period.last < TODAY and rng.random() < DONE:
                        day = period.last + timedelta(days=1 + int(rng.random() * 10))
                        place = f"{organisation.short}公开栏"
                        row = [organisation.id, item.id, period.label, day, "公开栏", place]
                        table.writerow(row)
                        count += 1
    return count


def measure(root: Path) -> dict[str, float]:
    """Seconds of each stage, and bytes of the largest pages, before the frame of the theme."""
    space = Workspace(root, TODAY)
    found: dict[str, float] = {}
    start = time.perf_counter()
    others = [one for one in kinds.find() if one.name != KIND.name]
    pipeline.check(root, others, pipeline.Asked(TODAY), space.derive)
    found["读入检查，不含目录"] = time.perf_counter() - start
    start = time.perf_counter()
    checked = space.check()
    found["读入检查，全部"] = time.perf_counter() - start
    world = checked.world
    fresh = World(world.today, world.entries, law=world.law, calendar=world.calendar)
    start = time.perf_counter()
    found["逾期和待公开（条）"] = len(list(overdue.check(fresh)))
    found["核对逾期"] = time.perf_counter() - start
    fresh = World(world.today, checked.visible.entries, law=world.law, calendar=world.calendar)
    start = time.perf_counter()
    pages = list(KIND.view(fresh))
    found["视图"] = time.perf_counter() - start
    start = time.perf_counter()
    bare = render.Frame((), None, None, "", "", None)
    texts = {page.path: len(render.text(page, bare, {"name": "县"}).encode()) for page in pages}
    found["写成 Markdown"] = time.perf_counter() - start
    found["网页数"] = len(pages)
    quarters = [size for path, size in texts.items() if "quarters" in path.parts]
    found["季度对照表（页）"] = len(quarters)
    found["最大的对照表（字节）"] = max(quarters)
    found["最大的党组织页（字节）"] = max(
        size for path, size in texts.items() if "organisations" in path.parts
    )
    return found


@click.command()
@click.option("--organisations", default=250, show_default=True, help="党组织总数。")
@click.option("--matters", "number", default=16, show_default=True, help="公开事项数。")
@click.option("--seed", default=1, show_default=True, help="同一个数生成同样的内容。")
def main(organisations: int, number: int, seed: int) -> None:
    """测量一个虚构的县的公开情况对照表，最近八个季度。"""  # noqa: D400 - the help of the command
    counts, members = scaled(organisations, (0, 0, 0), None)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "county"
        build(root, Size(*counts, members, 3 * organisations, 0), seed)
        matters(root, number)
        world = Workspace(root, TODAY).check().world
        found = {"公开记录（条）": float(disclosed(root, world, seed))} | measure(root)
    shown = {name: round(value, 2) for name, value in found.items()}
    print(json.dumps(shown, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
