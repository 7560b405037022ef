"""Is a town's name, or a name that no gazetteer knows, a place here? The less the sentence says so, the better known it must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.places.context import inside_longer_name, speaks
from onrecord.extract.places.metonymy import modifies_ground
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.terms import cues, doubtful, terms
from onrecord.knowledge import actors, gazetteer
from onrecord.language import Token


@dataclass(frozen=True)
class Named:
    """What a report names besides: single names of people, and ISO codes of countries."""

    people: frozenset[str]
    countries: frozenset[str]


# A town with fewer people than this is named in passing more rarely than its name means something else.
_WELL_KNOWN = 20_000
# Where surnames and town names are the same words, a name says little by itself.
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})


def is_place(
    tokens: Sequence[Token],
    spot: Spot,
    support: int,
    report: Named,
    *,
    heading: bool,
    follows: bool,
    read: bool,
) -> bool | None:
    """Whether a name that is no country or capital is a place; None: only if the report says so elsewhere.

    `follows`: the name continues a row of places; `read`: the model reads a place.
    """
    if _is_other(tokens, spot, support, report.people) or (spot.term is None and not support and not follows and speaks(tokens, spot)):
        return False
    if is_village(spot) and inside_longer_name(tokens, spot, heading=heading):
        return False
    if read and _may_be_read(tokens, spot, support, report.people):
        return doubtful(spot.name) != "word" or not is_town(spot) or _known_enough(tokens, spot, support, "word", report.countries)
    if inside_longer_name(tokens, spot, heading=heading):
        return False
    if not spot.known:
        return (support == 2 or spot.term is not None) and not heading and _unknown(tokens, spot, support, report.people)
    if spot.term is None and spot.part is None and _is_abbreviation(tokens, spot, heading=heading):
        return False
    doubt = doubtful(spot.name)
    if spot.worded:
        return doubt != "word" or spot.last > spot.stop or tokens[spot.start - 1].lower == "of"
    readings = gazetteer.find(spot.name)
    if not readings:
        return support == 2
    if doubt is None and (follows or (readings[0].kind != "city" and readings[0].feature != "ADM2")):
        return True
    return (_known_enough(tokens, spot, support, doubt, report.countries) and not (heading and spot.first == 0 and support == 0)) or None


def _may_be_read(tokens: Sequence[Token], spot: Spot, support: int, people: frozenset[str]) -> bool:
    """Whether the model is to be believed: of a name that no gazetteer knows, only if it is no pair and nobody's."""
    named = tokens[spot.start : spot.stop]
    strange = any(token.text in people or (support < 2 and doubtful(token.text) == "person") for token in named)
    return spot.known or ("-" not in spot.name and not strange)


def _is_other(tokens: Sequence[Token], spot: Spot, support: int, people: frozenset[str]) -> bool:
    """The wording makes a ship, a person or a sea's neighbours of the name: 'the cruiser Moskva', 'the Baltic republics'."""
    if spot.term is not None and spot.term.kind == "facility" and spot.name in people:
        return not gazetteer.find(f"{spot.name} {spot.term.text}")  # "the Clinton camp"
    if spot.worded or spot.part is not None:
        return False
    if spot.stop - spot.start == 1 and (spot.name.lower() in cues("compass") or spot.name.lower() in terms()):
        return True  # "the South", "Park"
    if support < 2 and actors.people_of(spot.name) is not None:
        return True  # "Amhara fighters"
    if is_vessel(tokens, spot) or (spot.stop - spot.start == 1 and spot.name in people and support < 2):
        return True
    readings = gazetteer.find(spot.name)
    if readings and readings[0].kind == "sea" and _attributive(tokens, spot) and not modifies_ground(tokens, spot.last):
        return True
    return is_town(spot) and doubtful(spot.name) is None and is_thing(tokens, spot)


