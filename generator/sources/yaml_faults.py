"""What can be wrong with the way a YAML file is written."""

import re
from collections.abc import Sequence

import yaml

from generator.diagnostics import Code, Diagnostic, Location, Related

CODES = (
    Code(
        "source/yaml-syntax",
        "YAML 的写法有误",
        "缩进、冒号或引号不合 YAML 的规则，整个文件无法读出。",
        "检查提示的那一行和上一行：冒号用英文的，后面有一个空格；同级内容左边对齐，不用 Tab 键；"
        "值里有冒号、#、@ 时整个值用引号括起来。",
    ),
    Code(
        "source/yaml-duplicate-key",
        "同一个字段写了两次",
        "同一条记录里一个字段只能有一个值，写两次时无法判断以哪个为准。",
        "删掉其中一个。",
    ),
    Code(
        "source/yaml-alias",
        "不支持 YAML 的锚点和引用",
        "以 & 或 * 开头的锚点、引用会让一处修改影响多处，公开数据里不用。",
        "把内容直接写出来；如果本意是文字，用引号括起来。",
    ),
    Code(
        "source/yaml-shape",
        "文件的层次不对",
        "一个数据文件应当是一条记录，或一列以“- ”开头的记录；字段名应当是文字。",
        "参照同目录下的其他文件调整层次。",
    ),
    Code(
        "source/yaml-depth",
        "YAML 嵌套过深",
        "超过 20 层的嵌套不会是正常的数据。",
        "检查缩进和括号。",
    ),
)

_MEND = {code.id: code.mend for code in CODES}


def fault(code: str, message: str, place: Location, *related: Related) -> Diagnostic:
    """A fault with what is usually done about its like."""
    return Diagnostic(code, message, place, help=_MEND[code], related=related)


_SAYINGS = (
    ("mapping values are not allowed", "这里多了一个冒号，或者上一行缩进不对"),
    ("could not find expected ':'", "这里缺少冒号，或者上一个值没有写完"),
    ("did not find expected key", "这里的缩进与同级字段不一致"),
    ("did not find expected '-' indicator", "这里应当以“- ”开头，或者缩进不对"),
    ("found character that cannot start any token", "这里有不能用在开头的字符（如 Tab、@、`）"),
    ("found unexpected end of stream", "引号或括号没有配对"),
)


_OPENED = re.compile(r"end of stream|quoted scalar|flow (?:sequence|mapping)")
_COLON = re.compile(r"\s*(?:- +)?[^\s\"'#:：]+(?:：|:(?=[^\s]))")


def syntax(error: yaml.MarkedYAMLError, file: str, line: int, lines: Sequence[str]) -> Diagnostic:
    """What the parser of a text that begins in `line` of a file says, in words that staff know."""
    problem = str(error.problem or "")
    message = next((text for key, text in _SAYINGS if key in problem), "这里不合 YAML 的写法")
    mark = error.problem_mark or error.context_mark
    if error.context_mark and _OPENED.search(f"{error.context} {problem}"):
        message, mark = "从这里开始的引号或括号没有配对", error.context_mark
    at = mark.line if mark else 0
    for number, text in enumerate(lines[max(at - 1, 0) : at + 1], max(at - 1, 0)):
        if colon := _COLON.match(text):
            message = "字段名后面要用英文冒号，再加一个空格"
            return fault("source/yaml-syntax", message, Location(file, number + line, colon.end()))
    return fault(
        "source/yaml-syntax", message, Location(file, at + line, (mark.column if mark else 0) + 1)
    )
