"""How well each reading of each place name suits the report: by itself, and together with the readings of the other names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np

from onrecord.knowledge import countries
from onrecord.knowledge.gazetteer import Candidate
from onrecord.knowledge.tables import rows
from onrecord.model import PlaceDraft
from onrecord.resolve.place_context import NAMES, Context
from onrecord.resolve.place_features import called_after, features

_CAPITALISED = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z][\w’']*[a-zA-Z]")
# After so many rounds the names have settled each other.
_ROUNDS = 2
_AFTER_TOWN = 1.0
# A report is about a country with such a share of its naming.
_LIKELY = 0.1

Scored = tuple[tuple[float, Candidate], ...]


@dataclass(frozen=True)
class Named:
    """One name of a report with its readings. `holder`: the place named beside it that should hold it; `shares`: of the other names."""

    draft: PlaceDraft
    readings: tuple[Candidate, ...]
    holder: Candidate | None
    shares: Mapping[str, float]


@dataclass(frozen=True)
class Naming:
    """How much each word or name of a report points to each country."""

    points: Mapping[str, Mapping[str, float]]

    @cached_property
    def shares(self) -> dict[str, float]:
        """How much of the naming falls to each country, 0 to 1 in all."""
        return self._shares(None)

    @cached_property
    def weight(self) -> float:
        """How much is named of any country."""
        return sum(weight for weights in self.points.values() for weight in weights.values())

    def without(self, name: str) -> Mapping[str, float]:
        """The shares that the others give: no name votes for itself (Georgia, Dublin)."""
        return self._shares(name) if name in self.points else self.shares

    def _shares(self, left_out: str | None) -> dict[str, float]:
        counts: dict[str, float] = defaultdict(float)
        for name, weights in self.points.items():
            if name != left_out:
                for code, weight in weights.items():
                    counts[code] += weight
        total = sum(counts.values())
        return {code: count / total for code, count in counts.items()} if total else {}


@dataclass(frozen=True)
class Setting:
    """What a report is about: what it names of each country, and the places already settled."""

    naming: Naming
    settled: Sequence[Candidate] = ()

    def called(self, name: str) -> Sequence[Candidate]:
        """The settled places of this name, or whose name begins with this word."""
        return self._called.get(name, ())

    @cached_property
    def _called(self) -> Mapping[str, Sequence[Candidate]]:
        found: dict[str, list[Candidate]] = defaultdict(list)
        for entry in self.settled:
            for name in {entry.canonical, entry.canonical.split(" ")[0]}:
                found[name].append(entry)
        return found

    @cached_property
    def likely(self) -> frozenset[str]:
        """The countries that the report is about: by their share of its naming, or by a place settled there."""
        named = {code for code, share in self.naming.shares.items() if share >= _LIKELY}
        return frozenset(named | {entry.country for entry in self.settled if entry.country is not None})


def naming(text: str, drafts: Sequence[PlaceDraft]) -> Naming:
    """What a report names of each country: names whole, peoples and capitals half."""
    points: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for draft in drafts:
        country = countries.by_name(draft.name)
        if country is not None:
            points[draft.name][country.code] += 1.0
    for word, times in Counter(match.group() for match in _CAPITALISED.finditer(text)).items():
        bare = word.removesuffix("'s").removesuffix("’s")
        for code, weight in _pointed(bare):
            points[bare][code] += weight * times
    return Naming(points)


@lru_cache(maxsize=20000)
def _pointed(word: str) -> tuple[tuple[str, float], ...]:
    """The countries that a capitalised word points to, with its weight."""
    peoples = countries.by_demonym(word)
    if peoples:
        return tuple((people.code, 0.5 / len(peoples)) for people in peoples)
    named = countries.by_seat(word) or countries.by_name(word)
    return ((named.code, 0.5),) if named is not None else ()


def rank(names: Sequence[Named]) -> list[Scored]:
    """The readings of each name with their log-odds, best first; only differences within a name mean something."""
    readings = [entry for name in names for entry in name.readings]
    if not readings:
        return [()] * len(names)
    found = [each for name in names for each in features(name.draft, name.readings, name.shares, name.holder)]
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
