"""Rules that find places: names that the gazetteer knows or the wording calls a place, where they are ground and not an actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.places.context import (
    attested,
    belongs_to_body,
    dateline_end,
    inside_longer_name,
    is_heading,
    people,
    relation,
    speaks,
)
from onrecord.extract.places.metonymy import governs, modifies_ground, owns
from onrecord.extract.places.polities import is_ground
from onrecord.extract.places.rows import coordinated, holder_of, with_shared_term
from onrecord.extract.places.spots import Spot, find_spots
from onrecord.extract.places.terms import cues, doubtful, named_countries, peoples, terms
from onrecord.knowledge import countries, gazetteer
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import Draft, Facts, PlaceDraft
from onrecord.model.vocabulary import PlaceKind

# A town with fewer people than this is named in passing more rarely than its name means something else.
_WELL_KNOWN = 20_000
# Where surnames and town names are the same words, a name says little by itself.
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A spot in its sentence. `support`: see `attested`; `taken`: it is a place (None: only if named so elsewhere)."""

    sentence: Sentence
    spot: Spot
    support: int
    taken: bool | None
    thing: bool = False


class Places:
    name = "places"
    version = "2"
    kinds = ("place",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        named = people(analysis)
        home = _countries_named(analysis)
        spots = [item for sentence in analysis.sentences for item in _judge(analysis, sentence, named, home)]
        firm = {item.spot.name.casefold() for item in spots if item.taken}
        things = {item.spot.name for item in spots if item.thing and item.support < 2}
        beside: dict[int, list[Spot]] = defaultdict(list)
        for item in spots:
            if item.taken:
                beside[item.sentence.index].append(item.spot)
        for item in spots:
            if item.spot.name in things and not item.spot.worded and (item.support < 2 or _with_article(item)):
                continue
            if item.taken or (item.taken is None and item.spot.name.casefold() in firm):
                yield _draft(analysis, item, beside[item.sentence.index])


def _with_article(item: _Found) -> bool:
    return item.spot.first > 0 and item.sentence.tokens[item.spot.first - 1].lower == "the"


def _countries_named(analysis: Analysis) -> frozenset[str]:
    """The ISO codes of the countries that the report names, themselves or by their people."""
    words = {token.text for token in analysis.tokens if token.is_capitalised}
    return frozenset(country.code for word in words for country in (*peoples(word), *named_countries(word)))


def _judge(analysis: Analysis, sentence: Sentence, named: frozenset[str], home: frozenset[str]) -> Iterator[_Found]:
    tokens = sentence.tokens
    spots = list(find_spots(tokens, analysis.text))
    spots = [with_shared_term(tokens, spots, number) for number in range(len(spots))]
    starts = {spot.first for spot in spots if spot.known}
    heading = is_heading(tokens)
    dateline = dateline_end(analysis.text, sentence.start)
    before: _Found | None = None
    for number, spot in enumerate(spots):
        support = attested(tokens, spot, named)
        if support < 2 and number + 1 < len(spots) and _held_by(tokens, spot, spots[number + 1]):
            support = 2
        if tokens[spot.stop - 1].end <= dateline and spot.known:
            taken: bool | None = True
        elif belongs_to_body(tokens, spot):
            taken = False
        elif spot.border or _is_seat_of(tokens, spot, spots[number + 1 : number + 2]):
            taken = True
        elif spot.polity:
            taken = is_ground(tokens, spot, starts, before=before.spot if before else None, before_taken=before.taken if before else None)
        else:
            taken = _taken(tokens, spot, support, named, home, heading=heading, before=before)
        thing = (
            taken is False
            and not spot.polity
            and _is_town(spot)
            and _is_thing(tokens, spot)
            and not inside_longer_name(tokens, spot, heading=heading)
        )
        before = _Found(sentence, spot, support, taken, thing=thing and spot.known)
        yield before


def _is_seat_of(tokens: Sequence[Token], spot: Spot, following: Sequence[Spot]) -> bool:
    """'to Juba, South Sudan': a seat of government with its country behind the comma is the town."""
    if not spot.seat or not following or [token.text for token in tokens[spot.last : following[0].first]] != [","]:
        return False
    country = countries.by_seat(spot.name)
    return country is not None and countries.by_name(following[0].name) == country and not speaks(tokens, following[0])


def _held_by(tokens: Sequence[Token], spot: Spot, other: Spot) -> bool:
    """'Lozove, Kherson Oblast': the wider place behind the comma says that the narrower is one."""
    if [token.text for token in tokens[spot.last : other.first]] != [","] or not other.known or spot.polity:
        return False
    return holder_of(tokens, spot, [other]) is not None and not speaks(tokens, other) and not governs(tokens, other.last)


def _taken(
    tokens: Sequence[Token],
    spot: Spot,
    support: int,
    named: frozenset[str],
    home: frozenset[str],
    *,
    heading: bool,
    before: _Found | None,
) -> bool | None:
    """Whether a name that is no country or capital is a place; None: only if the report says so elsewhere."""
    follows = before is not None and before.taken and coordinated(tokens, before.spot, spot)
    if inside_longer_name(tokens, spot, heading=heading) or (spot.term is None and not support and not follows and speaks(tokens, spot)):
        return False
    if spot.term is None and _is_vessel(tokens, spot):
        return False
    if not spot.known:
        return (support == 2 or spot.term is not None) and not heading and _unknown(tokens, spot, support, named)
    if spot.term is None and spot.part is None and _is_abbreviation(tokens, spot, heading=heading):
        return False
    doubt = doubtful(spot.name)
    if spot.worded:
        return doubt != "word" or spot.last > spot.stop or tokens[spot.start - 1].lower == "of"
    if spot.stop - spot.start == 1 and spot.name in named and support < 2:
        return False
    readings = gazetteer.find(spot.name)
    if not readings:
        return support == 2
    if doubt is None and readings[0].kind == "city" and _is_thing(tokens, spot):
        return False
    if readings[0].kind == "sea" and _attributive(tokens, spot) and not modifies_ground(tokens, spot.last):
        return False  # "the Baltic republics"
    if doubt is None and (follows or readings[0].kind != "city"):
        return True
    return (_known_enough(tokens, spot, support, doubt, home) and not (heading and spot.first == 0 and support == 0)) or None


def _known_enough(tokens: Sequence[Token], spot: Spot, support: int, doubt: str | None, home: frozenset[str]) -> bool:
    """The less the sentence says that a town's name is one, the better known the town must be."""
    readings = gazetteer.find(spot.name)
    population = max(reading.population for reading in readings)
    if doubt == "word":
        return support == 2 and population >= 5 * _WELL_KNOWN and not _attributive(tokens, spot)
    if doubt is not None or support == 2:
        return support == 2
    if support == 1:
        return population >= _WELL_KNOWN / 4
    if len(spot.name) < 5 and all(reading.match == "alternate" for reading in readings):
        return False
    known_here = any(reading.population >= _WELL_KNOWN and reading.country in home - _ENGLISH for reading in readings)
    return known_here or population >= 10 * _WELL_KNOWN


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


def _is_thing(tokens: Sequence[Token], spot: Spot) -> bool:
    """'the Moskva', 'the Kursk submarine': a town takes no article but before a noun for ground ('the Bucha massacre')."""
    if _is_vessel(tokens, spot):
        return True
    article = tokens[spot.first].lower == "the" or (spot.first > 0 and tokens[spot.first - 1].lower == "the")
    if not article or spot.last >= len(tokens) or tokens[spot.last].text in ("and", ",", "-", "–"):
        return article and spot.last >= len(tokens)
    return not modifies_ground(tokens, spot.last)


def _is_town(spot: Spot) -> bool:
    readings = gazetteer.find(spot.name)
    return not readings or readings[0].kind == "city"


def _is_vessel(tokens: Sequence[Token], spot: Spot) -> bool:
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


def _is_near(tokens: Sequence[Token], spot: Spot) -> bool:
    """'near X', 'outside X': hardly anything but a place is named so."""
    return spot.first > 0 and tokens[spot.first - 1].lower in ("near", "outside")


def _office_hint(tokens: Sequence[Token], spot: Spot) -> PlaceKind | None:
    """Governors govern regions: 'the governor of Kursk'."""
    governed = [token.lower for token in tokens[max(0, spot.first - 2) : spot.first]] == ["governor", "of"]
    return "region" if governed and any(reading.kind == "region" for reading in gazetteer.find(spot.name)) else None


def _dateline_hint(analysis: Analysis, item: _Found) -> PlaceKind | None:
    """A dateline opens with a town: 'NEW YORK (AP)'."""
    tokens, spot = item.sentence.tokens, item.spot
    if spot.first > 1 or tokens[spot.last - 1].end > dateline_end(analysis.text, item.sentence.start):
        return None
    readings = gazetteer.find(spot.name)
    return "city" if readings and readings[0].kind != "country" and any(reading.kind == "city" for reading in readings) else None


def _draft(analysis: Analysis, item: _Found, beside: Sequence[Spot]) -> PlaceDraft:
    tokens, spot = item.sentence.tokens, item.spot
    span = analysis.span(tokens[spot.first].start, tokens[spot.last - 1].end)
    return PlaceDraft(
        span=span,
        name=spot.name,
        hint=spot.term.kind if spot.term else "region" if spot.part else _office_hint(tokens, spot) or _dateline_hint(analysis, item),
        within=holder_of(tokens, spot, beside),
        term=spot.term.text if spot.term else None,
        part=spot.part,
        relation=None if owns(tokens, spot.last) else relation(analysis.text, span.start),
        worded=spot.worded or _is_near(tokens, spot),
        attested=item.support,
    )
