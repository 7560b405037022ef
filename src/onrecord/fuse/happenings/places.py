"""How the places of two mentions stand to each other, with their uncertainty."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.fuse.happenings.told import Spot, Told
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.folding import fold

Standing = Literal["same", "near", "around", "within", "region", "country", "unknown", "doubtful", "origin", "apart"]
NEAR = 12.0
"""Kilometres between the middles of two towns that reports may call by either name."""
_WITHIN = 1.0  # kilometres from a town's middle at which a name without an entry of its own is put, being a part of the town
_PART = re.compile(r" (?:district|neighbou?rhood|village|township|quarter|city|town|locality|area|suburb|municipality|settlement)$")
_BROAD = 400.0  # kilometres: the radius from which a region tells no more than a country


class Where(NamedTuple):
    """How near two mentions are, and in words with the names that fill them."""

    standing: Standing
    why: str = ""
    names: tuple[str, ...] = ()


_ORDER: tuple[Standing, ...] = ("same", "near", "within", "region", "country")
UNKNOWN, DOUBTFUL, APART, ORIGIN = Where("unknown"), Where("doubtful"), Where("apart"), Where("origin")


def where(a: Told, b: Told) -> Where:
    """The closest that two of their scenes are; `apart` where they tell of other places, `origin` where one tells only whence it came."""
    if a.known_as and b.known_as and (both := a.known_as.keys() & b.known_as.keys()):
        return Where("same", "both in {}", (min(a.known_as[key] for key in both),))
    mine, others = a.fine or a.scenes, b.fine or b.scenes
    if (a.around or b.around) and (beside := _around(a, b)) is not None:
        return beside
    if not mine or not others:
        return ORIGIN if _origin_meets(a, b) or _origin_meets(b, a) else _by_country(a, b)
    found = [one for one in _pairs(mine, others) if one is not None]
    if not found:
        return _wider(a, b)
    return min(found, key=lambda one: (_ORDER.index(one.standing), one.names))


def _around(a: Told, b: Told) -> Where | None:
    """One names no town, but its report does so close by, and it is the other's."""
    both = a.towns.keys() & b.towns.keys()
    if not both or not (a.fine or b.fine) or any(one is not None and one.standing == "same" for one in _pairs(a.fine, b.fine)):
        return None
    return Where("around", "both around {}", (min(a.towns[key] for key in both),))


def _wider(a: Told, b: Told) -> Where:
    """Of two whose finest places do not meet: one without a town may share the other's region; a name on no map tells little, and so does
    one that only stands in the sentence."""
    if a.fine and b.fine:
        unknown = any(spot.lat is None for spot in (*a.fine, *b.fine)) or a.named or b.named
        return DOUBTFUL if unknown and _one_country(a, b) else APART
    wide = [one for one in _pairs(a.scenes, b.scenes) if one is not None]
    if wide:
        return min(wide, key=lambda one: one.names)._replace(standing="region")
    return DOUBTFUL if (a.named or b.named) and _one_country(a, b) else APART


def _one_country(a: Told, b: Told) -> bool:
    """Whether they may lie in one country, as far as they and their reports tell."""
    mine, others = (set(told.countries) | set(told.lands if told.named or not told.countries else ()) for told in (a, b))
    return not mine or not others or bool(mine & others)


def told_apart(a: Told, b: Told) -> bool:
    """Whether each of two mentions of one report names a small place that the other does not: two districts of one city."""
    mine, others = (tuple(spot for spot in told.spots if spot.fine and spot.role != "origin") for told in (a, b))
    return _unmatched(mine, others) and _unmatched(others, mine)


