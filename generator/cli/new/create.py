"""What was given and asked → a record that is checked, and then written."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NoReturn

import click
from msgspec import Struct

from generator import sources
from generator.cli import atomic, console
from generator.diagnostics import Diagnostic, Severity
from generator.pipeline import Checked
from generator.schema import Model, parse
from generator.sources import Raw, Record
from generator.sources.markdown_page import BODY
from generator.workspace import Workspace

from . import page, place, raw, suggest, table, tree, trial
from .ask import Asker, yes
from .fields import Field, fields
from .known import Known, known
from .offers import Offer
from .values import cells
from .values import tree as nodes

FIRM = ("schema/", "source/", "files/", "pages/")
"""Beginnings of the codes that no wish overrules: such a record could not be read or shown."""

LATER = frozenset({"notices/step-missing"})
"""Codes of what other records say that can only be written after this one."""


class Wishes(Struct, frozen=True):
    """How somebody wants it: no questions, all questions, in spite of rules, as a page."""

    yes: bool
    every: bool
    force: bool
    markdown: bool


def create(space: Workspace, offer: Offer, texts: Mapping[str, Any], wishes: Wishes) -> None:
    """Make one record of a collection from texts by field; ends with a message when it cannot."""
    checked = console.checked(space)
    names = known(checked.world)
    data = _given(offer, texts, names)
    grouped = any(isinstance(one, dict) for given in data.values() for one in _parts(given))
    form = place.form(space.root, offer, markdown=wishes.markdown, nested=grouped)
    body = form != place.PAGE
    if not wishes.yes:
        _ask(space, offer, data, Asker(names, offer.collection.name), checked, wishes, body=body)
    if lacking := [*raw.missing(offer.collection.model, data, body=body)]:
        console.fail(_lacking(lacking), console.WRONG_USE)
    entry, faults = parse(offer.collection.model, raw.record(_with_body(offer, data, form)))
    if entry is None:
        _refuse([f"{fault.message}\n  → {fault.help}" for fault in faults])
    file, content = _file(space, offer, entry.value, data, form)
    _finish(space, checked, file, content, entry.value, wishes)


def _parts(given: Raw) -> Sequence[Raw]:
    return given if isinstance(given, list) else [given]


def _given(offer: Offer, texts: Mapping[str, Any], names: Known) -> dict[str, Raw]:
    """The raw values of the options; ends with a message when one of them is unsound."""
    model = offer.collection.model
    data: dict[str, Raw] = {}
    faults: list[Diagnostic] = []
    for field in fields(model):
        given = texts.get(field.name)
        words = [word for word in (given if field.many else [given]) or () if word and word.strip()]
        if words:
            data[field.label] = _named(field, raw.value(field, words), names)
            faults.extend(raw.problems(model, field, data[field.label]))
    if faults:
        _refuse([f"{fault.message}\n  → {fault.help}" for fault in faults])
    return data


def _named(field: Field, given: Raw, names: Known) -> Raw:
    """A reference by name becomes one by id."""
    if isinstance(given, list) and field.collection:
        return [_named(field, part, names) for part in given]
    if isinstance(given, str) and field.collection:
        return names.resolve(field.collection, given.strip())
    return given


def _ask(
    space: Workspace,
    offer: Offer,
    data: dict[str, Raw],
    asker: Asker,
    checked: Checked,
    wishes: Wishes,
    *,
    body: bool,
) -> None:
    """Ask for what is required and, on a terminal, for what is usual; fills `data`."""
    model = offer.collection.model
    lacking = {field.name for field in raw.missing(model, data, body=body)}
    talking = lacking and sys.stdin.isatty()
    optional = suggest.usual(checked.world, model) if talking else frozenset[str]()
    for field in fields(model):
        wanted = wishes.every or field.name in optional
        if field.label in data or not (field.name in lacking or (wanted and field.name != BODY)):
            continue
        ids = asker.known.of(offer.collection.name)
        suggestion = suggest.answer(model, field, data, ids, space.today)
        try:
            answer = asker.field(model, field, suggestion)
        except click.Abort:
            if sys.stdin.isatty():
                raise
            # The input has ended: nobody is there to answer.
            console.fail("\n" + _lacking([*raw.missing(model, data, body=body)]), console.WRONG_USE)
        if answer is not None:
            data[field.label] = answer


def _lacking(lacking: Sequence[Field]) -> str:
    names = "、".join(f"{one.label}（--{one.name.replace('_', '-')}）" for one in lacking)
    return f"没有写入：缺少必填的 {names}。"


def _refuse(lines: Sequence[str]) -> NoReturn:
    console.fail("\n".join([*lines, "没有写入。"]), console.WRONG_DATA)


def _with_body(offer: Offer, data: Mapping[str, Raw], form: str) -> Mapping[str, Raw]:
    """The values with a text for a page that has none yet."""
    if form != place.PAGE:
        return data
    label = next(field.label for field in fields(offer.collection.model) if field.name == BODY)
    return {label: page.TO_WRITE, **data}


def _file(
    space: Workspace, offer: Offer, value: Model, data: Mapping[str, Raw], form: str
) -> tuple[PurePosixPath, bytes]:
    """The file of the record and what will stand in it."""
    model = type(value)
    id = str(getattr(value, "id", ""))
    file = place.place(space.root, offer, form, id, suggest.day(model, data) or space.today)
    there = _sound(space, file)
    if form == place.PAGE:
        if there is not None:
            _refuse([f"已经有 {file} 这个文件。"])
        label = next(field.label for field in fields(model) if field.name == BODY)
        return file, page.write(value, str(data.get(label, "")))
    if form == place.TREE:
        spell = tree.spelling(sources.read(space.root, str(file)).records if there else ())
        return file, tree.append(there, nodes(value, spell), single=offer.collection.single)
    like = place.sibling(space.root, offer, file)
    habits = _sound(space, like) if like else None
    return file, table.append(there, model, cells(value), habits)


def _sound(space: Workspace, file: PurePosixPath) -> bytes | None:
    """The bytes of a file, None when it is not there; ends with its faults when it has some."""
    if not (space.root / file).exists():
        return None
    faults = sources.read(space.root, str(file)).faults
    if any(fault.severity is Severity.ERROR for fault in faults):
        console.show(space, faults, err=True)
        _refuse([f"请先改正 {file}。"])
    return (space.root / file).read_bytes()


def _finish(
    space: Workspace,
    before: Checked,
    file: PurePosixPath,
    content: bytes,
    value: Model,
    wishes: Wishes,
) -> None:
    """Try the changed file, write it when it is sound, and say where and what comes next."""
    with trial.copy(space, file, content) as root:
        record = trial.added(space, root, file)
        fresh = trial.findings(space, before, root)
        if fresh:
            console.show(Workspace(root, space.today), fresh, err=True)
    errors = [found for found in fresh if found.severity is Severity.ERROR]
    errors = [found for found in errors if found.code not in LATER]
    firm = [found for found in errors if found.code.startswith(FIRM)]
    if record is None and not firm:
        _refuse([f"{file} 的写法特殊，不能保证其他记录不变。请用编辑器加上这条记录。"])
    if firm or (errors and not _insists(wishes)):
        _refuse([] if firm else ["确实要写入时加 --force。"])
    atomic.replace(space.root / file, content)
    _tell(file, record)


def _insists(wishes: Wishes) -> bool:
    return wishes.force or (not wishes.yes and sys.stdin.isatty() and yes("仍然写入吗？"))


def _tell(file: PurePosixPath, record: Record | None) -> None:
    spot = record.location() if record else None
    where = f" 第 {spot.line} 行" if spot and file.suffix != place.PAGE else ""
    row = f"（表格第 {spot.row} 行）" if spot and spot.row else ""
    click.echo(f"已写入 {file}{where}{row}。")
    if file.suffix == place.PAGE:
        click.echo(f"下一步：打开 {file} 写正文；dangwu serve 预览；满意后提交。")
    else:
        click.echo("下一步：dangwu serve 预览；满意后提交。修改时直接编辑这个文件。")
