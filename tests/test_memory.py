"""A process that reads a site after every edit gives what a new process would give, and does less."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import kinds, render
from generator.disk import NoDisk
from generator.kinds.organisations.model import Organisation, Person
from generator.pipeline import Outcome, galleries, taking
from generator.pipeline.memory import Memo, Memory
from generator.schema import Entry
from generator.sources import Record, Span
from generator.traces import Traces, graph, group
from generator.world import World, for_each, once
from tests import cases, small, whole

ROOT = Path(__file__).parents[1]


def run(root: Path, memory: Memory | None = None) -> Outcome:
    return whole.run(
        root, kinds.find(), cases.TODAY, lambda file: small.derive(root, file), memory=memory
    )


def mutated(lines: list[str], dice: random.Random) -> None:
    """Change a table or a text as a tired hand would."""
    at = dice.randrange(1, len(lines))
    deed = dice.choice(["change", "change", "remove", "twice", "swap", "day", "space"])
    if deed == "change":
        cut = dice.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + dice.choice(["改", "，", "9", '"']) + lines[at][cut:]
    elif deed == "remove":
        del lines[at]
    elif deed == "twice":
        lines.insert(at, lines[at])
    elif deed == "swap":
        other = dice.randrange(1, len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif deed == "day":
        lines[at] = lines[at].replace("2026-0", "2026-1").replace("2025-1", "2025-0")
    else:
        lines.insert(at, "")


def test_mutations_reach_rows() -> None:
    seen = set()
    for seed in range(200):
        lines = ["编号,日期", "a,2026-01-01", "b,2025-11-02"]
        mutated(lines, random.Random(seed))  # noqa: S311 - no secret
        seen.add("\n".join(lines))
    assert len(seen) > 20


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "hub"), [(0, 200), (1, 3), (2, 0)])
def test_memory_changes_nothing(
    tmp_path: Path, seed: int, hub: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any edits, sound or not, pages and findings are those of a new process."""
    monkeypatch.setattr(graph, "HUB", hub)
    dice = random.Random(seed)  # noqa: S311 - no secret
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    files = sorted(
        path
        for folder in ("data", "content")
        for path in (tmp_path / folder).rglob("*")
        if path.suffix in (".csv", ".yml", ".md") and "guide" not in path.parts
    )
    memory = Memory()
    run(tmp_path, memory)
    for _ in range(5):
        path = dice.choice(files)
        before = path.read_text(encoding="utf-8")
        lines = before.split("\n")
        if len(lines) < 3:
            continue
        mutated(lines, dice)
        path.write_text("\n".join(lines), encoding="utf-8")
        remembered, fresh = run(tmp_path, memory), run(tmp_path)
        assert remembered.diagnostics == fresh.diagnostics, path
        assert remembered.pages == fresh.pages, path
        assert remembered.assets == fresh.assets, path
        if not fresh.ok:
            path.write_text(before, encoding="utf-8")


ORGANISATIONS = "data/organisations/organisations.csv"
ATTACHMENT = "content/notices/files/yijian-fankui-biao.csv"


def narrowed(root: Path) -> None:
    lines = (root / ORGANISATIONS).read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("xizhao-cun,"))
    lines[at] = lines[at].replace("向社会公开", "在本单位公开")
    (root / ORGANISATIONS).write_text("\n".join(lines), encoding="utf-8")


def attached(root: Path) -> None:
    (root / ATTACHMENT).write_text("意见,电话\n无,\n", encoding="utf-8")


def cleaned(root: Path) -> None:
    shutil.rmtree(root / ".cache/files")


