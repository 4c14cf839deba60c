"""Questions on the terminal → raw values that the schema accepts."""

import unicodedata

import click
from msgspec import Struct

from generator.schema import Model
from generator.schema.parse import nearest
from generator.sources import Raw

from .fields import Field, fields
from .known import Known
from .raw import problems, value

MANY = 20
"""So many choices are listed; more of them are found by a part of their name."""


class Asker(Struct, frozen=True):
    """What a question needs to know: the other records, and the ids taken in this collection."""

    known: Known
    collection: str

    def field(self, model: type[Model], field: Field, suggestion: str = "") -> "Raw | None":
        """The value of a field, asked for until it is sound; None where it is left out."""
        _headline(field)
        if field.nested is not None:
            return self._groups(field, field.nested)
        options = self._options(field)
        _list(options)
        while True:
            text = _line(suggestion)
            if not text and not field.required:
                return None
            raw = value(field, [self._meant(field, options, text)]) if text else ""
            fault = self._fault(model, field, raw) if text else "这一项必须填写。"
            if not fault:
                return raw
            click.secho(f"  {fault}", fg="red")

    def _groups(self, field: Field, nested: type[Model]) -> "Raw | None":
        """One or several nested records, asked for field by field."""
        if not field.required and not yes(f"  要填写“{field.label}”吗？"):
            return None
        groups: list[Raw] = []
        while True:
            if field.many:
                click.echo(f"  {field.label}，第 {len(groups) + 1} 项")
            answers = {part.label: self.field(nested, part) for part in fields(nested)}
            groups.append({label: raw for label, raw in answers.items() if raw is not None})
            if not field.many:
                return groups[0]
            if not yes(f"  再加一项“{field.label}”？"):
                return groups

    def _options(self, field: Field) -> dict[str, str]:
        """What may be chosen by number: the text that is meant, and what is shown."""
        if field.choices is not None:
            return {word.label: word.label for word in field.choices}
        ids = self.known.of(field.collection)
        if not field.collection or len(ids) > MANY:
            return {}
        return {id: f"{id} {name}".strip() for id, name in ids.items()}

    def _meant(self, field: Field, options: dict[str, str], text: str) -> str:
        """The text with numbers and names replaced by what they stand for."""
        parts = text.replace(";", "；").split("；") if field.many else [text]
        return "；".join(self._one(field, options, part.strip()) for part in parts)

    def _one(self, field: Field, options: dict[str, str], part: str) -> str:
        digits = unicodedata.normalize("NFKC", part)
        taken = part in self.known.of(field.collection)
        if options and digits.isdecimal() and not taken and 1 <= int(digits) <= len(options):
            return list(options)[int(digits) - 1]
        return self.known.resolve(field.collection, part) if field.collection else part

    def _fault(self, model: type[Model], field: Field, raw: Raw) -> str:
        """Why a value cannot stand, with what may help; "" when it can."""
        for id in (raw if isinstance(raw, list) else [raw]) if field.collection else ():
            if id not in self.known.of(field.collection):
                return f"没有编号或名称为“{id}”的记录。{self._similar(field, str(id))}"
        found = problems(model, field, raw)
        if found:
            return f"{found[0].message}。{_near(field, raw) or found[0].help}"
        if field.name == "id" and raw in self.known.of(self.collection):
            return f"编号“{raw}”已经用过，请换一个。"
        return ""

    def _similar(self, field: Field, text: str) -> str:
        names = self.known.of(field.collection)
        near = [f"{id} {names[id]}".strip() for id in self.known.near(field.collection, text)]
        if near:
            return f"是不是：{'、'.join(near)}？"
        return "" if names else "还没有可以引用的记录，请先新建。"


def _near(field: Field, raw: Raw) -> str:
    if field.choices is None or not isinstance(raw, str):
        return ""
    word = nearest(raw, [word.label for word in field.choices])
    return f"是不是“{word}”？" if word else ""


def _headline(field: Field) -> None:
    click.secho(field.label, bold=True, nl=False)
    notes = ["必填" if field.required else "选填，回车跳过", field.hint]
    if field.example:
        notes.append(f"例如 {field.example}")
    if field.many and field.nested is None:
        notes.append("几个值之间用；分开")
    click.echo(f"（{'；'.join(note for note in notes if note)}）")


def _list(options: dict[str, str]) -> None:
    for number, shown in enumerate(options.values(), 1):
        click.echo(f"  {number:>2} {shown}")


def _line(suggestion: str) -> str:
    note = f"[回车用 {suggestion}] " if suggestion else ""
    answer: str = click.prompt(f"  {note}", "", show_default=False, prompt_suffix="> ")
    return answer.strip() or suggestion


def yes(question: str) -> bool:
    """Whether somebody says yes; no is what an empty line means."""
    while True:
        text = click.prompt(question, "", show_default=False, prompt_suffix=" [是/否，回车为否] ")
        word = text.strip().lower()
        if word in ("是", "y", "yes", "1"):
            return True
        if word in ("", "否", "n", "no", "0"):
            return False
        click.echo("  请答“是”或“否”。")
