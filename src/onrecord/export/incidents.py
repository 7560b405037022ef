"""Incidents as rows: one happening a row, with its reports, voices and status, and the single count that a stated policy picks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.export.scenes import scene
from onrecord.export.wanted import Wanted
from onrecord.fuse import Record, interval
from onrecord.fuse.counts import Policy, Series, chosen, series
from onrecord.fuse.incidents import incidents
from onrecord.fuse.remember import remembered
from onrecord.model import Event, Figure, Incident
from onrecord.model.fact import Number
from onrecord.model.vocabulary import Measure

COUNTED: tuple[Measure, ...] = ("killed", "wounded", "displaced")


def rows(record: Record, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """A row for each incident, in order of id; the policy that picked a count is named in each row."""
    return (_row(record, incident, wanted.by) for incident in incidents(record) if wanted.has(incident.id))


def told(record: Record, incident: Incident) -> list[Event]:
    """The event mentions that tell of it, the first told first."""
    return [event for key in incident.events if isinstance(event := record.facts.get(key), Event)]


def reports(record: Record, incident: Incident) -> list[str]:
    """The ids of the reports that tell of it, the first told first."""
    return list(dict.fromkeys(event.document for event in told(record, incident)))


def _row(record: Record, incident: Incident, by: Policy) -> dict[str, Any]:
    tellings, documents = told(record, incident), reports(record, incident)
    place = scene(incident)
    return {
        **incident.model_dump(include={"id", "type", "mode", "status", "modality", "summary", "precision", "actors", "targets"}),
        **incident.model_dump(include={"instruments", "speakers", "events", "parts", "why"}),
        "first": incident.first and date.fromisoformat(incident.first[:10]),
        "last": incident.last and date.fromisoformat(incident.last[:10]),
        "when": interval(incident.first, incident.last),
        "places": [place.name for place in incident.places if place.role in ("scene", "within")],
        "country": list(dict.fromkeys(place.country for place in incident.places if place.country is not None)),
        **{name: getattr(place, name, None) for name in ("lat", "lon", "radius_km")},
        "denied_by": list(dict.fromkeys(_speaker(record, key) for key in incident.denied_by)),
        **{name: value for measure in COUNTED for name, value in _count(record, incident, measure, by).items()},
        "policy": by.label,
        "voices": len(incident.voices),
        "reports": documents,
        "sentence": record.source(tellings[0]).sentence if tellings else None,
        "urls": [url for key in documents if (url := record.documents[key].url) is not None],
    }


def _speaker(record: Record, key: str) -> str:
    return getattr(record.facts.get(key), "speaker_name", None) or "somebody unnamed"


@remembered
def _counted(record: Record) -> dict[str, list[Series]]:
    """Incident → the series of its counts."""
    found: dict[str, list[Series]] = {}
    for one in series(record):
        if one.happening is not None:
            found.setdefault(one.happening, []).append(one)
    return found


def people(record: Record, incident: Incident, measure: Measure) -> Series | None:
    """The one series that counts people so; None where there is none, or several that cannot be told apart."""
    mine = [one for one in _counted(record).get(incident.id, []) if one.measure == measure and one.unit is None]
    found = [one for one in mine if one.population == "people"] or mine
    return found[0] if len(found) == 1 else None


def picked(record: Record, counted: Series, by: Policy) -> Number | None:
    """The number that the policy picks; None where all that stands are words such as "dozens": nobody said a number."""
    choice = chosen(record, counted, by)
    figure = record.facts.get(choice.figure or "")
    return None if isinstance(figure, Figure) and figure.bound == "vague" else choice.value


def of_measure(record: Record, incident: Incident, measure: Measure) -> list[Series]:
    """Every series of its counts by this measure."""
    return [one for one in _counted(record).get(incident.id, []) if one.measure == measure and one.unit is None]


def _count(record: Record, incident: Incident, measure: Measure, by: Policy) -> dict[str, Any]:
    """What the policy picks, and the lowest and highest claim that stand; nothing where it is not one series that counts people."""
    one = people(record, incident, measure)
    if one is None:
        return {}
    last = one.ranges[-1] if one.ranges else None
    return {
        measure: picked(record, one, by),
        f"{measure}_low": last.lowest if last is not None else None,
        f"{measure}_high": last.highest if last is not None else None,
    }
