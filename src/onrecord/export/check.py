"""Whether a file that was written keeps to the schema of its format, row by row, and to its sidecar.

Rows of tables are checked as they are written as well (it costs little). Checking a line of JSON against its schema takes some fourteen
times as long as writing it, so that it is done when asked for, and by the tests.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, OnRecordError, UsageError
from onrecord.export import acled, hxl, ucdp
from onrecord.export.columns import Column, arrow_schema, columns, faults
from onrecord.export.csv import is_formula
from onrecord.export.ftm import library
from onrecord.export.schema import checker
from onrecord.export.unbundle import Bundle
from onrecord.model import Frozen


class Fault(Frozen):
    """What does not keep to the schema. `line`: of the file, from 1; 0 for the file as a whole."""

    line: int
    message: str


def check(path: Path, format: str, kind: str | None = None) -> Iterator[Fault]:
    """Every fault of a file in a format (of a table: of one kind; figures by default), and of its sidecar, if that lies beside it.

    Raises UsageError for a format that cannot be checked, InputError for a file that cannot be read.
    """
    if format not in CHECKS:
        raise UsageError(f"no format {format!r} to check", hint=f"There are: {', '.join(CHECKS)}.")
    try:
        yield from CHECKS[format](path, kind or "figures")
        yield from _sidecar(path)
    except (UnicodeDecodeError, csv.Error) as error:
        yield Fault(line=0, message=f"cannot be read: {error}")
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", source=str(path)) from error


def _sidecar(path: Path) -> Iterator[Fault]:
    beside = path.with_name(f"{path.name}.meta.json")
    if not beside.exists():
        return
    try:
        told = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError:
        yield Fault(line=0, message="the sidecar is no JSON")
        return
    yield from (Fault(line=0, message=f"sidecar: {fault}") for fault in checker("meta")(told))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if isinstance(told, dict) and told.get("sha256") != digest:
        yield Fault(line=0, message="the file is not the one that its sidecar was written for: the SHA-256 differs")


def _json_lines(name: str) -> Callable[[Path, str], Iterator[Fault]]:
    def each(path: Path, kind: str) -> Iterator[Fault]:
        faulty = checker(name)
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                yield from _json(line, number, faulty)

    return each


def _json_file(name: str) -> Callable[[Path, str], Iterator[Fault]]:
    return lambda path, kind: _json(path.read_text(encoding="utf-8"), 0, checker(name))


def _json(text: str, line: int, faulty: Callable[[Any], Iterator[str]]) -> Iterator[Fault]:
    try:
        item = json.loads(text)
    except (ValueError, RecursionError):
        yield Fault(line=line, message="no JSON")
        return
    yield from (Fault(line=line, message=fault) for fault in faulty(item))


def _entities(path: Path, kind: str) -> Iterator[Fault]:
    """The schema of a line first, then what FollowTheMoney's library says of it."""
    model = library().model
    from followthemoney.exc import FollowTheMoneyException

    def faulty(item: Any) -> Iterator[str]:
        found = list(checker("ftm")(item))
        yield from found
        if not found:
            try:
                entity = model.get_proxy(item, cleaned=False)
                entity.schema.validate(item)
                if {name: set(values) for name, values in item["properties"].items()} != {
                    name: set(values) for name, values in entity.to_dict()["properties"].items()
                }:
                    yield "values that FollowTheMoney writes otherwise"
            except FollowTheMoneyException as error:
                yield str(error)

    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            yield from _json(line, number, faulty)


def _table(schema: Callable[[str], tuple[Column, ...]], header: int = 1) -> Callable[[Path, str], Iterator[Fault]]:
    def each(path: Path, kind: str) -> Iterator[Fault]:
        made = schema(kind)
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            names = next(lines, [])
            if names != [column.name for column in made]:
                yield Fault(line=1, message=f"not the columns of {kind}: {', '.join(names)[:120]}")
                return
            for _ in range(header - 1):
                if next(lines, []) != list(hxl.TAGS.values()):
                    yield Fault(line=2, message="not the row of hashtags")
            for row in lines:
                yield from (Fault(line=lines.line_num, message=fault) for fault in _cells(row, made))

    return each


def _cells(row: list[str], schema: tuple[Column, ...]) -> Iterable[str]:
    if len(row) != len(schema):
        return [f"{len(row)} cells for {len(schema)} columns"]
    unsafe = [f"{column.name}: a spreadsheet would take it for a formula" for cell, column in zip(row, schema, strict=True)
              if column.type in ("text", "texts") and is_formula(cell)]  # fmt: skip
    return unsafe + faults({column.name: _typed(cell, column) for cell, column in zip(row, schema, strict=True)}, schema)


_READ: dict[str, Callable[[str], Any]] = {
    "text": str, "whole": int, "number": float, "day": date.fromisoformat, "flag": {"1": True, "0": False}.__getitem__,
}  # fmt: skip


def _typed(cell: str, column: Column) -> Any:
    """A cell as its column types it; as it stands where it is none of that type."""
    if cell == "":
        return None
    if column.type == "texts":
        return cell.split("; ")
    try:
        return _READ[column.type](cell)
    except (ValueError, KeyError):
        return cell


def _hxl_columns(kind: str) -> tuple[Column, ...]:
    known = {column.name: column for column in columns("incidents")}
    return tuple(known.get(name, Column(name, "text", "")) for name in hxl.TAGS)


def _parquet(path: Path, kind: str) -> Iterator[Fault]:
    made = arrow_schema(columns(kind), kind=kind)
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import parquet as pq

    try:
        with pq.ParquetFile(io.BytesIO(path.read_bytes())) as file:
            found = file.schema_arrow
            if not found.equals(made) or found.metadata != made.metadata:
                yield Fault(line=0, message=f"not the columns of {kind}, or of another version")
                return
            for batch in file.iter_batches():
                for number, row in enumerate(batch.to_pylist(), 1):
                    yield from (Fault(line=number, message=fault) for fault in faults(row, columns(kind)))
    except pa.ArrowInvalid as error:
        yield Fault(line=0, message=f"no Parquet: {error}")


def _bundle(path: Path, kind: str) -> Iterator[Fault]:
    try:
        with Bundle(path) as bundle:
            for _, rows in bundle.tables():
                for _ in rows:
                    pass
            bundle.check_others()
    except OnRecordError as error:
        yield Fault(line=0, message=error.message)


CHECKS: dict[str, Callable[[Path, str], Iterator[Fault]]] = {
    "jsonl": _json_lines("record"),
    "csv": _table(columns),
    "parquet": _parquet,
    "geojson": _json_file("geojson"),
    "acled": _table(lambda kind: acled.COLUMNS),
    "ucdp": _table(lambda kind: ucdp.COLUMNS),
    "plover": _json_lines("plover"),
    "ftm": _entities,
    "claims": _json_file("claims"),
    "hxl": _table(_hxl_columns, header=2),
    "annotations": _json_file("annotations"),
    "bundle": _bundle,
}
