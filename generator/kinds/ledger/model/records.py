"""Entries of the ledger, and the reasons for which published content was changed."""

from pathlib import PurePosixPath

from generator.schema import Count, Day, Model, Slug, Text, Vocabulary, term

FOLDER = PurePosixPath("ledger")
INDEX = FOLDER / "index.md"

ENTRIES = FOLDER / "entries.csv"
"""The table of the entries, under `data/`."""

CONTENTS = "contents"
"""The folder beside the ledger that keeps each published content as it was."""


class Matter(Vocabulary):
    """What kind of record an entry is about."""

    NOTICE = "notice", "公示公告"
    INSTITUTION = "institution", "制度"


class Action(Vocabulary):
    """What happened to a record on the day of an entry."""

    PUBLISHED = "published", "公开"
    CORRECTED = "corrected", "更正"
    WITHDRAWN = "withdrawn", "撤回"


class LedgerEntry(Model):
    """One line of the ledger, chained to the one before it by its hash.

    Fingerprints are SHA-256 in hexadecimal; of that of the persons, only the first digits are
    kept, none where no persons are listed.
    """

    number: Count = term("序号", "从 1 起连续编号，由程序写入")
    on: Day = term("日期")
    action: Action = term("动作")
    matter: Matter = term("类别")
    record: Slug = term("记录编号")
    content: Text = term("内容指纹")
    people: Text = term("人员指纹", default="")
    previous: Text = term("前条指纹", default="")
    hash: Text = term("本条指纹")


class Amendment(Model):
    """Why content that has been published is changed or taken away."""

    matter: Matter = term("类别")
    record: Slug = term("记录编号")
    action: Action = term("动作", "更正或者撤回", example="更正")
    on: Day = term("日期")
    reason: Text = term("原因", example="更正一处统计数字")
    by_post: Text = term("经办岗位", "写岗位，不写姓名", example="组织委员")


def kept(matter: Matter, record: str) -> PurePosixPath:
    """Where under `data/` the published content of a record is kept."""
    return FOLDER / CONTENTS / f"{matter.value}-{record}.json"
