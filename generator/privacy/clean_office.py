"""A document of Word, Excel or PowerPoint → the same without what tells who made it and where."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.dom.minidom import Document, Element
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException, minidom

from . import images
from .archive import Archive, BrokenError

Inner = Callable[[str, bytes], bytes]
"""Cleans a document that is embedded in another one."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a cleaned archive."""

_TYPES = "[Content_Types].xml"
_DROPPED = re.compile(
    r"docProps/|customXml/|docMetadata/|word/people|xl/persons/|xl/printerSettings/|xl/revisions/"
    r"|ppt/commentAuthors|ppt/printerSettings|_xmlsignatures/|(?:xl|ppt|word)/(?:threaded)?comments"
    r"|word/(?:stylesWithEffects|attachedToolbars)",
    re.IGNORECASE,
)
_SETTINGS = {
    "word/settings.xml": frozenset({"rsids", "attachedTemplate", "docVars", "docId", "mailMerge"}),
    "xl/workbook.xml": frozenset({"absPath", "fileSharing", "revisionPtr", "fileVersion"}),
}
_LARGEST = 2 * 1024 * 1024
_TAG = re.compile(rb"<[^<>]*:rsid[^<>]*>")
_REVISION = re.compile(rb"""\s\w+:rsid\w*=(?:"[^"]*"|'[^']*')""")
_LOCAL = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE)


class LocalPathError(Exception):
    """A document points to a file on somebody's computer."""


class EmbeddedError(Exception):
    """A document holds something that cannot be cleaned."""


def clean(archive: Archive, inner: Inner) -> bytes:
    """The document without properties, revision marks, templates, printers and picture data.

    Raises BrokenError, LocalPathError or EmbeddedError.
    """
    names = sorted(name for name in archive.names if not _DROPPED.match(name))
    kept = frozenset(names)
    return pack((name, _part(archive, name, kept, inner)) for name in _ordered(names))


def _ordered(names: list[str]) -> list[str]:
    """The list of types first: some programs read no file that begins otherwise."""
    return sorted(names, key=lambda name: (name != _TYPES, name))


def pack(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of named bytes, the same for the same members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            file.writestr(info, content)
    return buffer.getvalue()


def _part(archive: Archive, name: str, kept: frozenset[str], inner: Inner) -> bytes:
    data = archive.read(name)
    suffix = PurePosixPath(name.lower()).suffix
    if name == _TYPES:
        return _edited(data, lambda document: _types(document, kept))
    if name.lower().endswith(".rels"):
        return _edited(data, lambda document: _links(document, name, kept))
    if name in _SETTINGS:
        return _edited(data, lambda document: _settings(document, _SETTINGS[name]))
    if suffix in (".docx", ".xlsx", ".pptx"):
        return inner(name, data)
    if suffix == ".xml":
        return _TAG.sub(lambda tag: _REVISION.sub(b"", tag[0]), data)
    return _other(name, data)


def _other(name: str, data: bytes) -> bytes:
    """A picture without its metadata; what else may lie in a document as it is."""
    what = images.kind(data)
    if what in ("jpeg", "png", "webp"):
        stripped = images.strip(data)
        if stripped is None:
            raise EmbeddedError
        return stripped
    suffix = PurePosixPath(name.lower()).suffix
    if what in ("tiff", "heic") or suffix not in _HARMLESS:
        raise EmbeddedError
    return data


_HARMLESS = frozenset({".gif", ".bmp", ".emf", ".wmf", ".odttf", ".fntdata", ".vml"})


def _edited(data: bytes, change: Callable[[Document], None]) -> bytes:
    if len(data) > _LARGEST:
        raise BrokenError
    try:
        document = minidom.parseString(data.decode("utf-8-sig"), forbid_dtd=True)
    except (ExpatError, DefusedXmlException, ValueError, LookupError) as error:
        raise BrokenError from error
    try:
        change(document)
        return bytes(document.toxml(encoding="UTF-8", standalone=True))
    finally:
        document.unlink()


def _elements(document: Document) -> list[Element]:
    return list(document.getElementsByTagName("*"))


def _drop(element: Element) -> None:
    if element.parentNode is not None:
        element.parentNode.removeChild(element)


def _types(document: Document, kept: frozenset[str]) -> None:
    for element in _elements(document):
        part = element.getAttribute("PartName").lstrip("/")
        if part and part not in kept:
            _drop(element)


def _links(document: Document, name: str, kept: frozenset[str]) -> None:
    """Without links to parts that are left out, and to templates."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for element in _elements(document):
        target = element.getAttribute("Target")
        if not target:
            continue
        if element.getAttribute("TargetMode") == "External":
            if element.getAttribute("Type").endswith("/attachedTemplate"):
                _drop(element)
            elif _LOCAL.match(unquote(target)):
                raise LocalPathError
        elif _resolved(folder, target) not in kept:
            _drop(element)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))


def _settings(document: Document, dropped: frozenset[str]) -> None:
    for element in _elements(document):
        name = element.tagName.rpartition(":")[2]
        if name in dropped:
            around = element.parentNode
            _drop(element)
            _drop_alternative(around)


def _drop_alternative(element: object) -> None:
    """A choice between nothing and nothing goes as well."""
    while isinstance(element, Element) and element.tagName.startswith("mc:"):
        if any(isinstance(child, Element) for child in element.childNodes):
            return
        above = element.parentNode
        _drop(element)
        element = above
