"""Where a count or an event is, as keys to compare: a town of another report with the same geonames id or name is the same town."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.fuse.record import Record
from onrecord.knowledge.folding import fold, skeleton
from onrecord.model import Event, Figure, Place

_CLOSE = 12.0
"""Kilometres between two spellings of one town: about the radius of a large town."""
_EDGE = 1.3  # regions are no circles
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)*")
_KINDS = frozenset("state province region governorate oblast city town village".split())
_WIDE = ("region", "country", "sea", "river")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place, or several names of one. `fine`: towns, buildings, names on no map; `wide`: regions; `country`: its code.

    `points`: latitude and longitude of the fine ones; `areas`: those of the wide ones, with their radius in km.
    """

    fine: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    country: str | None = None
    points: tuple[tuple[float, float], ...] = ()
    areas: tuple[tuple[float, float, float], ...] = ()
    name: str | None = None

    @property
    def known(self) -> bool:
        return bool(self.fine or self.wide or self.country)

    @property
    def key(self) -> str:
        """One key for the finest that is known; empty for none."""
        return min(self.fine or self.wide, default=self.country or "")


def same_ground(a: Ground, b: Ground) -> bool:
    """Whether two are one place, as far as either is told: a town and its region are two."""
    if a.country is not None and b.country is not None and a.country != b.country:
        return False
    if a.fine or b.fine:
        return _share(a.fine, b.fine) or any(_km(one, other) <= _CLOSE for one in a.points for other in b.points)
    if a.wide or b.wide:
        return bool(a.wide & b.wide)
    return a.country is not None and a.country == b.country


def _share(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two share an id, or, where one of them has none, a name."""
    ids = [{key for key in keys if key.startswith("g")} for keys in (a, b)]
    return bool(ids[0] & ids[1]) if all(ids) else bool(a & b)


def overlapping(a: Ground, b: Ground) -> bool:
    """Whether one may hold the other: they are one, or a town lies in the region, or one of them is told no finer than the country."""
    if same_ground(a, b):
        return True
    if a.country is None or a.country != b.country or (a.fine and b.fine):
        return False
    if not (a.fine or a.wide) or not (b.fine or b.wide):
        return True
    towns, region = (a, b) if a.fine else (b, a)
    held = ((point, area) for point in towns.points for area in region.areas)
    return bool(towns.fine) and any(_km(point, area[:2]) <= area[2] * _EDGE for point, area in held)


def ground_of(record: Record, figure: Figure) -> Ground:
    """Where a figure counts. The name that it carries may be wider or narrower than its place fact ("eastern Congo")."""
    place = record.facts.get(figure.place_id or "")
    if figure.place is None:
        return Ground()
    if not isinstance(place, Place):
        return Ground(fine=frozenset({_named(figure.place)}), name=figure.place)
    if figure.place != place.canonical:
        area = ((place.lat, place.lon, place.radius_km or 0.0),) if place.lat is not None and place.lon is not None else ()
        return Ground(wide=frozenset({_named(figure.place)}), country=place.country, areas=area, name=figure.place)
    return _joined([place], figure.place)


def ground_of_event(record: Record, event: Event) -> Ground:
    """Where an event happened: its scenes, what holds them, and the names among its scene's words."""
    named = (record.facts.get(place.place) for place in event.places if place.role in ("scene", "within", "destination"))
    found = _joined([place for place in named if isinstance(place, Place)])
    words = frozenset(_named(word) for span in event.scene for word in _names(span.text))
    return Ground(found.fine | (words - found.wide), found.wide, found.country, found.points, found.areas, found.name)


def joined(grounds: Iterable[Ground]) -> Ground:
    """One ground of several that are told of one thing."""
    known = [ground for ground in grounds if ground.known]
    countries = {ground.country for ground in known if ground.country}
    wide: frozenset[str] = frozenset().union(*(ground.wide for ground in known))
    return Ground(
        frozenset().union(*(ground.fine for ground in known)) - wide,
        wide,
        min(countries, default=None),
        tuple(sorted({point for ground in known for point in ground.points})),
        tuple(sorted({area for ground in known for area in ground.areas})),
        next((ground.name for ground in known if ground.name), None),
    )


def _joined(places: list[Place], name: str | None = None) -> Ground:
    fine = [place for place in places if place.place_kind not in _WIDE]
    wide = [place for place in places if place.place_kind in ("region", "sea", "river")]
    return Ground(
        frozenset(key for place in fine for key in _keys(place)),
        frozenset(key for place in wide for key in _keys(place)),
        min((place.country for place in places if place.country), default=None),
        tuple(sorted((place.lat, place.lon) for place in fine if place.lat is not None and place.lon is not None)),
        tuple(sorted((p.lat, p.lon, p.radius_km or 0.0) for p in wide if p.lat is not None and p.lon is not None)),
        name or next((place.canonical for place in (*fine, *wide, *places)), None),
    )


def _keys(place: Place) -> list[str]:
    return [f"g{place.geonames}", _named(place.canonical)] if place.geonames is not None else [_named(place.canonical)]


def _named(name: str) -> str:
    """A key by name, one for several spellings (Fizuli, Fuzuli); a word for what kind of place it is ("Plateau State") tells nothing."""
    words = [word for word in fold(name).split() if word not in _KINDS] or [name.casefold()]
    return "n" + " ".join(word[0] + skeleton(word) for word in words)


def _names(text: str) -> list[str]:
    """Runs of capitalised words."""
    return [found.group() for found in _CAPITALISED.finditer(text)]


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of (latitude, longitude) pairs in degrees, by the haversine formula."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))