@pytest.mark.slow
@pytest.mark.parametrize("ledger", [True, False])
def test_what_stands_beside_or_is_hidden_is_looked_at_again(
    tmp_path: Path, *, ledger: bool
) -> None:
    """An owner that is hidden and shown again, another attachment, and a cache that was emptied.

    The ledger refuses these edits; without it there are pages.
    """
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    if not ledger:
        shutil.rmtree(tmp_path / "data/ledger")
    memory = Memory()
    seen = [run(tmp_path, memory)]
    kept = {name: (tmp_path / name).read_bytes() for name in (ORGANISATIONS, ATTACHMENT)}
    for edit in (narrowed, attached, cleaned):
        edit(tmp_path)
        seen.append(run(tmp_path, memory))
        assert all(Path(one.source).is_file() for one in seen[-1].assets if ".cache" in one.source)
        assert seen[-1] == replace(run(tmp_path), guard=seen[-1].guard)
    hidden = {one.path for one in seen[0].pages} - {one.path for one in seen[1].pages}
    found = [{one.code for one in outcome.diagnostics} for outcome in seen]
    if ledger:
        assert "ledger/removed" in found[1] - found[0]
        assert "ledger/altered" in found[2] - found[1]
    else:
        assert all(one.ok for one in seen)
        assert PurePosixPath("notices/2025-10-xizhao-jieguo.md") in hidden
        assert seen[2].assets != seen[1].assets
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    assert run(tmp_path, memory).pages == seen[0].pages


def test_only_what_changes_is_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    made: list[str] = []

    def parse(model: Any, record: Record) -> Any:
        parsed.append(f"{record.file} {record.row}")
        return before(model, record)

    def text(page: Any, *given: Any) -> Any:
        made.append(str(page.path))
        return rendered(page, *given)

    before, rendered = taking.parse, render.text
    monkeypatch.setattr(taking, "parse", parse)
    monkeypatch.setattr(render, "text", text)
    site, memory = small.site(tmp_path), Memory()
    first = run(site, memory)
    assert first.ok
    assert parsed
    assert len(made) == len(first.pages)
    for seen in (parsed, made):
        seen.clear()
    assert run(site, memory).pages == first.pages
    assert (parsed, made) == ([], [])
    table = next(path for path in sorted((site / "data").rglob("*.csv")) if "notices" in path.name)
    lines = table.read_text(encoding="utf-8").split("\n")
    table.write_text("\n".join([lines[0], lines[1] + " ", *lines[2:]]), encoding="utf-8")
    run(site, memory)
    assert parsed == [f"{table.relative_to(site).as_posix()} 2"]
    assert made == []


def test_a_body_is_treated_again_where_something_it_uses_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    treated: list[str] = []

    def arrange(body: str, *given: Any) -> Any:
        treated.append(body)
        return before(body, *given)

    before, memory = galleries.arrange, Memory()
    monkeypatch.setattr(galleries, "arrange", arrange)
    first = run(tmp_path, memory)
    assert len(treated) > 5
    treated.clear()
    assert run(tmp_path, memory).pages == first.pages
    assert treated == []
    picture = tmp_path / "content/showcases/photos/study-room.jpg"
    kept = picture.read_bytes()
    other = next(one for one in picture.parent.iterdir() if one.read_bytes() != kept)
    picture.write_bytes(other.read_bytes())
    assert run(tmp_path, memory).assets != first.assets
    assert treated
    picture.unlink()
    for _ in range(2):
        treated.clear()
        assert "files/missing" in {one.code for one in run(tmp_path, memory).diagnostics}
        assert treated
    picture.write_bytes(kept)
    assert run(tmp_path, memory).pages == first.pages


def person(id: str, name: str) -> Entry[Person]:
    value = Person.model_validate({"id": id, "name": name}, strict=False)
    return Entry(value, Record("a.csv", {"id": id, "name": name}, lambda path: Span(1, 1)))


def world(*people: Entry[Person], **given: Any) -> World:
    return World(date(2026, 1, 1), {Person: people, Organisation: ()}, **given)


def counted(function: Callable[[World, str], Any]) -> tuple[Any, list[str]]:
    calls: list[str] = []

    @once
    def known(world: World, id: str) -> Any:
        calls.append(id)
        return function(world, id)

    return known, calls


def test_once_without_traces_counts_in_one_world() -> None:
    name, calls = counted(lambda world, id: world.one(Person, id).value.name)
    one, two = world(person("a", "甲")), world(person("a", "乙"))
    assert [name(one, "a"), name(one, "a"), name(two, "a")] == ["甲", "甲", "乙"]
    assert calls == ["a", "a"]


