"""Countries and seats of government in a sentence: ground or actor, read together with the names around them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from onrecord.extract.places.context import speaks
from onrecord.extract.places.known import is_country
from onrecord.extract.places.metonymy import governs, reading
from onrecord.extract.places.rows import coordinated
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.terms import cues, doubtful, peoples
from onrecord.knowledge import countries, gazetteer
from onrecord.language import Token

_COPULAS = (["is"], ["was"], ["remains"])


def is_ground(tokens: Sequence[Token], spot: Spot, starts: Set[int], *, before: Spot | None, before_taken: bool | None) -> bool:
    """Whether the country or capital is a place. `starts`: where known names start; `before`: the spot before it and what became of that.

    A member of a row is read like the member before it; after a comma it may hold the town before it.
    """
    if before is not None:
        shared = _shared(tokens, spot, before, before_taken)
        if shared is not None:
            return shared
        between = [token.lower for token in tokens[before.last : spot.first]]
        if before_taken and (between in _COPULAS or _ranges(tokens, before, between)):
            return True
    adjacent = before is not None and before.last == spot.first - 1
    if _closes_row(tokens, spot) and not (adjacent and spot.last < len(tokens) and tokens[spot.last].text == ","):
        return True
    owned = reading(tokens, spot.start, spot.stop, seat=spot.seat, territory=lambda at: at in starts and doubtful(tokens[at].text) is None)
    return owned == "ground"


def _shared(tokens: Sequence[Token], spot: Spot, before: Spot, before_taken: bool | None) -> bool | None:
    """The reading that follows from the name before; None when nothing does."""
    if not coordinated(tokens, before, spot) or governs(tokens, spot.stop):
        return None
    comma_only = tokens[before.last].text == "," and spot.first == before.last + 1
    if comma_only and before_taken and before.known and before.first > 1 and not before.polity and _may_hold(spot, before):
        return True  # "Clinics in Mopti, Mali reported …"
    if _opens_clause(tokens, spot, pause=any(token.text == "," for token in tokens[before.last : spot.first])):
        return None
    if before.polity or not comma_only:
        return before_taken if before.polity or before_taken else None
    return True if before_taken is not False and _may_hold(spot, before) else None


def _may_hold(spot: Spot, before: Spot) -> bool:
    """'Goma, Congo', but not 'In Istanbul, Russia and Ukraine …': the country has a place of that name."""
    country = countries.by_name(spot.name)
    if country is None:
        return False
    return not before.known or any(reading.country in (None, country.code) for reading in gazetteer.find(before.name))


def _closes_row(tokens: Sequence[Token], spot: Spot) -> bool:
    """'in Yanouh, South Governorate, Lebanon, …': behind a comma and a capitalised name, and before a pause."""
    if spot.first < 2 or tokens[spot.first - 1].text != "," or not tokens[spot.first - 2].is_capitalised or not is_country(spot.name):
        return False
    told = tokens[spot.first - 2]
    if peoples(told.text) or is_country(told.text) or doubtful(told.text) == "person":
        return False
    return spot.last >= len(tokens) or tokens[spot.last].text in (".", ",", ";", ")", "—", "–")


def _opens_clause(tokens: Sequence[Token], spot: Spot, *, pause: bool) -> bool:
    """', and Russia said', ', and Russia appears': a new clause, not another member of the row (without a comma: 'and Russia has')."""
    at = spot.last
    if at >= len(tokens) or not tokens[at].is_word:
        return False
    auxiliary = tokens[at].lower in ("has", "is", "was", "had", "will", "would", "does", "did")
    if not pause:
        return speaks(tokens, spot) or auxiliary
    auxiliary = auxiliary or tokens[at].lower == "have"
    return speaks(tokens, spot) or auxiliary or (tokens[at].text.islower() and tokens[at].lower not in cues("function"))


def _ranges(tokens: Sequence[Token], before: Spot, between: Sequence[str]) -> bool:
    """'from Gaza to Tel Aviv'."""
    return between == ["to"] and before.first > 0 and tokens[before.first - 1].lower == "from"
