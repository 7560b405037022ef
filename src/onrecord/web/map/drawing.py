"""The map as a drawing: what an SVG needs, computed; templates/map/drawing.svg writes it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.web.map import base, names
from onrecord.web.map.base import Line
from onrecord.web.map.shapes import VAGUE_KM, Feature, Features, Way, size
from onrecord.web.map.view import Pixel, View, circle, depth

World = tuple[tuple[float, float, float, float], list[Pixel]]

_PAD = 12
_VIEWS = 64  # whose lines are kept
_LEAST_STEP = 0.7
_PLACES_FROM = 6.0
_LEAST_RADIUS = {"country": 34, "disputed": 18, "sea": 40}
"""Pixels that a radius must have for a name to be written."""
_LARGE_FROM = 110
_UNTIL = {"country": 7.0, "disputed": 9.0, "sea": 24.0}


@dataclass(frozen=True, slots=True)
class Mark:
    """One feature. `r`: of its sign, in pixels; `outline`: the circle within which it is, true on the ground, where that is seen."""

    what: str
    x: float
    y: float
    r: float
    outline: str | None
    share: float
    count: int
    told: str
    box: str
    name: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """`x`, `y`: the middle of its line; a town's name starts or ends there, beside its dot. `kind`: place, end, town, sea, country,
    disputed, with `large` or a town's side behind it."""

    x: float
    y: float
    name: str
    kind: str
    dot: Pixel | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    view: View
    land: str
    borders: str
    contested: str
    names: tuple[Name, ...]
    marks: tuple[Mark, ...]


def drawn(view: View, shown: Features) -> Drawing:
    """All that is in view."""
    marks = [mark for feature in shown.features if (mark := _mark(view, feature))]
    land, borders, contested = _lines(view)
    return Drawing(
        view=view, land=land, borders=borders, contested=contested, names=tuple(_names(view, marks)), marks=tuple(marks),
    )  # fmt: skip


@lru_cache(maxsize=_VIEWS)
def _lines(view: View) -> tuple[str, str, str]:
    """The paths of land, of lines between countries, and of contested ones: the same for whatever is shown."""
    return (
        "".join(_area(view, ring) for ring in _world(base.land)),
        "".join(_stretches(view, line) for line in _world(base.borders)),
        "".join(_stretches(view, line) for line in _world(base.contested)),
    )


def told(feature: Feature) -> str:
    """What a feature is, in words."""
    shown = feature.properties
    what = f"{shown.count:,} here{f' ({shown.title})' if shown.title else ''}"
    disputed = f", {shown.disputed:,} disputed or denied" if shown.disputed else ""
    if shown.what == "cell":
        where = f"around {shown.name}" if shown.name else "far from any large town"
    elif shown.what in ("area", "end"):
        where = f"{shown.name}, somewhere within {shown.radius_km:,.0f} km" if shown.radius_km else str(shown.name)
    else:
        where = str(shown.name)
    return f"{where}: {what}{disputed}"


