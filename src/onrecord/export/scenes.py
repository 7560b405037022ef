"""Where an event or incident is drawn: the located places of its scene, no finer than the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.fuse import Record
from onrecord.model import Event, EventPlace, Incident, IncidentPlace, Place


def scenes(record: Record, event: Event) -> Iterator[tuple[EventPlace, Place]]:
    """The located places where an event happened (not where it was launched from or headed for); else those that hold its scene."""
    located = [
        (place, fact)
        for place in event.places
        if isinstance(fact := record.facts.get(place.place), Place) and fact.lat is not None and fact.lon is not None
    ]
    found = [pair for pair in located if pair[0].role == "scene"]
    yield from found or [pair for pair in located if pair[0].role == "within"]


def scene(incident: Incident) -> IncidentPlace | None:
    """The located place where an incident happened, else one that holds it."""
    located = [place for place in incident.places if place.lat is not None and place.lon is not None]
    return next((place for role in ("scene", "within") for place in located if place.role == role), None)
