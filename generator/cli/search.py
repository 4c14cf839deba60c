"""`dangwu search`: ask a built site with the code that browsers run, or check its contract."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator import clock, kinds, report
from generator.diagnostics import Diagnostic
from generator.kinds.search.model import INDEX, Query
from generator.pipeline import queries
from generator.schema import Entry, Scope
from generator.search.runtime import Engine, MissingIndexError
from generator.visible import visible
from generator.workspace import Workspace

from . import console

STATUSES = {"upcoming": "即将开始", "open": "公示中", "ended": "已结束"}
"""What the states of a period are called, by their name in the index."""

Answer = Mapping[str, Any]
"""What the engine finds, as a page gets it."""


class Status(click.ParamType[str]):
    """A state of a period, as `--status` takes it."""

    name = "状态"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Read an identifier or the Chinese term."""
        found = next((id for id, label in STATUSES.items() if value in (id, label)), "")
        return found or self.fail(f"没有“{value}”这种状态。可选：{_named(STATUSES)}", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices, for the help."""
        return "|".join(STATUSES.values())


@console.command("search", "在生成的网站里搜索，核对必须答得出的搜索")
@click.argument("words", nargs=-1, metavar="[搜索的话]...")
@click.option("--kind", metavar="栏目", default="", help="只看这个栏目，写名称或编号。")
@click.option("--year", metavar="年份", default="", help="只看这一年的。")
@click.option(
    "--organisation", metavar="党组织", default="", help="只看这个党组织和它的下级，写编号或简称。"
)
@click.option("--status", type=Status(), default=None, help="只看公示期是这种状态的。")
@click.option(
    "--check", "checking", is_flag=True, help="核对 data/search/queries.yml 里的搜索都答得出。"
)
@click.option(
    "--format",
    "format",
    type=click.Choice(report.FORMATS),
    default="text",
    help="输出格式；搜索时只有 text 和 json。",
)
@click.option(
    "--site",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="生成的网站所在的文件夹，默认是 site/，其他读者的是 site-local/、site-whole-party/。",
)
@console.with_audience
@console.with_site
def command(  # noqa: PLR0913 - one for each option
    words: tuple[str, ...],
    kind: str,
    year: str,
    organisation: str,
    status: str | None,
    checking: bool,
    format: str,
    folder: Path | None,
    audience: Scope,
    root: Path | None,
    today: date | None,
) -> None:
    """用网站自己的搜索程序回答，结果与读者在浏览器里看到的一样。先要生成网站。

    --check 逐条核对 data/search/queries.yml：写明的网页都要在前十条里。
    都答得出时退出码为 0，有答不出的为 1，用法不对或者还没有生成网站为 2。
    """
    query = " ".join(words).strip()
    wanted = {"kind": kind, "year": year, "organisation": organisation, "status": status or ""}
    if checking and (query or any(wanted.values())):
        raise click.UsageError("--check 不能和搜索的话、筛选一起用。")
    if not checking and not query:
        raise click.UsageError("请写明搜索什么，例如 dangwu search 党费收缴；核对用 --check。")
    if not checking and format not in ("text", "json"):
        raise click.UsageError(f"“{format}”只用于 --check；搜索时写 text 或 json。")
    site = folder or console.site(root, today, audience).root / console.folder(audience)
    if checking:
        sys.exit(_check(console.site(root, today, audience), site, format))
    day = today or clock.today({})
    answer = _asked(site, audience, query, {**wanted, "today": day.isoformat()})
    if format == "json":
        click.echo(json.dumps(_plain(answer), ensure_ascii=False, indent=2))
    else:
        click.echo(_text(answer, organisation, coloured=console.colour()))
    sys.exit(0)


def _engine(site: Path, audience: Scope) -> Engine:
    """The search of a site; ends where there is none."""
    try:
        return Engine(site / INDEX.parent)
    except MissingIndexError:
        more = "" if audience is Scope.SOCIETY else f" --audience {audience.value}"
        why = "里没有搜索的索引" if site.is_dir() else "还没有生成"
        console.fail(f"“{site}”{why}。先生成网站：dangwu build{more}", console.WRONG_USE)


def _asked(site: Path, audience: Scope, query: str, wanted: Mapping[str, str]) -> Answer:
    with _engine(site, audience) as engine:
        return engine.search(query, **_options(engine, query, wanted))


def _check(space: Workspace, site: Path, format: str) -> int:
    """Print what of the contract does not hold; the exit code."""
    entries, faults = queries.read(space.root, kinds.find())
    found = (*faults, *_broken(space, site, entries))
    if found or format != "text":
        console.show(space, found, format)
    elif entries:
        click.echo(f"{len(entries)} 条搜索都答得出，要有的网页都在前十条里。")
    else:
        click.echo("没有写必须答得出的搜索，见 data/search/queries.yml。")
    return console.worst(found, strict=False)


def _broken(space: Workspace, site: Path, entries: Sequence[Entry[Query]]) -> list[Diagnostic]:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    with _engine(site, space.audience) as engine:

        def answer(query: str) -> list[queries.Found]:
            results = engine.search(query)["results"]
            return [queries.Found(one["address"], one["title"]) for one in results]

        return list(queries.check(entries, answer, pages))


def _options(engine: Engine, query: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """What the answers are narrowed by, in the identifiers of the index; ends for an unknown kind."""
    options = {name: value for name, value in wanted.items() if value}
    if not {"kind", "organisation"} & options.keys():
        return options
    names = engine.search(query, facets=True)["facets"]["names"]
    if "kind" in options:
        known: dict[str, str] = names["kind"]
        found = [id for id, label in known.items() if options["kind"] in (id, label)]
        if not found:
            raise click.UsageError(f"没有“{options['kind']}”这个栏目。可选：{_named(known)}")
        options["kind"] = found[0]
    if "organisation" in options:
        called = {short: id for id, (short, _) in names["organisation"].items()}
        options["organisation"] = called.get(options["organisation"], options["organisation"])
    return options


def _named(labels: Mapping[str, str]) -> str:
    return "、".join(f"{id}（{label}）" for id, label in labels.items())


def _plain(answer: Answer) -> dict[str, Any]:
    """An answer for other programs; marks are places in the text by characters."""
    return {
        "query": answer["query"],
        "total": answer["total"],
        "tried": answer["tried"],
        "near": answer["near"],
        "results": [
            {
                **{name: one[name] for name in ("title", "address")},
                "kind": dict(zip(("id", "title"), one["kind"], strict=True)),
                **{name: one[name] for name in ("organisation", "day", "start", "end", "extract")},
                "title_marks": _places(one["title"], one["titleMarks"]),
                "extract_marks": _places(one["extract"], one["marks"]),
            }
            for one in answer["results"]
        ],
    }


def _text(answer: Answer, organisation: str, *, coloured: bool) -> str:
    """An answer for people."""
    shown, total = answer["results"], answer["total"]
    more = f"，下面是前 {len(shown)} 条" if total > len(shown) else ""
    lines = [f"找到 {total} 条{more}。"]
    if answer["tried"]:
        lines.append(f"试过：{'、'.join(answer['tried'])}。")
    if not total and organisation:
        lines.append(f"没有属于“{organisation}”的；党组织写编号或简称，见 data/organisations/。")
    if not total and answer["near"]:
        lines.append(f"网站里有这些词：{'、'.join(answer['near'])}。")
    for number, one in enumerate(shown, 1):
        about = (one["kind"][1], one["organisation"], one["day"])
        title = _marked(one["title"], one["titleMarks"], coloured=coloured)
        lines.append(f"{number:>2}. {title}（{'，'.join(filter(None, about))}）")
        lines.append(f"    {visible(one['address'])}")
        if one["extract"]:
            lines.append(f"    {_marked(one['extract'], one['marks'], coloured=coloured)}")
    return "\n".join(lines)


def _places(text: str, marks: list[list[int]]) -> list[list[int]]:
    """Places counted in UTF-16 units, as browsers do, → in characters."""
    encoded = text.encode("utf-16-le")
    return [[len(encoded[: 2 * at].decode("utf-16-le")) for at in mark] for mark in marks]


def _marked(text: str, marks: list[list[int]], *, coloured: bool) -> str:
    """A text in which what was found stands out: in colour, or in brackets."""
    told, last = "", 0
    for start, end in _places(text, marks):
        word = visible(text[start:end])
        told += visible(text[last:start])
        told += click.style(word, fg="red", bold=True) if coloured else f"【{word}】"
        last = end
    return told + visible(text[last:])
