"""Personal and secret information: found in text and files, masked in what is said of it."""

from .detect import find, hide
from .files import Leak, Searched, search
from .kinds import BY_ID, CODES, NUMBERS, SORTS, Sort
from .mask import fingerprint
from .model import Contents, Fault, Hit, Piece
from .runs import worth
from .shelf import cached
from .terms import Known, Searcher, Terms, searcher

__all__ = [
    "BY_ID",
    "CODES",
    "NUMBERS",
    "SORTS",
    "Contents",
    "Fault",
    "Hit",
    "Known",
    "Leak",
    "Piece",
    "Searched",
    "Searcher",
    "Sort",
    "Terms",
    "cached",
    "find",
    "fingerprint",
    "hide",
    "search",
    "searcher",
    "worth",
]