def _unmatched(mine: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    return any(all((found := standing(one, other)) is None or found.standing != "same" for other in others) for one in mine)


def _origin_meets(a: Told, b: Told) -> bool:
    """One tells only whence it came, the other that it happened there."""
    if a.scenes or not b.scenes:
        return False
    return any(standing(one, other) is not None and one.fine for one in a.spots if one.role == "origin" for other in b.scenes)


def _by_country(a: Told, b: Told) -> Where:
    if not a.countries or not b.countries:
        return UNKNOWN
    return UNKNOWN if set(a.countries) & set(b.countries) else APART


def _pairs(mine: tuple[Spot, ...], others: tuple[Spot, ...]) -> Iterator[Where | None]:
    for one in mine:
        for other in others:
            yield standing(one, other)


@lru_cache(maxsize=65536)
def _fold(name: str) -> str:
    return fold(name)


@lru_cache(maxsize=65536)
def _joined(name: str) -> str:
    """ "Mont-Rouis" as "Montrouis", "Karari district" as "Karari"."""
    return _PART.sub("", _fold(name)).replace("-", "").replace(" ", "")


def standing(one: Spot, other: Spot) -> Where | None:
    """How two places stand to each other; None where they are two."""
    alike = (one.geonames is not None and one.geonames == other.geonames) or _joined(one.name) == _joined(other.name)
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return _unplaced(one, other, alike=alike)
    if _far(one.lat, other.lat, (one.radius_km or 0.0) + (other.radius_km or 0.0)):
        return None
    away = distance_km(one.lat, one.lon, other.lat, other.lon)
    reach = (one.radius_km or 0.0) + (other.radius_km or 0.0)
    if alike and away <= max(reach, NEAR):
        small: Standing = "same" if one.fine and other.fine else "near"
        return Where(small if one.local and other.local else _breadth(one), "both in {}", (one.name,))
    if one.fine and other.fine and away <= _WITHIN and (one.geonames is None) != (other.geonames is None):
        town, part = (one, other) if other.geonames is None else (other, one)
        return Where("same", "{} in {}", (part.name, town.name))
    if one.fine and other.fine:
        return Where("near", "{} and {} lie side by side", _in_order(one, other)) if away <= NEAR else None
    wide, narrow = (one, other) if (one.radius_km or 0.0) >= (other.radius_km or 0.0) else (other, one)
    if one.country != other.country and "country" in (one.kind, other.kind):
        return None
    if away > (wide.radius_km or 0.0) + (0.0 if narrow.fine else 0.5 * (narrow.radius_km or 0.0)):
        return None
    return Where("country" if _breadth(wide) == "country" else "within", "{} within {}", (narrow.name, wide.name))


def _far(lat: float, other_lat: float, reach: float) -> bool:
    """Whether the latitudes alone tell two places apart."""
    return abs(lat - other_lat) * 110.0 > max(reach, NEAR) + 1.0


def _unplaced(one: Spot, other: Spot, *, alike: bool) -> Where | None:
    """A name that is on no map: the same name, or a country that may hold it."""
    if (alike or _holds_name(one, other)) and (one.country is None or other.country is None or one.country == other.country):
        return Where("same", "both in {}", (one.name,))
    wide = next((spot for spot in (one, other) if spot.lat is not None and not spot.fine), None)
    if wide is None or (one.country and other.country and one.country != other.country):
        return None
    return Where("country")


def _holds_name(one: Spot, other: Spot) -> bool:
    """Whether the one that is on no map is called after the other, a town: "Hodeidah port"."""
    unknown, known = (one, other) if one.lat is None else (other, one)
    return known.fine and f" {_fold(known.name)} " in f" {_fold(unknown.name)} "


def _breadth(spot: Spot) -> Standing:
    return "country" if spot.kind == "country" or (spot.radius_km or 0.0) >= _BROAD else "region"


def _in_order(one: Spot, other: Spot) -> tuple[str, ...]:
    return tuple(sorted((one.name, other.name)))


@lru_cache(maxsize=65536)
def cell(lat: float, lon: float, size: float) -> tuple[int, int]:
    """The cell of a grid of `size` degrees that holds a point."""
    return math.floor(lat / size), math.floor(lon / size)
