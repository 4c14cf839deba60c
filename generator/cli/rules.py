"""`dangwu rules`: every code there is, what it means and how to mend it."""

import json

import click
from rapidfuzz import process

from generator import kinds, pipeline
from generator.diagnostics import Code

from . import console


@console.command("rules", "列出所有检查规则和改法")
@click.argument("code", required=False, metavar="[代码]")
@click.option(
    "--format", "format", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)
def command(code: str | None, format: str) -> None:
    """列出所有检查规则；给出代码时只说明这一条，例如 dangwu rules schema/bad-date。"""
    codes = pipeline.codes(kinds.find())
    if code is not None and code not in codes:
        near = process.extractOne(code, list(codes), score_cutoff=60)
        hint = f"是不是“{near[0]}”？" if near else "不带代码运行可以看到全部。"
        console.fail(f"没有“{code}”这个代码。{hint}", console.WRONG_USE)
    chosen = [codes[code]] if code else list(codes.values())
    if format == "json":
        click.echo(json.dumps([_fields(one) for one in chosen], ensure_ascii=False, indent=2))
    else:
        for one in chosen:
            _print(one)


def _fields(code: Code) -> dict[str, str]:
    return {
        "code": code.id,
        "severity": code.severity.value,
        "title": code.title,
        "explanation": code.explanation,
        "mend": code.mend,
    }


def _print(code: Code) -> None:
    click.secho(code.id, bold=True, nl=False)
    click.echo(f"　{code.severity.label}　{code.title}")
    click.echo(f"  {code.explanation}")
    click.echo(f"  → {code.mend}\n")
