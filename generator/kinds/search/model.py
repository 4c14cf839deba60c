"""Words that mean the same to readers, and what a search has to find."""

from pathlib import PurePosixPath
from typing import ClassVar

from generator.schema import Lines, Model, Scope, Text, term

INDEX = PurePosixPath("search/index.md")


class SearchWord(Model):
    """Words of one meaning: whoever searches one of them also finds the others."""

    words: Lines = term("词语", "意思相同的词，用；分开", example="换届；选举")


class Query(Model):
    """Something readers ask, and the pages that have to be among the first ten answers."""

    AUDIENCE: ClassVar[Scope] = Scope.SPECIFIC

    query: Text = term("搜索", "读者会输入的话", example="党费收缴")
    pages: Lines = term(
        "网页",
        "必须在前十条里的网页，从网站首页算起的地址",
        example="institutions/dangfei.html",
    )
    note: Text | None = term("说明", default=None)
