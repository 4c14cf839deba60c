"""Words of the field, explained in a line or two."""

from pathlib import PurePosixPath
from typing import Annotated

from generator.schema import Lines, Many, Model, Prose, Ref, Slug, Text, term

FOLDER = PurePosixPath("glossary")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of a word."""
    return FOLDER / f"{id}.md"


class Term(Model):
    """One word and what it means."""

    id: Slug = term("编号", example="san-hui-yi-ke")
    name: Text = term("名词", example="三会一课")
    aliases: Lines = term("别称", default=())
    category: Text = term("类别", example="组织生活")
    definition: Prose = term("解释")
    basis: Text | None = term("依据", default=None)
    see_also: Many[Annotated[Slug, Ref("terms")]] = term("参见编号", default=())
    former_ids: Many[Slug] = term("曾用编号", "改编号后把旧编号写在这里，旧网址会自动跳转", ())
