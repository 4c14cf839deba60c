"""Pages of statistics: what is hidden on a page cannot be worked out from that page."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import kinds, photos
from tests import cases, small, whole

PARENTS = {"jia": "zhen", "yi": "zhen", "bing": "zhen", "jia-1": "jia", "jia-2": "jia"}
IDS = ("zhen", *PARENTS)
LEAVES = ("yi", "bing", "jia-1", "jia-2")
COLUMNS = ("新递交申请", "确定积极分子", "列为发展对象", "接收预备党员", "预备党员转正")
_HIDDEN = ("少于 3", "不单列")

Counts = Mapping[str, int]


def organisations() -> str:
    rows = ["编号,全称,简称,类型,领域,上级编号,公开范围"]
    for id in IDS:
        kind = "基层党委" if id == "zhen" else "党总支" if id == "jia" else "党支部"
        rows.append(f"{id},中共{id},{id},{kind},农村,{PARENTS.get(id, '')},向社会公开")
    return "\n".join(rows) + "\n"


def pages(files: Mapping[str, str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        small.write(
            root,
            {
                "data/site/site.yml": cases.SITE,
                "data/organisations/organisations.csv": organisations(),
                **files,
            },
        )
        outcome = whole.run(
            root, kinds.find(), cases.TODAY, lambda file: photos.derive(file, root / ".cache")
        )
    assert outcome.ok, outcome.diagnostics
    return {str(page.path): page.text for page in outcome.pages}


def summed(leaves: Counts, rest: Sequence[int]) -> dict[str, int]:
    """The counts of all organisations; `rest` is what the two upper ones count besides."""
    jia = leaves["jia-1"] + leaves["jia-2"] + rest[0]
    return {**leaves, "jia": jia, "zhen": jia + leaves["yi"] + leaves["bing"] + rest[1]}


def table(page: str) -> dict[str, dict[str, str]]:
    """The cells of the table of organisations by organisation and head."""
    found = {}
    for row in re.findall(r"<tr><th scope=\"row\" data-label=\"党组织\">.*", page):
        name = re.search(r"organisations/([a-z0-9-]+)\.html", row)
        cells = re.findall(r'<td data-label="([^"（]+)[^"]*">([^<]*)</td>', row)
        assert name is not None
        found[name[1]] = dict(cells)
    return found


def guesses(shown: Mapping[str, str], true: Counts) -> Iterator[dict[str, int]]:
    """All small numbers that a reader of the page may take for the hidden ones.

    The reader knows which organisations count more than those under them.
    """
    hidden = [id for id in IDS if shown[id] in _HIDDEN]
    under = {"jia": ("jia-1", "jia-2"), "zhen": ("jia", "yi", "bing")}
    full = {id for id, parts in under.items() if true[id] == sum(true[one] for one in parts)}
    free = [id for id in hidden if id not in full]
    ranges = [range(1, 3) if shown[id] == "少于 3" else range(true[id] + 3) for id in free]
    known = {id: int(text) for id, text in shown.items() if id not in hidden}
    for values in product(*ranges):
        guess = {**known, **dict(zip(free, values, strict=True))}
        for id in ("jia", "zhen"):
            if id in hidden and id in full:
                guess[id] = sum(guess[one] for one in under[id])
        if all(
            guess[id] == sum(guess[one] for one in parts)
            if id in full
            else guess[id] >= sum(guess[one] for one in parts)
            for id, parts in under.items()
        ):
            yield guess


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.fixed_dictionaries({id: st.integers(0, 5) for id in LEAVES}),
            st.tuples(*[st.sampled_from([0, 0, 0, 1, 4])] * 2),
        ),
        min_size=5,
        max_size=5,
    )
)
def test_hidden_numbers_of_a_page_stay_unknown(
    columns: Sequence[tuple[Counts, Sequence[int]]],
) -> None:
    counts = [summed(leaves, rest) for leaves, rest in columns]
    rows = ["编号,党组织编号,年度," + ",".join(COLUMNS) + ",公开范围"]
    rows += [
        f"f-{id},{id},2025,{','.join(str(one[id]) for one in counts)},向社会公开" for id in IDS
    ]
    files = {"data/statistics/member_development.csv": "\n".join(rows) + "\n"}
    page = pages(files)["statistics/development/2025.md"]
    cells = table(page)
    for name, true in zip(COLUMNS, counts, strict=True):
        shown = {id: cells[id][name] for id in IDS}
        for id in IDS:
            assert shown[id] == str(true[id]) if shown[id] not in _HIDDEN else True
            assert not 0 < true[id] < 3 or shown[id] in _HIDDEN
        seen: dict[str, set[int]] = {id: set() for id in IDS if shown[id] in _HIDDEN}
        for guess in guesses(shown, true):
            for id, values in seen.items():
                values.add(guess[id])
        assert {id for id, values in seen.items() if len(values) < 2 and true[id]} == set()


def appraisals(*rows: str) -> dict[str, str]:
    head = "编号,党组织编号,年度,应参加人数,参加人数,优秀,合格,基本合格,不合格,公开范围"
    lines = [f"p{number},{row},向社会公开" for number, row in enumerate(rows)]
    return {"data/statistics/appraisals.csv": "\n".join((head, *lines)) + "\n"}


def test_a_small_total_is_in_no_figure_chart_or_description() -> None:
    found = pages(appraisals("zhen,2025,31,31,9,19,2,1"))
    page = found["statistics/appraisals/2025.md"]
    assert "31" not in page.replace("2031", "")
    assert not re.search(r"(?<!\d)(?:9|19)(?: 人|<)", page)
    assert "31" not in found["statistics/index.md"]
    assert "少于 3" in page


def test_a_year_that_is_hidden_is_hidden_beside_other_years() -> None:
    found = pages(appraisals("zhen,2025,31,31,9,20,2,0", "zhen,2024,30,30,10,20,0,0"))
    assert "30" in found["statistics/appraisals/2024.md"]
    assert not re.search(r"(?<!\d)31(?!\d)", found["statistics/appraisals/2024.md"])


@pytest.mark.parametrize(("least", "text"), [(3, "不单列"), (5, "不单列"), (0, "2")])
def test_a_site_may_raise_the_number_or_switch_it_off(least: int, text: str) -> None:
    own = (
        "- {编号: small-cells, 名称: 少数人, 要求: 少数人的数字不单列。, 词语: [人],"
        f" 依据文件: 示例镇办法, {'停用: 是' if not least else f'数值: [{{项: least, 值: {least}}}]'}}}\n"
    )
    files = appraisals("zhen,2025,31,31,9,20,2,0") | {"data/rules/provisions.yml": own}
    page = pages(files)["statistics/appraisals/2025.md"]
    assert f"少于 {least}" in page if least else "少于" not in page
    assert f">{text}<" in page
