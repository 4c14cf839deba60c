"""A PDF → the same pages without properties, scripts, embedded files and former versions."""

from io import BytesIO
from typing import Any

import pikepdf

from . import images
from .archive import BrokenError

_ROOT = (
    "/Metadata",
    "/OpenAction",
    "/AA",
    "/PieceInfo",
    "/Collection",
    "/AF",
    "/Perms",
    "/Legal",
    "/SpiderInfo",
)
_ANYWHERE = ("/AA", "/PieceInfo", "/Metadata", "/AF", "/LastModified", "/Thumb", "/JS", "/XFA")
_NAMES = ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations", "/Renditions")
_ACTIONS = frozenset({"/URI", "/GoTo", "/Named"})
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)


def clean(data: bytes) -> bytes:
    """The pages of a PDF and nothing that readers do not see; raises BrokenError.

    The same bytes give the same result.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _clean(pdf)
            buffer = BytesIO()
            pdf.save(buffer, deterministic_id=True, fix_metadata_version=False)
    except (*_BROKEN, OSError) as error:
        raise BrokenError from error
    return buffer.getvalue()


def _clean(pdf: pikepdf.Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _without(pdf.Root, _ROOT)
    if isinstance(names := pdf.Root.get("/Names"), pikepdf.Dictionary):
        _without(names, _NAMES)
    for item in pdf.objects:
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            _plain(item)


def _plain(item: Any) -> None:
    _without(item, _ANYWHERE)
    action = item.get("/A")
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) not in _ACTIONS:
        del item["/A"]
    if item.get("/Subtype") == "/FileAttachment" or item.get("/Type") == "/Filespec":
        _without(item, ("/FS", "/EF"))
    for name in ("/Annots",):
        notes = item.get(name)
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary):
                _without(note, ("/M", "/CreationDate", "/NM", *_ANYWHERE))
    if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode":
        stripped = images.strip(item.read_raw_bytes())
        if stripped is not None:
            item.write(stripped, filter=pikepdf.Name.DCTDecode)


def _without(item: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in item:
            del item[key]
