"""How far a region reaches and where its parts lie, told from the towns in it (used when the gazetteer is built)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

DIRECTIONS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central")
_KM_A_DEGREE = 111.2
_OUTER = 0.7  # a part begins where seven tenths of the way across are passed, for corners at 0.6
_CORNER = 0.6
_FEWEST = 8
_STRAY = 3.5  # times the median distance


@dataclass(frozen=True, slots=True)
class Circle:
    lat: float
    lon: float
    radius_km: float


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _span(values: Sequence[float]) -> tuple[float, float]:
    """The range without the outermost hundredth at either end (exclaves, wrong coordinates)."""
    ordered = sorted(values)
    cut = len(ordered) // 100
    return ordered[cut], ordered[-1 - cut]


def _without_strays(points: Sequence[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    """Leaves out points far from the middle one: towns that a catalogue counts to the wrong region."""
    lat, lon = statistics.median(p[0] for p in points), statistics.median(p[1] for p in points)
    far = [distance_km(lat, lon, *point) for point in points]
    reach = max(_STRAY * statistics.median(far), 30.0)
    return [point for point, away in zip(points, far, strict=True) if away <= reach]


def around(points: Sequence[tuple[float, float]]) -> Circle:
    """The circle of a territory from its towns: the middle of their box and of their mean, as large as the ellipse in that box."""
    points = _without_strays(points)
    (south, north), (west, east) = _span([p[0] for p in points]), _span([p[1] for p in points])
    lat = ((south + north) / 2 + sum(p[0] for p in points) / len(points)) / 2
    lon = ((west + east) / 2 + sum(p[1] for p in points) / len(points)) / 2
    half_height = (north - south) / 2 * _KM_A_DEGREE
    half_width = (east - west) / 2 * _KM_A_DEGREE * math.cos(math.radians(lat))
    radius = math.sqrt(max(half_height, 5.0) * max(half_width, 5.0)) * 1.1
    return Circle(round(lat, 2), round(lon, 2), round(max(radius, 8.0), 1))


def _share(value: float, span: tuple[float, float]) -> float:
    low, high = span
    return (value - low) / (high - low) if high > low else 0.5


def _on_side(share: float, side: int, *, edge: float) -> bool:
    """Whether the share of the way across lies beyond the edge on the high (1) or low (-1) side; side 0 asks for nothing."""
    return side == 0 or (share >= edge if side > 0 else share <= 1 - edge)


def _sides(direction: str) -> tuple[int, int]:
    return ("north" in direction) - ("south" in direction), ("east" in direction) - ("west" in direction)


def parts(points: Sequence[tuple[float, float]]) -> dict[str, Circle]:
    """The compass parts of a territory that has enough towns in each to tell."""
    lats, lons = _span([p[0] for p in points]), _span([p[1] for p in points])
    found = {}
    for direction in DIRECTIONS:
        up, right = _sides(direction)
        edge = _CORNER if up and right else _OUTER
        shares = ((point, _share(point[0], lats), _share(point[1], lons)) for point in points)
        if direction == "central":
            inside = [p for p, y, x in shares if 0.3 <= y <= 0.7 and 0.3 <= x <= 0.7]
        else:
            inside = [p for p, y, x in shares if _on_side(y, up, edge=edge) and _on_side(x, right, edge=edge)]
        if len(inside) >= _FEWEST:
            found[direction] = around(inside)
    return found


def shifted(whole: Circle, direction: str) -> Circle:
    """The part of a plain circle: half a radius towards the compass point, three fifths as large."""
    up, right = _sides(direction)
    step = 0.5 * whole.radius_km / (math.hypot(up, right) or 1.0)
    lat = max(-89.0, min(89.0, whole.lat + up * step / _KM_A_DEGREE))
    lon = whole.lon + right * step / (_KM_A_DEGREE * max(0.1, math.cos(math.radians(lat))))
    return Circle(round(lat, 2), round((lon + 180) % 360 - 180, 2), round(0.6 * whole.radius_km, 1))
