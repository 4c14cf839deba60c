"""Case files: a small site in one text, and exactly what must come of it.

A file has sections `-- path --`. Sections under `data/` and `content/` are input, as are `today`
(a date), `base64:path` (bytes), `link:path` (the target of a link) and `size:path` (a file of that
many bytes). `diagnostics` holds every finding as text; absent means none.
Each `pages/PATH` section names a page and holds its whole text, each `files/PATH` one of a file made
beside the pages without carriage returns; `assets` lists the files that are published beside them. `{{mobile}}` and other names of
`leaks/values.py` stand for private values, which no file of the repository holds.
"""

import base64
import re
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import kinds, photos, pipeline, report, sources
from tests import whole
from tests.leaks import values

TODAY = date(2026, 6, 1)
"""The day of a case that names none."""

SITE = """站点名称: 示例镇党务公开
站点简介: 用于测试的站点
主办单位: 中共示例镇委员会
联系电话: 0000-8888888
"""

_HEADER = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


class Case(Struct, frozen=True):
    """The sections of a case file in their order."""

    path: Path
    sections: Mapping[str, str]

    def inputs(self) -> dict[str, bytes]:
        """The files of the site by path."""
        files: dict[str, bytes] = {}
        for name, text in self.sections.items():
            if name.startswith(("data/", "content/")):
                files[values.fill(name)] = values.fill(text).encode()
            elif name.startswith("base64:"):
                files[name.removeprefix("base64:")] = base64.b64decode(text)
        if not any(name.startswith("data/site/") for name in files):
            files["data/site/site.yml"] = SITE.encode()
        return files


def _odd_files(root: Path, case: Case) -> None:
    for name, text in case.sections.items():
        what, _, file = name.partition(":")
        if what == "link":
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).symlink_to(text.strip())
        elif what == "size":
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            with (root / file).open("wb") as stream:
                stream.truncate(int(text))


def read(path: Path) -> Case:
    """The case in a file."""
    parts = _HEADER.split(path.read_text(encoding="utf-8"))
    return Case(path, dict(zip(parts[1::2], parts[2::2], strict=True)))


def outputs(case: Case) -> dict[str, str]:
    """The sections of a case with what really comes out."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in case.inputs().items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        _odd_files(root, case)
        today = date.fromisoformat(case.sections.get("today", TODAY.isoformat()).strip())
        outcome = whole.run(
            root, kinds.find(), today, lambda file: photos.derive(file, root / ".cache")
        )
        said = report.render(
            "text",
            outcome.diagnostics,
            pipeline.codes(kinds.find()),
            lambda file: sources.read_lines(root, file),
        )
    result = {
        name: text
        for name, text in case.sections.items()
        if name not in ("diagnostics", "assets") and not name.startswith(("pages/", "files/"))
    }
    if outcome.diagnostics:
        result["diagnostics"] = said
    if "assets" in case.sections:
        result["assets"] = "".join(f"{asset.target}\n" for asset in outcome.assets)
    # What other programs read of a page stands in `test_heads`.
    pages = {
        str(page.path): re.sub(r"^head: .*\n", "", page.text, count=1, flags=re.MULTILINE)
        for page in outcome.pages
    }
    for name in (name for name in case.sections if name.startswith("pages/")):
        result[name] = pages.get(
            name.removeprefix("pages/"), f"没有这一页；有：{' '.join(pages)}\n"
        )
    files = {str(file.path): file.text for file in outcome.files}
    for name in (name for name in case.sections if name.startswith("files/")):
        found = files.get(name.removeprefix("files/"))
        result[name] = (
            f"没有这个文件；有：{' '.join(files)}\n" if found is None else found.replace("\r", "")
        )
    return result


def text(sections: Mapping[str, str]) -> str:
    """Sections as a case file."""
    return "".join(
        f"-- {name} --\n{body if body.endswith(chr(10)) or not body else body + chr(10)}"
        for name, body in sections.items()
    )