def test_a_value_lasts_while_what_it_has_read_lasts() -> None:
    name, calls = counted(lambda world, id: world.one(Person, id).value.name)
    traces, first, second = Traces(), person("a", "甲"), person("b", "乙")
    now = world(first, second).tracing(traces)
    assert [name(now, "a"), name(now, "b")] == ["甲", "乙"]
    now = world(first, person("b", "丙")).tracing(traces)
    assert [name(now, "a"), name(now, "b")] == ["甲", "丙"]
    assert calls == ["a", "b", "b"]


@given(st.permutations(range(150)), st.integers(0, 149))
def test_many_are_known_in_batches(order: list[int], changed: int) -> None:
    name, calls = counted(lambda world, id: world.one(Person, id).value.name)
    lengths: list[str] = []

    @once
    def length(world: World, more: int, id: str) -> int:
        lengths.append(id)
        return more + len(name(world, id))

    ids, traces = [f"p{one}" for one in order], Traces()
    people = {id: person(id, "甲乙丙"[: 1 + at % 3]) for at, id in enumerate(ids)}
    alone = list(for_each(world(*people.values()), length, ids, 5))
    assert list(for_each(world(*people.values()).tracing(traces), length, ids, 5)) == alone
    for seen in (calls, lengths):
        seen.clear()
    id = f"p{changed}"
    people[id] = person(id, "一二三四五")
    found = list(for_each(world(*people.values()).tracing(traces), length, ids, 5))
    assert found == [10 if one == id else was for one, was in zip(ids, alone, strict=True)]
    assert (calls, lengths) == ([id], [id])


def test_an_equal_value_counts_as_unchanged() -> None:
    length, lengths = counted(lambda world, id: len(world.one(Person, id).value.name))
    twice, calls = counted(lambda world, id: 2 * length(world, id))
    traces = Traces()
    assert twice(world(person("a", "甲")).tracing(traces), "a") == 2
    assert twice(world(person("a", "乙")).tracing(traces), "a") == 2
    assert (lengths, calls) == (["a", "a"], ["a"])
    assert twice(world(person("a", "甲乙")).tracing(traces), "a") == 4
    assert (lengths, calls) == (["a"] * 3, ["a"] * 2)


def test_a_mapping_in_another_order_is_another() -> None:
    names, _ = counted(lambda world, _: {one.value.name: 1 for one in world.all(Person)})
    listed, calls = counted(lambda world, id: list(names(world, id)))
    traces = Traces()
    assert listed(world(person("a", "甲"), person("b", "乙")).tracing(traces), "") == ["甲", "乙"]
    assert listed(world(person("a", "乙"), person("b", "甲")).tracing(traces), "") == ["乙", "甲"]
    assert len(calls) == 2


def test_a_hub_that_comes_out_the_same_is_doubted_by_nobody() -> None:
    number, numbers = counted(lambda world, id: len(world.all(Person)))
    first, _ = counted(lambda world, id: world.all(Person)[0].value.name)
    both, calls = counted(lambda world, id: (number(world, ""), id))
    other, others = counted(lambda world, id: (first(world, ""), number(world, ""), id))
    traces, many = Traces(), [str(one) for one in range(graph.HUB)]
    for name in "甲乙":
        now = world(person("a", name)).tracing(traces)
        assert [both(now, id) for id in many] == [(1, id) for id in many]
        assert [other(now, id) for id in many] == [(name, 1, id) for id in many]
    assert (len(numbers), len(calls), len(others)) == (2, len(many), 2 * len(many))


def test_a_hub_that_is_made_again_with_another_is_not_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graph, "HUB", 1)
    name, _ = counted(lambda world, id: world.one(Person, id).value.name)
    both, _ = counted(lambda world, id: (world.one(Person, id).value.id, name(world, id)))
    shown, _ = counted(lambda world, id: (name(world, id), id))
    more, _ = counted(both)
    traces, ids = Traces(), [str(one) for one in range(20)]
    for said in ("甲", "乙"):
        now = world(*(person(id, said) for id in ids)).tracing(traces)
        assert [more(now, id) for id in ids] == [(id, said) for id in ids]
        assert [shown(now, id) for id in ids] == [(said, id) for id in ids]


