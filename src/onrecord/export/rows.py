"""The rows of every table: one function a kind, values as its columns type them (export/columns.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.errors import GuardError
from onrecord.export.columns import Column, columns, faults
from onrecord.export.incidents import rows as incident_rows
from onrecord.export.jsonl import json_text
from onrecord.export.needed import needed
from onrecord.export.scenes import scenes
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record, Source, interval
from onrecord.fuse.actors import actors, cast
from onrecord.fuse.counts import Point, series
from onrecord.fuse.disputes import relations
from onrecord.fuse.remember import remembered
from onrecord.model import Document, Entity, Fact, Place, Time
from onrecord.report.claims import words

SOURCE = ("document", "label", "url", "publisher", "published", "published_basis", "sentence", "start", "end")
Row = dict[str, Any]


def day(moment: str | None) -> date | None:
    """The calendar day of an ISO day or moment."""
    return date.fromisoformat(moment[:10]) if moment else None


def _figures(record: Record, wanted: Wanted) -> Iterator[Row]:
    counted = _points(record)
    for figure in record.figures():
        if wanted.has(figure.id):
            fields = figure.model_dump(exclude={"speaker", "evidence", "document", "start", "end"})
            happening = record.happenings.get(figure.event or "")
            days = {"as_of": day(figure.as_of), "since": day(figure.since), "incident": happening and happening.id}
            yield fields | days | _stands(counted.get(figure.id)) | _reviewed(record, figure) | _source(record.source(figure))


@remembered
def _points(record: Record) -> dict[str, Point]:
    """Figure → its point in its series. It needs the whole record: what revises or contradicts a count stands in other reports."""
    return {point.figure: point for one in series(record) for point in one.points}


def _stands(point: Point | None) -> Row:
    """Whose count it is, and what became of it."""
    if point is None:
        return {}
    told = {name: [other.figure for other in getattr(point, name)] for name in ("revises", "revised_by", "contradicts", "same")}
    return {"voice": point.voice.name, "stands": point.stands, "ended": point.ended, **told}


def _statements(record: Record, wanted: Wanted) -> Iterator[Row]:
    for statement in record.statements():
        if wanted.has(statement.id):
            yield {
                **statement.model_dump(include={"id", "speaker_name", "stance", "manner"}),
                "speaker": statement.speaker and statement.speaker.text,
                "cue": statement.cue and statement.cue.text,
                "content": words(statement),
                "hedges": [hedge.text for hedge in statement.hedges],
                "about": list(statement.about),
            } | _reviewed(record, statement) | _source(record.source(statement))  # fmt: skip


def _events(record: Record, wanted: Wanted) -> Iterator[Row]:
    for event in record.events():
        if not wanted.has(event.id):
            continue
        scene = next((place for _, place in scenes(record, event)), None)
        happening = record.happenings.get(event.id)
        yield {
            **event.model_dump(include={"id", "type", "mode", "acled", "plover", "modality", "precision", "basis"}),
            "trigger": event.trigger.text,
            "first": day(event.first),
            "last": day(event.last),
            "when": interval(event.first, event.last),
            "actors": [actor.name for actor in event.actors],
            "targets": [target.name for target in event.targets],
            "instruments": [span.text for span in event.instruments],
            "places": [place.name for place in event.places if place.role != "origin"],
            "origins": [place.name for place in event.places if place.role == "origin"],
            "scene": [span.text for span in event.scene],
            **{name: getattr(scene, name, None) for name in ("lat", "lon", "radius_km")},
            "attributed_to": list(event.attributed_to),
            "incident": happening and happening.id,
        } | _reviewed(record, event) | _source(record.source(event))  # fmt: skip


def _mentions(record: Record, wanted: Wanted, facts: Iterator[Place] | Iterator[Time] | Iterator[Entity]) -> Iterator[Row]:
    for fact in facts:
        if wanted.has(fact.id):
            document = record.documents[fact.document]
            yield fact.model_dump(exclude={"kind", "extractor", "alternatives"}) | {"label": document.label, "url": document.url}


def _entities(record: Record, wanted: Wanted) -> Iterator[Row]:
    shown = (entity for entity in record.entities() if entity.type != "person" or not wanted.veil.hides(entity.canonical))
    return _mentions(record, wanted, shown)


def _documents(record: Record, wanted: Wanted) -> Iterator[Row]:
    for key in sorted(record.documents):
        if wanted.has(key):
            yield _document(record, record.documents[key])


def _document(record: Record, document: Document) -> Row:
    came_out = document.published
    return {
        **document.model_dump(include={"id", "sha256", "title", "url", "publisher", "language"}),
        "published": interval(came_out.first, came_out.last),
        "published_basis": came_out.basis,
        "voice": record.voices[document.id].id,
        "characters": len(document.text),
    }


def _voices(record: Record, wanted: Wanted) -> Iterator[Row]:
    for voice in sorted(record.groups.voices, key=lambda voice: voice.id):
        if any(wanted.has(key) for key in voice.documents):
            yield voice.model_dump(include={"id", "outlet", "documents"})


def _relations(record: Record, wanted: Wanted) -> Iterator[Row]:
    for relation in sorted(relations(record), key=lambda relation: (relation.a, relation.b, relation.type)):
        if wanted.has(relation.a) or wanted.has(relation.b):
            yield relation.model_dump(exclude={"kind"})


def _actors(record: Record, wanted: Wanted) -> Iterator[Row]:
    there = None if wanted.only is None else {actor for (document, _), actor in cast(record).of.items() if document in wanted.only}
    for actor in sorted(actors(record), key=lambda actor: actor.id):
        if there is not None and actor.id not in there:
            continue
        if actor.type != "person" or not wanted.veil.hides(actor.canonical):
            yield actor.model_dump(exclude={"kind"})


def _judgements(record: Record, wanted: Wanted) -> Iterator[Row]:
    for judgement in record.judgements:
        if any(wanted.has(key) for key in (*judgement.left, *judgement.right)) or wanted.only is None:
            told = {"changes": json_text(judgement.changes) if judgement.changes else None}
            hidden = {"by": "withheld", "note": None, "changes": None} if wanted.veil.public else {}
            yield judgement.model_dump(exclude={"kind", "of"}) | told | hidden


ROWS: dict[str, Callable[[Record, Wanted], Iterator[Row]]] = {
    "figures": _figures,
    "statements": _statements,
    "events": _events,
    "places": lambda record, wanted: _mentions(record, wanted, record.places()),
    "incidents": incident_rows,
    "documents": _documents,
    "times": lambda record, wanted: _mentions(record, wanted, record.times()),
    "entities": _entities,
    "voices": _voices,
    "relations": _relations,
    "actors": _actors,
    "judgements": _judgements,
}
ACROSS_REPORTS = frozenset({"figures", "incidents", "voices", "relations", "actors", "judgements"})
"""The tables that need the whole record: what they say of one report depends on others."""


def rows(records: Records, kind: str, wanted: Wanted) -> Iterator[Row]:
    """The rows of a kind, every column there, None (or no item) where unknown, each checked against its columns.

    Raises UsageError, listing the kinds, for another; GuardError for a row that does not keep to its columns.
    """
    schema = columns(kind)
    for record in records:
        mine = wanted if wanted.only is None or kind in _OF_CARDS else replace(wanted, only=_about(record, wanted.only, kind))
        for row in ROWS[kind](record, mine):
            wanted.count(kind)
            shown = wanted.veil.row(row)
            full = {column.name: shown.get(column.name, [] if column.type == "texts" else None) for column in schema}
            if found := faults(full, schema):
                raise GuardError(f"a row of {kind} does not keep to its columns: {'; '.join(found[:3])}", source=str(row.get("id")))
            yield full


_OF_CARDS = frozenset({"figures", "statements", "events", "incidents", "documents"})
"""The tables whose rows a filter selects by themselves; of the others it takes what these rows refer to."""


def _about(record: Record, only: frozenset[str], kind: str) -> frozenset[str]:
    found = needed(record, only)
    return found | {entity.id for entity in record.entities() if entity.document in found} if kind == "entities" else found


def cells(row: Mapping[str, Any], schema: tuple[Column, ...]) -> Iterator[Any]:
    """A row as the cells of a flat table: lists joined, days in ISO, yes and no as 1 and 0."""
    for column in schema:
        value = row[column.name]
        if column.type == "texts":
            yield "; ".join(str(item) for item in value)
        elif column.type == "flag":
            yield None if value is None else int(value)
        else:
            yield value.isoformat() if isinstance(value, date) else value


def _reviewed(record: Record, fact: Fact) -> Row:
    return {"review": record.reviews.get(fact.id)}


def _source(source: Source) -> Row:
    return source.model_dump(include=set(SOURCE))
