"""Places named together: rows that share a noun ('Donetsk and Luhansk oblasts'), and the wider place named beside a narrower one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.places.known import is_country
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.terms import cues, peoples, term_before, terms
from onrecord.knowledge import gazetteer
from onrecord.language import Token

_JOINS = frozenset((",", "and", "or", "&", "the", "not", "neighboring", "neighbouring", "nearby", "adjacent", "occupied"))
_POSSESSIVE = ("'s", "’s")


def with_shared_term(tokens: Sequence[Token], spots: Sequence[Spot], number: int) -> Spot:
    """'Donetsk and Luhansk oblasts', 'the towns of Loikaw, Demoso and Hpruso': the noun holds for every name of the row."""
    spot = spots[number]
    if spot.term is not None:
        return spot
    for later in range(number + 1, len(spots)):
        if not coordinated(tokens, spots[later - 1], spots[later]):
            break
        term = spots[later].term
        if term is not None and term.plural and spots[later].last > spots[later].stop:
            return replace(spot, term=term, worded=True)
    for earlier in range(number - 1, -1, -1):
        if not coordinated(tokens, spots[earlier], spots[earlier + 1]):
            break
        lead = (
            term_before(tokens, spots[earlier].start - 1)
            if spots[earlier].start > 1 and tokens[spots[earlier].start - 1].lower == "of"
            else None
        )
        if lead is not None and lead[0].plural:
            return replace(spot, term=lead[0], worded=True)
    return spot


def coordinated(tokens: Sequence[Token], left: Spot, right: Spot) -> bool:
    between = [token.lower for token in tokens[left.last : right.first]]
    return (
        bool(between) and len(between) <= 4 and between[0] in _JOINS and all(word in _JOINS or word in cues("compass") for word in between)
    )


def holder_of(tokens: Sequence[Token], spot: Spot, others: Sequence[Spot]) -> str | None:
    """The place named beside it that holds it: 'Brest, Belarus', 'in the Dzhankoi district', "Ukraine's Bucha", 'the Syrian city of'."""
    listed = spot.first > 1 and [t.lower for t in tokens[spot.first - 2 : spot.first]] == [",", "in"]
    for other in others:
        if (
            other.first >= spot.last
            and not (listed and tokens[other.first - 1].lower == "in")
            and _leads_into(tokens, spot.last, other.first)
            and _wider(spot, other)
        ):
            return other.name
    for other in others:
        if other.last == spot.first - 1 and tokens[other.last].text in _POSSESSIVE and _wider(spot, other):
            return other.name
    return _people_before(tokens, spot)


def _leads_into(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Between the two stand only a comma or 'in (the) (northern)', or what the narrower one is: ', a village in'."""
    if stop - start > 5:  # looked at for every pair of places: never read through what lies between far ones
        return False
    between = [token.lower for token in tokens[start:stop]]
    if between in ([","], ["of"]):
        return True
    if between[:1] == [","]:
        between = between[1:]
        if len(between) > 2 and between[0] in ("a", "the") and between[1] in terms() and between[2] in ("in", "of"):
            between = ["in", *between[3:]]
    if not between or len(between) > 4:
        return False
    allowed = between[0] == "in" or between[0] in cues("compass")
    return allowed and all(word in ("in", "the") or word in cues("compass") for word in between)


def _people_before(tokens: Sequence[Token], spot: Spot) -> str | None:
    """The country of 'the Sudanese port city of X': only nouns and epithets of place stand between."""
    if is_country(spot.name):
        return None
    at = spot.first - 1
    while at >= 0 and at > spot.first - 7 and _describes(tokens[at]):
        at -= 1
    if at < 0 or at == spot.first - 1:
        return None
    owners = peoples(tokens[at].text)
    return owners[0].name if len(owners) == 1 else None


def _describes(token: Token) -> bool:
    lower = token.lower
    return lower in ("of", "-") or lower in terms() or lower in cues("compass") or lower in cues("epithets")


def _wider(spot: Spot, other: Spot) -> bool:
    """Whether the other names a country or region that could hold this one."""
    if spot.term is not None and (spot.term.kind == "facility" or spot.term.precision == "neighbourhood") and other.known:
        return True
    if spot.term is not None and spot.term.precision == "district" and _is_only_town(other):
        return True  # "the Karari district of Omdurman"
    if is_country(other.name) and other.term is None:
        return not is_country(spot.name)
    if other.part is not None or (other.term is not None and other.term.kind == "region"):
        return True
    regions = [reading for reading in gazetteer.find(other.name)[:2] if reading.kind == "region"]
    return any(_may_lie_in(spot, region.country) for region in regions)


def _is_only_town(spot: Spot) -> bool:
    """A town, where no region is called after it that could be meant as well."""
    readings = gazetteer.find(spot.name)[:3]
    return bool(readings) and spot.term is None and readings[0].kind == "city" and not any(entry.feature == "ADM1" for entry in readings)


def _may_lie_in(spot: Spot, country: str | None) -> bool:
    """'Kadugli, South Kordofan', but not 'in Copenhagen, Hamburg and Ghent': its country has a place of that name, or nobody knows it."""
    readings = gazetteer.find(spot.name)
    return country is None or not readings or any(reading.country in (None, country) for reading in readings)