def test_what_nobody_asks_for_is_forgotten_once_there_is_much_of_it() -> None:
    name, calls = counted(lambda world, id: world.one(Person, id).value.name)
    traces, people = Traces(), [person(str(one), "甲") for one in range(40)]
    for asked in (range(9), range(9, 40), range(9, 40)):
        now = world(*people).tracing(traces)
        assert {name(now, str(one)) for one in asked} == {"甲"}
    assert len(calls) == 40
    assert [name(now, "8"), name(now, "9")] == ["甲", "甲"]
    assert calls[40:] == ["8"]


def test_what_is_gone_is_no_fault_of_those_who_do_not_ask_any_more() -> None:
    name, _ = counted(lambda world, id: world.one(Person, id).value.name)
    first, _ = counted(lambda world, id: name(world, world.all(Person)[0].value.id))
    traces = Traces()
    assert first(world(person("a", "甲"), person("b", "乙")).tracing(traces), "") == "甲"
    assert first(world(person("b", "乙")).tracing(traces), "") == "乙"


class OtherDisk(NoDisk):
    """A disk on which every file is another one than before."""

    def digest(self, file: PurePosixPath) -> str:
        """Something."""
        return "0"


@pytest.mark.parametrize(
    "read",
    [
        lambda world: world.disk.text(Path("x")),
        lambda world: world.incomplete,
        lambda world: world.ids(Person),
        lambda world: world.links("a.csv"),
        lambda world: world.digest(PurePosixPath("x")),
        lambda world: world.today,
        lambda world: world.entry(Person, "b"),
        lambda world: "b" in world.by(Person, "id"),
        lambda world: list(world.by(Person, "id")),
        lambda world: list(world.by(Person, "id").items()),
        lambda world: list(world.by(Person, "id").values()),
        lambda world: list(world.by(Person, "id").keys()),
        lambda world: len(world.by(Person, "id")),
        lambda world: world.by(Person, "id").get("b"),
        lambda world: len(world.all(Person)),
    ],
)  # fmt: skip
def test_every_way_of_reading_is_seen(read: Callable[[World], Any]) -> None:
    looked, calls = counted(lambda world, id: read(world))
    traces, one = Traces(), person("a", "甲")
    before = world(one)
    after = replace(
        world(one, person("b", "乙")),
        today=date(2026, 1, 2),
        unread=frozenset({Person}),
        known={Person: frozenset({"b"})},
        linked={"a.csv": frozenset({Path("x")})},
        files=OtherDisk(),
    )
    looked(before.tracing(traces), "")
    looked(before.tracing(traces), "")
    steady = len(calls)
    looked(after.tracing(traces), "")
    assert len(calls) == steady + 1


def test_who_reads_many_groups_reads_all() -> None:
    looked, calls = counted(
        lambda world, id: [world.by(Person, "id").get(f"p{n}") for n in range(2_000)]
    )
    traces = Traces()
    looked(world(person("a", "甲")).tracing(traces), "")
    looked(world(person("a", "甲"), person("p1999", "乙")).tracing(traces), "")
    assert len(calls) == 2


PARTS = st.lists(st.sampled_from("甲乙丙"), max_size=3).map(tuple)


@given(st.lists(PARTS, max_size=60), st.data())
def test_groups_come_out_as_if_made_anew(parts: list[tuple[str, ...]], data: st.DataObject) -> None:
    def entry(of: tuple[str, ...]) -> Any:
        return SimpleNamespace(value=SimpleNamespace(parts=of))

    traces, now = Traces(), [entry(one) for one in parts]
    for _ in range(3):
        found = traces.grouped(Person, "parts", entries := tuple(now))
        assert list(found.items()) == list(group("parts", entries).items())
        for place in data.draw(st.sets(st.integers(0, max(0, len(now) - 1)))) if now else ():
            now[place] = entry(
                data.draw(PARTS) if data.draw(st.booleans()) else now[place].value.parts
            )
        if data.draw(st.booleans()):
            now.append(entry(data.draw(PARTS)))


def test_memos_forget_what_nobody_asks_for() -> None:
    memo = Memo()
    assert memo.get("a", 1, lambda: "one") == "one"
    memo.turn()
    assert memo.get("a", 1, lambda: "two") == "one"
    assert memo.get("a", 2, lambda: "two") == "two"
    memo.turn()
    memo.turn()
    assert memo.before("a") is None
    assert memo.get("a", 2, lambda: "three") == "three"
