"""The Markdown of a site → one edit of it: the text or the title of a record changes, or one is added.

A county has records, other engines the pages that were made from them; both are edited alike.
"""

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

_DAY = "2026-11-20"
_ADDED = """\
---
编号: {id}
类型: 会议通知
发布党组织编号: {organisation}
标题: {title}
发布日期: {day}
公开范围: 向社会公开
---

请全体党员准时参加。
"""
_STEPS = (("提出", "组织委员", ""), ("审核", "副书记", "是"), ("审批", "书记", ""), ("公开", "宣传委员", ""))  # fmt: skip


class Edited(Struct, frozen=True):
    """A page that has changed, below the folder of the texts, and words that stand on it since."""

    page: Path
    words: str

    def shown(self, out: Path) -> bool:
        """Whether a finished site says so."""
        page = out / self.page.with_suffix(".html")
        return page.is_file() and self.words in page.read_text(encoding="utf-8")


class Edit(Protocol):
    """A way to edit the texts in a folder; each number makes another edit."""

    def __call__(self, texts: Path, number: int) -> Edited:
        """Edit them."""


def text(texts: Path, number: int) -> Edited:
    """Put a sentence at the end of the first article."""
    page, words = _first(texts, "articles"), f"第 {number} 次修改。"
    with page.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(f"\n{words}\n")
    return Edited(page.relative_to(texts), words)


def title(texts: Path, number: int) -> Edited:
    """Give the last article another title, wherever it stands in its file."""
    page = max((texts / "articles").glob("[0-9]*.md"))
    whole = page.read_text(encoding="utf-8")
    (old,) = re.findall(r'^(?:标题|title): "?(.*?)"?$', whole, re.MULTILINE)
    words = f"{old.partition('（第')[0]}（第 {number} 版）"
    _write(page, whole.replace(old, words))
    return Edited(page.relative_to(texts), words)


def added(texts: Path, number: int) -> Edited:
    """Add a notice of a meeting, with the steps that lead to it where there are any.

    Where pages stand, another page is copied.
    """
    id, words = f"bench-{number}", f"第 {number} 次党员大会的通知"
    page, data = texts / "notices" / f"{id}.md", texts.parent / "data"
    if data.is_dir():
        with (data / "organisations" / "organisations.csv").open(encoding="utf-8-sig") as stream:
            organisation = next(csv.DictReader(stream))["编号"]
        _write(page, _ADDED.format(id=id, organisation=organisation, title=words, day=_DAY))
        with (data / "notices" / f"notice_steps-{_DAY[:4]}.csv").open(
            "a", encoding="utf-8"
        ) as table:
            table.writelines(
                f"{id},{step},{_DAY},{post},{yes},{yes},{yes}\n" for step, post, yes in _STEPS
            )
    else:
        model = _first(texts, "notices")
        whole = model.read_text(encoding="utf-8").replace(model.stem, id)
        _write(page, f"{whole}\n{words}\n")
    return Edited(page.relative_to(texts), words)


def _first(texts: Path, folder: str) -> Path:
    """The first page of a dated record."""
    return min((texts / folder).glob("[0-9]*.md"))


def _write(page: Path, whole: str) -> None:
    page.write_text(whole, encoding="utf-8", newline="\n")


EDITS: Mapping[str, Edit] = {"改正文": text, "改标题": title, "加一条公示": added}
"""All ways by their names, in the order in which they are measured."""
