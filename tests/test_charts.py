"""Charts: nothing overlaps, nothing is lost, nothing from data is markup, the bytes stay."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import render
from generator.charts import (
    alliance,
    bands,
    bars,
    columns,
    frame,
    heading,
    leading,
    outline,
    radar,
    stacked,
    stars,
    svg,
    text,
    timeline,
    tree,
)
from generator.charts.alliance import Alliance
from generator.charts.bars import Bar
from generator.charts.fit import SCREEN, Paper
from generator.charts.lanes import Lane
from generator.charts.leading import LeadingGroup, Subgroup
from generator.charts.model import Cross, Node, own, parents, walk
from generator.charts.series import Series
from generator.charts.stacked import Stack, Stacked
from generator.charts.stars import Rating, Ratings
from generator.charts.svg import Line
from generator.charts.timeline import Term, Terms

if TYPE_CHECKING:
    from generator.charts.place import Box

GOLDEN = Path(__file__).parent / "charts"
HOSTILE = "<b>\"&'</b>`*_[x](y)\n\n    \x00{{ }}</svg></div>"


def grown(counts: Sequence[int], name: str = "o") -> tuple[Node, ...]:
    """A regular tree with so many children on each level."""
    if not counts:
        return ()
    return tuple(
        Node(
            f"{name}-{i}",
            f"中共示例镇第{i}{'村' * (i % 4)}支部委员会",
            note="" if i % 3 else f"党员 {i + 5} 人",
            href=f"../{name}-{i}/",
            children=grown(counts[1:], f"{name}-{i}"),
        )
        for i in range(counts[0])
    )


def rooted(*counts: int) -> Node:
    return Node("o", "中共示例县委员会", kind="committee", href="../o/", children=grown(counts))


def chain(length: int) -> Node:
    node = Node("n0", "末级党支部")
    for i in range(1, length):
        node = Node(f"n{i}", "上级", children=(node, Node(f"m{i}", "旁支")))
    return node


SIZES = {
    10: rooted(3, 2),
    60: rooted(3, 19),
    400: rooted(4, 9, 10),
    5000: rooted(10, 20, 24),
}
WIDE = Paper(1500, 1050)
"""Wider than high, as a sheet of A3 is."""

FLAT = {count: rooted(count - 1) for count in (10, 60, 400, 5000)}

names = st.text("中共示例镇村委员会（）12Ab《》 ", min_size=1, max_size=24)


Shape = tuple[list[tuple[int, str]], int]

shapes = st.tuples(
    st.lists(st.tuples(st.integers(0, 999), names), min_size=1, max_size=60),
    st.sampled_from([1, 2, 8, 60]),
)
"""Any tree of up to 60 nodes: for each the place of its parent, and how far back that may be."""


def planted(shape: Shape) -> Node:
    """The tree of a shape; every third node has a note."""
    rows, reach = shape
    below: list[tuple[Node, ...]] = [()] * len(rows)
    for i in reversed(range(len(rows))):
        place, title = rows[i]
        node = Node(f"n{i}", title, note="" if i % 3 else title, children=below[i])
        if i == 0:
            return node
        up = i - 1 - place % min(i, reach)
        below[up] = (node, *below[up])
    raise AssertionError


def enters(line: Line, x: int, y: int, width: int, height: int) -> bool:
    """Whether a line runs through the inside of a box."""
    left, right = sorted((line[0], line[2]))
    top, bottom = sorted((line[1], line[3]))
    return left < x + width and right > x and top < y + height and bottom > y


def verify(root: Node, paper: Paper, crosses: Sequence[Cross] = ()) -> tree.Plan:
    """All that is true of every chart."""
    made = tree.plan(root, crosses, paper)
    by_row: dict[int, list[Box]] = {}
    for box in made.boxes:
        by_row.setdefault(box.row, []).append(box)
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= made.width
        assert box.bottom <= made.height
        assert box.label.width <= box.width
        assert box.label.height <= box.height
    for row in by_row.values():
        row.sort(key=lambda box: box.x)
        assert len({box.bottom for box in row}) == 1
        assert all(a.x + a.width < b.x for a, b in pairwise(row))
    for upper, lower in pairwise(sorted(by_row)):
        assert by_row[upper][0].bottom < by_row[lower][0].y
    lines = [line for group in made.connectors for line in group]
    lines += [line for lane in made.lanes for line in lane.lines]
    for line in lines:
        assert line[0] == line[2] or line[1] == line[3]
        assert max(line[0], line[2]) <= made.width
        assert max(line[1], line[3]) <= made.height
        assert not any(enters(line, b.x, b.y, b.width, b.height) for b in made.boxes)
    if len(made.boxes) > 1:
        assert made.width <= max([paper.width, *(lane_width(lane) for lane in made.lanes)])
    centred(made)
    accounted(root, made)
    return made


def lane_width(lane: Lane) -> int:
    return text.pixels(lane.label, svg.NOTE_SIZE) + 4


def centred(made: tree.Plan) -> None:
    for box in made.boxes:
        below = [made.boxes[i] for i in box.item.children]
        whole = all(child.row == box.row + 1 for child in below)
        if below and (whole or not any(child.item.children for child in below)):
            middles = [child.middle for child in below if child.row == below[0].row]
            assert min(middles) + max(middles) == 2 * box.middle


def accounted(root: Node, made: tree.Plan) -> None:
    drawn = [box.item.index for box in made.boxes if box.item.index >= 0]
    assert len(set(drawn)) == len(drawn)
    assert len(drawn) + sum(box.item.hidden for box in made.boxes) == len(list(walk(root)))


@settings(max_examples=150)
@given(shapes, st.sampled_from([SCREEN, WIDE, Paper(700, 900), Paper(420, 600)]))
def test_any_tree_is_drawn_soundly(shape: Shape, paper: Paper) -> None:
    verify(planted(shape), paper)


@settings(max_examples=100)
@given(shapes, st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=6))
def test_cross_relations_never_run_through_a_box(shape: Shape, ends: list[tuple[int, int]]) -> None:
    root = planted(shape)
    crosses = [Cross(f"n{a}", f"n{b}", "结对共建") for a, b in ends]
    made = verify(root, SCREEN, crosses)
    drawn = {box.item.node.id for box in made.boxes}
    both = [each for each in crosses if {each.source_id, each.target_id} <= drawn]
    assert len(made.lanes) == sum(each.source_id != each.target_id for each in both)
    for lane in made.lanes:
        assert all(a[2:] == b[:2] for a, b in pairwise(lane.lines))


@pytest.mark.parametrize("paper", [SCREEN, WIDE], ids=["screen", "wide"])
@pytest.mark.parametrize("count", SIZES)
def test_four_sizes_fit_the_paper(count: int, paper: Paper) -> None:
    for root in (SIZES[count], FLAT[count]):
        made = verify(root, paper)
        assert made.height <= paper.height
        assert len(made.boxes) >= 10


def test_sixty_in_three_families_are_all_drawn() -> None:
    made = tree.plan(SIZES[60])
    assert [box.item.hidden for box in made.boxes] == [0] * 61
    assert made.boxes[-1].label.vertical
    assert not made.boxes[1].label.vertical


def test_more_than_seven_siblings_stand_upright() -> None:
    assert [tree.plan(rooted(n)).boxes[1].label.vertical for n in (7, 8)] == [False, True]


def test_what_does_not_fit_is_counted_in_words() -> None:
    for root in (SIZES[5000], FLAT[5000]):
        drawing = ET.fromstring(svg.group(tree.draw(root), "图"))
        tooltips = [found.text or "" for found in drawing.iter("{http://www.w3.org/2000/svg}title")]
        said = [re.search(r"另有 (\d+) 个$", tooltip) for tooltip in tooltips]
        stubs = sum(tooltip.startswith("另有") for tooltip in tooltips)
        total = sum(int(found[1]) for found in said if found) + len(tooltips) - stubs
        assert total == len(list(walk(root)))


def test_a_tree_may_be_5000_levels_deep() -> None:
    deep = chain(5000)
    verify(deep, SCREEN)
    whole = tree.plan(deep, paper=Paper(10**6, 10**6))
    assert len(whole.boxes) == 9999
    assert outline.outline(deep, "名单").count("<li>") == 9999


def test_subtrees_are_spread_evenly_between_wide_neighbours() -> None:
    wide = tuple(Node(f"w{i}", "甲村党支部") for i in range(4))
    root = Node(
        "r",
        "根",
        children=tuple(
            Node(f"c{i}", "总支", children=wide if i in (0, 3) else ()) for i in range(4)
        ),
    )
    middles = [box.middle for box in tree.plan(root).boxes[1:5]]
    assert middles[1] - middles[0] == middles[3] - middles[2]


def test_a_mirrored_tree_gives_a_mirrored_chart() -> None:
    def mirrored(node: Node) -> Node:
        return replace(node, children=tuple(map(mirrored, reversed(node.children))))

    root = rooted(3, 2)
    root = replace(root, children=(*root.children, Node("x", "单列支部")))
    made, other = tree.plan(root), tree.plan(mirrored(root))
    places = {box.item.node.id: box.middle for box in made.boxes}
    assert {b.item.node.id: made.width - b.middle for b in other.boxes} == places


def test_own_chart_shows_the_line_of_parents_and_all_below() -> None:
    root = SIZES[400]
    node = root.children[1].children[2]
    chart = own(node, parents(root))
    assert [each.id for each in walk(chart)][:3] == [root.id, root.children[1].id, node.id]
    assert [each.id for each in walk(chart) if each.current] == [node.id]
    assert len(list(walk(chart))) == 2 + 11
    assert own(node, parents(root), above=1).id == "o-1"
    made = tree.plan(chart)
    assert not any(box.label.vertical for box in made.boxes[:3])


def test_parents_without_siblings_lie_flat_and_leaves_without_room_wrap() -> None:
    made = tree.plan(Node("a", "上级党委", children=(rooted(90),)))
    assert [box.label.vertical for box in made.boxes[:3]] == [False, False, True]
    assert {box.row for box in made.boxes} == set(range(max(b.row for b in made.boxes) + 1))
    assert len(made.boxes) == 92


@given(st.text(max_size=60), st.integers(4, 20))
def test_broken_lines_keep_every_sign_and_the_limit(content: str, limit: int) -> None:
    broken = text.lines(content, limit)
    assert "".join(broken).replace(" ", "") == text.clean(content).replace(" ", "")
    assert all(text.units(line) <= limit * text.EM for line in broken if len(line) > 1)


def test_lines_break_where_a_reader_would() -> None:
    assert text.lines("中共示例镇清河社区支部委员会", 9) == ("中共示例镇清河社区", "支部委员会")
    assert text.lines("示例支（联合）部", 4) == ("示例支", "（联", "合）部")
    assert text.lines("abc def", 2) == ("abc", "def")
    assert text.lines("", 9) == ("",)


def test_columns_pair_digits_and_keep_brackets_together() -> None:
    assert text.columns("第12党小组(东)", 16) == (("第", "12", "党", "小", "组", "（", "东", "）"),)
    assert text.columns("2026年", 16) == (("2", "0", "2", "6", "年"),)
    assert text.columns("一二三四五（六七）八", 6) == (tuple("一二三四五"), tuple("（六七）八"))


def test_a_vertical_box_places_every_glyph_and_turns_brackets() -> None:
    root = rooted(8)
    named = replace(root.children[0], title="第12（东）𠮷组")
    body = tree.draw(replace(root, children=(named, *root.children[1:]))).body
    first, alone, last = re.findall(r"<text ([^>]*)>([^<]*)</text>", body)[1:4]
    assert [first[1], alone[1], last[1]] == ["第12（东）", "𠮷", "组"]
    xs, ys = (re.search(rf'\b{name}="([^"]*)"', first[0]) for name in "xy")
    assert xs
    assert ys
    assert len(xs[1].split()) == len(ys[1].split()) == 6
    assert 'rotate="0 0 0 90 0 90"' in first[0]
    assert ys[1].split()[1] == ys[1].split()[2]
    assert xs[1].split()[1] != xs[1].split()[2]


def sample() -> Node:
    first, second, third = rooted(3, 2).children
    office = replace(second, current=True, note="")
    return replace(
        rooted(),
        note="书记 赵某某",
        children=(first, office, third, Node("z", "联合党支部", "无链接")),
    )


SAMPLE_CROSSES = (Cross("o-0", "o-2", "结对共建"), Cross("o", "o-1-1", "直接联系"))
UNITS = tuple(Node(f"u{i}", f"示例第{i}小学党支部", "共建单位", f"../u{i}/") for i in range(4))
ALLIANCE = Alliance(
    Node("l", "示例街道联合党委", href="../l/"),
    UNITS,
    Node("s", "示例街道党群服务中心", "周一至周日"),
    "孙某某（轮值）",
)
GROUP = LeadingGroup(
    Node("p0", "赵某某", "镇党委书记"),
    (Node("p1", "钱某某", "镇党委副书记"),),
    tuple(Node(f"p{i}", "李某某", "委员") for i in range(2, 12)),
    Node("f", "领导小组办公室", "设在镇党建办"),
    "吴某某",
    (
        Subgroup(Node("g", "宣传组"), "郑某某", ("石桥村", "柳林社区")),
        Subgroup(Node("h", "督查组"), ""),
    ),
)
SCORES = (
    Bar("领导班子好", 92, "92 分"),
    Bar("党员队伍好", Fraction(705, 10), "70.5 分"),
    Bar("工作机制好", None, "不公布（少于 5）"),
    Bar("工作业绩好", 100, "100 分"),
    Bar("群众反映好", 0, "0 分"),
)
SERIES = Series("五好评分", ("项目", "得分"), SCORES, 100)
STACKED = Stacked(
    "历年评议的构成",
    "年度",
    ("优秀", "合格", "不合格"),
    (
        Stack("2024年", (80, 120, 0), ("80 人（40.0%）", "120 人（60.0%）", "0 人（0.0%）")),
        Stack("2025年", (90, None, 60), ("90 人", "不单列", "60 人")),
    ),
)
RATINGS = Ratings(
    "志愿服务星级",
    ("姓名", "服务次数", "星级"),
    5,
    (Rating("示例甲", 4, "4 星", ("21",)), Rating("示例乙", 0, "未达到一星", ("3",))),
)
TERMS = Terms(
    "示例镇党委班子成员任期",
    (
        Term("书记", "示例丙", date(2024, 6, 28)),
        Term("书记", "示例丁", date(2016, 2, 29), date(2024, 6, 28)),
        Term("宣传委员", "示例戊", date(2026, 5, 31)),
    ),
    date(2026, 6, 1),
)


def blocks() -> dict[str, str]:
    """Every kind of output, small."""
    return {
        "tree": frame.region(tree.draw(sample(), SAMPLE_CROSSES), "示例镇组织架构图", paired=True),
        "outline": outline.outline(sample(), "示例镇组织名单", SAMPLE_CROSSES),
        "wrapped": frame.region(tree.draw(rooted(12), paper=Paper(400, 900)), "折行"),
        "cut": frame.region(tree.draw(rooted(2, 30), paper=Paper(400, 900)), "截断"),
        "alliance": frame.region(alliance.draw(ALLIANCE), "区域党建"),
        "leading": frame.region(leading.draw(GROUP), "领导小组"),
        "leading-outline": outline.outline(leading.outline(GROUP), "领导小组", (), "共 {} 项"),
        "bars": render.figure("bars", SERIES),
        "columns": render.figure("columns", SERIES),
        "radar": render.figure("radar", SERIES),
        "stacked": render.figure("stacked", STACKED),
        "stars": render.figure("stars", RATINGS),
        "timeline": render.figure("timeline", TERMS),
    }


@pytest.mark.parametrize("name", blocks())
def test_bytes_stay_the_same(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.html"
    if request.config.getoption("--bless", default=False):
        path.write_text(blocks()[name] + "\n", encoding="utf-8", newline="\n")
    assert blocks()[name] + "\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", blocks())
def test_a_block_passes_through_markdown_unchanged(name: str) -> None:
    block = blocks()[name]
    assert not re.search(r"^\s*$|^\s", block, re.MULTILINE)
    page = markdown.markdown(
        f"前\n\n{block}\n\n后", extensions=["tables", "attr_list", "md_in_html"]
    )
    assert page == f"<p>前</p>\n{block}\n\n<p>后</p>"


def well_formed(block: str) -> ET.Element:
    loose = re.sub(r"( data-search-exclude|<details open)(?=>)", _valued, block)
    return ET.fromstring(loose)


def _valued(found: re.Match[str]) -> str:
    return found[0] + '=""'


@given(st.text(max_size=30) | st.just(HOSTILE))
def test_nothing_from_data_is_markup(content: str) -> None:
    node = Node("x", content, content, content, content, children=(Node("y", content, content),))
    root = replace(node, children=(*node.children, *grown((8,))))
    score = Bar(content, 1, content)
    drawings = (
        tree.draw(root, (Cross("x", "y", content),)),
        alliance.draw(Alliance(node, (node, node), node, content)),
        leading.draw(LeadingGroup(node, (node,), subgroups=(Subgroup(node, content, (content,)),))),
    )
    series = Series(content, (content, content), (score,) * 3, 2)
    whole = Stacked(content, content, (content,), (Stack(content, (1,), (content,)),))
    rated = Ratings(content, (content,) * 3, 2, (Rating(content, 1, content, (content,)),))
    terms = Terms(content, (Term(content, content, date(2020, 1, 1)),), date(2026, 1, 1))
    found = [
        *(frame.region(drawing, content) for drawing in drawings),
        *(render.figure(name, series) for name in ("bars", "columns", "radar")),
        render.figure("stacked", whole),
        render.figure("stars", rated),
        render.figure("timeline", terms),
        outline.outline(root, content, (Cross("x", "y", content),)),
    ]
    known = {"div", "svg", "g", "a", "title", "desc", "rect", "text", "path", "polygon", "circle"}
    known |= {"figure", "figcaption", "details", "summary", "table", "thead", "tbody", "tr", "th"}
    known |= {"td", "nav", "ul", "li", "span", "line"}
    for block in found:
        assert "\n\n" not in block
        assert {each.tag.rpartition("}")[2] for each in well_formed(block).iter()} <= known


@settings(max_examples=50)
@given(shapes)
def test_the_outline_holds_every_node_in_order(shape: Shape) -> None:
    root = planted(shape)
    listed = well_formed(outline.outline(root, "名单"))
    said = [
        "".join((each.find("span") is None and [each.text or ""]) or [each.text or ""])
        for each in listed.iter("li")
    ]
    assert [words.strip() for words in said] == [text.clean(node.title) for node in walk(root)]
    controls = [each.text for each in listed.iter("summary")]
    expected = [len(node.children) for node in walk(root) if node.children]
    assert controls == [f"下级 {count} 个" for count in expected]


def test_the_outline_opens_the_way_to_the_current_node_beside_its_links() -> None:
    root = SIZES[400]
    node = root.children[3].children[8].children[9]
    marked = replace(node, current=True)
    family = replace(root.children[3].children[8], children=(marked,))
    branch = replace(root.children[3], children=(family,))
    listed = well_formed(
        outline.outline(replace(root, children=(*root.children[:3], branch)), "名单")
    )
    current = [each for each in listed.iter("a") if each.get("aria-current") == "page"]
    assert [each.get("href") for each in current] == [node.href]
    assert not [each for summary in listed.iter("summary") for each in summary]
    opened = [each.find("ul/li") for each in listed.iter("details") if each.get("open") is not None]
    assert len(opened) == 1 + 4 + 1


def test_cross_relations_are_told_even_where_they_are_not_drawn() -> None:
    said = outline.outline(sample(), "名单", (*SAMPLE_CROSSES, Cross("o", "nobody", "无")))
    assert said.count("<li>") == len(list(walk(sample()))) + 2
    assert "：直接联系。</li>" in said


@settings(max_examples=40)
@given(st.lists(st.lists(names, min_size=0, max_size=20), min_size=1, max_size=4))
def test_cards_of_bands_stand_apart_inside_their_frames(groups: list[list[str]]) -> None:
    made = bands.stack(
        (
            bands.Band("", (Node("h", "组长"),), "root"),
            *(
                bands.Band(f"成员{i}", tuple(Node(name, name, name) for name in group))
                for i, group in enumerate(groups)
            ),
        ),
        700,
    )
    assert made.width <= 700
    assert len(made.cards) == 1 + sum(map(len, groups))
    for i, card in enumerate(made.cards):
        box = (card.x, card.y, card.width, card.height)
        assert card.label.width <= card.width
        assert card.label.height <= card.height
        assert card.x >= 0
        assert card.x + card.width <= made.width
        assert card.y >= 0
        assert card.y + card.height <= made.height
        assert not any(enters(line, *box) for line in made.lines)
        for other in made.cards[i + 1 :]:
            apart_x = card.x + card.width <= other.x or other.x + other.width <= card.x
            assert apart_x or card.y + card.height <= other.y
        middle = card.x + card.width // 2
        assert i == 0 or any(line[2:] == (middle, card.y) for line in made.lines)
    for title, (x, y, width, height) in made.frames:
        inside = [c for c in made.cards if y < c.y < y + height]
        assert len(inside) == len(groups[int(title[2:])])
        assert all(x < c.x and c.x + c.width < x + width for c in inside)
        assert all(c.y + c.height < y + height for c in inside)


def test_an_alliance_is_dashed_and_names_its_chair() -> None:
    drawn = alliance.draw(ALLIANCE).body
    assert '<g class="dw-lanes">' in drawn
    assert "dw-connectors" not in drawn
    assert "召集人：孙某某（轮值）" in drawn
    assert "成员单位（4 个）" in drawn
    told = [node.title for node in walk(alliance.outline(ALLIANCE))]
    assert [unit.title for unit in UNITS] == told[2:6]


def test_a_leading_group_tells_what_its_subgroups_cover() -> None:
    told = {node.title: node.note for node in walk(leading.outline(GROUP))}
    assert told["宣传组"] == "组长：郑某某\n联系：石桥村、柳林社区"
    assert told["督查组"] == ""
    assert told["领导小组办公室"].endswith("主任：吴某某")
    assert [node.title for node in leading.outline(GROUP).children] == [
        "副组长",
        "成员",
        "办公室",
        "工作组",
    ]


def test_bars_are_clipped_and_an_unpublished_value_has_none() -> None:
    values = (Fraction(1, 3), 2, -1, None)
    drawn = bars.draw([Bar("项", value, "值") for value in values], 1).body
    assert re.findall(r'width="([^"]*)" fill', drawn) == ["33.3%", "100.0%"]


words = st.text("中共示例镇村委员会（）12Ab，。《》 ", max_size=60)
amounts = st.none() | st.integers(-5, 10**6) | st.fractions(0, 1000)
values = st.lists(st.builds(Bar, words, amounts, words), min_size=1, max_size=9)
days = st.dates(date(1949, 10, 1), date(2026, 6, 1))


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    found = []
    for start in draw(st.lists(days, min_size=1, max_size=9)):
        ends = st.none() | st.dates(start, date(2026, 6, 1) + timedelta(1))
        found.append(Term(draw(words), draw(words), start, draw(ends)))
    return Terms("任期", tuple(found), date(2026, 6, 1))


@st.composite
def wholes(draw: st.DrawFn) -> Stacked:
    names = draw(st.lists(words, min_size=1, max_size=7))
    known = st.none() | st.integers(0, 10**6)
    pieces = st.lists(known, min_size=len(names), max_size=len(names))
    stacks = draw(st.lists(st.tuples(words, pieces), min_size=1, max_size=5))
    return Stacked(
        "构成",
        "年度",
        tuple(names),
        tuple(Stack(label, tuple(row), tuple(map(str, row))) for label, row in stacks),
    )


def inside(drawing: svg.Drawing) -> None:
    """No text runs out of a drawing on a phone, nor into the text beside it."""
    width = heading.ROOM if drawing.fluid else drawing.width
    root = ET.fromstring(svg.picture(drawing, "图", "说明"))
    by_line: dict[str, list[tuple[float, float]]] = {}
    for each in root.iter("{http://www.w3.org/2000/svg}text"):
        size = text.pixels(each.text or "", int(each.get("font-size", "0")))
        x = each.get("x", "")
        place = float(x[:-1]) * width / 100 if x.endswith("%") else float(x)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[each.get("text-anchor", "middle")]
        left = place - share * size
        assert left >= -1
        assert left + size <= width + 1
        assert 0 < float(each.get("y", "0")) <= drawing.height
        by_line.setdefault(each.get("y", ""), []).append((left, left + size))
    for spans in by_line.values():
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def fits(drawing: svg.Drawing) -> list[tuple[float, float]]:
    """The place and width of each bar or piece of a drawing in per cent; none beyond its edge."""
    found = re.findall(
        r'x="([\d.]+)%?" y="\d+" (?:height="\d+" rx="\d" )?width="([\d.]+)%', drawing.body
    )
    places = [(float(x), float(width)) for x, width in found]
    assert all(x >= 0 and x + width <= 100 for x, width in places)
    return places


@settings(max_examples=80)
@given(values)
def test_no_words_leave_a_statistic(given: list[Bar]) -> None:
    most = max([Fraction(one.value) for one in given if one.value], default=Fraction(1))
    for draw in (bars.draw, columns.draw):
        inside(draw(given, max(most, Fraction(1))))
        assert draw(given, max(most, Fraction(1))) == draw(given, max(most, Fraction(1)))


@settings(max_examples=80)
@given(wholes(), terms(), st.lists(st.builds(Rating, words, st.integers(0, 5), words), min_size=1))
def test_no_words_leave_other_statistics(whole: Stacked, held: Terms, rated: list[Rating]) -> None:
    for drawing in (
        stacked.draw(whole),
        timeline.draw(held),
        stars.draw(Ratings("星级", ("姓名", "星级"), 5, tuple(rated))),
    ):
        inside(drawing)
        fits(drawing)


@settings(max_examples=60)
@given(st.lists(st.builds(Bar, words, st.integers(0, 100), words), min_size=3, max_size=9))
def test_no_words_leave_a_radar(given: list[Bar]) -> None:
    drawing = radar.draw(given, 100)
    root = ET.fromstring(svg.picture(drawing, "图", "说明"))
    for each in root.iter("{http://www.w3.org/2000/svg}text"):
        size = text.pixels(each.text or "", svg.NOTE_SIZE)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[each.get("text-anchor", "middle")]
        left = float(each.get("x", "")) - share * size
        assert left >= 0
        assert left + size <= drawing.width
        assert 0 < float(each.get("y", "0")) <= drawing.height


@settings(max_examples=80)
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=9))
def test_what_is_drawn_is_in_proportion(sizes: list[int]) -> None:
    marks = [Bar("项", size, "值") for size in sizes]
    most = max(sizes)
    drawn = bars.draw(marks, most).body
    shares = [float(share) for share in re.findall(r'width="([\d.]+)%" fill', drawn)]
    assert shares == pytest.approx([100 * size / most for size in sizes], abs=0.1)
    high = re.findall(r'height="(\d+)" fill', columns.draw(marks, most).body)
    assert [int(each) for each in high] == pytest.approx(
        [columns.HEIGHT * size / most for size in sizes], abs=1
    )
    one = Stack("全部", tuple(sizes), ("",) * len(sizes))
    pieces = fits(stacked.draw(Stacked("构成", "年度", ("项",) * len(sizes), (one,))))
    assert [width for _, width in pieces] == pytest.approx(
        [100 * size / sum(sizes) for size in sizes], abs=0.1
    )
    assert all(a + b == pytest.approx(c) for (a, b), (c, _) in pairwise(pieces))


def test_a_piece_that_is_not_published_leaves_no_gap() -> None:
    drawn = stacked.draw(STACKED).body
    pieces = fits(stacked.draw(STACKED))
    assert pieces == [(0, 40), (40, 60), (0, 45), (45, 30)]
    assert "合格 不单列" in drawn


def test_the_stars_given_are_full() -> None:
    drawn = stars.draw(RATINGS).body
    assert drawn.count("dw-star--given") == 4
    assert drawn.count("<polygon") == 10


def test_a_term_stands_at_its_days_and_a_present_one_is_marked() -> None:
    places = fits(timeline.draw(TERMS))
    whole = (date(2028, 1, 1) - date(2016, 1, 1)).days
    starts = [(date(2024, 6, 28) - date(2016, 1, 1)).days, 59]
    assert [x for x, _ in places[:2]] == pytest.approx(
        [100 * days / whole for days in starts], abs=0.1
    )
    drawn = timeline.draw(TERMS).body
    assert re.findall(r'class="(dw-term[^"]*)"', drawn) == [
        "dw-term dw-term--present",
        "dw-term",
        "dw-term dw-term--present",
    ]
    assert "2024年6月28日起，现任" in drawn
    assert "2016年2月29日至2024年6月28日" in drawn
    assert re.findall(r">(\d{4})<", drawn) == ["2016", "2019", "2022", "2025", "2028"]


@pytest.mark.parametrize("name", ["bars", "columns", "radar", "stacked", "stars", "timeline"])
def test_a_figure_has_a_caption_a_description_and_all_its_data(name: str) -> None:
    made = well_formed(blocks()[name])
    space = "{http://www.w3.org/2000/svg}"
    caption = made.findtext("figcaption")
    picture = next(made.iter(f"{space}svg"))
    assert picture.get("role") == "img"
    assert picture.findtext(f"{space}title") == caption
    said = picture.findtext(f"{space}desc") or ""
    rows = [[cell.text or "" for cell in row] for row in made.iter("tr")]
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        assert row[0] in said
        assert row[-1] in said


def test_a_radar_needs_three_axes() -> None:
    assert radar.draw(SCORES[:2], 100) == bars.draw(SCORES[:2], 100)
    top = 100 + 28 + 16
    area = re.search(r'class="dw-area" points="([^"]*)"', radar.draw(SCORES[:3], 100).body)
    centre = radar.draw(SCORES[:3], 100).width // 2
    assert area
    assert area[1].split()[0] == f"{centre},{top - 92}"
    assert area[1].split()[2] == f"{centre},{top}"