def _mark(view: View, feature: Feature) -> Mark | None:
    shown = feature.properties
    if isinstance(feature.geometry, Way):
        points = [view.pixel(lat, lon) for lon, lat in feature.geometry.coordinates]
        if not _near(view, points):
            return None
        middle = points[len(points) // 2]
        what = "way vague" if (shown.radius_km or 0) > VAGUE_KM else "way"
        return Mark(what, *middle, 0, None, 0, shown.count, told(feature), shown.box, path=_path(points) + _head(points))
    lon, lat = feature.geometry.coordinates
    x, y = view.pixel(lat, lon)
    outline = None
    if shown.radius_km and (shown.what in ("area", "end") or view.pixels_of(shown.radius_km) > size(shown.count)):
        outline = _outline(view, [view.pixel(*point) for point in circle(lat, lon, shown.radius_km)])
    if not (outline or (-40 <= x <= view.width + 40 and -40 <= y <= view.height + 40)):
        return None
    share = shown.disputed / shown.count if shown.count else 0.0
    return Mark(
        shown.what, x, y, size(shown.count), outline, round(share * 100, 1), shown.count, told(feature), shown.box, shown.name or ""
    )


def _head(points: Sequence[Pixel]) -> str:
    """A wedge half way, which points onwards."""
    (x, y), (onwards, down) = points[len(points) // 2], points[len(points) // 2 + 1]
    turn = math.atan2(down - y, onwards - x)
    sides = [(x - 9 * math.cos(turn + side), y - 9 * math.sin(turn + side)) for side in (-0.45, 0.45)]
    return f"M{sides[0][0]:.1f} {sides[0][1]:.1f}L{x:.1f} {y:.1f}L{sides[1][0]:.1f} {sides[1][1]:.1f}"


def _outline(view: View, points: Sequence[Pixel]) -> str | None:
    """The circle, unless it is out of view or goes round the earth."""
    width = max(x for x, _ in points) - min(x for x, _ in points)
    return _path(points) + "Z" if width < view.world / 2 and _near(view, points) else None


def _near(view: View, points: Sequence[Pixel]) -> bool:
    """Whether the box of the points touches the view."""
    return (
        max(x for x, _ in points) >= -_PAD and min(x for x, _ in points) <= view.width + _PAD
        and max(y for _, y in points) >= -_PAD and min(y for _, y in points) <= view.height + _PAD
    )  # fmt: skip


def _names(view: View, marks: Sequence[Mark]) -> Iterator[Name]:
    """Places' names under their signs from near, then the base map's where there is room: none over another or over a sign."""
    signs = [mark for mark in marks if mark.what in ("cell", "point", "area")]
    taken = [(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r) for mark in signs]
    places = [Name(mark.x, mark.y + mark.r + 13, mark.name, "place") for mark in reversed(signs) if mark.what != "cell"]
    ends = [Name(mark.x, mark.y, mark.name, "end") for mark in marks if mark.what == "end" and mark.outline]
    named: set[str] = set()
    for name in (*(places if view.zoom >= _PLACES_FROM else ()), *ends, *_orientation(view)):
        west, high, east, low = _room(name)
        if name.name in named or not (west > 0 and east < view.width and high > 2 and low < view.height):
            continue
        if not any(west < right and east > left and high < bottom and low > top for left, top, right, bottom in taken):
            taken.append((west, high, east, low))
            named.add(name.name)
            yield name


def _room(name: Name) -> tuple[float, float, float, float]:
    """West, top, east, bottom of what a name covers, its dot included."""
    wide = 6.4 * len(name.name) + 6
    if name.dot:
        west = name.x - wide if name.kind.endswith("left") else name.x - 9
        return west - 4, name.y - 13, west + wide + 13, name.y + 6
    return name.x - wide / 2, name.y - 10, name.x + wide / 2, name.y + 4


def _orientation(view: View) -> Iterator[Name]:
    """Countries and seas that are large enough here, then towns, the weightiest first, each with other places for its name behind it."""
    found = list(names.in_view(view))
    for name in found:
        if name.kind == "town" or view.zoom >= _UNTIL[name.kind]:
            continue
        radius = name.weight / (2 * math.pi * 6371 * math.cos(math.radians(name.lat))) * view.world
        if radius >= _LEAST_RADIUS[name.kind]:
            x, y = view.pixel(name.lat, name.lon)
            for beside in (0, -30, 34) if name.kind != "sea" else (0,):
                yield Name(x, y + beside, name.name, f"{name.kind}{' large' if radius > _LARGE_FROM else ''}")
    for town in (town for town in found if town.kind == "town"):
        x, y = view.pixel(town.lat, town.lon)
        yield Name(x + 6, y + 4, town.name, "town", (x, y))
        yield Name(x - 6, y + 4, town.name, "town left", (x, y))


def _copies(view: View, line: World) -> Iterator[list[Pixel]]:
    """A line as pixels, once for each time that it is in view (the earth goes round)."""
    (west, top, east, bottom), points = line
    over, left = view.height / 2 - depth(view.lat) * view.world, view.width / 2 - (view.lon + 180) / 360 * view.world
    if bottom * view.world + over < -_PAD or top * view.world + over > view.height + _PAD:
        return
    for turn in (-1, 0, 1):
        start = left + turn * view.world
        if east * view.world + start >= -_PAD and west * view.world + start <= view.width + _PAD:
            yield [(x * view.world + start, y * view.world + over) for x, y in points]


@cache
def _world(lines: Callable[[], tuple[Line, ...]]) -> tuple[World, ...]:
    """Lines of the base map as shares of the world map's width, each with its box."""
    found = []
    for line in lines():
        points = [((lon + 180) / 360, depth(lat)) for lat, lon in line]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        found.append(((min(xs), min(ys), max(xs), max(ys)), points))
    return tuple(found)


def _area(view: View, ring: World) -> str:
    return "".join(_path(clipped) + "Z" for points in _copies(view, ring) if len(clipped := _clipped(view, points)) > 2)


def _stretches(view: View, line: World) -> str:
    """The parts of a line that are in view."""
    found = ""
    for points in _copies(view, line):
        run: list[Pixel] = []
        for one, other in pairwise(points):
            if _near(view, (one, other)):
                run = run or [one]
                run.append(other)
            elif run:
                found += _path(run)
                run = []
        found += _path(run) if run else ""
    return found


def _clipped(view: View, points: list[Pixel]) -> list[Pixel]:
    """A polygon's part within the view and a little around it, after Sutherland and Hodgman (1974)."""
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, -_PAD, float.__ge__), (0, view.width + _PAD, float.__le__), (1, -_PAD, float.__ge__), (1, view.height + _PAD, float.__le__),
    )  # fmt: skip
    for axis, edge, within in edges:
        points = list(_cut(points, axis, float(edge), within))
    return points


def _cut(points: list[Pixel], axis: int, edge: float, within: Callable[[float, float], bool]) -> Iterator[Pixel]:
    before = points[-1] if points else (0.0, 0.0)
    for point in points:
        if within(point[axis], edge) != within(before[axis], edge):
            share = (edge - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if within(point[axis], edge):
            yield point
        before = point


def _path(points: Iterable[Pixel]) -> str:
    """The points as SVG has them; those that stand less than a pixel from the one before are left out."""
    kept: list[Pixel] = []
    last: Pixel | None = None
    for last in points:
        if not kept or abs(last[0] - kept[-1][0]) + abs(last[1] - kept[-1][1]) >= _LEAST_STEP:
            kept.append(last)
    if last is not None and kept[-1] != last:
        kept.append(last)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) if len(kept) > 1 else ""
