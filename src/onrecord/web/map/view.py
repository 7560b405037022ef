"""What of the earth is in view, in Web Mercator, as MapLibre has it: the world is 512 · 2^zoom pixels wide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.card import Cell
from onrecord.model.filter import Box

WIDTH, HEIGHT = 1000, 720
NORTHMOST = 84.0
LEAST, MOST = 0.6, 12.0
_CLOSEST = 8.0
_MARGIN = 90
_AROUND_KM = 400.0
_EARTH_KM = 6371.0
Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """The middle in degrees, and the zoom. `width` and `height` in pixels."""

    lat: float
    lon: float
    zoom: float
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def world(self) -> float:
        """How many pixels go round the earth."""
        return 512 * math.exp2(self.zoom)

    def pixel(self, lat: float, lon: float) -> Pixel:
        """Where a point stands in the drawing, from its top left; a longitude is taken as near to the middle as it can be."""
        away = (lon - self.lon + 180) % 360 - 180
        return self.width / 2 + away / 360 * self.world, self.height / 2 + (depth(lat) - depth(self.lat)) * self.world

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a pixel; the longitude may lie beyond ±180."""
        down = depth(self.lat) + (y - self.height / 2) / self.world
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * down)))), self.lon + (x - self.width / 2) / self.world * 360

    def box(self) -> Box:
        """South, west, north, east of what is in view; west > east where that goes over the date line."""
        north, west = self.degrees(0, 0)
        south, east = self.degrees(self.width, self.height)
        if east - west >= 360:
            west, east = -180.0, 180.0
        return max(-90.0, south), _wrapped(west), min(90.0, north), _wrapped(east) if east != 180 else 180.0

    def pixels_of(self, radius_km: float) -> float:
        """How long so many kilometres are at the middle of the view."""
        return radius_km / (2 * math.pi * _EARTH_KM * math.cos(math.radians(self.lat))) * self.world

    def moved(self, right: float = 0.0, down: float = 0.0, zoom: float = 0.0) -> View:
        """The view after going so many parts of its width and height aside, and so many steps nearer."""
        lat, lon = self.degrees(self.width * (0.5 + right), self.height * (0.5 + down))
        lat = max(-NORTHMOST, min(NORTHMOST, lat))
        return View(lat, _wrapped(lon), max(LEAST, min(MOST, self.zoom + zoom)), self.width, self.height)


def circle(lat: float, lon: float, radius_km: float, corners: int = 48) -> list[tuple[float, float]]:
    """The points (latitude, longitude) at one distance on the ground, the first again at the end."""
    far, start = radius_km / _EARTH_KM, math.radians(lat)
    found = []
    for corner in range(corners):
        turn = 2 * math.pi * corner / corners
        there = math.asin(math.sin(start) * math.cos(far) + math.cos(start) * math.sin(far) * math.cos(turn))
        across = math.atan2(math.sin(turn) * math.sin(far) * math.cos(start), math.cos(far) - math.sin(start) * math.sin(there))
        found.append((math.degrees(there), lon + math.degrees(across)))
    return [*found, found[0]]


def fitted(cells: Sequence[Cell], width: int = WIDTH, height: int = HEIGHT) -> View:
    """The nearest view that holds all cells, and of what is known vaguely its surroundings; the whole earth where there are none."""
    if not cells:
        return View(25.0, 20.0, 1.0, width, height)
    around = [(cell.lat, cell.lon, math.degrees(min(cell.radius_km or 0.0, _AROUND_KM) / _EARTH_KM)) for cell in cells]
    lats = [max(-NORTHMOST, min(NORTHMOST, edge)) for lat, _, far in around for edge in (lat - far, lat + far)]
    narrow = [far / max(0.2, math.cos(math.radians(lat))) for lat, _, far in around]
    west, east = _span([_wrapped(lon + side * far) for (_, lon, _), far in zip(around, narrow, strict=True) for side in (-1, 1)])
    low, high = depth(min(lats)), depth(max(lats))
    room = min((width - 2 * _MARGIN) / max((east - west) / 360, 1e-6), (height - 2 * _MARGIN) / max(low - high, 1e-6))
    zoom = max(LEAST, min(_CLOSEST, math.log2(room / 512)))
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - (low + high)))))
    return View(lat, _wrapped((west + east) / 2), zoom, width, height)


def text(box: Box) -> str:
    """The box as the filter writes it."""
    return ",".join(f"{edge:.6f}".rstrip("0").rstrip(".") for edge in box)


def shared(one: Box, other: Box) -> Box | None:
    """What two boxes have in common; the first alone where either goes over the date line; None where they lie apart."""
    if one[1] > one[3] or other[1] > other[3]:
        return one
    south, west, north, east = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (south, west, north, east) if south <= north and west <= east else None


def depth(lat: float) -> float:
    """How far below the top of the world map a latitude lies, as a share of its height."""
    bounded = max(-85.05, min(85.05, lat))
    return (1 - math.asinh(math.tan(math.radians(bounded))) / math.pi) / 2


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _span(lons: Iterable[float]) -> tuple[float, float]:
    """The shortest stretch of longitudes that holds all; its east may lie beyond 180."""
    ordered = sorted(set(lons))
    gaps = [(after - before, after) for before, after in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    west = _wrapped(max(gaps)[1])
    return west, west + 360 - max(gaps)[0]
