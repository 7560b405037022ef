"""What stands on the map, as GeoJSON: squares with their counts from afar, places and ways from near, none finer than it is known."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.case import Case
from onrecord.model.card import Card, CardPlace, Cell
from onrecord.model.filter import Box, Filter
from onrecord.web.map import base
from onrecord.web.map.crowding import apart
from onrecord.web.map.shapes import VAGUE_KM, Feature, Features, Point, Position, Shown, Way
from onrecord.web.map.view import shared, text
from onrecord.web.wording import headed, headline

NEAR = 4.0
"""From this zoom on places are shown one by one."""
MOST = 500
"""Cards in view, at most, that are shown by place."""
_FINE = ("facility", "city")
_STEPS = 24
_METRE = 0.00001


def features(case: Case, asked: Filter, *, zoom: float) -> Features:
    """What fits and is placed: by place from near where there is not too much of it, else by squares."""
    level = max(0, min(18, math.floor(zoom)))
    cells = case.cells(asked, zoom=level)
    if zoom >= NEAR and sum(cell.count for cell in cells) <= MOST:
        found = case.cards(asked, limit=MOST)
        if found.next is None:
            return Features(by="place", features=tuple(by_place(found.items, zoom)))
    squares = (by_square(cell, level, asked.bounds()) for cell in cells)
    return Features(by="cell", features=tuple(apart(squares, zoom, squares=True)))


def scene(card: Card) -> CardPlace | None:
    """Where it happened, as the squares have it: the first place that is on the map."""
    return next((place for place in card.places if place.role in ("scene", "within") and _known(place)), None)


def _known(place: CardPlace) -> bool:
    return place.lat is not None and place.lon is not None


def _at(lat: float, lon: float) -> str:
    """The box of one place: a metre or two wide, for a box is written with six decimals."""
    return text((lat - _METRE, lon - _METRE, lat + _METRE, lon + _METRE))


def _disputed(cards: Iterable[Card]) -> int:
    return sum(card.status in ("disputed", "denied") for card in cards)


def by_square(cell: Cell, zoom: int, asked: Box | None = None) -> Feature:
    """A square of the map; its box is narrowed to the one that is asked."""
    size = 360 / 2 ** (zoom + 3)
    south, west = math.floor(cell.lat / size) * size, math.floor(cell.lon / size) * size
    square = (max(-90.0, south), max(-180.0, west), min(90.0, south + size), min(180.0, west + size))
    shown = Shown(
        what="cell", name=base.town_near(cell.lat, cell.lon), count=cell.count, disputed=cell.disputed, radius_km=cell.radius_km,
        box=text(shared(square, asked) or square if asked else square), title=headed(cell.title) if cell.title else None,
    )  # fmt: skip
    return Feature(geometry=Point(coordinates=(cell.lon, cell.lat)), properties=shown)


def by_place(cards: Sequence[Card], zoom: float) -> Iterator[Feature]:
    """Areas first, the widest before those that lie on them; then ways and their ends; then points."""
    together: dict[tuple[float, float, float | None], list[tuple[Card, CardPlace]]] = defaultdict(list)
    for card in cards:
        place = scene(card)
        if place is not None and place.lat is not None and place.lon is not None:
            together[place.lat, place.lon, place.radius_km].append((card, place))
    here = [_place(found) for found in together.values()]
    yield from sorted((one for one in here if one.properties.what == "area"), key=lambda one: -(one.properties.radius_km or 0))
    yield from _ways(cards)
    yield from apart((one for one in here if one.properties.what == "point"), zoom, squares=False)


def _place(found: Sequence[tuple[Card, CardPlace]]) -> Feature:
    place = found[0][1]
    lat, lon = place.lat or 0.0, place.lon or 0.0
    fine = place.precision in _FINE and place.radius_km is not None and place.radius_km <= VAGUE_KM
    shown = Shown(
        what="point" if fine else "area", name=place.name, count=len(found), disputed=_disputed(card for card, _ in found),
        precision=place.precision, radius_km=place.radius_km, box=_at(lat, lon),
        title=headline(found[0][0]) if len(found) == 1 else None,
    )  # fmt: skip
    return Feature(geometry=Point(coordinates=(lon, lat)), properties=shown)


def _ways(cards: Iterable[Card]) -> Iterator[Feature]:
    """From where something came to where it went or happened, each way once, with its ends; where both are the same there is none."""
    ways: dict[tuple[CardPlace, CardPlace], list[Card]] = defaultdict(list)
    for card in cards:
        known = [place for place in card.places if _known(place)]
        start = next((place for place in known if place.role == "origin"), None)
        goal = next((place for role in ("destination", "scene", "within") for place in known if place.role == role), None)
        if start and goal and (start.lat, start.lon) != (goal.lat, goal.lon):
            ways[start, goal].append(card)
    for (start, goal), told in ways.items():
        happened = scene(told[0]) or goal
        box = _at(happened.lat or 0.0, happened.lon or 0.0)
        for end in (start, goal):
            if end.role in ("origin", "destination"):
                name = f"{'from' if end.role == 'origin' else 'to'} {end.name}"
                known_as = Shown(what="end", name=name, count=len(told), precision=end.precision, radius_km=end.radius_km, box=box)
                yield Feature(geometry=Point(coordinates=(end.lon or 0.0, end.lat or 0.0)), properties=known_as)
        name = f"from {start.name} to {goal.name}"
        shown = Shown(
            what="way", name=name, count=len(told), disputed=_disputed(told), radius_km=max(start.radius_km or 0.0, goal.radius_km or 0.0),
            box=box, title=headline(told[0]) if len(told) == 1 else None,
        )  # fmt: skip
        yield Feature(geometry=Way(coordinates=_on_the_ground(start, goal)), properties=shown)


def _on_the_ground(start: CardPlace, goal: CardPlace) -> tuple[Position, ...]:
    """Points of the great circle between two places; longitudes go on beyond 180 where it crosses the date line."""
    one, other = _vector(start), _vector(goal)
    angle = math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(one, other, strict=True)))))
    if math.sin(angle) < 1e-9:
        return (start.lon or 0.0, start.lat or 0.0), (goal.lon or 0.0, goal.lat or 0.0)
    points: list[Position] = []
    for step in range(_STEPS + 1):
        near, far = math.sin((1 - step / _STEPS) * angle) / math.sin(angle), math.sin(step / _STEPS * angle) / math.sin(angle)
        x, y, z = (near * a + far * b for a, b in zip(one, other, strict=True))
        lon, lat = math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))
        if points:
            lon += 360 * round((points[-1][0] - lon) / 360)
        points.append((round(lon, 5), round(lat, 5)))
    return tuple(points)


def _vector(place: CardPlace) -> tuple[float, float, float]:
    lat, lon = math.radians(place.lat or 0.0), math.radians(place.lon or 0.0)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
