"""Pages of the staff guide."""

from pathlib import PurePosixPath

from generator.schema import Body, Count, Many, Model, Slug, Text, term

FOLDER = PurePosixPath("guide")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of the guide with an id."""
    return FOLDER / f"{id}.md"


SUBSCRIBING = page_path("dingyue")
"""The page that explains to readers how to subscribe, where the guide has it."""


class GuidePage(Model):
    """One page of the guide."""

    id: Slug = term("编号")
    title: Text = term("标题")
    order: Count = term("排序", default=0)
    summary: Text = term("摘要")
    body: Body = term("正文")
    former_ids: Many[Slug] = term("曾用编号", "改编号后把旧编号写在这里，旧网址会自动跳转", ())
