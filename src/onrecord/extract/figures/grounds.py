"""Whose the ground is where something happened: the country of a place, of the places around, of a local service; none if disputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import cos, hypot, radians

from onrecord.knowledge.actors import party_of
from onrecord.knowledge.countries import by_code, by_name
from onrecord.knowledge.tables import rows
from onrecord.model import Place

_MOST = 0.8  # share of the places of a report that makes it one about their country
_BORDER_KM = 20  # between the two halves of a border town
_LOCAL = re.compile(
    r"(?i)\b(?:hospital|health|medical|medics|doctors|ambulance|rescue|emergency|civil defen[cs]e|morgue|mayor|governor|prefect"
    r"|police|prosecutor|municipal|red crescent|red cross)\b"
)


@cache
def _contested() -> tuple[tuple[float, float, float], ...]:
    return tuple((float(row["lat"]), float(row["lon"]), float(row["radius_km"])) for row in rows("contested_grounds.tsv"))


def is_contested(place: Place) -> bool:
    """Whether whose ground a place is cannot be told from its country: it is disputed, or its name stands on both sides of a border."""
    if place.lat is None or place.lon is None or place.place_kind in ("country", "sea", "river"):
        return place.place_kind in ("sea", "river")
    lat, lon = place.lat, place.lon
    across = [
        (o.lat, o.lon, _BORDER_KM) for o in place.alternatives if o.country != place.country and o.lat is not None and o.lon is not None
    ]
    return any(hypot((lat - y) * 111.2, (lon - x) * 111.2 * cos(radians(y))) <= radius for y, x, radius in (*_contested(), *across))


def local_service(speaker: str, places: Sequence[Place]) -> str | None:
    """The country of a service that counts the dead of where it serves: a hospital, a governor, the rescuers of a named place."""
    if not _LOCAL.search(speaker):
        return None
    named = {_named_country(word) for word in re.findall(r"[A-Z]\w+", speaker)} - {None}
    return country_around(places) or (named.pop() if len(named) == 1 else None)


def _named_country(word: str) -> str | None:
    party = word if word in usual_names() else party_of(word)
    return party if party is not None and (by_name(party) is not None or party in usual_names()) else None


@cache
def usual_names() -> dict[str, str]:
    """Party → what its people are called in counts (table `count_parties.tsv`), where the name of a country is not used for them."""
    return {row["party"]: row["name"] for row in rows("count_parties.tsv")}


def country_around(places: Sequence[Place]) -> str | None:
    """The one country that all the places are in, if it is one and none of them is contested."""
    found = {country_of(p) for p in places if p.place_kind not in ("sea", "river") and (p.country is not None or is_contested(p))}
    return found.pop() if len(found) == 1 else None


def country_told_of(places: Sequence[Place]) -> str | None:
    """The country that a report is about: at least four of five of its places lie there."""
    countries = Counter(place.country for place in places if place.country is not None and place.place_kind not in ("sea", "river"))
    if not countries:
        return None
    code, most = countries.most_common(1)[0]
    return by_code(code).name if most >= _MOST * countries.total() else None


def country_of(place: Place | None) -> str | None:
    """The country that a place is in, where it tells whose the people there are."""
    if place is None or place.country is None or is_contested(place):
        return None
    return by_code(place.country).name