def _known_enough(tokens: Sequence[Token], spot: Spot, support: int, doubt: str | None, home: frozenset[str]) -> bool:
    """The less the sentence says that a town's name is one, the better known the town must be."""
    readings = gazetteer.find(spot.name)
    population = max((reading.population for reading in readings), default=0)
    if doubt == "word":
        return support == 2 and population >= 5 * _WELL_KNOWN and not _attributive(tokens, spot)
    if doubt is not None or support == 2:
        return support == 2
    if support == 1:
        return population >= _WELL_KNOWN / 4
    if len(spot.name) < 5 and all(reading.match == "alternate" for reading in readings):
        return False
    return is_known_in(spot.name, home) or population >= 10 * _WELL_KNOWN


def is_known_in(name: str, home: frozenset[str]) -> bool:
    """Whether a town of some size bears the name in one of the countries (those apart where towns and people are called alike)."""
    return any(reading.population >= _WELL_KNOWN and reading.country in home - _ENGLISH for reading in gazetteer.find(name))


def _is_abbreviation(tokens: Sequence[Token], spot: Spot, *, heading: bool) -> bool:
    """'Fla.', 'ISIS', two letters: no town's name, whatever the gazetteer knows."""
    if len(spot.name) < 3 or (tokens[spot.start].text.isupper() and len(spot.name) <= 5 and not heading):
        return True
    stopped = spot.last + 1 < len(tokens) and tokens[spot.last].text == "." and tokens[spot.last].start == tokens[spot.last - 1].end
    return stopped and len(spot.name) < 5


def _attributive(tokens: Sequence[Token], spot: Spot) -> bool:
    """A noun follows: 'the Bucha massacre'."""
    at = spot.last
    return at < len(tokens) and tokens[at].is_word and tokens[at].text.islower() and tokens[at].lower not in cues("function")


def is_thing(tokens: Sequence[Token], spot: Spot) -> bool:
    """'the Moskva', 'the Kursk submarine': a town takes no article but before a noun for ground ('the Bucha massacre')."""
    if is_vessel(tokens, spot):
        return True
    article = tokens[spot.first].lower == "the" or (spot.first > 0 and tokens[spot.first - 1].lower == "the")
    if not article or spot.last >= len(tokens) or tokens[spot.last].text in ("and", ",", "-", "–"):
        return article and spot.last >= len(tokens)
    return not modifies_ground(tokens, spot.last)


def is_town(spot: Spot) -> bool:
    readings = gazetteer.find(spot.name)
    return not readings or readings[0].kind == "city"


def is_village(spot: Spot) -> bool:
    """Whether the bare name is known of villages only: read with what stands beside it ('Data Khel'), if that is a name."""
    named = spot.known and spot.term is None and not spot.worded
    return named and all(entry.kind == "city" and entry.population < _WELL_KNOWN for entry in gazetteer.find(spot.name))


def is_vessel(tokens: Sequence[Token], spot: Spot) -> bool:
    """'the cruiser Moskva', 'the Rostov-on-Don submarine', 'the Panama-flagged Odesa'."""
    before = tokens[spot.first - 1].lower if spot.first else ""
    after = tokens[spot.last].lower if spot.last < len(tokens) else ""
    return before.endswith("-flagged") or before in cues("vessels") or (after in cues("vessels") and spot.known)


def _unknown(tokens: Sequence[Token], spot: Spot, support: int, named: frozenset[str]) -> bool | None:
    """A name that no gazetteer knows: a place if a noun says so; else worth a look for names spelt alike after 'in' or 'mayor of'."""
    if spot.term is None:
        telling = len(spot.name) >= 5 and all(
            (doubtful(token.text) is None or token.lower in cues("compass")) and token.text not in named
            for token in tokens[spot.start : spot.stop]
        )
        return support == 2 and telling
    return not _is_juxtaposed(tokens, spot) and _is_announced(tokens, spot)


def _is_announced(tokens: Sequence[Token], spot: Spot) -> bool:
    """An article, preposition or epithet leads to an unknown name with a small noun behind it: not 'Warren square off'."""
    if spot.last == spot.stop or tokens[spot.stop].is_capitalised or spot.first == 0:
        return True
    before = tokens[spot.first - 1]
    return before.is_word and before.text.islower()


def _is_juxtaposed(tokens: Sequence[Token], spot: Spot) -> bool:
    """'the town Surjah', 'Camp David': too little for a name that nobody knows."""
    return spot.last == spot.stop and spot.start > 0 and tokens[spot.start - 1].lower in terms()
