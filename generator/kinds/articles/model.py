"""Hand-written articles: news of the work and things to learn."""

from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated

from generator.schema import Body, Day, PhotoRef, Published, Ref, Slug, Text, Vocabulary, term

FOLDER = PurePosixPath("articles")
INDEX = FOLDER / "index.md"


@lru_cache(maxsize=1 << 16)
def page_path(id: str) -> PurePosixPath:
    """The page of an article."""
    return FOLDER / f"{id}.md"


class ArticleCategory(Vocabulary):
    """The column an article belongs to."""

    NEWS = "news", "工作动态"
    LEARNING = "learning", "学习园地"


def column_path(category: ArticleCategory) -> PurePosixPath:
    """The first page of a column."""
    return FOLDER / f"{category.value}.md"


class Article(Published):
    """An article."""

    title: Text = term("标题")
    category: ArticleCategory = term("栏目")
    published_on: Day = term("发布日期")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] | None = term(
        "党组织编号", default=None
    )
    author: Text | None = term("供稿", "部门名称，不写个人", None)
    summary: Text = term("摘要")
    cover: PhotoRef | None = term("封面", default=None)
    cover_caption: Text | None = term("封面说明", default=None)
    body: Body = term("正文")
