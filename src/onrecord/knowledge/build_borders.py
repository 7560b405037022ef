"""Makes tables/borders.tsv from the shipped gazetteer: python -m onrecord.knowledge.build_borders."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from onrecord.knowledge.gazetteer import SHIPPED

Town = tuple[float, float]
_TABLE = Path(__file__).parent / "tables" / "borders.tsv"
_SOURCE = (
    "computed from GeoNames towns (CC BY 4.0): the circle that holds where towns of two countries stand less than 60 (120, 200) km apart"
)
# Where few towns stand near a border, those farther off must do; a circle is never narrower than the least radius.
_NEAR_KM = (60.0, 120.0, 200.0)
_ENOUGH = 5
_LEAST_KM = 80.0
_CELL = 2.0


def distance(one: Town, other: Town) -> float:
    """Kilometres, well enough for neighbours."""
    along = (other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return 111.2 * math.hypot(other[0] - one[0], along)


def borders(towns: Iterable[tuple[str, float, float]]) -> dict[tuple[str, str], tuple[float, float, float]]:
    """Two country codes in order → latitude, longitude and radius of the circle that holds their common border, where towns stand on it."""
    cells: dict[tuple[int, int], dict[str, set[Town]]] = defaultdict(lambda: defaultdict(set))
    for country, lat, lon in towns:
        cells[int(lat // _CELL), int(lon // _CELL)][country].add((round(lat, 1), round(lon, 1)))
    middles: dict[tuple[str, str], list[set[Town]]] = defaultdict(lambda: [set() for _ in _NEAR_KM])
    for (row, column), here in cells.items():
        around = [cells[r, c] for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1) if (r, c) in cells]
        for one, other in {(a, b) for a in here for cell in around for b in cell if a < b}:
            for neighbour in {town for cell in around for town in cell.get(other, ())}:
                _note(middles[one, other], here[one], neighbour)
    return {pair: circle for pair, found in sorted(middles.items()) if (circle := _circle(found)) is not None}


def _note(found: list[set[Town]], here: set[Town], neighbour: Town) -> None:
    """Adds the point half way to each town within reach to the set of the narrowest reach."""
    for town in here:
        away = distance(town, neighbour)
        if away < _NEAR_KM[-1]:
            reach = next(number for number, near in enumerate(_NEAR_KM) if away < near)
            found[reach].add((round((town[0] + neighbour[0]) / 2, 1), round((town[1] + neighbour[1]) / 2, 1)))


def _circle(found: list[set[Town]]) -> tuple[float, float, float] | None:
    points: set[Town] = set()
    for middles in found:
        points |= middles
        if len(points) >= _ENOUGH:
            break
    else:
        return None
    lat = (min(p[0] for p in points) + max(p[0] for p in points)) / 2
    lon = (min(p[1] for p in points) + max(p[1] for p in points)) / 2
    return round(lat, 2), round(lon, 2), max(_LEAST_KM, round(max(distance((lat, lon), point) for point in points) + 20))


def main() -> None:
    connection = sqlite3.connect(f"{SHIPPED.as_uri()}?mode=ro", uri=True)
    rows = connection.execute("SELECT country, lat, lon FROM place WHERE kind = 'city' AND country IS NOT NULL AND geonames IS NOT NULL")
    lines = [f"{a}\t{b}\t{lat}\t{lon}\t{radius:.0f}" for (a, b), (lat, lon, radius) in borders(rows).items()]
    _TABLE.write_text("\n".join([f"# source: {_SOURCE}", "one\tother\tlat\tlon\tradius_km", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
