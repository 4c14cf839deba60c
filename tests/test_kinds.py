"""Every case file of every kind, and that each kind is complete."""

from pathlib import Path

import pytest

from generator import kinds, pipeline
from generator.pipeline.codes import BUILT, PRINTED
from tests import cases

KINDS = Path(__file__).parents[1] / "generator" / "kinds"
FILES = sorted(KINDS.glob("*/cases/*.txt")) + sorted(Path(__file__).parent.glob("core/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_case(path: Path, bless: bool) -> None:
    case = cases.read(path)
    actual = cases.text(cases.outputs(case))
    if bless:
        path.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == cases.text(case.sections)


def test_every_code_has_a_case() -> None:
    said = "".join(cases.read(path).sections.get("diagnostics", "") for path in FILES)
    missing = {code for code in pipeline.codes(kinds.find()) if code not in said}
    # Those that only show in a built site; `test_cli_search.py` and `test_published.py` have each.
    assert missing == {code.id for code in (*BUILT, *PRINTED)}


@pytest.mark.parametrize("kind", kinds.find(), ids=lambda kind: kind.name)
def test_kind_is_complete(kind: object) -> None:
    folder = KINDS / kind.name
    assert (folder / "README.md").is_file()
    assert any(folder.glob("cases/*.txt")), "no case files"
