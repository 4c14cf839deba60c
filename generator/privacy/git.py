"""A git repository → the files that a commit would bring in, and the text of commits."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class GitError(Exception):
    """Git could not do what was asked; its own words are in the message."""


class Added(Struct, frozen=True):
    """A file as a commit brings it in, and what stood there before it (`old`, several for a merge).

    `commit` is its short name, empty for the index.
    """

    path: str
    new: str
    old: tuple[str, ...]
    commit: str = ""


def staged(root: Path) -> tuple[Added, ...]:
    """The files that the next commit would add or change, as they stand in the index."""
    try:
        before = _run(root, "rev-parse", "--verify", "--quiet", "HEAD^{tree}").decode().strip()
    except GitError:
        before = _run(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
    raw = _run(root, "diff-index", "--cached", "--raw", "-z", "--no-renames", "--abbrev=64", before)
    return tuple(_changes(raw, ""))


def between(root: Path, range_: str) -> tuple[Added, ...]:
    """The files that each commit of a range adds or changes, also those that a later one removes."""
    found: dict[tuple[str, str, str], list[str]] = {}
    names = _run(root, "rev-list", "--reverse", _sound(range_), "--").decode().split()
    for commit in names:
        raw = _run(
            root,
            *("diff-tree", "--root", "-r", "-m", "--raw", "-z", "--no-renames", "--abbrev=64"),
            *("--no-commit-id", commit),
        )
        for one in _changes(raw, commit[:10]):
            found.setdefault((one.path, one.new, one.commit), []).extend(one.old)
    return tuple(Added(path, new, tuple(old), at) for (path, new, at), old in found.items())


def messages(root: Path, range_: str) -> Iterator[tuple[str, str]]:
    """The short name and the message of each commit of a range."""
    raw = _run(root, "log", "--format=%H%x00%B%x01", _sound(range_), "--").decode(
        "utf-8", "replace"
    )
    for part in raw.split("\x01"):
        name, _, text = part.strip("\n").partition("\0")
        if name:
            yield name[:10], text


def _sound(range_: str) -> str:
    """A range as git takes it; a branch that is new has no beginning, and is taken whole."""
    first, dots, last = range_.partition("..")
    if range_.startswith("-"):
        raise GitError(f"“{range_}”不是一段提交")
    return last.lstrip(".") if dots and first and not first.strip("0") else range_


def contents(root: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each object by its name, in the order given; of missing ones nothing."""
    if not names:
        return
    with subprocess.Popen(  # noqa: S603 - the arguments are ours
        ["git", "-C", str(root), "cat-file", "--batch"],  # noqa: S607 - the user's own git
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None  # noqa: S101 - asked for above
        assert child.stdout is not None  # noqa: S101
        for name in names:
            child.stdin.write(f"{name}\n".encode())
            child.stdin.flush()
            words = child.stdout.readline().split()
            if len(words) == 3 and words[1] == b"blob":
                yield name, child.stdout.read(int(words[2]))
                child.stdout.read(1)
            elif len(words) == 3:
                child.stdout.read(int(words[2]) + 1)
        child.stdin.close()


def top(start: Path) -> Path:
    """The root of the checkout that holds a folder."""
    return Path(_run(start, "rev-parse", "--show-toplevel").decode().rstrip("\n"))


def hooks(start: Path) -> Path:
    """The folder of the hooks of a checkout."""
    return start / _run(start, "rev-parse", "--git-path", "hooks").decode().rstrip("\n")


def _changes(raw: bytes, commit: str) -> Iterator[Added]:
    """The added and changed files of `--raw -z`, without submodules and removed files."""
    fields = raw.split(b"\0")
    for told, path in zip(fields[0::2], fields[1::2], strict=False):
        words = told.decode("ascii").lstrip(":").split()
        mode, old, new, state = words[1], words[2], words[3], words[4]
        if state[0] != "D" and mode != "160000":
            before = () if set(old) == {"0"} else (old,)
            yield Added(path.decode("utf-8", "surrogateescape"), new, before, commit)


def _run(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the user's own git
            input=b"",
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError("没有找到 git") from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip() or "git 没有成功")
    return done.stdout
