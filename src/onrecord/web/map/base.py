"""The base map: land, lines between countries, contested ones apart, and names (static/map, made by frontend/base_map.py)."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parents[1] / "static" / "map"
Line = tuple[tuple[float, float], ...]
"""Points as latitude, longitude."""
Town = tuple[str, float, float, int]
"""Name, latitude, longitude, thousands of people."""

DISCLAIMER = (
    "Lines are for orientation alone: they say nothing about whose a place is, and no place is counted to a country because of them. "
    "Contested lines are dashed, some drawn roughly; front lines are not drawn."
)
_SQUARE = 2.0
_HERE = 0.5


class Country(NamedTuple):
    name: str
    lat: float
    lon: float
    radius_km: float


@cache
def land() -> tuple[Line, ...]:
    """Rings: coasts, and lakes within."""
    return tuple(_decoded(ring) for polygon in _read("land.json")["polygons"] for ring in polygon)


@cache
def borders() -> tuple[Line, ...]:
    """Lines between countries that both accept, as far as is known."""
    return tuple(_decoded(line) for line in _read("borders.json")["settled"])


@cache
def contested() -> tuple[Line, ...]:
    return tuple(_decoded(line["line"]) for line in _read("borders.json")["contested"])


@cache
def countries() -> tuple[Country, ...]:
    """Names and their places, the largest first."""
    return tuple(Country(*row) for row in _read("names.json")["countries"])


def town_near(lat: float, lon: float) -> str | None:
    """A town of 100,000 people and more, for orientation: the largest within half a degree, else the nearest; None where it is far."""
    row, column = math.floor(lat / _SQUARE), math.floor(lon / _SQUARE)
    squares, narrow = _towns(), math.cos(math.radians(lat))
    here = [town for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1) for town in squares.get((r, c), ())]
    away = [(math.hypot(there - lat, (across - lon) * narrow), people, name) for name, there, across, people in here]
    at_hand = [(people, name) for degrees, people, name in away if degrees <= _HERE]
    return max(at_hand)[1] if at_hand else min(away, default=(0.0, 0, None))[2]


@cache
def _towns() -> dict[tuple[int, int], list[Town]]:
    squares: dict[tuple[int, int], list[Town]] = defaultdict(list)
    for name, lat, lon, people in _read("names.json")["towns"]:
        squares[math.floor(lat / _SQUARE), math.floor(lon / _SQUARE)].append((name, lat, lon, people))
    return dict(squares)


@cache
def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def _decoded(steps: list[int]) -> Line:
    """Hundredths of a degree, the first point and then the steps: longitude, latitude, longitude, …"""
    east = north = 0
    points = []
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        east, north = east + across, north + up
        points.append((north / 100, east / 100))
    return tuple(points)
