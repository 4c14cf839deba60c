"""The only part that knows MkDocs: our pages, menu and facts in its build."""

from . import plain
from .beside import Beside
from .build import BuildError, build, serve
from .plugin import AUDIENCE

__all__ = ["AUDIENCE", "Beside", "BuildError", "build", "plain", "serve"]
