"""The data of this repository."""

from generator import report
from generator.diagnostics import Severity
from generator.workspace import Workspace
from tests import repository


def test_the_data_has_no_errors_and_no_warnings() -> None:
    space = Workspace(repository.ROOT, repository.TODAY)
    found = [one for one in space.check().diagnostics if one.severity is not Severity.INFO]
    assert report.render("text", found, {}, space.lines) == report.render(
        "text", [], {}, space.lines
    )
