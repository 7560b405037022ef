"""Places that two names span: "the Sudan-Ethiopia border", "the Bakhmut-Soledar axis", "the Damascus-Aleppo highway"."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from onrecord.knowledge import countries, gazetteer
from onrecord.knowledge.borders import border
from onrecord.knowledge.countries import Country
from onrecord.knowledge.gazetteer import Candidate
from onrecord.knowledge.tables import tree

_WORDS = tree("place_cues.toml")["pairs"]
_ROADS = frozenset(_WORDS["roads"])
# The ends of a road or an axis of advance lie no farther apart than this, in kilometres.
_LONGEST = 600.0
_FEW = 8
# A region no wider than this, in kilometres, is all near its border.
_SMALL = 60.0


def spanned(name: str, *, likely: Collection[str]) -> Candidate | None:
    """The place that "A-B border" or "A-B road" names; None where its ends are unknown, too far apart or of one name with others.

    `likely`: ISO codes of the countries that the report is about.
    """
    ends, _, noun = name.rpartition(" ")
    sides = ends.replace("–", "-").split("-")
    if len(sides) == 1 and noun in _WORDS["borders"]:
        return _border_of(ends, likely)
    if len(sides) != 2:
        return None
    if noun in _WORDS["borders"]:
        return _border(sides[0].strip(), sides[1].strip())
    return _between(name, *(_towns(side.strip(), likely) for side in sides), kind_is_road=noun in _ROADS)


def is_road(name: str) -> bool:
    """'the Afgoye road': long enough that it is in no one town."""
    return name.rpartition(" ")[2].lower() in _ROADS


def _border(one: str, other: str) -> Candidate | None:
    """One name for a border, whichever way it is put: the countries' names in order."""
    found = [(a, b, circle) for a in _countries(one) for b in _countries(other) if (circle := border(a.code, b.code)) is not None]
    if not found:
        return _edge(one, other)
    if len(found) != 1:
        return None
    a, b, circle = found[0]
    name = "-".join(sorted((a.name, b.name))) + " border"
    return Candidate(name, None, circle.lat, circle.lon, "other", circle.radius_km, 0, None, None, "border", "name")


def _border_of(side: str, likely: Collection[str]) -> Candidate | None:
    """ "The Turkish border" is that with the one neighbour which the report is about."""
    neighbours = [(one, other) for one in _countries(side) for other in sorted(likely) if border(one.code, other) is not None]
    if len(neighbours) != 1:
        return None
    (country, other) = neighbours[0]
    return _border(country.name, countries.by_code(other).name)


def _edge(one: str, other: str) -> Candidate | None:
    """The border of a small region ("the Israel-Gaza border") lies around it."""
    regions = [entry for side in (one, other) for entry in gazetteer.find(side)[:1] if entry.kind == "region" and entry.radius_km <= _SMALL]
    if len(regions) != 1 or not (_countries(one) or _countries(other)):
        return None
    region = regions[0]
    return Candidate(
        f"{one}-{other} border", None, region.lat, region.lon, "other", region.radius_km * 1.3, 0, None, None, "border", "name"
    )


def _countries(side: str) -> Sequence[Country]:
    named = countries.by_name(side)
    return (named,) if named else countries.by_demonym(side)


def _towns(name: str, likely: Collection[str]) -> list[Candidate]:
    found = [entry for entry in gazetteer.find(name) if entry.kind == "city"]
    return ([entry for entry in found if entry.country in likely] or found)[:_FEW]


def _between(name: str, one: Sequence[Candidate], other: Sequence[Candidate], *, kind_is_road: bool) -> Candidate | None:
    """Half way between the two towns of these names that lie nearest to each other, as wide as to hold both."""
    if not one or not other:
        return None
    away, a, b = min(((_distance(a, b), a, b) for a in one for b in other), key=lambda item: item[0])
    if away > _LONGEST:
        return None
    return Candidate(
        name,
        a.country if a.country == b.country else None,
        round((a.lat + b.lat) / 2, 4),
        round((a.lon + b.lon) / 2, 4),
        "facility" if kind_is_road else "other",
        round(away / 2 + 5, 1),
        0,
        None,
        None,
        "road" if kind_is_road else "axis",
        "name",
    )


def _distance(one: Candidate, other: Candidate) -> float:
    along = (other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(other.lat - one.lat, along)
