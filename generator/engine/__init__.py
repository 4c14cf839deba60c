"""The only part that knows MkDocs: our pages, menu and facts in its build."""

from . import plain
from .build import BuildError, build, serve
from .plugin import AUDIENCE

__all__ = ["AUDIENCE", "BuildError", "build", "plain", "serve"]
