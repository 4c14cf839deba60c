"""Personal and secret information: found in text and files, masked in what is said of it."""

from .detect import find, hardship, hide
from .documents_text import decode
from .files import DIRECT, Leak, Searched, search
from .kinds import BY_ID, CODES, NUMBERS, SORTS, Sort
from .mask import fingerprint
from .model import Contents, Fault, Hit, Piece
from .shelf import Search, cached
from .site import files as search_files
from .site import search as search_site
from .terms import Known, Searcher, Terms, named, searcher

__all__ = [
    "BY_ID",
    "CODES",
    "DIRECT",
    "NUMBERS",
    "SORTS",
    "Contents",
    "Fault",
    "Hit",
    "Known",
    "Leak",
    "Piece",
    "Search",
    "Searched",
    "Searcher",
    "Sort",
    "Terms",
    "cached",
    "decode",
    "find",
    "fingerprint",
    "hardship",
    "hide",
    "named",
    "search",
    "search_files",
    "search_site",
    "searcher",
]
