"""Cards on a map, by squares of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.model.card import Cell
from onrecord.store.asked import Condition

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 4_000
"""Squares, at most: where there would be more, they are larger."""
LISTED = 10
"""Cards of which a square gives the ids."""
_AT_ONCE = 400
Square = tuple[int, int]


@dataclass(slots=True)
class Heap:
    """What lies in a square: sums over its cards, and the points that they lie at."""

    cards: int = 0
    lat: float = 0.0
    lon: float = 0.0
    disputed: int = 0
    points: list[tuple[float, float]] = field(default_factory=list)


def squares(connection: Connection, where: Condition, zoom: int) -> list[Cell]:
    """The cards that fit and are placed, by squares of 360°/2^(zoom+3), or larger ones where there would be more than MOST."""
    query = f"""SELECT lat, lon, count(*), sum(status IN ('disputed', 'denied')) FROM card
      WHERE lat IS NOT NULL AND ({where.sql}) GROUP BY lat, lon"""
    points = connection.exec_driver_sql(query, where.given).all()
    heaps = _heaps(points, zoom)
    while len(heaps) > MOST and zoom > 0:
        zoom -= 1
        heaps = _heaps(points, zoom)
    few = [point for heap in heaps.values() if heap.cards <= LISTED for point in heap.points]
    listed = _listed(connection, where, few, zoom)
    return [_cell(heap, listed.get(square, [])) for square, heap in sorted(heaps.items())]


def _heaps(points: Sequence[Any], zoom: int) -> dict[Square, Heap]:
    found: dict[Square, Heap] = {}
    for lat, lon, cards, disputed in points:
        heap = found.setdefault(_square(lat, lon, zoom), Heap())
        heap.cards += cards
        heap.lat += lat * cards
        heap.lon += lon * cards
        heap.disputed += disputed
        heap.points.append((lat, lon))
    return found


def _square(lat: float, lon: float, zoom: int) -> Square:
    size = 360 / 2 ** (zoom + 3)
    return int(lat // size), int(lon // size)


def _listed(connection: Connection, where: Condition, points: list[tuple[float, float]], zoom: int) -> dict[Square, list[Any]]:
    """Square → (id, title, radius) of the cards at these points."""
    found: dict[Square, list[Any]] = {}
    for at in range(0, len(points), _AT_ONCE):
        some = points[at : at + _AT_ONCE]
        query = f"""WITH point (y, x) AS (VALUES {", ".join(["(?, ?)"] * len(some))})
          SELECT lat, lon, id, json_extract(payload, '$.title'), radius_km
          FROM point JOIN card ON lat = y AND lon = x JOIN carded USING (seq)
          WHERE {where.sql} ORDER BY id"""
        given = (*(edge for point in some for edge in point), *where.given)
        for lat, lon, *told in connection.exec_driver_sql(query, given):
            found.setdefault(_square(lat, lon, zoom), []).append(told)
    return found


def _cell(heap: Heap, listed: list[Any]) -> Cell:
    alone = listed[0] if heap.cards == 1 and listed else None
    return Cell(
        lat=heap.lat / heap.cards, lon=heap.lon / heap.cards, count=heap.cards, disputed=heap.disputed,
        radius_km=alone[2] if alone else None, cards=tuple(told[0] for told in listed), title=alone[1] if alone else None,
    )  # fmt: skip
