"""Tables for spreadsheets: UTF-8, one header row, ISO dates, an empty cell for unknown (never 0)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import UsageError
from onrecord.export.geojson import scenes
from onrecord.export.incidents import COLUMNS as INCIDENT_COLUMNS
from onrecord.export.incidents import rows as incident_rows
from onrecord.fuse import Record, Source, interval
from onrecord.fuse.counts import Point, Policy, series
from onrecord.fuse.incidents import incident_of
from onrecord.report.claims import words
from onrecord.report.plain import plain

SOURCE = ("document", "label", "url", "publisher", "published", "published_basis", "sentence", "start", "end")


def _figures(record: Record, by: Policy | None) -> Iterator[dict[str, Any]]:
    counted = {point.figure: point for one in series(record) for point in one.points}
    for figure in record.figures():
        fields = figure.model_dump(exclude={"speaker", "evidence", "document", "start", "end"})
        incident = incident_of(record).get(figure.event or "")
        yield fields | _stands(counted.get(figure.id)) | {"incident": incident and incident.id} | _source(record.source(figure))


def _stands(point: Point | None) -> dict[str, Any]:
    """Whose count it is, and what became of it."""
    if point is None:
        return {}
    told = {name: "; ".join(other.figure for other in getattr(point, name)) for name in ("revises", "revised_by", "contradicts", "same")}
    return {"voice": point.voice.name, "stands": point.stands, "ended": point.ended, **told}


def _statements(record: Record, by: Policy | None) -> Iterator[dict[str, Any]]:
    for statement in record.statements():
        yield {
            "id": statement.id,
            "speaker_name": statement.speaker_name,
            "speaker": statement.speaker and statement.speaker.text,
            "cue": statement.cue and statement.cue.text,
            "stance": statement.stance,
            "manner": statement.manner,
            "content": words(statement),
            "hedges": "; ".join(hedge.text for hedge in statement.hedges),
            "about": "; ".join(statement.about),
        } | _source(record.source(statement))


def _events(record: Record, by: Policy | None) -> Iterator[dict[str, Any]]:
    for event in record.events():
        yield {
            "id": event.id,
            "type": event.type,
            "mode": event.mode,
            "acled": event.acled,
            "plover": event.plover,
            "trigger": event.trigger.text,
            "modality": event.modality,
            "when": interval(event.first, event.last),
            "precision": event.precision,
            "basis": event.basis,
            "actors": "; ".join(actor.name for actor in event.actors),
            "targets": "; ".join(target.name for target in event.targets),
            "places": "; ".join(place.name for place in event.places if place.role != "origin"),
            "origins": "; ".join(place.name for place in event.places if place.role == "origin"),
            "scene": "; ".join(span.text for span in event.scene),
            "lat": next((place.lat for _, place in scenes(record, event)), None),
            "lon": next((place.lon for _, place in scenes(record, event)), None),
            "radius_km": next((place.radius_km for _, place in scenes(record, event)), None),
            "attributed_to": "; ".join(event.attributed_to),
        } | _source(record.source(event))


def _places(record: Record, by: Policy | None) -> Iterator[dict[str, Any]]:
    for place in record.places():
        document = record.documents[place.document]
        yield place.model_dump(exclude={"kind", "extractor", "alternatives"}) | {"label": document.label, "url": document.url}


COLUMNS: dict[str, tuple[str, ...]] = {
    "figures": (
        "id", "text", "value", "lower", "upper", "bound", "measure", "population", "unit", "party", "speaker_name", "statement",
        "scope", "as_of", "since", "place", "event", "incident", "voice", "stands", "ended", "revises", "revised_by", "contradicts", "same",
        *SOURCE,
    ),
    "statements": ("id", "speaker_name", "speaker", "cue", "stance", "manner", "content", "hedges", "about", *SOURCE),
    "events": (
        "id", "type", "mode", "acled", "plover", "trigger", "modality", "when", "precision", "basis", "actors", "targets", "places",
        "origins", "scene", "lat", "lon", "radius_km", "attributed_to", *SOURCE,
    ),
    "places": (
        "id", "document", "label", "url", "text", "start", "end", "canonical", "country", "lat", "lon", "place_kind", "precision",
        "radius_km", "geonames",
    ),
    "incidents": INCIDENT_COLUMNS,
}  # fmt: skip
_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")
ROWS: dict[str, Callable[[Record, Policy | None], Iterator[dict[str, Any]]]] = {
    "figures": _figures,
    "statements": _statements,
    "events": _events,
    "places": _places,
    "incidents": lambda record, by: incident_rows(record, by=by),
}


def table(record: Record, kind: str, *, by: Policy | None = None) -> Iterator[str]:
    """The lines of one kind's table, the header first; `by`: the policy that picks the one count of an incident.

    Raises UsageError, listing the kinds, for another kind.
    """
    if kind not in ROWS:
        raise UsageError(f"no table of {kind!r}", hint=f"There are: {', '.join(ROWS)}.")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=COLUMNS[kind], extrasaction="ignore")
    writer.writeheader()
    for row in ROWS[kind](record, by):
        writer.writerow({name: safe(value) for name, value in row.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins with = + - @ (wide ones too), a tab or a line
    break gets a leading quote; control characters become a replacement mark."""
    if not isinstance(value, str):
        return value
    return ("'" if value[:1] in _FORMULA else "") + plain(value)


def _source(source: Source) -> dict[str, Any]:
    return source.model_dump(include=set(SOURCE))
