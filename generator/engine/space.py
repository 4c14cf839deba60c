"""MkDocs' settings → the workspace of the site that they belong to."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import kinds, pipeline, report
from generator.diagnostics import Diagnostic
from generator.workspace import Workspace


def root(config: MkDocsConfig) -> Path:
    """The folder that holds `mkdocs.yml`."""
    return Path(config.config_file_path).parent


def of(config: MkDocsConfig) -> Workspace:
    """The workspace, for what does not depend on the day."""
    return Workspace(root(config), date.min)


def text(config: MkDocsConfig, found: Sequence[Diagnostic]) -> str:
    """Diagnostics as people read them."""
    return report.render("text", found, pipeline.codes(kinds.find()), of(config).lines)
