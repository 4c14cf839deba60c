"""Pages converted at once are what Python-Markdown makes of them, or are left to it."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from generator.engine.convert import convert
from generator.workspace import Workspace
from tests import repository

CONFIG = load_config(str(repository.ROOT / "mkdocs.yml"))
MARKDOWN = Markdown(extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs)


def reference(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The HTML and the headings that Python-Markdown finds."""
    MARKDOWN.reset()
    html = MARKDOWN.convert(text)
    found: list[tuple[int, str, str]] = []

    def walk(tokens: list[dict[str, Any]]) -> None:
        for one in tokens:
            found.append((one["level"], one["id"], one["name"]))
            walk(one["children"])

    walk(MARKDOWN.toc_tokens)  # type: ignore[attr-defined]
    return html, found


def same(text: str) -> bool:
    """Whether a text is converted at once; it must then be as the reference has it."""
    done = convert(text)
    if done is not None:
        html, headings = reference(text)
        assert done.html == html
        assert [(one.level, one.id, one.name) for one in done.headings] == headings
    return done is not None


def test_the_pages_of_the_example_are_the_same_and_nearly_all_at_once() -> None:
    pages = Workspace(repository.ROOT, repository.TODAY).run().pages
    left = [page.path for page in pages if not same(page.markdown)]
    assert len(left) * 8 < len(pages), left


PIECES = (
    "字", "a", "1", " ", "  ", "\n", "\n\n", "# ", "## 题 { #x }", "### 题", "- 项", "- ", "* ", "1. ",
    "> ", "    ", "\t", "<p>段</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<picture>", "</picture>",
    '<p id="y" class="z">', "<hr>", "<!-- -->", "<span>", "</span>", "*", "_", "`", "[", "](x.md)", "&amp;", "&",
    "|", ": ", "{ #z }", "!!! note", "---", "===", "~~~", "\\", "！", "：", "(", ")", ".", "=", "+", "#", "/",
    '"', "'", "<ul>\n<li>项</li>\n</ul>", '<svg viewBox="0 0 1 1"><title>图</title><linearGradient/></svg>',
)  # fmt: skip


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("## 题 { #x }\n\n## 题")
@example("题\n---")
@example("### 题  字")
@example("- 项\n\n\n- 项\n\n字")
@example("### 题\u3000字 { #x }")
@example("<p>段</p>\n\n\n- 项\n- 项\n\n<div>\n\n空行\n\n</div>")
@example("<div>\n<picture></picture>\n</div>\n字")
def test_any_text_is_the_same_or_left(text: str) -> None:
    same(text)


@pytest.mark.parametrize(
    "text",
    [
        "# 标题 { #top }\n\n一段，没有别的。\n第二行。\n\n- 一\n- 二\n\n## 无编号的题\n\n## 无编号的题",
        "<nav><ol>\n<li>一</li>\n</ol></nav>\n\n<p>段</p>",
        '<figure>\n<svg viewBox="0 0 1 1"><title>图</title><g/></svg>\n</figure>',
        '<picture><source srcset="a.webp"><img src="a.jpg" alt=""></picture>',
    ],
)
def test_plain_pages_are_converted_at_once(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize(
    "text",
    ["*强调*", "[链接](a.md)", "| 表 |\n| --- |", "1. 项", "> 引", "<b>字</b>", "&copy;", "<div>"],
)
def test_what_needs_markdown_is_left_to_it(text: str) -> None:
    assert convert(text) is None
