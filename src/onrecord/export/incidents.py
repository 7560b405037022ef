"""Incidents as rows: one happening a row, with its reports, voices and status, and the single count that a stated policy picks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from onrecord.fuse import Record, interval
from onrecord.fuse.counts import Policy, Series, chosen, policy, series
from onrecord.fuse.incidents import incidents
from onrecord.model import Event, Incident, IncidentPlace
from onrecord.model.vocabulary import Measure

COUNTED: tuple[Measure, ...] = ("killed", "wounded", "displaced")
COLUMNS = (
    "id", "type", "mode", "status", "modality", "summary", "when", "precision", "places", "country", "lat", "lon", "radius_km", "actors",
    "targets", "instruments", *(f"{measure}{end}" for measure in COUNTED for end in ("", "_low", "_high")), "policy", "voices", "speakers",
    "denied_by", "reports", "events", "parts", "why", "sentence", "urls",
)  # fmt: skip


def rows(record: Record, *, by: Policy | None = None) -> Iterator[dict[str, Any]]:
    """A row for each incident, in order of id. `by`: the policy that picks a count, named in each row."""
    counted: dict[str, list[Series]] = {}
    for one in series(record):
        if one.happening is not None:
            counted.setdefault(one.happening, []).append(one)
    row = partial(_row, record, by=by or policy())
    yield from (row(incident, counts=counted.get(incident.id, [])) for incident in incidents(record))


def scene(incident: Incident) -> IncidentPlace | None:
    """The located place where an incident happened, else one that holds it."""
    located = [place for place in incident.places if place.lat is not None and place.lon is not None]
    return next((place for role in ("scene", "within") for place in located if place.role == role), None)


def _row(record: Record, incident: Incident, *, counts: list[Series], by: Policy) -> dict[str, Any]:
    told = [event for key in incident.events if isinstance(event := record.facts.get(key), Event)]
    documents = list(dict.fromkeys(event.document for event in told))
    place = scene(incident)
    return {
        **incident.model_dump(include={"id", "type", "mode", "status", "modality", "summary", "precision"}),
        "when": interval(incident.first, incident.last),
        "places": "; ".join(place.name for place in incident.places if place.role in ("scene", "within")),
        "country": "; ".join(dict.fromkeys(place.country for place in incident.places if place.country is not None)),
        **(place.model_dump(include={"lat", "lon", "radius_km"}) if place is not None else {}),
        **{name: "; ".join(getattr(incident, name)) for name in ("actors", "targets", "instruments", "speakers", "events", "parts", "why")},
        "denied_by": "; ".join(dict.fromkeys(_speaker(record, key) for key in incident.denied_by)),
        **{name: value for measure in COUNTED for name, value in _count(record, counts, measure, by).items()},
        "policy": by.label,
        "voices": len(incident.voices),
        "reports": "; ".join(documents),
        "sentence": record.source(told[0]).sentence if told else None,
        "urls": "; ".join(url for key in documents if (url := record.documents[key].url) is not None),
    }


def _speaker(record: Record, key: str) -> str:
    return getattr(record.facts.get(key), "speaker_name", None) or "somebody unnamed"


def _count(record: Record, counts: list[Series], measure: Measure, by: Policy) -> dict[str, Any]:
    """What the policy picks, and the lowest and highest claim that stand; nothing where it is not one series that counts people."""
    mine = [one for one in counts if one.measure == measure and one.unit is None]
    people = [one for one in mine if one.population == "people"] or mine
    if len(people) != 1:
        return {}
    last = people[0].ranges[-1] if people[0].ranges else None
    return {
        measure: chosen(record, people[0], by).value,
        f"{measure}_low": last.lowest if last is not None else None,
        f"{measure}_high": last.highest if last is not None else None,
    }
