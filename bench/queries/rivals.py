"""A county → the same pages with the searches that others make for such sites."""

from pathlib import Path
from typing import Protocol

from .programs import run
from .reader import Search

PACKAGES = {"jieba": "jieba==0.42.1", "pagefind_bin_extended": "pagefind[extended]==1.5.2"}
"""What the rivals need, by module. Only the extended Pagefind divides Chinese into words."""

_START = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>Bench</title><body data-worker="{}">'
"""The page on which a reader asks: it loads nothing. Pagefind takes the language from it."""


class Rival(Protocol):
    """How a search is made for a county whose site is built, and how its pages ask it."""

    def __call__(self, root: Path, today: str, packages: Path) -> Search:
        """Make the search in a new folder of the county; `packages` holds what it needs."""


def material(root: Path, today: str, packages: Path) -> Search:
    """The search of the theme, whose words jieba has divided.

    The theme asks for worker and index as soon as a page opens; here they count for the first query.
    """
    out = root / "material"
    run("-m", "generator", "render", out, "-C", root, "--today", today)
    run("-m", "mkdocs", "build", "-q", "-f", out / "mkdocs.yml", packages=packages)
    site = out / "site"
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    return _started("Material + jieba", site, _ASK_MATERIAL, worker.relative_to(site).as_posix())


def pagefind(root: Path, today: str, packages: Path) -> Search:
    """Pagefind over the finished pages without their frame."""
    out = root / "pagefind"
    words = ("--site", root / "site", "--output-path", out / "pagefind")
    run("-m", "pagefind", *words, "--root-selector", "article", packages=packages)
    return _started("Pagefind", out, _ASK_PAGEFIND)


def _started(name: str, folder: Path, ask: str, worker: str = "") -> Search:
    start = folder / "start.html"
    start.write_text(_START.format(worker), encoding="utf-8", newline="\n")
    return Search(name, folder, start.name, ask)


RIVALS: tuple[Rival, ...] = (material, pagefind)

_ASK_MATERIAL = """async (text) => {
  const answer = (message, type) => new Promise((resolve) => {
    window.asking.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    window.asking.postMessage(message);
  });
  if (!window.asking) {
    window.asking = new Worker(document.body.dataset.worker);
    const { config, docs } = await (await fetch("search/search_index.json")).json();
    await answer({ type: 0, data: { config, docs, options: { suggest: false } } }, 1);
  }
  const { items } = await answer({ type: 2, data: text }, 3);
  return items.slice(0, 10).map((page) => page[0].location);
}"""

_ASK_PAGEFIND = """async (text) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = await pagefind.search(text);
  const first = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  return first.map((one) => one.url);
}"""
