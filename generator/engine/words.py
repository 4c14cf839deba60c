"""What MkDocs warns of → the same for staff, in Chinese."""

import re

_LINK = r"Doc file '(?P<file>[^']*)' contains (?:a|an absolute|an unrecognized relative) link '(?P<link>[^']*)'"
_SAYINGS = (
    (
        re.compile(_LINK + r".*(?:no such anchor|does not contain an anchor)"),
        "那一页上没有这个标题",
    ),
    (re.compile(_LINK + r".*not found among documentation files"), "没有这一页或这个文件"),
    (re.compile(_LINK), "站内链接要写成相对路径，以 .md 结尾"),
)


def chinese(line: str) -> str:
    """A warning in Chinese where it is about a link; others as they are, marked as MkDocs' own."""
    for pattern, reason in _SAYINGS:
        if found := pattern.search(line):
            return f"content/{found['file']}：链接“{found['link']}”有误，{reason}。"
    return f"MkDocs 的提示：{line}"
