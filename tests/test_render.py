"""`dangwu render`: the plain site builds in three engines, with the same text."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import markup, repository

ENGINES = {
    "mkdocs": ["build", "--strict"],
    "properdocs": ["build", "--strict", "-f", "mkdocs.yml"],
    "zensical": ["build", "--strict"],
}
PAGES = (
    "index.html",
    "notices/2026-02-dangfei-gengzheng.html",
    "organisations/xizhao-1.html",
    "glossary/dangfei.html",
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("render") / "plain"
    done = repository.dangwu("render", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def texts(published: Path) -> dict[str, str]:
    return {name: article(published / name) for name in PAGES}


def article(file: Path) -> str:
    """The text of the article of a page."""
    parts = markup.inside(file.read_text(encoding="utf-8"), "article")
    return markup.text(parts)


def test_the_plain_site_needs_nothing_of_ours(plain: Path) -> None:
    config = (plain / "mkdocs.yml").read_text(encoding="utf-8")
    assert [line for line in config.splitlines() if line.strip().startswith("- dangwu")] == []
    assert "- search:\n    lang: zh\n" in config
    assert not (plain / "docs" / "search").exists()
    assert not [
        file for file in plain.rglob("*") if file.suffix in {".csv", ".j2"} and "data" in file.parts
    ]
    assert str(repository.ROOT) not in config


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_builds_the_same_text(
    plain: Path, texts: dict[str, str], tmp_path: Path, engine: str
) -> None:
    root = shutil.copytree(plain, tmp_path / "site")
    program = shutil.which(engine, path=str(Path(sys.executable).parent))
    assert program, f"{engine} is not installed"
    done = subprocess.run(
        [program, *ENGINES[engine]], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert min(map(len, texts.values())) > 100
    assert {name: article(root / "site" / name) for name in PAGES} == texts
    # Their search stands in for ours, with the script by which it works.
    home = (root / "site/index.html").read_text("utf-8")
    assert 'class="md-search"' in home
    assert 'id="__config"' in home
    assert re.search(r'src="[^"]*assets/javascripts/bundle\.', home)
    assert "dw-search" not in home
