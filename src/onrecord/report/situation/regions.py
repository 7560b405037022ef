"""In which country and region an incident happened, no finer than its places are known."""

from __future__ import annotations

from functools import lru_cache

from onrecord.fuse import Record
from onrecord.knowledge.gazetteer import find, region_of
from onrecord.model import Place
from onrecord.model.record import IncidentPlace
from onrecord.report.situation.matter import Occurrence
from onrecord.report.situation.wording import country

_WIDEST = 60.0
"""Kilometres: a place that is known no finer than this is put in no region of its country."""
_ROLES = ("scene", "within", "destination", "origin")


def country_of(found: Occurrence) -> str | None:
    """The country of the first scene that has one."""
    return next((name for place in _ordered(found) if (name := country(place.country))), None)


def region_in(record: Record, found: Occurrence) -> str | None:
    """The first-level region of the first scene, inside the country of `country_of`."""
    for place in _ordered(found):
        mention = record.facts.get(place.place)
        if place.country and isinstance(mention, Place):
            return _region(mention.canonical, place.country, mention.geonames, mention.place_kind, mention.radius_km)
    return None


def _ordered(found: Occurrence) -> list[IncidentPlace]:
    return sorted(found.incident.places, key=lambda place: _ROLES.index(place.role))


@lru_cache(maxsize=4096)
def _region(name: str, code: str, geonames: int | None, kind: str, radius_km: float | None) -> str | None:
    for place in find(name):
        if place.country != code or (geonames is not None and place.geonames != geonames):
            continue
        if place.feature == "ADM1":
            return place.canonical
        if kind == "country" or radius_km is None or radius_km > _WIDEST:
            return None
        region = region_of(place)
        return region.canonical if region is not None else None
    return None
