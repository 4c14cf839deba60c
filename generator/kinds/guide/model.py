"""Pages of the staff guide."""

from generator.schema import Body, Count, Model, Slug, Text, term


class GuidePage(Model):
    """One page of the guide."""

    id: Slug = term("编号")
    title: Text = term("标题")
    order: Count = term("排序", default=0)
    summary: Text = term("摘要")
    body: Body = term("正文")
