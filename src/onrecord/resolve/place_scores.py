"""How well each reading of each place name suits the report: by itself, and together with the readings of the other names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from onrecord.knowledge import countries
from onrecord.knowledge.gazetteer import Candidate
from onrecord.knowledge.tables import rows
from onrecord.model import PlaceDraft
from onrecord.resolve.place_context import NAMES, Context
from onrecord.resolve.place_features import called_after, features

_CAPITALISED = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z][\w’']*[a-zA-Z]")
# After so many rounds the names have settled each other.
_ROUNDS = 3
_AFTER_TOWN = 1.0

Scored = tuple[tuple[float, Candidate], ...]


@dataclass(frozen=True)
class Named:
    """One name of a report with its readings. `holder`: the place named beside it that should hold it."""

    draft: PlaceDraft
    readings: tuple[Candidate, ...]
    holder: Candidate | None


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


def rank(names: Sequence[Named], shares: Mapping[str, float]) -> list[Scored]:
    """The readings of each name with their log-odds, best first; only differences within a name mean something."""
    readings = [entry for name in names for entry in name.readings]
    if not readings:
        return [()] * len(names)
    found = [each for name in names for each in features(name.draft, name.readings, shares, name.holder)]
    alone = np.array([sum(_weights()[feature] * value for feature, value in each.items()) for each in found])
    context = Context(readings, [len(name.readings) for name in names if name.readings])
    joint = np.array([_weights()[feature] for feature in NAMES])
    scores = alone
    for _ in range(_ROUNDS):
        scores = alone + context.support(scores) @ joint
    left = iter(zip(scores.tolist(), readings, strict=True))
    return [_sorted(_town_first(name.draft, [next(left) for _ in name.readings])) for name in names]


def _town_first(draft: PlaceDraft, scored: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """A bare name means the town and not the region called after it (Kharkiv); the gazetteer has such a region behind its town."""
    if draft.hint is not None:
        return scored
    return [
        (min([weight, *(above - _AFTER_TOWN for above, town in scored[:number] if called_after(entry, town))]), entry)
        for number, (weight, entry) in enumerate(scored)
    ]


def _sorted(scored: Sequence[tuple[float, Candidate]]) -> Scored:
    return tuple(sorted(scored, key=lambda pair: (-round(pair[0], 6), pair[1].canonical, pair[1].lat)))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("place_weights.tsv")}
