"""`dangwu rules`: every code there is, and the provisions it rests on, with their source."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import clock, kinds, later, packs, pipeline, places
from generator.diagnostics import Code
from generator.packs import Law, Provision
from generator.pipeline.laws import law_at

from . import console

if TYPE_CHECKING:
    from rapidfuzz import process
else:
    process = later.module("rapidfuzz.process")


@console.command("rules", "列出所有检查规则、改法和依据")
@click.argument("code", required=False, metavar="[代码]")
@click.option("--provisions", is_flag=True, help="列出现行的规定：出处、数值、有效时间。")
@click.option(
    "--format", "format", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)
@console.with_site
def command(
    code: str | None, provisions: bool, format: str, root: Path | None, today: date | None
) -> None:
    """列出所有检查规则；给出代码或规定的编号时只说明这一条，例如 dangwu rules schema/bad-date、dangwu rules web-01。

    在站点文件夹里运行时，包括本单位自己写的和采用的规定；别处运行时只有全国规定。
    """
    codes = pipeline.codes(kinds.find())
    law, day = _law(root), clock.today(os.environ, today)
    if code is not None and code not in codes and code not in law.provisions:
        near = process.extractOne(code, [*codes, *law.provisions], score_cutoff=60)
        hint = f"是不是“{near[0]}”？" if near else "不带代码运行可以看到全部。"
        console.fail(f"没有“{code}”这个代码。{hint}", console.WRONG_USE)
    if code is not None and code in law.provisions:
        listed = law.provisions[code]
    elif provisions and code is None:
        listed = tuple(_in_force(law, day))
    else:
        chosen = [codes[code]] if code else list(codes.values())
        _show_codes(chosen, law, day, format)
        return
    _show_provisions(listed, law, day, format)


def _law(root: Path | None) -> Law:
    """The law of the site around, or what holds everywhere where there is none."""
    found = places.find((root or Path.cwd()).resolve())
    if found is None:
        return packs.law(packs.national())
    return law_at(found, kinds.find())


def _in_force(law: Law, day: date) -> Iterator[Provision]:
    for id in sorted(law.provisions):
        provision = law.effective(id, day)
        if provision is not None:
            yield provision


def _readers() -> Mapping[str, tuple[str, ...]]:
    """The codes that read each provision."""
    found: dict[str, list[str]] = {}
    for rule in (rule for kind in kinds.find() for rule in kind.rules):
        for id in rule.provisions:
            found.setdefault(id, []).append(rule.code.id)
    return {id: tuple(codes) for id, codes in found.items()}


def _bases(law: Law, day: date) -> Mapping[str, tuple[Provision, ...]]:
    """The provisions in force that each code reads."""
    found = {}
    for rule in (rule for kind in kinds.find() for rule in kind.rules):
        read = (law.on(id, day) for id in rule.provisions if id in law.provisions)
        found[rule.code.id] = tuple(one for one in read if one is not None)
    return found


def _show_codes(chosen: list[Code], law: Law, day: date, format: str) -> None:
    bases = _bases(law, day)
    if format == "json":
        _json([_code(one, bases.get(one.id, ())) for one in chosen])
        return
    for one in chosen:
        click.secho(one.id, bold=True, nl=False)
        click.echo(f"　{one.severity.label}　{one.title}")
        click.echo(f"  {one.explanation}")
        click.echo(f"  → {one.mend}")
        for basis in bases.get(one.id, ()):
            click.echo(f"  依据 {basis.id}：{basis.citation}　{basis.weight.label}")
        click.echo()


def _code(code: Code, bases: tuple[Provision, ...]) -> dict[str, Any]:
    return {
        "code": code.id,
        "severity": code.severity.value,
        "title": code.title,
        "explanation": code.explanation,
        "mend": code.mend,
        "provisions": [{"id": one.id, "citation": one.citation} for one in bases],
    }


def _show_provisions(listed: tuple[Provision, ...], law: Law, day: date, format: str) -> None:
    readers = _readers()
    if format == "json":
        _json([_provision(one, law, day, readers) for one in listed])
        return
    for one in listed:
        click.secho(one.id, bold=True, nl=False)
        click.echo(f"　{one.weight.label}　{one.title}　{_standing(one, law, day)}")
        for line in one.text.splitlines():
            click.echo(f"  {line}")
        for figure in one.figures:
            click.echo(f"  {figure.meaning or figure.name}：{figure.value}{figure.unit}")
        if one.words:
            click.echo(f"  词语：{'、'.join(one.words)}")
        click.echo(
            f"  依据：{one.citation}{f'（{one.trust}）' if one.trust else ''}{_validity(one)}"
        )
        if codes := readers.get(one.id):
            click.echo(f"  用到的检查：{'、'.join(codes)}")
        click.echo()


def _standing(one: Provision, law: Law, day: date) -> str:
    if law.effective(one.id, day) is one:
        return "停用" if one.off else "现行"
    return "不在有效期内" if not packs.in_force(one, day) else "已被代替"


def _validity(one: Provision) -> str:
    begin = f"，{one.since} 起" if one.since else ""
    return begin + (f"，到 {one.until} 为止" if one.until else "")


def _provision(
    one: Provision, law: Law, day: date, readers: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "text": one.text,
        "figures": {figure.name: str(figure.value) for figure in one.figures},
        "words": list(one.words),
        "citation": one.citation,
        "since": one.since and one.since.isoformat(),
        "until": one.until and one.until.isoformat(),
        "confidence": one.confidence.value,
        "level": one.weight.value,
        "off": one.off,
        "in_force": law.effective(one.id, day) is one,
        "codes": list(readers.get(one.id, ())),
    }


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
