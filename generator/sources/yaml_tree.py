"""The text of a YAML file → raw values with the place of each, through PyYAML's composer."""

import re
from collections.abc import Callable, Iterator, Sequence

import yaml
from msgspec import Struct, field

from generator.diagnostics import Code, Diagnostic, Location, Related

from .files import split_lines, too_large
from .record import Path, Raw, Record, Span

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

DEEPEST = 20
"""How many levels of nesting a record may have; the deepest real one has five."""

EVENTS = 300_000
"""How many values, keys and groups a file may have; the largest real one has some thousands."""

LONGEST = 100_000
"""How many characters a value may have."""

FAULTS = 1_000
"""How many faults of a file are told."""

_MEND = {code.id: code.mend for code in CODES}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Walk(Struct):
    """What one walk over a file's nodes collects."""

    file: str
    line: int
    start: int
    spans: dict[Path, Span] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    def span(self, node: yaml.Node) -> Span:
        mark, end = node.start_mark, node.end_mark
        style = (node.style or "") if isinstance(node, yaml.ScalarNode) else ""
        return Span(
            mark.line + self.line,
            mark.column + 1,
            mark.index + self.start,
            end.index + self.start,
            style,
            end.line + self.line - 1 if isinstance(node, yaml.MappingNode) else 0,
        )

    def fault(self, code: str, message: str, node: yaml.Node, *related: Related) -> None:
        span = self.span(node)
        place = Location(self.file, span.line, span.column)
        if len(self.faults) < FAULTS:
            self.faults.append(
                Diagnostic(code, message, place, help=_MEND[code], related=tuple(related))
            )


def _null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _value(walk: _Walk, node: yaml.Node, path: Path) -> Raw:
    walk.spans[path] = walk.span(node)
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if len(path) > DEEPEST:
        walk.fault("source/yaml-depth", f"这里的嵌套超过 {DEEPEST} 层", node)
        return ""
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(walk, item, (*path, index))
            for index, item in enumerate(node.value)
            if not _null(item)
        ]
    return _mapping(walk, node, path)


def _mapping(walk: _Walk, node: yaml.Node, path: Path) -> dict[str, Raw]:
    result: dict[str, Raw] = {}
    keys: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            walk.fault("source/yaml-shape", "这里的字段名不是文字", key_node)
            continue
        key = str(key_node.value).strip()
        if key in keys:
            first = walk.span(keys[key])
            there = Related(Location(walk.file, first.line, first.column, 0, key), "第一次写在这里")
            walk.fault("source/yaml-duplicate-key", f"字段“{key}”写了两次", key_node, there)
            continue
        keys[key] = key_node
        if _null(value_node):
            walk.spans[*path, key] = walk.span(key_node)
        else:
            result[key] = _value(walk, value_node, (*path, key))
    return result


def _records(walk: _Walk, root: yaml.Node) -> Iterator[Record]:
    items = root.value if isinstance(root, yaml.SequenceNode) else [root]
    for item in items:
        if not isinstance(item, yaml.MappingNode):
            walk.fault("source/yaml-shape", "这里应当是一条记录（若干个“字段: 值”）", item)
            continue
        before = len(walk.faults)
        walk.spans = {}
        data = _mapping(walk, item, ())
        walk.spans.setdefault((), walk.span(item))
        if len(walk.faults) == before:
            yield Record(walk.file, data, _finder(walk.spans))


def _finder(spans: dict[Path, Span]) -> Callable[[Path], Span]:
    def find(path: Path) -> Span:
        while path not in spans and path:
            path = path[:-1]
        return spans[path]

    return find


def _refused(text: str, file: str, line: int) -> Diagnostic | None:
    """The first anchor or alias, or where there is too much or too deep."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        alias = isinstance(event, yaml.AliasEvent)
        code, message = "", ""
        if alias or getattr(event, "anchor", None):
            message = "这里用了 YAML 的引用" if alias else "这里用了 YAML 的锚点"
            code = "source/yaml-alias"
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST + 2:
                code, message = "source/yaml-depth", f"这里的嵌套超过 {DEEPEST} 层"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if code and event.start_mark:
            at = event.start_mark
            place = Location(file, at.line + line, at.column + 1)
            return Diagnostic(code, message, place, help=_MEND[code])
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST:
            row = event.start_mark.line + line if event.start_mark else line
            return too_large(f"这里的一个值超过 {LONGEST} 个字", file, row)
        if count > EVENTS:
            return too_large(f"文件里的内容超过 {EVENTS} 项", file)
    return None


def read(
    text: str, file: str, line: int = 1, start: int = 0
) -> tuple[list[Record], list[Diagnostic]]:
    """The records of a file and its faults; `line` and `start` say where the text begins in it."""
    walk = _Walk(file, line, start)
    try:
        # Before anything is built: composing deep or many nodes takes the memory of the process.
        if fault := _refused(text, file, line):
            return [], [fault]
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        return [], [_syntax(error, file, line, split_lines(text))]
    except (yaml.YAMLError, RecursionError):
        place = Location(file, line, 1)
        return [], [
            Diagnostic(
                "source/yaml-syntax", "这个文件无法读出", place, help=_MEND["source/yaml-syntax"]
            )
        ]
    return (list(_records(walk, root)), walk.faults) if root is not None else ([], [])


_SAYINGS = (
    ("mapping values are not allowed", "这里多了一个冒号，或者上一行缩进不对"),
    ("could not find expected ':'", "这里缺少冒号，或者上一个值没有写完"),
    ("did not find expected key", "这里的缩进与同级字段不一致"),
    ("did not find expected '-' indicator", "这里应当以“- ”开头，或者缩进不对"),
    ("found character that cannot start any token", "这里有不能用在开头的字符（如 Tab、@、`）"),
    ("found unexpected end of stream", "引号或括号没有配对"),
    ("expected a single document", "一个文件里出现了两个“---”分隔的文档"),
)


_OPENED = re.compile(r"end of stream|quoted scalar|flow (?:sequence|mapping)")
_COLON = re.compile(r"\s*(?:- +)?[^\s\"'#:：]+(?:：|:(?=[^\s]))")


def _syntax(error: yaml.MarkedYAMLError, file: str, line: int, lines: Sequence[str]) -> Diagnostic:
    problem = str(error.problem or "")
    message = next((text for key, text in _SAYINGS if key in problem), "这里不合 YAML 的写法")
    mark = error.problem_mark or error.context_mark
    if error.context_mark and _OPENED.search(f"{error.context} {problem}"):
        message, mark = "从这里开始的引号或括号没有配对", error.context_mark
    at = mark.line if mark else 0
    for number, text in enumerate(lines[max(at - 1, 0) : at + 1], max(at - 1, 0)):
        if colon := _COLON.match(text):
            message = "字段名后面要用英文冒号，再加一个空格"
            place = Location(file, number + line, colon.end())
            return Diagnostic(
                "source/yaml-syntax", message, place, help=_MEND["source/yaml-syntax"]
            )
    place = Location(file, at + line, (mark.column if mark else 0) + 1)
    return Diagnostic("source/yaml-syntax", message, place, help=_MEND["source/yaml-syntax"])
