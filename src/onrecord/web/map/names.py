"""Names for orientation: countries, disputed territories and seas from afar, towns from near. They are no part of the record."""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from onrecord.knowledge.gazetteer import SHIPPED
from onrecord.web.map import base
from onrecord.web.map.view import View

Kind = Literal["country", "disputed", "sea", "town"]
SQUARE = 5
"""Degrees: towns are served by squares of so many."""
FAR = 200_000
"""Weights from which towns are known for the whole earth at once."""
LEAST = {3.8: 1_000_000, 4.6: FAR, 5.8: 100_000, 6.5: 50_000, 7.5: 20_000, 8.5: 5_000}
"""What a town must weigh from which zoom on (the same in static/map/names.js)."""

_DISPUTED = (
    "Western Sahara", "Kosovo", "Taiwan", "Crimea", "Golan Heights", "Kashmir", "Abkhazia", "South Ossetia", "Transnistria", "Somaliland",
    "Northern Cyprus", "Falkland Islands",
)  # fmt: skip
_TERRITORIES = ("West Bank", "Gaza Strip")
_LEFT_OUT = ("Palestine", "South Georgia and the South Sandwich Islands", "British Indian Ocean Territory", "Antarctica")
_PARTS_OF_SEAS = ("Eastern Mediterranean", "North Atlantic", "Eastern Pacific")
_ALSO = {
    "Sea of Japan": "Sea of Japan (East Sea)", "Persian Gulf": "Persian Gulf (Arabian Gulf)",
    "Falkland Islands": "Falkland Islands (Malvinas)",
}  # fmt: skip
_KNOWN = 6  # names of it that the gazetteer has: what has fewer is known to few, a part of a town as often as a town
_SUBURB, _QUARTER = 0.14, 0.03  # degrees: so near to a town twice as large, or to any larger one, is a part of it
_SUBURB_SHARE = 0.1


class Name(NamedTuple):
    """`weight`: of a town its people, fewer where it is known to few or part of a larger one; else the radius in km."""

    kind: Kind
    name: str
    lat: float
    lon: float
    weight: int


@cache
def far() -> tuple[Name, ...]:
    """What is named from afar, the weightiest of a kind first: countries, disputed territories, seas, and the largest towns."""
    return (*_countries(), *_seas(), *(town for town in _towns() if town.weight >= FAR))


def near(row: int, column: int) -> tuple[Name, ...]:
    """The other towns of a square, the weightiest first. `row`, `column`: its south and west as whole numbers of squares."""
    return _squares().get((row, column), ())


def in_view(view: View) -> Iterator[Name]:
    """The names that may stand in a view, each kind's weightiest first."""
    south, west, north, east = view.box()
    least = least_at(view.zoom)
    for name in (*far(), *(_near_in(south, west, north, east) if least < FAR else ())):
        across = west <= name.lon <= east if west <= east else name.lon >= west or name.lon <= east
        if south <= name.lat <= north and across and (name.kind != "town" or name.weight >= least):
            yield name


def _near_in(south: float, west: float, north: float, east: float) -> list[Name]:
    """The towns of all squares that a box touches."""
    half = 180 // SQUARE
    rows = range(math.floor(south / SQUARE), math.floor(north / SQUARE) + 1)
    columns = range(math.floor(west / SQUARE), math.floor((east if west <= east else east + 360) / SQUARE) + 1)
    towns = [town for row in rows for column in columns for town in near(row, (column + half) % (2 * half) - half)]
    return sorted(towns, key=lambda town: -town.weight)


def least_at(zoom: float) -> float:
    """What a town must weigh to be named."""
    step = bisect_right(list(LEAST), zoom)
    return list(LEAST.values())[step - 1] if step else math.inf


def _countries() -> Iterator[Name]:
    disputed = (*_DISPUTED, *_TERRITORIES)
    for row in base.countries():
        if row.name not in (*disputed, *_LEFT_OUT):
            yield Name("country", row.name, row.lat, row.lon, round(row.radius_km))
    rows = _rows(
        "SELECT canonical, lat, lon, max(radius_km) FROM place WHERE kind IN ('country', 'region') AND feature != 'ADM2'"
        f" AND canonical IN ({', '.join('?' * len(disputed))}) GROUP BY canonical ORDER BY 4 DESC",
        *disputed,
    )
    for name, lat, lon, radius_km in rows:
        yield Name("disputed", f"{_ALSO.get(name, name)}{' (disputed)' if name in _DISPUTED else ''}", lat, lon, round(radius_km))


def _seas() -> Iterator[Name]:
    for name, lat, lon, radius_km in _rows("SELECT canonical, lat, lon, radius_km FROM place WHERE kind = 'sea' ORDER BY radius_km DESC"):
        if name not in _PARTS_OF_SEAS:
            yield Name("sea", _ALSO.get(name, name), lat, lon, round(radius_km))


@cache
def _squares() -> dict[tuple[int, int], tuple[Name, ...]]:
    squares: dict[tuple[int, int], list[Name]] = defaultdict(list)
    for town in _towns():
        if town.weight < FAR:
            squares[math.floor(town.lat / SQUARE), math.floor(town.lon / SQUARE)].append(town)
    return {where: tuple(towns) for where, towns in squares.items()}


@cache
def _towns() -> tuple[Name, ...]:
    """All towns that are named at some zoom, the weightiest first."""
    rows = _rows(
        "SELECT canonical, lat, lon, population * min(1.0, names * names / ?) AS weight FROM place JOIN"
        " (SELECT place, count(*) * 1.0 AS names FROM name GROUP BY place) ON place = id"
        " WHERE kind = 'city' AND geonames IS NOT NULL AND population >= ? ORDER BY weight DESC, id",
        _KNOWN**2, min(LEAST.values()),
    )  # fmt: skip
    kept: dict[tuple[int, int], list[Name]] = defaultdict(list)
    found = []
    for name, lat, lon, weight in rows:
        narrow = math.cos(math.radians(lat))
        row, column = math.floor(lat / _SUBURB), math.floor(lon * narrow / _SUBURB)
        larger = (
            one for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1) for one in kept[r, c]
            if math.hypot(one.lat - lat, (one.lon - lon) * narrow) < (_SUBURB if one.weight >= 2 * weight else _QUARTER)
        )  # fmt: skip
        suburb = next(larger, None) is not None
        town = Name("town", name, round(lat, 3), round(lon, 3), round(weight * (_SUBURB_SHARE if suburb else 1)))
        found.append(town)
        if not suburb:
            kept[row, column].append(town)
    return tuple(sorted(found, key=lambda town: -town.weight))


def _rows(query: str, *given: object) -> list[tuple[str, float, float, float]]:
    connection = sqlite3.connect(f"{SHIPPED.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(query, given).fetchall()
    finally:
        connection.close()
