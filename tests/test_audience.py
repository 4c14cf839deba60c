"""What is above an audience leaves no trace: byte for byte the site is as if it were not there."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import kinds
from generator.engine import build as engine
from generator.kept import Kept
from generator.pipeline import Outcome
from generator.schema import Model, Only, Scope
from generator.schema.fields import names, shapes
from tests import cases, small, whole
from tests.small import Records
from tests.twins import COLLECTIONS, MARK, MARKS, twins

AUDIENCES = (Scope.SOCIETY, Scope.WHOLE_PARTY, Scope.LOCAL)
KINDS = tuple(replace(kind, rules=()) for kind in kinds.find())
"""All kinds without rules: twins are never sound in every respect, and need not be."""


def above(audience: Scope) -> list[Scope]:
    """The scopes that an audience may not see."""
    return list(Scope)[list(Scope).index(audience) + 1 :]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    found = small.records(small.write(tmp_path_factory.mktemp("sound"), small.FILES))
    found["data/site/site"][0]["网址"] = "https://dw.example.invalid/"  # Feeds need it.
    return found


def site(root: Path, given: Mapping[str, list[Any]]) -> Path:
    """A site of these records, and of the files that only marked ones name."""
    photo = small.FILES["content/showcases/photos/road.png"]
    tables = {f"{name}.yml": small.as_yaml(rows) for name, rows in given.items() if rows}
    hidden = {
        f"content/notices/files/{MARK}.csv": MARK,
        f"content/showcases/photos/{MARK}.png": photo + MARK.encode(),
    }
    for name in ("data", "content"):
        shutil.rmtree(root / name, ignore_errors=True)
    return small.write(root, {**small.others(small.FILES), **tables, **hidden})


def run(root: Path, audience: Scope) -> Outcome:
    outcome = whole.run(
        root, KINDS, cases.TODAY, lambda file: small.derive(root, file), reader=audience
    )
    assert outcome.ok, [one for one in outcome.diagnostics if one.severity.value == "error"]
    return outcome


def narrowed(given: Records, audience: Scope) -> Records:
    """The records without those, and without the fields, that are above an audience."""
    hidden = above(audience)
    return {
        name: [_narrowed(COLLECTIONS[name].model, row, hidden) for row in rows]
        for name, rows in given.items()
        if COLLECTIONS[name].model.AUDIENCE not in hidden
    }


def _narrowed(model: type[Model], row: Any, hidden: list[Scope]) -> Any:
    known, fields = names(model), shapes(model)
    kept = {}
    for key, item in row.items():
        shape = fields[known[key]]
        only = next((mark.scope for mark in shape.marks if isinstance(mark, Only)), None)
        if only in hidden:
            continue
        nested = shape.nested
        if nested is not None and isinstance(item, list):
            kept[key] = [_narrowed(nested, part, hidden) for part in item]
        else:
            kept[key] = _narrowed(nested, item, hidden) if nested is not None else item
    return kept


def bytes_of(root: Path, outcome: Outcome) -> dict[str, bytes]:
    """Every file of the finished site."""
    folder = root / "finished"
    shutil.rmtree(folder, ignore_errors=True)
    engine.build(root, outcome, folder, Kept(Path())).beside.finish()
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.value)
def test_no_byte_of_the_site_knows_of_what_is_above(
    audience: Scope, records: Records, tmp_path: Path
) -> None:
    scopes = above(audience)
    marked = {
        name: [*rows, *twins(name, rows, scopes[number % len(scopes)].value, full=True)]
        for number, (name, rows) in enumerate(records.items())
    }
    root = small.site(tmp_path / "site", {})
    with_them = bytes_of(root, run(site(root, marked), audience))
    without = bytes_of(root, run(site(root, narrowed(records, audience)), audience))
    assert list(with_them) == list(without)
    assert [name for name, content in with_them.items() if without[name] != content] == []
    marks = [mark.encode() for mark in MARKS]
    # A calendar cuts its lines anywhere.
    whole = {name: content.replace(b"\r\n ", b"") for name, content in with_them.items()}
    seen = {name for name, content in whole.items() for mark in marks if mark in content}
    assert seen == set()
    assert {".xml", ".json", ".ics"} <= {Path(name).suffix for name in whole if "notices" in name}


@settings(
    derandomize=True,
    database=None,
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),
)
@given(data=st.data())
def test_any_choice_of_hidden_records_leaves_no_trace(
    data: st.DataObject, records: Records, tmp_path_factory: pytest.TempPathFactory
) -> None:
    audience = data.draw(st.sampled_from(AUDIENCES))
    marked = {}
    for name, rows in records.items():
        scope = data.draw(st.sampled_from(above(audience)))
        before = data.draw(st.booleans())
        more = list(twins(name, rows, scope.value, full=True))
        marked[name] = [*more, *rows] if before else [*rows, *more]
    root = tmp_path_factory.getbasetemp() / "chosen"
    with_them = run(site(root, marked), audience)
    without = run(site(root, narrowed(records, audience)), audience)
    assert {page.path: page.text for page in with_them.pages} == {
        page.path: page.text for page in without.pages
    }
    assert with_them.files == without.files
    assert [asset.target for asset in with_them.assets] == [
        asset.target for asset in without.assets
    ]
    assert all(mark not in page.text for page in with_them.pages for mark in MARKS)


def test_each_audience_sees_what_is_open_to_it(records: Records, tmp_path: Path) -> None:
    """The proof above would hold for a site that shows nothing."""
    marked = {
        name: [*rows, *twins(name, rows, Scope.LOCAL.value)] for name, rows in records.items()
    }
    root = site(tmp_path, marked)
    inside = run(root, Scope.LOCAL)
    assert any(MARK in page.text for page in inside.pages)
    assert any(MARK in file.text for file in inside.files)
    assert f"notices/files/{MARK}.csv" in [str(asset.target) for asset in inside.assets]


APART = {
    "data/ledger/entries",  # Only what society sees is entered; hashes cannot be made up here.
    "data/ledger/amendments",
    "data/privacy/allow",  # Never shown.
    "data/rules/provisions",  # Rules hold for all readers.
    "data/rules/work_years",
    "data/rules/documents",
}


def test_every_collection_takes_part(records: Records) -> None:
    assert COLLECTIONS.keys() - records.keys() - APART == set()


def test_every_field_for_fewer_readers_takes_part(records: Records) -> None:
    for name, rows in records.items():
        model = COLLECTIONS[name].model
        filled = {names(model)[key] for row in rows for key in row}
        for field, shape in shapes(model).items():
            if any(isinstance(mark, Only) for mark in shape.marks):
                assert field in filled, (name, field)
