"""Pages of the staff guide."""

from pathlib import PurePosixPath

from generator.schema import Body, Count, Model, Slug, Text, term


def page_path(id: str) -> PurePosixPath:
    """The page of the guide with an id."""
    return PurePosixPath("guide") / f"{id}.md"


class GuidePage(Model):
    """One page of the guide."""

    id: Slug = term("编号")
    title: Text = term("标题")
    order: Count = term("排序", default=0)
    summary: Text = term("摘要")
    body: Body = term("正文")
