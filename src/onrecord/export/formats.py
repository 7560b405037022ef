"""Every format that leaves the house, by name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import UsageError
from onrecord.export import csv, geojson, interchange, marks, parquet
from onrecord.export.across import ACROSS
from onrecord.export.columns import COLUMNS
from onrecord.export.rows import ACROSS_REPORTS
from onrecord.export.wanted import Format, Records, Wanted
from onrecord.model.facts import KINDS

_TABLES = tuple(COLUMNS)


def _of_a_case(records: Records, wanted: Wanted) -> Iterator[bytes]:
    raise UsageError("a bundle holds a case, not a record of it", hint="onrecord export --as bundle -o case.zip")


FORMATS: dict[str, Format] = {
    "jsonl": Format(
        interchange.written, ".jsonl", "application/jsonl", "the record format, complete; reads back to the same record",
        kinds=("documents", *KINDS.values(), *ACROSS), every_kind=True, across=frozenset({None, *ACROSS}),
    ),
    "csv": Format(csv.table, ".csv", "text/csv; charset=utf-8", "a table for spreadsheets", kinds=_TABLES, across=ACROSS_REPORTS),
    "parquet": Format(
        parquet.written, ".parquet", "application/vnd.apache.parquet", "a typed table for data frames (extra `tables`)", kinds=_TABLES,
        across=ACROSS_REPORTS,
    ),
    "geojson": Format(
        geojson.written, ".geojson", "application/geo+json", "points with their radius, for maps", kinds=("events", "incidents"),
        across=frozenset({"incidents"}),
    ),
    "annotations": Format(marks.written, ".annotations.json", "application/ld+json", "W3C Web Annotations: every fact in its text"),
    "bundle": Format(_of_a_case, ".zip", "application/zip", "the whole case, to be imported again", whole_case=True),
}  # fmt: skip

BINARY = frozenset({"parquet", "bundle"})
EXPORTS: dict[str, Format] = {name: format for name, format in FORMATS.items() if name not in BINARY}
"""Those that are text."""
