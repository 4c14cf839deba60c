"""A checkout → what a county shares with the example site: set-up, words, duties, photographs."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .files import Tables, load
from .organisations import COUNTY

SAME = ("data/duties/post_duties.yml", "data/showcases/star_scales.yml")
"""Files that are copied as they are."""

POSTS = "data/duties/community_posts.yml"
CRITERIA = "data/showcases/criteria_sets.yml"
WORDS = "data/glossary/terms.yml"

PHOTOS = Path("content/showcases/photos")
ATTACHED = Path("content/notices/files")
_SMALL = 50_000
"""Attachments up to so many bytes are reused."""


def copy(checkout: Path, root: Path) -> None:
    """Copy set-up, theme and the files that stay as they are."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(checkout / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(checkout / "theme_overrides", root / "theme_overrides")
    for name in SAME:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(checkout / name, root / name)


def photos(checkout: Path, root: Path) -> tuple[str, ...]:
    """Copy the example's photographs; their names as records write them."""
    return _copied(sorted((checkout / PHOTOS).glob("*.jpg")), root, PHOTOS)


def attachments(checkout: Path, root: Path) -> tuple[str, ...]:
    """Copy the example's small attachments; their names as records write them."""
    files = sorted((checkout / ATTACHED).iterdir())
    return _copied([file for file in files if file.stat().st_size <= _SMALL], root, ATTACHED)


def _copied(files: Sequence[Path], root: Path, folder: Path) -> tuple[str, ...]:
    (root / folder).mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, root / folder / file.name)
    return tuple((folder / file.name).relative_to("content").as_posix() for file in files)


def words(checkout: Path, count: int) -> list[dict[str, Any]]:
    """The first so many words of the example, without references to the others."""
    found: list[dict[str, Any]] = load(checkout / WORDS)[:count]
    known = {word["编号"] for word in found}
    for word in found:
        word["参见编号"] = [id for id in word.get("参见编号", ()) if id in known]
    return found


def shared(checkout: Path, tables: Tables, size: int) -> tuple[list[str], list[dict[str, Any]]]:
    """Tell duties, posts, criteria, `size` words and the site; the ids of posts, the criteria."""
    duties = load(checkout / "data/duties/organisation_duties.yml")
    general = [duty for duty in duties if "党组织编号" not in duty]
    posts, criteria = load(checkout / POSTS), load(checkout / CRITERIA)
    tables.records |= {
        "data/duties/organisation_duties": general,
        "data/duties/community_posts": posts,
        "data/showcases/criteria_sets": criteria,
        "data/site/site": [_site()],
    }
    if found := words(checkout, size):
        tables.records["data/glossary/terms"] = list(found)
    return [post["编号"] for post in posts], criteria


def _site() -> dict[str, object]:
    """The facts of the site, which say that all is invented."""
    return {
        "站点名称": f"{COUNTY}党务公开",
        "站点简介": "测量生成速度用的虚构县，全部内容由程序编写，与任何真实的地方和个人无关。",
        "主办单位": f"中共{COUNTY}委员会（虚构）",
        "联系电话": "0000-8000000",
        "示例数据": "是",
        "每页公示条数": 20,
    }
