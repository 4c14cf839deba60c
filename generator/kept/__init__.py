"""What the last build of a site read and made, and what of it the next build takes."""

from .files import Kept, aside
from .told import FOLDER, get, place, put, read, write

__all__ = ["FOLDER", "Kept", "aside", "get", "place", "put", "read", "write"]
