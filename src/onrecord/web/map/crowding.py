"""Signs that would hide each other: they become one, until one is nearer; none is moved aside."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.filter import Box, Filter
from onrecord.web.map.shapes import Feature, Point, Shown, size
from onrecord.web.map.view import text

_COVERED = 0.75  # of the sum of two signs' radii: nearer than that, one hides the other's number
_BUCKET = 64
_WHOLE: Box = (-90.0, -180.0, 90.0, 180.0)
Pixel = tuple[float, float]


@dataclass(slots=True)
class _Kept:
    at: Pixel
    feature: Feature


def apart(features: Iterable[Feature], zoom: float, *, squares: bool) -> Iterator[Feature]:
    """The features, all of them points, those with most first. Squares become one only where they make a box together, so that the box of
    what is drawn never holds more than is counted there.
    """
    kept: dict[tuple[int, int], list[_Kept]] = defaultdict(list)
    for feature in sorted(features, key=lambda one: -one.properties.count):
        at = _pixel(feature, zoom)
        column, row = int(at[0] // _BUCKET), int(at[1] // _BUCKET)
        near = [one for c in (column - 1, column, column + 1) for r in (row - 1, row, row + 1) for one in kept.get((c, r), ())]
        over = (one for one in near if _hides(one, at, feature) and (not squares or _side_by_side(one.feature, feature)))
        first = next(over, None)
        if first is None:
            kept[column, row].append(_Kept(at, feature))
        else:
            first.feature = _together(first.feature, feature)
    yield from (one.feature for some in kept.values() for one in some)


def _hides(one: _Kept, at: Pixel, feature: Feature) -> bool:
    return math.dist(one.at, at) < _COVERED * (size(one.feature.properties.count) + size(feature.properties.count))


def _pixel(feature: Feature, zoom: float) -> Pixel:
    """Where a point stands on the whole map."""
    lon, lat = feature.geometry.coordinates if isinstance(feature.geometry, Point) else feature.geometry.coordinates[0]
    north = math.degrees(math.asinh(math.tan(math.radians(max(-85.0, min(85.0, lat))))))
    return lon / 360 * 512 * math.exp2(zoom), north / 360 * 512 * math.exp2(zoom)


def _side_by_side(first: Feature, second: Feature) -> bool:
    one, other = _box(first), _box(second)
    return (one[0], one[2]) == (other[0], other[2]) or (one[1], one[3]) == (other[1], other[3])


def _together(first: Feature, second: Feature) -> Feature:
    """Both as one, where the first stands, under the name of the wider one."""
    a, b, one, other = first.properties, second.properties, _box(first), _box(second)
    name = a.name if (a.radius_km or 0) >= (b.radius_km or 0) else b.name
    box = min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
    shown = Shown(what="cell", name=name, count=a.count + b.count, disputed=a.disputed + b.disputed, box=text(box))
    return Feature(geometry=first.geometry, properties=shown)


def _box(feature: Feature) -> Box:
    return Filter(box=feature.properties.box).bounds() or _WHOLE
