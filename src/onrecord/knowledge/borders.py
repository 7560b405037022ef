"""Where two countries border on each other, as a circle (table borders.tsv, made by build_borders.py)."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.extents import Circle
from onrecord.knowledge.tables import rows


def border(one: str, other: str) -> Circle | None:
    """The circle that holds the border of two countries (ISO codes); None where they have none, or too few towns stand near it."""
    return _borders().get((min(one, other), max(one, other)))


@cache
def _borders() -> dict[tuple[str, str], Circle]:
    return {
        (row["one"], row["other"]): Circle(float(row["lat"]), float(row["lon"]), float(row["radius_km"])) for row in rows("borders.tsv")
    }
