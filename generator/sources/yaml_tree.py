"""The text of a YAML file → raw values with the place of each, from the events of PyYAML's parser."""

from collections.abc import Callable, Iterator
from typing import cast

import yaml
from msgspec import Struct, field

from generator.diagnostics import Diagnostic, Location, Related

from .files import split_lines, too_large
from .record import Path, Raw, Record, Span
from .yaml_faults import fault, syntax

DEEPEST = 20
"""How many levels of nesting a record may have; the deepest real one has five."""

EVENTS = 300_000
"""How many values, keys and groups a file may have; the largest real one has some thousands."""

LONGEST = 100_000
"""How many characters a value may have."""

FAULTS = 1_000
"""How many faults of a file are told."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = ("", "~", "null", "Null", "NULL")
"""What an unquoted value that is none looks like, in YAML 1.1."""


class _RefusedError(Exception):
    """A file of which nothing is read."""

    def __init__(self, fault: Diagnostic) -> None:
        """Keep what is wrong with it."""
        super().__init__(fault.message)
        self.fault = fault


def _mark(mark: object) -> yaml.error.Mark:
    """The place of an event, which every one has that comes from a text."""
    return cast("yaml.error.Mark", mark)


class _Walk(Struct):
    """What one walk over a file's events collects."""

    file: str
    line: int
    start: int
    spans: dict[Path, Span] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    def span(self, event: yaml.Event, last: yaml.Event) -> Span:
        """From the first character of an event to the last of another."""
        mark, end = _mark(event.start_mark), _mark(last.end_mark)
        style, bottom = "", 0
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
        elif isinstance(event, yaml.MappingStartEvent):
            bottom = end.line + self.line - 1
        begin, length = mark.index + self.start, end.index - mark.index
        return Span(mark.line + self.line, mark.column + 1, begin, begin + length, style, bottom)

    def place(self, event: yaml.Event, key: str = "") -> Location:
        mark = _mark(event.start_mark)
        return Location(self.file, mark.line + self.line, mark.column + 1, 0, key)

    def fault(self, code: str, message: str, event: yaml.Event, *related: Related) -> None:
        if len(self.faults) < FAULTS:
            self.faults.append(fault(code, message, self.place(event), *related))


def _null(event: yaml.Event) -> bool:
    return isinstance(event, yaml.ScalarEvent) and (
        event.tag == "tag:yaml.org,2002:null" or (event.implicit[0] and event.value in _NULLS)
    )


def _value(walk: _Walk, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Raw:
    if isinstance(event, yaml.ScalarEvent):
        walk.spans[path] = walk.span(event, event)
        return str(event.value)
    if len(path) > DEEPEST:
        walk.fault("source/yaml-depth", f"这里的嵌套超过 {DEEPEST} 层", event)
        _pass(event, events)
        return ""
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(walk, event, events, path)
    values = []
    index = 0
    while not isinstance(item := next(events), yaml.SequenceEndEvent):
        if not _null(item):
            values.append(_value(walk, item, events, (*path, index)))
        index += 1
    walk.spans[path] = walk.span(event, item)
    return values


def _mapping(
    walk: _Walk, start: yaml.Event, events: Iterator[yaml.Event], path: Path
) -> dict[str, Raw]:
    result: dict[str, Raw] = {}
    keys: dict[str, yaml.Event] = {}
    while not isinstance(name := next(events), yaml.MappingEndEvent):
        if not isinstance(name, yaml.ScalarEvent):
            walk.fault("source/yaml-shape", "这里的字段名不是文字", name)
            _pass(name, events)
            _pass(next(events), events)
            continue
        key, value = name.value.strip(), next(events)
        if key in keys:
            there = Related(walk.place(keys[key], key), "第一次写在这里")
            walk.fault("source/yaml-duplicate-key", f"字段“{key}”写了两次", name, there)
            _pass(value, events)
            continue
        keys[key] = name
        if _null(value):
            walk.spans[*path, key] = walk.span(name, name)
        else:
            result[key] = _value(walk, value, events, (*path, key))
    walk.spans[path] = walk.span(start, name)
    return result


def _pass(event: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Leave out a value with all that it holds."""
    depth = int(isinstance(event, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)


def _records(walk: _Walk, events: Iterator[yaml.Event]) -> Iterator[Record]:
    """The records of the one document; a second one is refused."""
    next(events)  # The begin of the stream.
    if isinstance(next(events), yaml.StreamEndEvent):
        return
    root = next(events)
    if isinstance(root, yaml.SequenceStartEvent):
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            yield from _record(walk, item, events)
    else:
        yield from _record(walk, root, events)
    next(events)  # The end of the document.
    if not isinstance(other := next(events), yaml.StreamEndEvent):
        message = "一个文件里出现了两个“---”分隔的文档"
        raise _RefusedError(fault("source/yaml-syntax", message, walk.place(other)))


def _record(walk: _Walk, item: yaml.Event, events: Iterator[yaml.Event]) -> Iterator[Record]:
    if not isinstance(item, yaml.MappingStartEvent):
        walk.fault("source/yaml-shape", "这里应当是一条记录（若干个“字段: 值”）", item)
        _pass(item, events)
        return
    before = len(walk.faults)
    walk.spans = {}
    data = _mapping(walk, item, events, ())
    if len(walk.faults) == before:
        yield Record(walk.file, data, _finder(walk.spans))


def _finder(spans: dict[Path, Span]) -> Callable[[Path], Span]:
    def find(path: Path) -> Span:
        while path not in spans and path:
            path = path[:-1]
        return spans[path]

    return find


def _events(walk: _Walk, text: str) -> Iterator[yaml.Event]:
    """What a text is made of; refused at an anchor or alias, and where there is too much or too deep.

    Deep or many values are refused as they are met: to build them would take the memory of the process.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        code, message = "", ""
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            depth += not isinstance(event, yaml.ScalarEvent)
            if event.anchor:
                alias = isinstance(event, yaml.AliasEvent)
                message = "这里用了 YAML 的引用" if alias else "这里用了 YAML 的锚点"
                code = "source/yaml-alias"
            elif depth > DEEPEST + 2:  # A list of records and a record are no nesting.
                code, message = "source/yaml-depth", f"这里的嵌套超过 {DEEPEST} 层"
            elif isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST:
                message = f"这里的一个值超过 {LONGEST} 个字"
                raise _RefusedError(too_large(message, walk.file, walk.place(event).line))
        if code:
            raise _RefusedError(fault(code, message, walk.place(event)))
        if count > EVENTS:
            raise _RefusedError(too_large(f"文件里的内容超过 {EVENTS} 项", walk.file, walk.line))
        yield event


def read(
    text: str, file: str, line: int = 1, start: int = 0
) -> tuple[list[Record], list[Diagnostic]]:
    """The records of a file and its faults; `line` and `start` say where the text begins in it."""
    walk = _Walk(file, line, start)
    try:
        return list(_records(walk, _events(walk, text))), walk.faults
    except _RefusedError as refused:
        return [], [refused.fault]
    except yaml.MarkedYAMLError as error:
        return [], [syntax(error, file, line, split_lines(text))]
    except yaml.YAMLError:
        return [], [fault("source/yaml-syntax", "这个文件无法读出", Location(file, line, 1))]
