"""The page of a notice → what is printed of it, which is what the page shows today."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct

from generator import render
from generator.contract import About, Page
from generator.dates import chinese_date
from generator.kinds.notices.tables import Table
from generator.kinds.notices.view_notice import Shown
from generator.pipeline import markup

from . import blocks
from .blocks import Block, Heading, Text


class Fact(Struct, frozen=True):
    """A label and what stands after it."""

    label: str
    text: str


class Notice(Struct, frozen=True):
    """A notice, ready to be set.

    `notes` say that it has been withdrawn or corrected; `facts` are its period and contact.
    `start` and `end` are the days of its period, both included.
    """

    path: PurePosixPath
    title: str
    doc_no: str
    issuer: str
    day: date
    issued: str
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    invitation: str
    attachments: tuple[str, ...]
    start: date | None
    end: date | None


def read(page: Page) -> Notice | None:
    """What is printed of a page; None where it is not the page of a notice."""
    shown, about = page.view, page.about or About()
    if not isinstance(shown, Shown):
        return None
    return Notice(
        path=page.path,
        title=shown.title,
        doc_no=shown.head.doc_no,
        issuer=shown.head.issuer,
        day=shown.head.issued_on,
        issued=chinese_date(shown.head.issued_on),
        notes=tuple(_notes(shown)),
        blocks=tuple(_blocks(shown)),
        facts=tuple(_facts(shown)),
        invitation=shown.box.invitation if shown.box else "",
        attachments=tuple(one.link.text for one in shown.attachments),
        start=about.start,
        end=about.end,
    )


def _notes(shown: Shown) -> Iterator[str]:
    taken, noun = shown.withdrawal, shown.noun
    if taken:
        yield f"{taken.sentence}{taken.reason}"
    for other in shown.corrected_by:
        yield f"本{noun}已更正。更正后的内容见{other.text}。"
    if shown.corrects:
        yield f"本{noun}更正{shown.corrects.text}。"
    for other in shown.withdrawn_by:
        yield f"撤回的情况见{other.text}。"
    if shown.withdraws:
        yield f"本{noun}宣布撤回{shown.withdraws.text}。"


def _blocks(shown: Shown) -> Iterator[Block]:
    if shown.result_of:
        yield Text((f"这是{shown.result_of.text}的结果。",))
    text = render.environment().get_template("notices/text.md.j2").render(view=shown)
    yield from blocks.read(markup.html(text))
    if shown.people:
        yield from _table(shown.people)
    if shown.over:
        yield Text((shown.over,))
    if shown.figures:
        yield from _table(shown.figures)


def _table(table: Table) -> Iterator[Block]:
    rows = [(row.name.text, *(cell.text for cell in row.cells)) for row in table.rows]
    totals = [index for index, row in enumerate(table.rows) if row.total]
    yield Heading(2, table.title)
    yield blocks.table(table.heads, rows, totals)


def _facts(shown: Shown) -> Iterator[Fact]:
    box = shown.box
    if box is None:
        return
    if box.days:
        # The title may name the contact too.
        word = box.title.partition("和")[0]
        yield Fact(word, f"{'至'.join(day.text for day in box.days)}（含首尾两日）")
    yield from (Fact(one.label, one.text) for one in box.facts)
