"""GeoJSON (RFC 7946): one feature an event (or an incident), at its scene, drawn no finer than the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.incidents import rows, scene
from onrecord.export.jsonl import json_text
from onrecord.fuse import Record
from onrecord.fuse.counts import Policy
from onrecord.fuse.incidents import incidents
from onrecord.model import Event, EventPlace, Place
from onrecord.report.timeline import timeline


def scenes(record: Record, event: Event) -> Iterator[tuple[EventPlace, Place]]:
    """The located places where an event happened (not where it was launched from or headed for); else those that hold its scene."""
    located = [
        (place, fact)
        for place in event.places
        if isinstance(fact := record.facts.get(place.place), Place) and fact.lat is not None and fact.lon is not None
    ]
    found = [pair for pair in located if pair[0].role == "scene"]
    yield from found or [pair for pair in located if pair[0].role == "within"]


def features(record: Record) -> Iterator[dict[str, Any]]:
    """Events with a located scene; the geometry is a Point (lon, lat), `radius_m` and `precision` say how vague it is."""
    events = {event.id: event for event in record.events()}
    for moment in timeline(record):
        for _, place in scenes(record, events[moment.id]):
            yield {
                "type": "Feature",
                "id": f"{moment.id}/{place.id}",
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                "properties": {
                    "event": moment.id,
                    "type": moment.type,
                    "trigger": moment.trigger,
                    "modality": moment.modality,
                    "first": moment.first,
                    "last": moment.last,
                    "actors": "; ".join(moment.actors),
                    "targets": "; ".join(moment.targets),
                    "place": place.canonical,
                    "country": place.country,
                    "place_kind": place.place_kind,
                    "precision": place.precision,
                    "radius_m": None if place.radius_km is None else round(place.radius_km * 1000),
                    "attributed_to": "; ".join(voice.speaker or "unnamed" for voice in moment.attributed_to),
                    "source": moment.source.label,
                    "url": moment.source.url,
                    "sentence": moment.source.sentence,
                },
            }


def happened(record: Record, by: Policy | None = None) -> Iterator[dict[str, Any]]:
    """Incidents with a located place, one feature each, with the fields of their rows in the table."""
    located = {incident.id: place for incident in incidents(record) if (place := scene(incident)) is not None}
    for row in rows(record, by=by):
        if (place := located.get(row["id"])) is not None:
            properties = {name: value for name, value in row.items() if name not in ("id", "lat", "lon", "radius_km")}
            properties["radius_m"] = None if place.radius_km is None else round(place.radius_km * 1000)
            geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
            yield {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": properties}


def collection(made: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The lines of one FeatureCollection."""
    yield '{"type":"FeatureCollection","features":[\n'
    for index, feature in enumerate(made):
        yield (",\n" if index else "") + json_text(feature)
    yield "\n]}\n"
