"""What the schema cannot say about articles."""

import re
from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.world import World

from .model import Article

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@rule(
    "articles/future",
    "发布日期还没有到",
    "文章一发布就能看到，日期却在以后，读者会以为写错了。",
    "核对年份；要到那一天才发布的文章，到时候再放进来。",
    Severity.WARNING,
    ("web-11",),
)
def future(world: World) -> Iterator[Finding]:
    """An article is published today or before."""
    provision = world.law.on("web-11", world.today)
    for entry in world.all(Article) if provision else ():
        if entry.value.published_on > world.today:
            yield Finding(
                f"发布日期“{entry.value.published_on}”在今天（{world.today}）之后",
                entry.location("published_on"),
                basis=provision,
            )


@rule(
    "articles/cover-caption",
    "封面没有说明",
    "看不到图片的读者靠说明知道图上是什么；没有说明，读屏软件只能念标题。",
    "在“封面说明”里用一句话写明图上的事，不写个人信息。",
    Severity.WARNING,
)
def cover_caption(world: World) -> Iterator[Finding]:
    """A cover has a caption."""
    for entry in world.all(Article):
        if entry.value.cover and not entry.value.cover_caption:
            yield Finding(f"封面“{entry.value.cover}”没有说明", entry.location("cover"))


@rule(
    "articles/empty-body",
    "正文是空的",
    "正文里只有给编辑看的批注，网页上就是空白。",
    "写上正文；还没写好的文章先不要发布。",
    Severity.WARNING,
)
def empty_body(world: World) -> Iterator[Finding]:
    """A body holds more than comments."""
    for entry in world.all(Article):
        if not _COMMENT.sub("", entry.value.body).strip():
            yield Finding("正文里没有文字", entry.location("body"))


RULES = (future, cover_caption, empty_body)
