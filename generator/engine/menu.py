"""Sections of our pages → MkDocs' navigation; leaves never enter it."""

import html
from collections.abc import Iterable, Mapping
from typing import Any

from generator.contract import Kind
from generator.pipeline import Outcome

Item = dict[str, Any] | str


def build(given: list[Any] | None, outcome: Outcome) -> list[Any]:
    """The navigation: as `mkdocs.yml` gives it, sections placed where it says `x/`.

    Sections that it does not place follow in their own order, those of one group together.
    """
    sections = {kind.name: item for kind in outcome.kinds if (item := _section(kind, outcome))}
    result: list[Any] = []
    for entry in given or ():
        name = entry.rstrip("/") if isinstance(entry, str) and entry.endswith("/") else ""
        if name in sections:
            result.extend(sections.pop(name))
        elif not name:
            result.append(entry)
    groups = {kind.name: kind.group for kind in outcome.kinds}
    for group, names in _grouped(sections, groups):
        items = [item for name in names for item in sections[name]]
        if group and len(names) > 1:
            items = [{html.escape(group): [_own(item) for item in items]}]
        result.extend(items)
    return result


def _own(item: Item) -> Item:
    """A lone page as a section of its own: else it would be taken for the one of its group."""
    if isinstance(item, str):
        return item
    return {title: [path] if isinstance(path, str) else path for title, path in item.items()}


def _grouped(names: Iterable[str], groups: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """The names by group, each group where its first one stands; without one, each by itself."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(groups[name] or f"/{name}", []).append(name)
    return [("" if key.startswith("/") else key, group) for key, group in found.items()]


def _section(kind: Kind, outcome: Outcome) -> list[Item]:
    pages = [page for page in outcome.pages if page.in_nav and _of(kind, page.path.parts)]
    if not pages:
        return []
    first, *rest = pages
    if not rest:
        return [{html.escape(kind.title): str(first.path)}]
    items: list[Item] = [str(first.path)]
    items.extend({html.escape(page.short): str(page.path)} for page in rest)
    return [{html.escape(kind.title): items}]


def _of(kind: Kind, parts: tuple[str, ...]) -> bool:
    return parts[0] == kind.name if len(parts) > 1 else kind.name == "home"
