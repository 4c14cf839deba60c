"""The data of this repository."""

from pathlib import Path

from generator import report
from generator.diagnostics import Severity
from generator.workspace import Workspace
from tests import repository


def test_the_data_has_no_faults_but_what_time_brings() -> None:
    space = Workspace(repository.ROOT, repository.TODAY)
    checked = space.check()
    due = {(one.code, one.location) for one in checked.tasks}
    found = [
        one
        for one in checked.diagnostics
        if one.severity is not Severity.INFO and (one.code, one.location) not in due
    ]
    assert report.render("text", found, {}, space.lines) == report.render(
        "text", [], {}, space.lines
    )


def test_the_data_show_what_is_to_be_done() -> None:
    tasks = Workspace(repository.ROOT, repository.TODAY).check().tasks
    overdue = [one for one in tasks if one.due < repository.TODAY]
    assert len(overdue) < 10
    assert len({one.code for one in tasks}) > 10


def test_what_readers_ask_is_found(published: Path) -> None:
    done = repository.dangwu("search", "--check", "--site", str(published))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" 条搜索都答得出，要有的网页都在前十条里。\n")
    assert int(done.stdout.split()[0]) > 20
