"""The header of a table → what it says of the rows below it, and its faults."""

from msgspec import Struct

from generator.diagnostics import Diagnostic, Location
from generator.schema import Model
from generator.schema.fields import names, shapes
from generator.schema.parse import meant, unknown_field
from generator.sources import Record


class Columns(Struct, frozen=True):
    """A table's columns that the model does not have, and its terms that have no column."""

    strange: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    readable: bool = True


def read(model: type[Model], header: Record | None) -> tuple[Columns, tuple[Diagnostic, ...]]:
    """What the header of a table says of its rows, and its faults, each once."""
    if header is None:
        return Columns(), ()
    known, place = names(model), header.location()
    present = {known[column] for column in header.columns if column in known}
    if not present:
        message = f"第一行“{header.columns[0]}”不是表头：没有“{_first_terms(model)}”这样的列名"
        fault = Diagnostic("source/csv-header", message, place, help=_HEADER_HELP)
        return Columns(readable=False), (fault,)
    strange = tuple(column for column in header.columns if column and column not in known)
    terms = {shape.name: shape.label for shape in shapes(model).values()}
    stood_for = {terms.get(word, word) for word in (meant(model, (one,)) for one in strange)}
    required = (name for name, field in model.model_fields.items() if field.is_required())
    missing = {terms[name] for name in required if name not in present}
    faults = (
        *(unknown_field(model, (one,), header.location((one,), one)) for one in strange),
        *(_no_column(term, place) for term in sorted(missing - stood_for)),
    )
    return Columns(frozenset(strange), frozenset(missing | stood_for)), faults


def _no_column(term: str, place: Location) -> Diagnostic:
    message = f"表头缺少“{term}”这一列"
    return Diagnostic("schema/missing", message, place, help="补上这一列，列名见手册里的字段表。")


_HEADER_HELP = (
    "第一行写列名，列与列之间用英文逗号；分号或制表符分隔的表格，请用 WPS 或 Excel 另存为 CSV UTF-8。"
    "表头上面的标题行请删掉。"
)


def _first_terms(model: type[Model]) -> str:
    """The first fields of a model, to tell staff what a table is about."""
    return "、".join(shape.label for shape in list(shapes(model).values())[:3])
