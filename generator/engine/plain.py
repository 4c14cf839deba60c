"""An outcome → a folder of plain Markdown with a `mkdocs.yml` that needs no plugin of ours."""

import io
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator import program
from generator import write as files
from generator.kinds.search.model import INDEX
from generator.pipeline import Outcome, listing

from . import facts, menu

SEARCH = "search"
"""The theme's own search, in place of ours, whose index and page of results only our build has."""


def write(root: Path, outcome: Outcome, out: Path) -> None:
    """Write pages, files, theme and configuration under `out`."""
    docs = out / "docs"
    folders = {kind.name for kind in outcome.kinds}
    for path in listing.files(root / "content"):
        inner = path.relative_to(root / "content")
        if path.is_file() and inner.parts[0] not in folders:
            files.data(docs / inner, path.read_bytes())
    for page in (one for one in outcome.pages if one.path != INDEX):
        files.text(docs / page.path, page.text)
    for file in outcome.files:
        files.text(docs / file.path, file.text)
    for asset in outcome.assets:
        files.data(docs / asset.target, (root / "content" / asset.source).read_bytes())
    shutil.copytree(program.theme(), out / "theme_overrides", dirs_exist_ok=True)
    _merge_own_theme(root, out)
    files.text(out / "mkdocs.yml", configuration(root, outcome))


def _merge_own_theme(root: Path, out: Path) -> None:
    own = root / "theme_overrides"
    if own.is_dir() and own != program.theme():
        shutil.copytree(own, out / "theme_overrides", dirs_exist_ok=True)


def configuration(root: Path, outcome: Outcome) -> str:
    """The site's `mkdocs.yml` without our plugin, with the menu and facts it would have made."""
    yaml = YAML()
    yaml.width = 100
    config: dict[str, Any] = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    others = [one for one in config.get("plugins", []) if _name(one) != "dangwu"]
    own = [] if SEARCH in map(_name, others) else [{SEARCH: {"lang": "zh"}}]
    config["plugins"] = [*others, *own]
    config["docs_dir"] = "docs"
    config["site_dir"] = "site"
    config["theme"]["custom_dir"] = "theme_overrides"
    config["nav"] = menu.build(config.get("nav"), outcome)
    config.setdefault("extra", {}).setdefault("homepage", facts.HOME)
    config["extra"]["dangwu"] = facts.values(outcome)
    if outcome.site is not None:
        config["site_name"] = facts.title(outcome.site)
        config["site_description"] = outcome.site.description
        if outcome.site.site_url:
            config["site_url"] = outcome.site.site_url
    stream = io.StringIO()
    yaml.dump(config, stream)
    return stream.getvalue()


def _name(plugin: Any) -> str:
    """The name of an entry of `plugins`, with options or without."""
    return str(next(iter(plugin))) if isinstance(plugin, dict) else str(plugin)
