"""Readings that stray from a report: towns in a country to which nothing else in it points, far from all that it names.

A report on Iraq's war that names a Ramada hotel means no town in Portugal. Only what is known the world over is named so in passing.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate
from onrecord.resolve.place_scores import Setting

# A city of so many people is named anywhere, by its usual name; by another name, one of so many more.
_KNOWN, _RENOWNED = 100_000, 1_000_000
# Less named of any country leaves open where a report is at home: local papers name none.
_NAMED = 2.0
# Across a border from what the report names, in kilometres.
_NEARBY = 300.0


def strays(entry: Candidate, namesakes: Sequence[Candidate], setting: Setting) -> bool:
    """Whether a town or district lies where nothing else in the report does, and is too little known for that.

    The chief town of a first-level region that bears its name is known.
    """
    if entry.country is None or not _is_local(entry) or _is_known(entry):
        return False
    if any(other.feature == "ADM1" and other.country == entry.country for other in namesakes):
        return False
    if setting.naming.weight < _NAMED or setting.naming.shares.get(entry.country, 0.0) > 0.0:
        return False
    return not any(_speaks_for(entry, other, setting) for other in setting.settled)


def _is_local(entry: Candidate) -> bool:
    return entry.kind in ("city", "facility") or entry.feature == "ADM2"


def _is_known(entry: Candidate) -> bool:
    return entry.kind == "city" and entry.population >= (_RENOWNED if entry.match == "alternate" else _KNOWN)


def _speaks_for(entry: Candidate, other: Candidate, setting: Setting) -> bool:
    """Another place of the report does: a country, region or known city of that country, or one nearby in a country that is named."""
    if other.canonical == entry.canonical or other.country is None:
        return False
    firm = not _is_local(other) or _is_known(other)
    if other.country == entry.country:
        return firm
    pointed_to = firm or setting.naming.shares.get(other.country, 0.0) > 0.0
    return pointed_to and distance_km(entry.lat, entry.lon, other.lat, other.lon) <= _NEARBY
