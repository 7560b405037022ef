"""Rules that find places: names that the gazetteer knows or the wording calls a place, where they are ground and not an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.metonymy import reading
from onrecord.extract.place_context import attested, belongs_to_body, dateline_end, inside_longer_name, is_heading, people, relation, speaks
from onrecord.extract.place_spots import Spot, find_spots, is_country
from onrecord.extract.place_terms import cues, doubtful, term_before
from onrecord.knowledge import countries, gazetteer
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import Draft, Facts, PlaceDraft

# A town with fewer people than this is named in passing more rarely than its name means something else.
_WELL_KNOWN = 20_000
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class _Found:
    """A spot in its sentence. `support`: 0 none, 1 by grammar, 2 in so many words; `taken`: it is a place (None: only if named so elsewhere)."""

    sentence: Sentence
    spot: Spot
    support: int
    taken: bool | None


class Places:
    name = "places"
    version = "1"
    kinds = ("place",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        named = people(analysis)
        spots = [item for sentence in analysis.sentences for item in _judge(analysis, sentence, named)]
        firm = {item.spot.name.casefold() for item in spots if item.taken}
        for item in spots:
            if item.taken or (item.taken is None and item.spot.name.casefold() in firm):
                yield _draft(analysis, item, spots)


def _judge(analysis: Analysis, sentence: Sentence, named: frozenset[str]) -> Iterator[_Found]:
    tokens = sentence.tokens
    spots = list(find_spots(tokens, analysis.text))
    spots = [_plural_term(tokens, spots, number) for number in range(len(spots))]
    starts = {spot.first for spot in spots if spot.known}
    heading = is_heading(tokens)
    dateline = dateline_end(analysis.text, sentence.start)
    before: _Found | None = None
    for spot in spots:
        support = attested(tokens, spot, named)
        if tokens[spot.stop - 1].end <= dateline and spot.known:
            taken: bool | None = True
        elif belongs_to_body(tokens, spot):
            taken = False
        elif spot.border:
            taken = True
        elif spot.polity:
            taken = _polity(tokens, spot, before, starts)
        else:
            taken = _taken(tokens, spot, support, named, heading=heading, before=before)
        before = _Found(sentence, spot, support, taken)
        yield before


def _plural_term(tokens: Sequence[Token], spots: Sequence[Spot], number: int) -> Spot:
    """'Donetsk and Luhansk oblasts', 'the cities of Mykolaiv, Kharkiv and Sumy': the noun holds for every name of the row."""
    spot = spots[number]
    if spot.term is not None:
        return spot
    for later in range(number + 1, len(spots)):
        if not _coordinated(tokens, spots[later - 1], spots[later]):
            break
        term = spots[later].term
        if term is not None and term.plural and spots[later].last > spots[later].stop:
            return replace(spot, term=term, worded=True)
    for earlier in range(number - 1, -1, -1):
        if not _coordinated(tokens, spots[earlier], spots[earlier + 1]):
            break
        lead = term_before(tokens, spots[earlier].start - 1) if spots[earlier].start > 1 and tokens[spots[earlier].start - 1].lower == "of" else None
        if lead is not None and lead[0].plural:
            return replace(spot, term=lead[0], worded=True)
    return spot


def _coordinated(tokens: Sequence[Token], left: Spot, right: Spot) -> bool:
    between = [token.lower for token in tokens[left.last : right.first]]
    return bool(between) and len(between) <= 3 and all(word in (",", "and", "or", "&", "the") for word in between)


def _polity(tokens: Sequence[Token], spot: Spot, before: _Found | None, starts: set[int]) -> bool:
    """A country or capital: coordinated with another it is read alike; after a comma it may hold the town before it."""
    if before is not None and _coordinated(tokens, before.spot, spot) and not _opens_clause(tokens, spot):
        comma_only = tokens[before.spot.last].text == "," and spot.first == before.spot.last + 1
        if before.spot.polity or not comma_only:
            if before.taken is not None and (before.spot.polity or before.taken):
                return before.taken
        elif before.taken is not False and is_country(spot.name):
            return True
    return reading(tokens, spot.start, spot.stop, seat=spot.seat, territory=lambda at: at in starts and _names_ground(tokens, at)) == "ground"


def _names_ground(tokens: Sequence[Token], at: int) -> bool:
    return doubtful(tokens[at].text) is None


def _opens_clause(tokens: Sequence[Token], spot: Spot) -> bool:
    """', and Russia said': a new clause, not another member of the row."""
    return speaks(tokens, spot) or (spot.last < len(tokens) and tokens[spot.last].lower in ("has", "is", "was", "have", "had", "will", "would"))


def _taken(
    tokens: Sequence[Token], spot: Spot, support: int, named: frozenset[str], *, heading: bool, before: _Found | None
) -> bool | None:
    """Whether a name that is no country or capital is a place; None: only if the report says so elsewhere."""
    if inside_longer_name(tokens, spot, heading=heading) or (spot.term is None and speaks(tokens, spot)):
        return False
    if not spot.known:
        return _unknown(tokens, spot)
    first, doubt = tokens[spot.start], doubtful(spot.name)
    if spot.term is None and (len(spot.name) < 3 or (first.text.isupper() and len(spot.name) <= 5 and not heading)):
        return False
    if spot.worded:
        return doubt != "word" or spot.last > spot.stop or tokens[spot.start - 1].lower == "of"
    readings = gazetteer.find(spot.name)
    kind, population = readings[0].kind, max(reading.population for reading in readings)
    if spot.stop - spot.start == 1 and spot.name in named and support < 2:
        return False
    if doubt is not None:
        return (support == 2 and population >= 5 * _WELL_KNOWN and not _attributive(tokens, spot)) or None if doubt == "word" else support == 2 or None
    if kind == "city" and spot.first and tokens[spot.first - 1].lower == "the" and not _attributive(tokens, spot):
        return False
    if before is not None and before.taken and _coordinated(tokens, before.spot, spot):
        return True
    if kind != "city" or support == 2:
        return True
    if support == 1:
        return True if population >= _WELL_KNOWN / 4 else None
    return True if population >= _WELL_KNOWN and not (heading and spot.first == 0) else None


def _attributive(tokens: Sequence[Token], spot: Spot) -> bool:
    """A noun follows: 'the Bucha massacre'."""
    at = spot.last
    return at < len(tokens) and tokens[at].is_word and tokens[at].text.islower() and tokens[at].lower not in cues("function")


def _unknown(tokens: Sequence[Token], spot: Spot) -> bool | None:
    if spot.term is None:
        return False
    return spot.last > spot.stop or tokens[spot.start - 1].lower == "of"


def _draft(analysis: Analysis, item: _Found, spots: Sequence[_Found]) -> PlaceDraft:
    tokens, spot = item.sentence.tokens, item.spot
    span = analysis.span(tokens[spot.first].start, tokens[spot.last - 1].end)
    return PlaceDraft(
        span=span,
        name=spot.name,
        hint=spot.term.kind if spot.term else ("region" if spot.part else None),
        within=_within(item, spots),
        term=spot.term.text if spot.term else None,
        part=spot.part,
        relation=relation(analysis.text, span.start),
        worded=spot.worded,
        attested=item.support,
    )


def _within(item: _Found, spots: Sequence[_Found]) -> str | None:
    """The place named beside this one that holds it: 'Brest, Belarus', 'in the Dzhankoi district', 'Ukraine's Bucha', 'the Syrian city of'."""
    tokens, spot = item.sentence.tokens, item.spot
    here = [other for other in spots if other.sentence is item.sentence and other.taken]
    for other in here:
        between = [token.lower for token in tokens[spot.last : other.spot.first]] if other.spot.first >= spot.last else None
        if between is not None and 0 < len(between) <= 4 and (between == [","] or between[0] == "in" or between[:2] == [",", "in"]):
            if all(word in (",", "in", "the", "central") or word in cues("compass") for word in between) and _wider(spot, other.spot):
                return other.spot.name
    owner = next((other.spot for other in here if tokens[other.spot.last : spot.first] and [t.text for t in tokens[other.spot.last : spot.first]] in (["'s"], ["’s"])), None)
    if owner is not None:
        return owner.name
    for token in reversed(tokens[max(0, spot.first - 6) : spot.first]):
        peoples = countries.by_demonym(token.text)
        if len(peoples) == 1:
            return peoples[0].name
        if not token.is_word or token.lower in ("in", "from", "at", "on", "by", "and"):
            break
    return None


def _wider(spot: Spot, other: Spot) -> bool:
    if is_country(other.name):
        return not is_country(spot.name)
    return other.term is not None and other.term.kind == "region" or gazetteer.find(other.name)[:1] != () and gazetteer.find(other.name)[0].kind == "region"
