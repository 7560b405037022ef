"""Tables for spreadsheets: UTF-8, one header row, ISO dates, an empty cell for unknown (never 0)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export import columns as schemas
from onrecord.export.rows import cells, rows
from onrecord.export.wanted import Records, Wanted
from onrecord.report.plain import plain

COLUMNS: dict[str, tuple[str, ...]] = {kind: tuple(column.name for column in found) for kind, found in schemas.COLUMNS.items()}
_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")


def table(records: Records, wanted: Wanted) -> Iterator[str]:
    """The lines of one kind's table, the header first. Raises UsageError, listing the kinds, for a kind that there is not."""
    kind = wanted.kind or "figures"
    schema = schemas.columns(kind)
    yield from written(COLUMNS[kind], (list(cells(row, schema)) for row in rows(records, kind, wanted)))


def written(header: Iterable[str], lines: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Lines of a CSV file, every cell made safe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    for line in lines:
        writer.writerow([safe(cell) for cell in line])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins with = + - @ (wide ones too), a tab or a line
    break gets a leading quote; control characters become a replacement mark."""
    if not isinstance(value, str):
        return value
    return ("'" if is_formula(value) else "") + plain(value)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for one."""
    return cell[:1] in _FORMULA and cell != ""
