"""Parquet: the tables of `rows`, typed, some thousand rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from onrecord.export.columns import arrow_schema, columns
from onrecord.export.rows import rows
from onrecord.export.wanted import Records, Wanted
from onrecord.report.plain import plain

ROWS_AT_ONCE = 5_000


def written(records: Records, wanted: Wanted) -> Iterator[bytes]:
    """The bytes of one Parquet file, a group of rows after the other; nothing in it depends on when it was written.

    Raises UsageError where pyarrow is not installed, and for a kind that there is not.
    """
    kind = wanted.kind or "figures"
    schema = arrow_schema(columns(kind), kind=kind)
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import parquet as pq

    sink = _Sink()
    waiting = (_plain(row) for row in rows(records, kind, wanted))
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(waiting, ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Text without controls or halves of surrogate pairs, which UTF-8 cannot carry."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    return [plain(str(item)) for item in value] if isinstance(value, (list, tuple)) else value


class _Sink(io.RawIOBase):
    """A file that is only ever written on, and gives away what it has."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()
        self._given = 0

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:
        self._held += some
        return len(some)

    def tell(self) -> int:
        return self._given + len(self._held)

    def taken(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        self._given += len(held)
        return held
