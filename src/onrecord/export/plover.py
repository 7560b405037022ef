"""PLOVER-coded events: what happened, and what was said, in PLOVER's types, modes and quads. A line an event or statement.

What PLOVER has no type for is written with null and the reason, so that nothing is lost in silence. What did not happen (denied, planned,
possible, demanded) says so in `modality`: PLOVER's own historical, future, hypothetical and negated modes are not implemented anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from onrecord.export.codes import table
from onrecord.export.jsonl import json_text
from onrecord.export.scenes import scenes
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.model import Event, Statement
from onrecord.report.claims import words

MARK = "PLOVER-coded by onrecord, not by a PLOVER coder"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
UNKNOWN_MODE = "PLOVER has no such mode of it"


@cache
def types() -> dict[str, tuple[int, frozenset[str]]]:
    """PLOVER's event types → quad code and modes."""
    return {row["type"]: (int(row["quad"]), frozenset((row["modes"] or "").split())) for row in table("plover_types.tsv")}


@cache
def _stances() -> dict[str, dict[str, str]]:
    return {row["stance"]: row for row in table("plover_stances.tsv")}


@cache
def _others() -> dict[str, str]:
    return {row["type"]: row["why_none"] for row in table("plover_others.tsv")}


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """JSON Lines, by report, then id."""
    return (f"{json_text(row)}\n" for row in rows(records, wanted))


def rows(records: Records, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """By report, then id: events first."""
    for record in records:
        for key in sorted(record.documents):
            for fact in record.of_document[key]:
                if isinstance(fact, (Event, Statement)) and wanted.has(fact.id):
                    wanted.count(f"{fact.kind}s")
                    yield wanted.veil.row(_event(record, fact) if isinstance(fact, Event) else _statement(record, fact))


def coded(type: str, mode: str | None) -> dict[str, Any]:
    """An event type and mode of onrecord in PLOVER's, null with a reason where PLOVER has none."""
    if type not in types():
        return {"event": None, "mode": None, "quad_code": None, "quad": None, "why_none": _others()[type]}
    quad, modes = types()[type]
    known = mode if mode in modes else None
    why = f"{UNKNOWN_MODE}: {mode}" if mode and known is None else None
    return {"event": type, "mode": known, "quad_code": quad, "quad": QUADS[quad], "why_none": why}


def _event(record: Record, event: Event) -> dict[str, Any]:
    place = next((place for _, place in scenes(record, event)), None)
    return {
        "id": event.id,
        "date": event.first,
        "enddate": event.last,
        "actor": [actor.name for actor in event.actors],
        "recipient": [target.name for target in event.targets],
        **coded(event.type, event.mode),
        "modality": event.modality,
        "event_loc": None if place is None else {"name": place.canonical, "country": place.country, "lat": place.lat, "lon": place.lon,
                                                  "radius_km": place.radius_km},
        "event_text": event.trigger.text,
        "said_by": [name for key in event.attributed_to if (name := getattr(record.facts.get(key), "speaker_name", None))],
        **_text(record, event),
    }  # fmt: skip


def _statement(record: Record, statement: Statement) -> dict[str, Any]:
    known = _stances()[statement.stance]
    type = known["type"] or None
    quad = types()[type][0] if type else None
    return {
        "id": statement.id,
        "date": None,
        "enddate": None,
        "actor": [statement.speaker_name] if statement.speaker_name else [],
        "recipient": [],
        "event": type,
        "mode": known["mode"] or None,
        "quad_code": quad,
        "quad": QUADS[quad] if quad else None,
        "why_none": known["why_none"] or None,
        "modality": statement.stance,
        "event_loc": None,
        "event_text": words(statement),
        "said_by": [statement.speaker_name] if statement.speaker_name else [],
        **_text(record, statement),
    }


def _text(record: Record, fact: Event | Statement) -> dict[str, Any]:
    source = record.source(fact)
    return {
        "text": source.sentence,
        "text_info": {"start": source.start, "end": source.end},
        "cite_info": source.model_dump(include={"document", "label", "url", "publisher", "published"}),
        "coding": MARK,
    }
