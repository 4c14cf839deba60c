"""The XML inside of documents → a walk over its tags and texts in bounded memory."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from .archive import BombError, BrokenError, Budget

DEEPEST = 256
"""How deep tags may lie in each other."""

Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class _Walk:
    """Hands each tag without its namespace to two functions, the end with the text inside it."""

    def __init__(self, begin: Begin, end: End, budget: Budget) -> None:
        self.begin, self.ended, self.budget = begin, end, budget
        self.texts: list[list[str]] = [[]]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self.texts) > DEEPEST:
            raise BrokenError
        self.budget.tags -= 1
        if self.budget.tags < 0:
            raise BombError
        self.texts.append([])
        self.begin(local(tag), {local(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        self.ended(local(tag), "".join(self.texts.pop()))

    def data(self, text: str) -> None:
        self.texts[-1].append(text)

    def comment(self, text: str) -> None:
        self.ended("!", text)

    def close(self) -> None:
        """Nothing is built."""


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def walk(data: bytes, begin: Begin, end: End, budget: Budget) -> None:
    """Call `begin` and `end` for each tag in order; raises BrokenError for what is not sound XML.

    A comment ends as the tag `!`. Entities and external parts are refused; too many tags raise
    BombError.
    """
    steps = _Walk(begin, end, budget)
    parser = DefusedXMLParser(target=steps, forbid_dtd=True)
    # Past the steps between, which give names a form that nobody here needs: twice as fast.
    parser.parser.ordered_attributes = False
    parser.parser.StartElementHandler, parser.parser.EndElementHandler = steps.start, steps.end
    try:
        for at in range(0, len(data), 65536):
            parser.feed(data[at : at + 65536])
        parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise BrokenError from error
