"""Makes the base map of the pages from world-atlas (Natural Earth) and contested.json: python -m frontend.base_map (after npm ci here).

Land alone is drawn, and lines; what a polygon of Natural Earth counts to which country is never used but to tell which lines are contested.
The files hold lines as whole numbers in hundredths of a degree: longitude and latitude of the first point, then the steps to the next ones.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ATLAS = HERE / "node_modules" / "world-atlas"
PACKAGE = HERE.parent / "src" / "onrecord"
TARGET = PACKAGE / "web" / "static" / "map"
GAZETTEER = PACKAGE / "knowledge" / "tables" / "gazetteer.sqlite"
NATURAL_EARTH = "Natural Earth 1:50m (public domain), through world-atlas 2.0.2"

Point = tuple[float, float]  # longitude, latitude
Line = list[Point]

LAND_TOLERANCE, BORDER_TOLERANCE = 0.03, 0.015  # degrees
LEAST_ISLAND = 0.02  # square degrees of its box
SOUTHERNMOST = -85.0
LEAST_TOWN = 100_000


def main() -> None:
    contested = json.loads((HERE / "contested.json").read_text(encoding="utf-8"))
    _write("land.json", source=f"{NATURAL_EARTH}, simplified", polygons=list(_land()))
    settled, disputed = _borders(contested["borders"])
    own = [(line["name"], [(lon, lat) for lat, lon in line["points"]]) for line in contested["lines"]]
    _write(
        "borders.json", source=f"Lines between countries: {NATURAL_EARTH}. Contested ones: {contested['source']}.",
        settled=[_encoded(_simplified(line, BORDER_TOLERANCE)) for line in settled],
        contested=[{"name": name, "line": _encoded(_simplified(line, BORDER_TOLERANCE))} for name, line in disputed + own],
    )  # fmt: skip
    _write("names.json", source="GeoNames (CC BY 4.0), through the gazetteer of onrecord", countries=_countries(), towns=_towns())


def _write(name: str, **content: Any) -> None:
    (TARGET / name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(name, (TARGET / name).stat().st_size)


def _land() -> Iterator[list[list[int]]]:
    """Polygons: the coast, then the lakes within that are as good as seas."""
    topology = _topology("land-50m.json")
    arcs = _arcs(topology)
    for polygon in topology["objects"]["land"]["geometries"][0]["arcs"]:
        rings = [[(lon, max(lat, SOUTHERNMOST)) for lon, lat in _unbroken(_joined(arcs, ring), near=0.0)] for ring in polygon]
        rings[1:] = [_unbroken(ring, near=_middle(rings[0])) for ring in rings[1:]]
        if _extent(rings[0]) >= LEAST_ISLAND:
            yield [_encoded(_simplified(ring, LAND_TOLERANCE)) for ring in rings]


def _unbroken(line: Line, near: float | None = None) -> Line:
    """A line that crosses the date line goes on beyond 180 degrees; its middle is as near to a longitude as it can be, if that is given."""
    found = line[:1]
    for lon, lat in line[1:]:
        found.append((lon + 360 * round((found[-1][0] - lon) / 360), lat))
    turn = 0 if near is None else 360 * round((near - _middle(found)) / 360)
    return [(lon + turn, lat) for lon, lat in found]


def _middle(line: Line) -> float:
    return (min(lon for lon, _ in line) + max(lon for lon, _ in line)) / 2


def _extent(line: Line) -> float:
    lons, lats = [lon for lon, _ in line], [lat for _, lat in line]
    return (max(lons) - min(lons)) * (max(lats) - min(lats))


def _borders(wanted: list[dict[str, Any]]) -> tuple[list[Line], list[tuple[str, Line]]]:
    """Lines between two countries that are settled, and those (or their parts within the box) that are not, with their names."""
    topology = _topology("countries-50m.json")
    arcs, sides = _arcs(topology), defaultdict(set)
    for country in topology["objects"]["countries"]["geometries"]:
        for arc in _flat(country.get("arcs", [])):
            sides[arc if arc >= 0 else ~arc].add(country["properties"]["name"])
    settled: list[Line] = []
    disputed: list[tuple[str, Line]] = []
    for arc, countries in sorted(sides.items()):
        if len(countries) == 2:
            rules = [rule for rule in wanted if set(rule["between"]) == countries]
            for name, line in _parts(_unbroken(arcs[arc]), rules):
                if name is None:
                    settled.append(line)
                else:
                    disputed.append((name, line))
    return settled, disputed


def _parts(line: Line, rules: list[dict[str, Any]]) -> Iterator[tuple[str | None, Line]]:
    """The line, cut where it enters or leaves the box of a rule, each part with the rule's name."""
    start, known = 0, _rule(line[0], rules)
    for number, point in enumerate(line[1:], 1):
        name = _rule(point, rules)
        if name != known:
            yield known, line[start : number + 1]
            start, known = number, name
    if start < len(line) - 1:
        yield known, line[start:]


def _rule(point: Point, rules: list[dict[str, Any]]) -> str | None:
    for rule in rules:
        south, west, north, east = rule.get("box", (-90, -180, 90, 180))
        if south <= point[1] <= north and west <= point[0] <= east:
            return str(rule["name"])
    return None


def _countries() -> list[list[Any]]:
    """Name, latitude, longitude, radius in km: largest first."""
    return _rows(
        "SELECT canonical, round(lat, 1), round(lon, 1), round(radius_km) FROM place WHERE kind = 'country' ORDER BY radius_km DESC, id"
    )


def _towns() -> list[list[Any]]:
    """Name, latitude, longitude, people in thousands: largest first."""
    return _rows(
        "SELECT canonical, round(lat, 2), round(lon, 2), population / 1000 FROM place WHERE kind = 'city' AND geonames IS NOT NULL"
        f" AND population >= {LEAST_TOWN} ORDER BY population DESC, id"
    )


def _rows(query: str) -> list[list[Any]]:
    with sqlite3.connect(f"{GAZETTEER.as_uri()}?mode=ro", uri=True) as connection:
        return [list(row) for row in connection.execute(query)]


def _topology(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ATLAS / name).read_text(encoding="utf-8"))
    return loaded


def _arcs(topology: dict[str, Any]) -> list[Line]:
    """TopoJSON's quantised steps as degrees (https://github.com/topojson/topojson-specification)."""
    (scale_x, scale_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((left + x * scale_x, low + y * scale_y))
        found.append(line)
    return found


def _flat(arcs: Any) -> Iterator[int]:
    for arc in arcs:
        if isinstance(arc, int):
            yield arc
        else:
            yield from _flat(arc)


def _joined(arcs: list[Line], ring: Iterable[int]) -> Line:
    line: Line = []
    for arc in ring:
        line += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[bool(line) :]
    return line


def _simplified(line: Line, tolerance: float) -> Line:
    """After Douglas and Peucker (1973): no point that is left out lies farther from the line than the tolerance."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        away, at = max(((_away(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0))
        if away > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _away(point: Point, one: Point, other: Point) -> float:
    across, up = other[0] - one[0], other[1] - one[1]
    length = across * across + up * up
    share = 0.0 if not length else min(1.0, max(0.0, ((point[0] - one[0]) * across + (point[1] - one[1]) * up) / length))
    return math.hypot(point[0] - one[0] - share * across, point[1] - one[1] - share * up)


def _encoded(line: Line) -> list[int]:
    points = [(round(lon * 100), round(lat * 100)) for lon, lat in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    return [number for point in (points[0], *steps) for number in point]


if __name__ == "__main__":
    main()
