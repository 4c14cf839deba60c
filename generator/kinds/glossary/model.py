"""Words of the field, explained in a line or two."""

from typing import Annotated

from generator.schema import Lines, Many, Model, Prose, Ref, Slug, Text, term


class Term(Model):
    """One word and what it means."""

    id: Slug = term("编号", example="san-hui-yi-ke")
    name: Text = term("名词", example="三会一课")
    aliases: Lines = term("别称", default=())
    category: Text = term("类别", example="组织生活")
    definition: Prose = term("解释")
    basis: Text | None = term("依据", default=None)
    see_also: Many[Annotated[Slug, Ref("terms")]] = term("参见编号", default=())
