"""The only part that knows MkDocs: our pages, menu and facts in its build."""

from . import plain
from .build import BuildError, build, serve

__all__ = ["BuildError", "build", "plain", "serve"]
