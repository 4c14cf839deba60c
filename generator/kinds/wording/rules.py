"""Superseded wording, secrecy and placeholders in any text."""

from collections.abc import Iterator
from functools import cache

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.packs import Provision
from generator.world import World

from . import patterns, scan
from .scan import Candidate


@rule(
    "wording/superseded",
    "用了旧的名称或旧的规定",
    "文件改了名称或内容，公开的文字还照旧的写，会让人按作废的规定办事。",
    "改成现在的写法；确实在说旧的规定，在同一句里写明“不再”“原来的”“已由……代替”。",
    Severity.WARNING,
    (
        "wording-election-rules",
        "wording-admission-trial",
        "wording-admission-2014",
        "wording-branch-term",
        "wording-community-term",
        "wording-admission-line",
        "wording-fire-service",
        scan.MENTIONS,
    ),
)
def superseded(world: World) -> Iterator[Finding]:
    """A text does not use wording that was superseded before its day."""
    for candidate in scan.candidates(world):
        seen: set[int] = set()
        for id in scan.wordings(world):
            for finding, start in _replaced(world, id, candidate):
                if start not in seen:
                    seen.add(start)
                    yield finding


@rule(
    "wording/life-meeting",
    "支部开的是组织生活会",
    "民主生活会是领导班子的会议，支部和党小组开的叫组织生活会，写混了统计也会出错。",
    "改成“组织生活会”；确实是党委班子的会，把召开单位写清楚。",
    Severity.INFO,
    ("mtg-15",),
)
def life_meeting(world: World) -> Iterator[Finding]:
    """A branch holds life meetings of the organisation, not those of a committee's leaders."""
    for candidate in scan.candidates(world):
        if "民主生活会" in candidate.plain:
            yield from (one for one, _ in _replaced(world, "mtg-15", candidate, "不对，应当是"))


def _replaced(
    world: World, id: str, candidate: Candidate, said: str = "是旧的写法，现在是"
) -> Iterator[tuple[Finding, int]]:
    provision = scan.in_force(world, id, candidate)
    if provision is None:
        return
    new = scan.replacements(provision)
    if not scan.compiled(_hint(tuple(new))).search(candidate.plain):
        return
    for found in scan.compiled(_named(tuple(new))).finditer(candidate.plain):
        if not scan.mentioned(world, candidate, found.start(), found.end(), scan.MENTIONS):
            now = list(new.values())[int((found.lastgroup or "g0")[1:])]
            message = f"“{found[0]}”{said}“{now}”" if now else f"“{found[0]}”是旧的写法"
            place = candidate.piece.location(found.start())
            yield Finding(message, place, basis=provision), found.start()


@cache
def _hint(olds: tuple[str, ...]) -> str:
    return patterns.loosely(olds)


@cache
def _named(olds: tuple[str, ...]) -> str:
    named = (f"(?P<g{at}>{patterns.word(old)})" for at, old in enumerate(olds))
    return "|".join(named) or "(?!)"


@rule(
    "wording/classified",
    "文字里有密级标志",
    "带密级的内容一旦公开就收不回来。有密级标志的文字一律不放进公开资料。",
    "整份材料退回保密审查；已经解密的，删去密级标志并记下解密的依据。",
    provisions=("sec-01",),
)
def classified(world: World) -> Iterator[Finding]:
    """No text carries a mark of secrecy; code and comments are no exception."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "sec-01", candidate)
        if provision is None:
            continue
        piece = candidate.piece
        expression = _marks(provision.words, piece.markdown)
        for found in scan.compiled(expression).finditer(piece.text):
            start = found.end() - len(found[0].lstrip(" \t\u3000#>*（([【"))
            message = f"这里有密级标志“{found[0].strip(' #>*（）()[]【】')}”"
            yield Finding(message, piece.location(start), basis=provision)


@cache
def _marks(words: tuple[str, ...], markdown: bool) -> str:
    return patterns.classified(words, markdown=markdown)


@rule(
    "wording/internal",
    "文字里有内部标记",
    "带内部标记的材料可能不该公开，或者公开前忘了删去标记。",
    "先确认可以公开，再删去标记；不能公开的，改“公开范围”或移出去。",
    Severity.WARNING,
    ("sec-02", "sec-02-mark", scan.MENTIONS),
)
def internal(world: World) -> Iterator[Finding]:
    """No text carries a mark of internal use."""
    for candidate in scan.candidates(world):
        for id, make in (("sec-02", patterns.words), ("sec-02-mark", patterns.alone)):
            provision = scan.in_force(world, id, candidate)
            if provision is not None:
                expression = make(provision.words)
                yield from _found(
                    world, candidate, provision, expression, "是内部标记", scan.MENTIONS
                )


@rule(
    "wording/reporter",
    "写到了举报人、信访人",
    "反映问题的人受保护，公开的文字里不能出现他们是谁、是什么情况。",
    "只写事项和办理结果，例如“收到反映三件，均已办结”。",
    Severity.WARNING,
    ("sec-03", "sec-03-about"),
)
def reporter(world: World) -> Iterator[Finding]:
    """No text speaks of those who report or complain, but of their rights."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "sec-03", candidate)
        if provision is not None:
            expression = patterns.words(provision.words)
            said = "可能指出反映问题的人"
            yield from _found(world, candidate, provision, expression, said, "sec-03-about")


@rule(
    "wording/placeholder",
    "有没填完的地方",
    "公开的文字里留着占位的符号，读者会以为材料不完整。",
    "填上真实的内容；还定不下来的，写明什么时候公布。",
    Severity.WARNING,
    ("txt-03",),
)
def placeholder(world: World) -> Iterator[Finding]:
    """No text holds a placeholder."""
    for candidate in scan.candidates(world):
        provision = scan.in_force(world, "txt-03", candidate)
        if provision is not None:
            markdown = candidate.piece.markdown
            expression = patterns.placeholders(provision.words, markdown=markdown)
            yield from _found(world, candidate, provision, expression, "没有填完")


def _found(
    world: World,
    candidate: Candidate,
    provision: Provision,
    expression: str,
    said: str,
    about: str = "",
) -> Iterator[Finding]:
    for found in scan.compiled(expression).finditer(candidate.plain):
        start = found.end() - len(found[0].lstrip(" \t\u3000#>*（([【"))
        if about and scan.mentioned(world, candidate, start, found.end(), about):
            continue
        message = f"“{found[0].strip(' #>（）()[]【】')}”{said}"
        yield Finding(message, candidate.piece.location(start), basis=provision)


RULES = (superseded, life_meeting, classified, internal, reporter, placeholder)
