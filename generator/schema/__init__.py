"""Raw records → typed, frozen entries, or one diagnostic for each bad field."""

from generator.vocabulary import Scope, Vocabulary

from .base import Later, Model, Only, Published, Ref, term
from .codes import CODES
from .entry import Entry
from .fields import holds
from .files import FileRef, PhotoRef
from .parse import parse
from .types import (
    Amount,
    Body,
    Count,
    Day,
    Email,
    Flag,
    Lines,
    Many,
    Month,
    Number,
    Phone,
    Prose,
    Slug,
    Text,
    Url,
    Year,
    canonical_id,
)

__all__ = [
    "CODES",
    "Amount",
    "Body",
    "Count",
    "Day",
    "Email",
    "Entry",
    "FileRef",
    "Flag",
    "Later",
    "Lines",
    "Many",
    "Model",
    "Month",
    "Number",
    "Only",
    "Phone",
    "PhotoRef",
    "Prose",
    "Published",
    "Ref",
    "Scope",
    "Slug",
    "Text",
    "Url",
    "Vocabulary",
    "Year",
    "canonical_id",
    "holds",
    "parse",
    "term",
]
