"""How well each reading of a place name suits the report: its size, the countries that the report is about, its neighbours."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge import countries, gazetteer
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate
from onrecord.model import PlaceDraft

_CAPITALISED = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z][\w’']*[a-zA-Z]")
_MATCH = {"name": 0.15, "folded": 0.13, "alternate": -0.08, "near": -0.3}
# With this share of a report's naming, a country is one of those that the report is about.
_AT_HOME = 0.4
_CAPITAL = 0.4
# A village whose former or foreign name this is loses against places that bear the name today.
_OBSCURE = 0.8
_KIND = {"country": 2.0, "sea": 1.6, "river": 1.1, "region": 1.2, "facility": 1.2, "other": 1.0}


@dataclass(frozen=True)
class Setting:
    """What a report is about: the share of each country in what it names, and the places already settled."""

    shares: Mapping[str, float]
    settled: Sequence[Candidate] = ()

    def likely(self, *, least: float = 0.1) -> frozenset[str]:
        """The countries that the report is about: by their share of its naming, or by a place settled there."""
        named = {code for code, share in self.shares.items() if share >= least}
        return frozenset(named | {entry.country for entry in self.settled if entry.country is not None})


def shares(text: str, drafts: Sequence[PlaceDraft]) -> dict[str, float]:
    """How much of a report's naming falls to each country: names whole, peoples and capitals half, 0 to 1 in all."""
    counts: dict[str, float] = defaultdict(float)
    for draft in drafts:
        country = countries.by_name(draft.name)
        if country is not None:
            counts[country.code] += 1.0
    for word, times in Counter(match.group() for match in _CAPITALISED.finditer(text)).items():
        for code, weight in _pointed(word.removesuffix("'s").removesuffix("’s")):
            counts[code] += weight * times
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items()} if total else {}


@lru_cache(maxsize=20000)
def _pointed(word: str) -> tuple[tuple[str, float], ...]:
    """The countries that a capitalised word points to, with its weight."""
    peoples = countries.by_demonym(word)
    if peoples:
        return tuple((people.code, 0.5 / len(peoples)) for people in peoples)
    named = countries.by_seat(word) or countries.by_name(word)
    return ((named.code, 0.5),) if named is not None else ()


def score(draft: PlaceDraft, entry: Candidate, setting: Setting, holder: Candidate | None) -> float:
    """The weight of one reading; only differences between readings of one name mean something."""
    weight = _KIND.get(entry.kind, 0.0) if entry.kind != "city" else math.log10(entry.population + 30) / 5
    weight += _CAPITAL if entry.feature == "PPLC" else 0.0
    weight += (
        _MATCH[entry.match]
        + (entry.score - 1.0)
        - (_OBSCURE if entry.kind == "city" and entry.match == "alternate" and entry.population < 10_000 else 0.0)
    )
    weight += 1.2 * math.sqrt(min(1.0, setting.shares.get(entry.country or "", 0.0) / _AT_HOME))
    weight += _held(entry, draft, holder)
    weight += 0.8 * _nearness(entry, setting.settled)
    if draft.hint is not None:
        weight += 0.8 if entry.kind == draft.hint else -0.8
    elif entry.kind == "region" and draft.part is None:
        weight -= 0.1
    return weight


def _held(entry: Candidate, draft: PlaceDraft, holder: Candidate | None) -> float:
    """For the place named beside it that should hold it."""
    if holder is None or draft.within is None:
        return 0.0
    if holder.country is not None and entry.country is not None and entry.country != holder.country:
        return -1.2
    if holder.kind == "country":
        return 1.2
    away = distance_km(entry.lat, entry.lon, holder.lat, holder.lon)
    region = gazetteer.region_of(entry) if entry.kind == "city" else None
    if region is not None and region.canonical == holder.canonical:
        return 1.8
    return 1.5 if away <= 1.3 * holder.radius_km else 0.5 if away <= 2.5 * holder.radius_km else -0.8


def _nearness(entry: Candidate, settled: Sequence[Candidate]) -> float:
    """0 to 1: how near the nearest few settled places are."""
    near = sorted(
        math.exp(-distance_km(entry.lat, entry.lon, other.lat, other.lon) / 250)
        for other in settled
        if other.kind != "country" and other is not entry and (other.lat, other.lon) != (entry.lat, entry.lon)
    )
    return sum(near[-3:]) / 3 if near else 0.0
