"""How well each reading of each name suits the others: places named together lie together, in one region and one country.

Every name votes with the weights of its own readings, so that names which all could be anywhere still settle each other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge.gazetteer import Candidate

Floats = NDArray[np.float64]
NAMES = ("near 50 km", "near 200 km", "same region", "same country", "in named region")
"""What `Context.support` tells of a reading, each 0 to 1."""
_EARTH_KM = 6371.0
# Names beyond these many, and readings of a name beyond these, have no vote.
_VOTERS, _READINGS = 40, 8
# So many silent names are counted besides, for a few names together say little.
_FEW = 2
_SAME_KM = 0.5
_BLOCK = 1000


class Context:
    """The readings of a report's names, one row a reading: those of one name after those of the other. `sizes`: how many each name has."""

    def __init__(self, readings: Sequence[Candidate], sizes: Sequence[int]) -> None:
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._names = np.repeat(np.arange(len(sizes)), sizes)
        lat, lon = (np.radians([getattr(entry, side) for entry in readings]) for side in ("lat", "lon"))
        self._points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        self._regions = _numbered([f"{entry.country} {entry.admin1}" if entry.country and entry.admin1 else None for entry in readings])
        self._countries = _numbered([entry.country for entry in readings])
        self._dots = np.array([entry.kind not in ("country", "sea") and entry.radius_km < 400 for entry in readings])
        self._first_level = np.array([entry.feature == "ADM1" for entry in readings])

    def support(self, scores: Floats) -> Floats:
        """(readings, len(NAMES)): the share of the other names that speak for each reading, by what the scores say of theirs."""
        votes, voting = self._voters(self.weights(scores))
        count = len(set(self._names[votes].tolist())) - 1 + _FEW
        blocks = [self._agreement(slice(start, start + _BLOCK), votes) @ voting / count for start in range(0, len(self._names), _BLOCK)]
        return np.sqrt(np.minimum(1.0, np.concatenate(blocks, axis=1).T))

    def weights(self, scores: Floats) -> Floats:
        """The softmax of the scores within each name."""
        spread = np.exp(scores - np.maximum.reduceat(scores, self._starts)[self._names])
        weights: Floats = spread / np.add.reduceat(spread, self._starts)[self._names]
        return weights

    def _agreement(self, rows: slice, votes: NDArray[np.int64]) -> Floats:
        """(len(NAMES), rows, votes)"""
        others = self._names[rows, None] != self._names[votes]
        away = _EARTH_KM * np.arccos(np.clip(self._points[rows] @ self._points[votes].T, -1.0, 1.0))
        # Another name of the very same spot ("Kiev", "Kyiv") says nothing of where either is.
        near = others & self._dots[rows, None] & self._dots[votes] & (away > _SAME_KM)
        region = others & (self._regions[rows, None] == self._regions[votes]) & (self._regions[rows, None] >= 0)
        country = others & (self._countries[rows, None] == self._countries[votes]) & (self._countries[rows, None] >= 0)
        return np.stack([near * np.exp(-away / 50.0), near * np.exp(-away / 200.0), region, country, region & self._first_level[votes]])

    def _voters(self, weights: Floats) -> tuple[NDArray[np.int64], Floats]:
        """The readings that vote and their weights: the weightiest few of each name, of the first names."""
        order = np.lexsort((-weights, self._names))
        place = np.arange(len(order)) - self._starts[self._names[order]]
        chosen = order[(place < _READINGS) & (self._names[order] < _VOTERS)]
        return chosen, weights[chosen]


def _numbered(keys: Sequence[str | None]) -> NDArray[np.int64]:
    """A number for each different key, -1 for none."""
    numbers: dict[str, int] = {}
    return np.array([-1 if key is None else numbers.setdefault(key, len(numbers)) for key in keys], np.int64)
