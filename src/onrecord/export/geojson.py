"""GeoJSON (RFC 7946): one feature an event (or an incident), at its scene, drawn no finer than the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.incidents import rows
from onrecord.export.jsonl import json_text
from onrecord.export.scenes import scenes
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.report.timeline import timeline


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """The lines of one FeatureCollection, of events or of incidents."""
    made = happened if wanted.kind == "incidents" else features
    yield from collection(feature for record in records for feature in made(record, wanted))


def features(record: Record, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """Events with a located scene, by report, then id: a Point (lon, lat); `radius_m` and `precision` say how vague it is."""
    moments = {moment.id: moment for moment in timeline(record)}
    for event in record.events():
        if not wanted.has(event.id):
            continue
        moment, found = moments[event.id], list(scenes(record, event))
        if not found:
            wanted.leave_out("no place of it could be located")
        for _, place in found:
            properties = {
                "event": moment.id,
                "type": moment.type,
                "trigger": moment.trigger,
                "modality": moment.modality,
                "first": moment.first,
                "last": moment.last,
                "actors": list(moment.actors),
                "targets": list(moment.targets),
                "place": place.canonical,
                "country": place.country,
                "place_kind": place.place_kind,
                "precision": place.precision,
                "attributed_to": [voice.speaker or "unnamed" for voice in moment.attributed_to],
                "source": moment.source.label,
                "url": moment.source.url,
                "sentence": moment.source.sentence,
            }
            wanted.count("events")
            yield _feature(f"{moment.id}/{place.id}", (place.lat, place.lon, place.radius_km), properties, wanted)


def happened(record: Record, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """Incidents with a located place, one feature each, with the fields of their rows in the table."""
    for row in rows(record, wanted):
        if row["lat"] is None or row["lon"] is None:
            wanted.leave_out("no place of it could be located")
            continue
        properties = {name: value for name, value in row.items() if name not in ("id", "lat", "lon", "radius_km")}
        wanted.count("incidents")
        yield _feature(row["id"], (row["lat"], row["lon"], row["radius_km"]), properties, wanted)


def _feature(
    key: str, spot: tuple[float | None, float | None, float | None], properties: dict[str, Any], wanted: Wanted
) -> dict[str, Any]:  # fmt: skip
    """Properties are flat: lists are joined, days in ISO."""
    lat, lon, radius_km = wanted.veil.spot(*spot)
    flat = {name: _flat(value) for name, value in wanted.veil.row(properties).items()}
    flat["radius_m"] = None if radius_km is None else round(radius_km * 1000)
    return {"type": "Feature", "id": key, "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": flat}


def _flat(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def collection(made: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The lines of one FeatureCollection."""
    yield '{"type":"FeatureCollection","features":[\n'
    for index, feature in enumerate(made):
        yield (",\n" if index else "") + json_text(feature)
    yield "\n]}\n"
