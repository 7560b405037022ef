"""The shapes of the map's features, as GeoJSON has them."""

from __future__ import annotations

import math
from typing import Literal

from pydantic import Field

from onrecord.model.base import Frozen

Position = tuple[float, float]
What = Literal["cell", "point", "area", "end", "way"]


class Point(Frozen):
    """Longitude and latitude, as GeoJSON has them."""

    type: Literal["Point"] = "Point"
    coordinates: Position


class Way(Frozen):
    """The shortest way on the ground, as a line."""

    type: Literal["LineString"] = "LineString"
    coordinates: tuple[Position, ...]


class Shown(Frozen):
    """What a feature is. `cell`: a square of the map with what happened in it. `point`: a place that is known to a town or finer. `area`:
    somewhere within `radius_km`. `end`: where something came from or went to, somewhere within `radius_km`. `way`: from one to
    another, its ends known no finer than `radius_km`.
    """

    what: What
    name: str | None = Field(description="the place; of a cell the nearest town of 100,000 people, for orientation")
    count: int
    disputed: int = Field(default=0, description="how many of them are disputed or denied")
    precision: str | None = None
    radius_km: float | None = Field(default=None, description="it is known no finer than this")
    box: str = Field(description="the filter `box` that keeps what stands here")
    title: str | None = None


class Feature(Frozen):
    type: Literal["Feature"] = "Feature"
    geometry: Point | Way
    properties: Shown


class Features(Frozen):
    """A GeoJSON feature collection. `by`: whether the features are squares or places."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    by: Literal["cell", "place"]
    features: tuple[Feature, ...]


VAGUE_KM = 25.0
"""What is known no finer than this is no point, and a way to or from it is dashed (the same in static/map/style.js)."""


def size(count: int) -> float:
    """The radius of a sign with a count, in pixels (the same in static/map/signs.js)."""
    return min(10 + 2.6 * math.log2(max(1, count)), 32)
