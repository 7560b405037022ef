"""The facts of each report by where they stand, and its places as they may be met again in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.knowledge.extents import distance_km
from onrecord.model import Entity, Event, Fact, Mention, Place, Span, Statement

_VAGUE = frozenset({"country", "sea", "other"})
_REGION = "~"
_NEAR = 12.0
"""Kilometres between the middles of two towns that reports may call by either name."""

Standing = Literal["same", "near", "unknown", "apart"]


class Spot(NamedTuple):
    """A named place finer than a country. `key`: its name, apart from namesakes in another country; a region's is marked as one."""

    key: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None

    @property
    def is_region(self) -> bool:
        return self.key.startswith(_REGION)


@dataclass(frozen=True, slots=True)
class Inside:
    """The facts of one report, by where they stand. `spotted`: its places that are finer than a country."""

    events: tuple[Event, ...]
    places: tuple[Place, ...]
    entities: tuple[Entity, ...]
    spotted: tuple[tuple[Place, Spot], ...]

    def events_in(self, spans: Iterable[Span]) -> list[Event]:
        return [event for event in self.events if any(span.covers(event.trigger) for span in spans)]

    def spots_in(self, spans: Iterable[Span]) -> frozenset[Spot]:
        known = [(span.start, span.end) for span in spans]
        return frozenset(found for place, found in self.spotted for start, end in known if start <= place.start and place.end <= end)

    def people_in(self, spans: Iterable[Span]) -> frozenset[str]:
        return frozenset(found.canonical for found in self.entities if found.type == "person" and _holds(spans, found))

    def named_in(self, spans: Iterable[Span]) -> list[Entity | Place]:
        named: tuple[Entity | Place, ...] = (*self.entities, *self.places)
        return [found for found in named if _holds(spans, found)]


def _holds(spans: Iterable[Span], mention: Mention) -> bool:
    start, end = mention.start, mention.end
    return any(span.start <= start and end <= span.end for span in spans)


@remembered
def inside(record: Record) -> Mapping[str, Inside]:
    """Document → its events, places and entities."""
    return {document: _inside(facts) for document, facts in record.of_document.items()}


def _inside(facts: Iterable[Fact]) -> Inside:
    known = list(facts)
    places = tuple(fact for fact in known if isinstance(fact, Place))
    return Inside(
        tuple(fact for fact in known if isinstance(fact, Event)),
        places,
        tuple(fact for fact in known if isinstance(fact, Entity)),
        tuple((place, spot(place)) for place in places if place.place_kind not in _VAGUE),
    )


def spot(place: Place) -> Spot:
    key = f"{_REGION if place.place_kind == 'region' else ''}{place.canonical.casefold()}/{place.country or ''}"
    return Spot(key, place.lat, place.lon, place.radius_km)


def spots_of(record: Record, event: Event) -> frozenset[Spot]:
    """The places of an event mention that are finer than a country."""
    where = (found for place in event.places if isinstance(found := record.facts.get(place.place), Place))
    return frozenset(spot(place) for place in where if place.place_kind not in _VAGUE)


def standing(ones: frozenset[Spot], others: frozenset[Spot]) -> Standing:
    """How two sets of places stand to each other: one in common, one within or beside another, none told, or other places altogether."""
    if not ones or not others:
        return "unknown"
    if {one.key for one in ones} & {other.key for other in others}:
        return "same"
    return "near" if any(_meet(one, other) for one in ones for other in others) else "apart"


def _meet(one: Spot, other: Spot) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or _country(one) != _country(other):
        return False
    reach = max([_NEAR, *(spot.radius_km or 0.0 for spot in (one, other) if spot.is_region)])
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= reach


def _country(spot: Spot) -> str:
    return spot.key.rpartition("/")[2]


def worded(record: Record, statement: Statement) -> list[Event]:
    """The events that a statement itself words."""
    return inside(record)[statement.document].events_in(statement.content)


def one_voice(record: Record, one: str, other: str) -> bool:
    """Whether two reports are one, or copies of one story: what they tell is not told elsewhere."""
    mine, theirs = record.voices.get(one), record.voices.get(other)
    return one == other or (mine is not None and theirs is not None and mine.id == theirs.id)
