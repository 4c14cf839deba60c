"""Facts of the site and findings → what the theme prints on every page."""

import html
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator import md, program
from generator.diagnostics import Diagnostic
from generator.kinds.notices.model import FORMATS, NEWS, NEWS_TITLE
from generator.kinds.site.model import Site
from generator.pipeline import Outcome
from generator.schema import Scope

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOOTER = {
    "host": "host_org",
    "operator": "operator_org",
    "phone": "phone",
    "supervision_phone": "supervision_phone",
    "supervision_address": "supervision_address",
    "address": "address",
    "email": "email",
    "hours": "hours",
    "icp_no": "icp_no",
    "psb_no": "psb_no",
    "site_id_code": "site_id_code",
}
"""What the footer and the way to be heard show, by the name the theme knows, and the site's field for it."""


SEARCH = "search/index.html"
"""The page of results, to which the search box leads where the index of the search is written."""

FEEDBACK = PurePosixPath("feedback/index.md")
"""The page that says how to object or ask, where the site has it."""

HOME = "index.html"
"""Where the theme's logo leads: to a file, because a folder shows no page when opened from disk."""


def apply(config: "MkDocsConfig", outcome: Outcome, *, preview: bool) -> None:
    """Put the name, footer and sample notice where the theme's templates look."""
    if str(program.theme()) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(program.theme()))
    extra = {"search": SEARCH, "preview": preview}
    config.extra["dangwu"] = values(outcome) | extra
    config.extra.setdefault("homepage", HOME)
    if outcome.site is not None:
        config.site_name = title(outcome.site)
        config.site_description = outcome.site.description
        config.site_url = config.site_url or outcome.site.site_url


def title(site: Site) -> str:
    """The name of the site as HTML, which is how themes print it."""
    return html.escape(site.name)


def values(outcome: Outcome) -> dict[str, Any]:
    """The facts of the site for `extra.dangwu`."""
    site = outcome.site
    if site is None:
        return {"sample": False, "footer": {}}
    footer = {name: value for name, field in FOOTER.items() if (value := getattr(site, field))}
    inside = outcome.audience is not Scope.SOCIETY
    heard = any(page.path == FEEDBACK for page in outcome.pages)
    return {
        "sample": site.sample,
        "audience": outcome.audience.label if inside else "",
        "feedback": str(FEEDBACK.with_suffix(".html")) if heard else "",
        "feeds": _news(outcome),
        "footer": footer | _addresses(footer),
    }


def _news(outcome: Outcome) -> list[dict[str, str]]:
    """What tells of all notices in each format, where the site has it."""
    files = {file.path for file in outcome.files}
    return [
        {"title": NEWS_TITLE, "href": str(path), "type": written.TYPE}
        for _, suffix, written in FORMATS
        if (path := NEWS.with_suffix(suffix)) in files
    ]


def _addresses(footer: Mapping[str, str]) -> dict[str, str]:
    """Where the footer's phone numbers and mailbox lead, each under its name and `_href`."""
    found = {name: md.telephone(footer.get(name, "")) for name in ("phone", "supervision_phone")}
    if "email" in footer:
        found["email"] = f"mailto:{footer['email']}"
    return {f"{name}_href": address for name, address in found.items() if address}


def finding(found: Diagnostic) -> dict[str, str]:
    """What a preview shows of a finding."""
    place = found.location
    return {
        "severity": found.severity.value,
        "label": found.severity.label,
        "code": found.code,
        "message": found.message,
        "place": f"{place.file}:{place.line}:{place.column}" if place.line else place.file,
        "help": found.help,
    }
