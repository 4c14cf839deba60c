"""The invented county: the same arguments give the same sound site of the size asked for."""

import csv
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator import kinds
from generator.kinds.notices.model import Notice, NoticeType
from generator.kinds.organisations.model import Organisation, OrganisationKind
from generator.workspace import Workspace

PROGRAM = Path(__file__).resolve().parent.parent / "bench" / "make_county.py"
TODAY = date(2026, 11, 22)
PAGES, MEMBERS = 60, 150
SMALL = {"committees": 1, "general-branches": 2, "branches": 8, "members": MEMBERS, "pages": PAGES}


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def make(out: Path, *extra: str) -> Path:
    done = run(out, *(f"--{name}={value}" for name, value in SMALL.items()), *extra)
    assert done.returncode == 0, done.stderr
    return out


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("county") / "one")


def test_the_same_arguments_give_the_same_bytes(county: Path, tmp_path: Path) -> None:
    assert tree(make(tmp_path / "again")) == tree(county)
    assert tree(make(tmp_path / "other", "--seed=2")) != tree(county)


@pytest.mark.slow
def test_a_county_is_sound_and_each_record_has_its_page(county: Path) -> None:
    outcome = Workspace(county, TODAY).run()
    # The working days of the coming year are not published yet.
    assert [found.code for found in outcome.diagnostics] == ["rules/year-unknown"]
    world = Workspace(county, TODAY).check().visible
    wanted = [
        collection.folder / f"{entry.value.id}.md"
        for kind in kinds.find()
        for collection in kind.collections
        if collection.folder is not None
        for entry in world.all(collection.model)
    ]
    assert len(wanted) == PAGES
    assert set(wanted) <= {page.path for page in outcome.pages}


def test_every_type_of_notice_is_there_and_members_add_up(county: Path) -> None:
    world = Workspace(county, TODAY).check().visible
    assert {entry.value.type for entry in world.all(Notice)} == set(NoticeType)
    organisations = [entry.value for entry in world.all(Organisation)]
    counts: dict[str | None, int] = {}
    for one in organisations:
        counts[one.parent_id] = counts.get(one.parent_id, 0) + members(one)
    assert counts[None] == MEMBERS
    for one in organisations:
        assert counts.get(one.id, members(one)) == members(one)
    kinds_ = [one.kind for one in organisations]
    assert kinds_.count(OrganisationKind.COMMITTEE) == 2
    assert kinds_.count(OrganisationKind.GENERAL_BRANCH) == 2
    assert len(kinds_) == 12


def members(one: Organisation) -> int:
    return (one.members_full or 0) + (one.members_probationary or 0)


def test_organisations_scale_in_proportion(tmp_path: Path) -> None:
    done = run(tmp_path / "large", "--organisations", "500", "--pages", "700")
    assert done.returncode == 0, done.stderr
    table = tmp_path / "large" / "data" / "organisations" / "organisations.csv"
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len({row["编号"] for row in rows}) == 500
    assert [row["类型"] for row in rows].count("党总支") == 63


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pages=100",), "至少要有"),
        (("--members=10",), "党员"),
        (("--branches=0",), "至少要有 1"),
    ],
)
def test_an_impossible_county_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run(tmp_path / "none", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert run(tmp_path).returncode == 2
    assert tree(tmp_path) == {"mine.txt": b"mine"}
