"""What speaks for one reading of a place name, each in a number; `knowledge/tables/place_weights.tsv` says how much it counts.

What the rest of the report says of it is told in `place_context.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from onrecord.knowledge import countries
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate, region_of
from onrecord.model import PlaceDraft

# With this share of a report's naming, a country is one of those that the report is about.
_AT_HOME = 0.4
# A city of so many people, so many times as many as its largest namesake has, is known far away.
_RENOWNED, _TIMES = 100_000, 8
# A town of fewer is not known by its other names, and is no capital.
_OBSCURE = 10_000


def features(
    draft: PlaceDraft, entries: Sequence[Candidate], shares: Mapping[str, float], holder: Candidate | None
) -> list[dict[str, float]]:
    """The features of each reading, by name; those of 0 are left out. `holder`: the place named beside it that should hold it."""
    renowned = _renowned(entries)
    return [_of(draft, entries, number, shares, holder, renowned) for number in range(len(entries))]


def _renowned(entries: Sequence[Candidate]) -> Candidate | None:
    """A city known the world over, meant by its bare name also in a report of a country that has a namesake (Geneva, London)."""
    towns = sorted((entry for entry in entries if entry.kind == "city"), key=lambda entry: -entry.population)
    if len(towns) < 2 or towns[0].population < max(_RENOWNED, _TIMES * towns[1].population):
        return None
    return towns[0]


def _of(
    draft: PlaceDraft,
    entries: Sequence[Candidate],
    number: int,
    shares: Mapping[str, float],
    holder: Candidate | None,
    renowned: Candidate | None,
) -> dict[str, float]:
    entry = entries[number]
    found = {_kind(entry): 1.0, f"match {entry.match}": 1.0}
    if entry.population:
        found["people"] = math.log10(entry.population + 30) - 3
    if entry.match == "near":
        found["unlike"] = 1.0 - entry.score
    if entry.kind == "city":
        if entry.match == "alternate" and entry.population < _OBSCURE:
            found["obscure"] = 1.0
        if entry is renowned:
            found["renown"] = 1.0
        if _is_capital(entry):
            found["capital"] = 1.0
    elif number == 0 and draft.hint is None and entry.kind != "country" and not entry.population:
        found["usual"] = 1.0
    found["country's share"] = math.sqrt(min(1.0, shares.get(entry.country or "", 0.0) / _AT_HOME))
    if draft.holds and entry.kind in ("region", "country"):
        found["holds"] = 1.0
    if entry.kind == "country" and any(other.feature == "ADM1" and other.country != entry.country for other in entries):
        found["called like a state"] = 1.0
    if draft.hint is not None:
        found["as worded" if entry.kind == draft.hint else "not as worded"] = 1.0
    if holder is not None and draft.within is not None:
        found[_held(entry, holder)] = 1.0
    return found


def _kind(entry: Candidate) -> str:
    return f"kind {entry.feature}" if entry.kind == "region" and entry.feature in ("ADM1", "ADM2") else f"kind {entry.kind}"


def _is_capital(entry: Candidate) -> bool:
    return entry.country is not None and entry.population >= _OBSCURE and countries.by_code(entry.country).capital == entry.canonical


def called_after(region: Candidate, town: Candidate) -> bool:
    """Whether a region bears the name of this town in it."""
    if region.kind == "city" or town.kind != "city":
        return False
    if town.country == region.country and town.canonical == region.canonical and town.admin1 == region.admin1 is not None:
        return True
    return town.country == region.country and distance_km(town.lat, town.lon, region.lat, region.lon) <= 1.5 * region.radius_km


def _held(entry: Candidate, holder: Candidate) -> str:
    if holder.country is not None and entry.country is not None and entry.country != holder.country:
        return "held elsewhere"
    if holder.kind == "country":
        return "held by country"
    away = distance_km(entry.lat, entry.lon, holder.lat, holder.lon)
    region = region_of(entry) if entry.kind == "city" else None
    if region is not None and region.canonical == holder.canonical:
        return "held by region"
    return "held near" if away <= 1.3 * holder.radius_km else "held about" if away <= 2.5 * holder.radius_km else "held far"
