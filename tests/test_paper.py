"""The HTML of a text → blocks to set, and what is set as it stands whatever it looks like."""

from pathlib import Path

import pytest

from generator.paper import blocks
from generator.paper.blocks import Heading, Table, Text
from tests import printing, sites
from tests.printing import DAY, edited


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>一<em>二</em>\n三</p><p> </p>", (Text(("一二 三",)),)),
        ("<p>一<br />\n二</p>", (Text(("一", "二")),)),
        ("<h1>一</h1><h4>二</h4><h2>三</h2>", (Heading(2, "一"), Heading(3, "二"), Heading(2, "三"))),
        ("<ol start='3'><li>一<ul><li>二</li></ul></li><li>三</li></ol>", (
            Text(("3. 一",)), Text(("— 二",)), Text(("4. 三",)),
        )),
        ("<ul><li><p>一</p><p>二</p></li></ul>", (Text(("— 一",)), Text(("二",)))),
        ("<p>看<img src='a.jpg' alt='一座桥'><a href='b.md'>这里</a></p>", (Text(("看（图：一座桥）这里",)),)),
        (
            ("<table><thead><tr><th>一</th><th>二</th></tr></thead>"
            "<tbody><tr><td>&lt;a&gt;</td><td><p>b</p></td></tr><tr><td>c</td></tr></tbody></table>"),
            (Table(("一", "二"), (("<a>", "b"), ("c", ""))),),
        ),
        ("<blockquote><p>一</p></blockquote><pre><code>二\n</code></pre>", (Text(("一",)), Text(("二",)))),
        ("", ()),
    ],
)  # fmt: skip
def test_the_blocks_of_a_text(html: str, found: tuple[blocks.Block, ...]) -> None:
    assert blocks.read(html) == found


def test_what_looks_like_a_template_is_text(tmp_path: Path) -> None:
    said = "#panic()*甲*_乙_$x$@y<z>[丙]`丁`\\戊//己"
    more = edited("data/notices/notices.csv", "任前公示,,2025-09-01", f"{said},,2025-09-01")
    root = printing.site(tmp_path, more)
    for command in ("pdf", "poster"):
        result = sites.run(command, "chehui", "-C", root, "--today", DAY)
        assert result.exit_code == 0, result.output
    for sheet in (root / "print").iterdir():
        assert said in "".join(printing.pages(sheet))
