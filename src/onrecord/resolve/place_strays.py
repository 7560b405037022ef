"""Readings that stray from a report: towns in a country to which nothing else in it points, far from all that it names.

A report on Iraq's war that names a Ramada hotel means no town in Portugal. Only what is known the world over is named so in passing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate
from onrecord.resolve.place_scores import Setting

# A city of so many people is named anywhere, by its usual name; by another name, one of so many more.
_KNOWN, _RENOWNED = 100_000, 1_000_000
# Less named of any country leaves open where a report is at home: local papers name none. A quarter does against a town's other names.
_NAMED = 2.0
# So many known towns and regions of one country tell where a report is at home that names none.
_FIRM = 2
# Across a border from what the report names, in kilometres; the first so many places are asked.
_NEARBY, _ASKED = 300.0, 100


class Home:
    """Where a report is at home, by what it names of each country and the places settled so far."""

    def __init__(self, setting: Setting) -> None:
        self._shares = setting.naming.shares
        self._weight = setting.naming.weight if setting.settled else 0.0
        self._firm: dict[str, set[str]] = defaultdict(set)
        self._trusted: list[Candidate] = []
        for place in setting.settled:
            if place.country is not None and (is_firm := not _is_local(place) or _is_known(place)):
                self._firm[place.country].add(place.canonical)
            if place.country is not None and (is_firm or place.country in self._shares) and len(self._trusted) < _ASKED:
                self._trusted.append(place)

    def lacks(self, entry: Candidate, namesakes: Sequence[Candidate]) -> bool:
        """Whether the entry strays: a town or district too little known for a country where nothing else in the report lies.

        The chief town of a first-level region that bears its name is known.
        """
        if (
            (self._weight < (_NAMED if entry.match in ("name", "folded") else _NAMED / 4) and not self._is_of_one_country())
            or entry.country is None
            or not _is_local(entry)
            or _is_known(entry)
            or entry.country in self._shares
        ):
            return False
        if any(other.feature == "ADM1" and other.country == entry.country for other in namesakes):
            return False
        firm = self._firm.get(entry.country, set())
        return len(firm) == (entry.canonical in firm) and not self._is_beside(entry)

    def _is_of_one_country(self) -> bool:
        """Names no country, but known towns and regions of one only."""
        return not self._shares and len(self._firm) == 1 and all(len(known) >= _FIRM for known in self._firm.values())

    def _is_beside(self, entry: Candidate) -> bool:
        others = (other for other in self._trusted if other.canonical != entry.canonical and other.country != entry.country)
        return any(distance_km(entry.lat, entry.lon, other.lat, other.lon) <= _NEARBY for other in others)


def _is_local(entry: Candidate) -> bool:
    return entry.kind in ("city", "facility") or entry.feature == "ADM2"


def _is_known(entry: Candidate) -> bool:
    return entry.kind == "city" and entry.population >= (_RENOWNED if entry.match == "alternate" else _KNOWN)
