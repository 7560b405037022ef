"""What stands on the map, as GeoJSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from onrecord.web.asking import Asked, Served
from onrecord.web.map.features import features
from onrecord.web.map.shapes import Features

router = APIRouter(tags=["record"])


@router.get("/map")
def shown(case: Served, asked: Asked, zoom: Annotated[float, Query(ge=0, le=18, description="as of Web Mercator maps")] = 3.0) -> Features:
    """What fits and is placed, as GeoJSON: by squares from afar or where there is much, by place from near, no finer than it is known."""
    return features(case, asked, zoom=zoom)
