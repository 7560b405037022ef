"""HXL: incidents as a CSV table whose second row holds HXL's hashtags, for humanitarian data tools."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from onrecord.export.csv import written as csv_lines
from onrecord.export.incidents import rows as incident_rows
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.fuse.incidents import incidents
from onrecord.model import Incident, Place

TAGS: dict[str, str] = {
    "id": "#event+id",
    "type": "#event+type",
    "status": "#status+verification",
    "modality": "#status+modality",
    "first": "#date+start",
    "last": "#date+end",
    "country": "#country+code+v_iso2",
    "region": "#adm1+name",
    "place": "#loc+name",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "radius_m": "#geo+radius+m",
    "killed": "#affected+killed",
    "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max",
    "wounded": "#affected+injured",
    "wounded_low": "#affected+injured+min",
    "wounded_high": "#affected+injured+max",
    "displaced": "#affected+displaced",
    "displaced_low": "#affected+displaced+min",
    "displaced_high": "#affected+displaced+max",
    "policy": "#meta+policy",
    "speakers": "#meta+speakers",
    "denied_by": "#meta+denied",
    "voices": "#meta+voices+num",
    "sentence": "#description",
    "urls": "#meta+source+url",
}
"""Column → its hashtag with attributes, after HXL 1.1."""


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """The header, the tags, then a row an incident, in order of id."""
    lines = ([_flat(row.get(name)) for name in TAGS] for row in rows(records, wanted))
    return csv_lines(TAGS, chain([TAGS.values()], lines))


def rows(records: Records, wanted: Wanted) -> Iterator[dict[str, Any]]:
    for record in records:
        regions = {incident.id: _region(record, incident) for incident in incidents(record)}
        for row in incident_rows(record, wanted):
            wanted.count("incidents")
            shown = wanted.veil.row(row | {"region": regions[row["id"]]})
            radius = shown["radius_km"]
            yield shown | {"place": shown["places"], "radius_m": None if radius is None else round(radius * 1000)}


def _region(record: Record, incident: Incident) -> str | None:
    """The region that is told of, where one is."""
    found = ((place, record.facts.get(place.place)) for place in incident.places if place.role in ("scene", "within"))
    return next((place.name for place, fact in found if isinstance(fact, Place) and fact.place_kind == "region"), None)


def _flat(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return value.isoformat() if hasattr(value, "isoformat") else value
