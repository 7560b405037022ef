"""The counts of the ledger as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from onrecord.export.csv import safe
from onrecord.report.ledger import Entry, Row

COLUMNS = (
    "id", "number", "value", "lower", "upper", "bound", "measure", "population", "unit", "party", "scope", "place", "as_of", "since",
    "told", "speaker", "voice", "denied_by", "contradicts", "revises", "ends", "ended", "incident", "report", "publisher", "url",
    "published", "sentence",
)  # fmt: skip


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The header, then the counts series by series."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=COLUMNS)
    writer.writeheader()
    for row in rows:
        for entry in row.entries:
            writer.writerow({name: safe(value) for name, value in _cells(row, entry).items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


_TOLD = frozenset({"voice", "denied_by", "contradicts", "revises"})
"""What an entry has more to say of than a cell takes."""


def _cells(row: Row, entry: Entry) -> dict[str, object]:
    source = entry.source
    same = {name: getattr(entry, name) for name in COLUMNS if name in Entry.model_fields and name not in _TOLD}
    return same | {
        "number": entry.wording, "measure": row.measure, "population": row.population, "party": row.party, "voice": entry.voice.name,
        "denied_by": "; ".join(entry.denied_by), "contradicts": "; ".join(one.count for one in entry.contradicts),
        "revises": "; ".join(one.count for one in entry.revises), "incident": row.incident, "report": source.label,
        "publisher": source.publisher, "url": source.url, "published": source.published, "sentence": source.sentence,
    }  # fmt: skip
