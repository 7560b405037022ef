"""Every format that leaves the house, by name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import UsageError
from onrecord.export import acled, claims, csv, ftm, geojson, hxl, interchange, marks, parquet, plover, ucdp
from onrecord.export.across import ACROSS
from onrecord.export.columns import COLUMNS
from onrecord.export.rows import ACROSS_REPORTS
from onrecord.export.wanted import Format, Records, Wanted
from onrecord.model.facts import KINDS

_TABLES = tuple(COLUMNS)
_WHOLE: frozenset[str | None] = frozenset({None})


def _of_a_case(records: Records, wanted: Wanted) -> Iterator[bytes]:
    raise UsageError("this is made of a case, not of a record alone", hint="onrecord export --as bundle -o case.zip")


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
    "acled": Format(
        acled.written, ".acled.csv", "text/csv; charset=utf-8", "incidents in the 31 columns of ACLED's files", across=_WHOLE,
        selects="incidents", shaped=acled.MARK,
    ),
    "ucdp": Format(
        ucdp.written, ".ucdp.csv", "text/csv; charset=utf-8", "incidents with a reported death in UCDP GED's 49 columns", across=_WHOLE,
        selects="incidents", shaped=ucdp.MARK,
    ),
    "plover": Format(
        plover.written, ".plover.jsonl", "application/jsonl", "events and statements in PLOVER's types, modes and quads", shaped=plover.MARK
    ),
    "ftm": Format(
        ftm.written, ".ftm.jsonl", "application/jsonl", "FollowTheMoney entities (extra `ftm`)", across=_WHOLE, selects="incidents"
    ),
    "claims": Format(
        claims.written, ".claims.jsonld", "application/ld+json", "schema.org Claim and NewsArticle", selects="statements"
    ),
    "hxl": Format(
        hxl.written, ".hxl.csv", "text/csv; charset=utf-8", "incidents with HXL's row of hashtags", across=_WHOLE, selects="incidents"
    ),
    "annotations": Format(marks.written, ".annotations.json", "application/ld+json", "W3C Web Annotations: every fact in its text"),
    "atom": Format(_of_a_case, ".atom.xml", "application/atom+xml", "a feed of the newest 200 that fit, with what was revised or denied"),
    "bundle": Format(_of_a_case, ".zip", "application/zip", "the whole case, to be imported again", whole_case=True),
}  # fmt: skip

_OTHERS = frozenset({"parquet", "bundle", "atom"})
EXPORTS: dict[str, Format] = {name: format for name, format in FORMATS.items() if name not in _OTHERS}
"""Those that are text, and made of a record."""
