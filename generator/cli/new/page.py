"""A new record → a Markdown file: the fields in its head, then the text."""

from generator.schema import Model
from generator.schema.fields import shapes
from generator.sources.markdown_page import BODY

from .tree import dumped
from .values import tree

TO_WRITE = "<!-- 请在这里写正文，写好后删掉这一行。 -->"
"""What stands in a new page until somebody writes its text."""


def write(value: Model, body: str) -> bytes:
    """The bytes of the page; without a body, a line that asks for one."""
    values = tree(value, lambda shape: shape.label)
    values.pop(shapes(type(value))[BODY].label, None)
    return f"---\n{dumped(values)}---\n\n{body.strip() or TO_WRITE}\n".encode()
