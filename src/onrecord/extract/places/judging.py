"""Every name of a report that could be a place, judged: ground, an actor, part of a body's name, or nothing of the kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from onrecord.extract.places.context import attested, belongs_to_body, dateline_end, inside_longer_name, is_heading, people, speaks
from onrecord.extract.places.doubts import Named, is_known_in, is_place, is_thing, is_town
from onrecord.extract.places.metonymy import governs
from onrecord.extract.places.polities import is_ground
from onrecord.extract.places.rows import coordinated, holder_of, with_shared_term
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.spots import find_spots
from onrecord.extract.places.tags import Tag, tag_of, tags
from onrecord.extract.places.terms import cues, doubtful, named_countries, peoples
from onrecord.knowledge import actors, countries
from onrecord.language import Analysis, Sentence, Token
from onrecord.model.vocabulary import PlaceSense


@dataclass(frozen=True, slots=True)
class Judged:
    """A spot in its sentence. `support`: see `attested`; `sense`: None where it names no place; `doubtful`: ground only if so elsewhere;
    `thing`: a ship or the like; `read`: the model reads a place."""

    sentence: Sentence
    spot: Spot
    support: int
    sense: PlaceSense | None
    doubtful: bool = False
    thing: bool = False
    read: bool = False

    @property
    def start(self) -> int:
        """Where the mention starts in the text."""
        return self.sentence.tokens[self.spot.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.spot.last - 1].end

    @property
    def taken(self) -> bool | None:
        return None if self.doubtful else self.sense == "ground"


def judge(analysis: Analysis) -> list[Judged]:
    """All that could be places, in text order. What is doubtful in one sentence is settled by the others."""
    report = Named(people(analysis), _countries_named(analysis))
    tagged = tags(analysis)
    found = [item for s in analysis.sentences for item in _judge(analysis, s, report, tagged.get(s.index, ()))]
    firm = {item.spot.name.casefold() for item in found if item.sense == "ground"}
    things = {item.spot.name for item in found if item.thing and item.support < 2} - {item.spot.name for item in found if item.read}
    return [_settled(item, firm, things) for item in found]


def _settled(item: Judged, firm: set[str], things: set[str]) -> Judged:
    if item.spot.name in things and not item.spot.worded and (item.support < 2 or _with_article(item)):
        return replace(item, sense=None, doubtful=False)
    if item.doubtful:
        return replace(item, sense="ground" if item.spot.name.casefold() in firm else None, doubtful=False)
    return item


def _with_article(item: Judged) -> bool:
    return item.spot.first > 0 and item.sentence.tokens[item.spot.first - 1].lower == "the"


def _countries_named(analysis: Analysis) -> frozenset[str]:
    """The ISO codes of the countries that the report names, themselves or by their people."""
    words = {token.text for token in analysis.tokens if token.is_capitalised}
    return frozenset(country.code for word in words for country in (*peoples(word), *named_countries(word)))


def _judge(analysis: Analysis, sentence: Sentence, report: Named, tagged: Sequence[Tag]) -> Iterator[Judged]:
    tokens = sentence.tokens
    spots = list(find_spots(tokens, analysis.text, {tag.start: tag.stop for tag in tagged if tag.ground}))
    if not spots:
        return
    spots = [with_shared_term(tokens, spots, number) for number in range(len(spots))]
    starts = {spot.first for spot in spots if spot.known}
    heading = is_heading(tokens)
    dateline = dateline_end(analysis.text, sentence.start)
    before: Judged | None = None
    for number, spot in enumerate(spots):
        tag = tag_of(spot, tagged)
        read = tag is not None and tag.ground
        support = attested(tokens, spot, report.people)
        if support < 2 and number + 1 < len(spots) and _held_by(tokens, spot, spots[number + 1]):
            support = 2
        if _dates_or_credits(tokens, spot, dateline):
            before = Judged(sentence, spot, support, None)
        elif tokens[spot.stop - 1].end <= dateline and spot.known:
            before = Judged(sentence, spot, support, "ground", read=read)
        elif (belongs_to_body(tokens, spot) and not _is_house(tokens, spot)) or _is_part_of_body(spot, tag, support):
            before = Judged(sentence, spot, support, "body" if _is_toponym(spot) else None)
        elif spot.border or _is_seat_of(tokens, spot, spots[number + 1 : number + 2]):
            before = Judged(sentence, spot, support, "ground", read=read)
        elif spot.polity and _is_other(tokens, spot, tag):
            before = Judged(sentence, spot, support, None)
        elif spot.polity:
            before = Judged(sentence, spot, support, _polity(tokens, spot, starts, before), read=read)
        else:
            before = _town(sentence, spot, support, report, tag, before, heading=heading)
        yield before


def _dates_or_credits(tokens: Sequence[Token], spot: Spot, dateline: int) -> bool:
    """'KHARTOUM, Nov 12 (Reuters)', 'KUNMING (Xinhua)': the month and the agency of a dateline are no towns."""
    if tokens[spot.stop - 1].end > dateline or spot.first == 0 or spot.last >= len(tokens):
        return False
    after = tokens[spot.last].text
    return (spot.name in cues("months") and (after == "." or after.isdigit())) or (tokens[spot.first - 1].text == "(" and after == ")")


def _is_toponym(spot: Spot) -> bool:
    """Whether the part of a body's name is a place's ("Bank of England"), and not the body's own ("NATO")."""
    return spot.known and doubtful(spot.name) is None and (spot.polity or not actors.known_as(spot.name))


def _is_house(tokens: Sequence[Token], spot: Spot) -> bool:
    """'the White House': a building that stands for a government, with nothing of a body's name beside it."""
    beside = tokens[spot.last].is_capitalised if spot.last < len(tokens) else False
    return spot.seat and spot.stop - spot.start > 1 and not beside


def _is_other(tokens: Sequence[Token], spot: Spot, tag: Tag | None) -> bool:
    """'Michael Jordan', 'US$5'."""
    if spot.last < len(tokens) and tokens[spot.last].text in ("$", "dollars") and tokens[spot.last - 1].text.isupper():
        return True
    return tag is not None and tag.kind == "PERSON" and tag.covers(spot.start, spot.stop) and tag.stop - tag.start > spot.stop - spot.start


def _polity(tokens: Sequence[Token], spot: Spot, starts: Set[int], before: Judged | None) -> PlaceSense:
    if _is_compounded(tokens, spot):
        return "actor"
    ground = is_ground(tokens, spot, starts, before=before.spot if before else None, before_taken=before.taken if before else None)
    return "ground" if ground else "actor"


def _town(sentence: Sentence, spot: Spot, support: int, report: Named, tag: Tag | None, before: Judged | None, *, heading: bool) -> Judged:
    """What the rules say of a town or an unknown name, with what the model takes it for."""
    tokens = sentence.tokens
    read = tag is not None and tag.ground and tag.covers(spot.start, spot.stop)
    follows = before is not None and before.sense == "ground" and coordinated(tokens, before.spot, spot)
    taken = is_place(tokens, spot, support, report, heading=heading, follows=follows, read=read)
    if tag is not None and tag.kind == "PERSON" and support < 2 and spot.term is None and spot.part is None:
        taken = taken and tag.stop - tag.start == spot.stop - spot.start and is_known_in(spot.name, report.countries)
    thing = (
        taken is False and spot.known and is_town(spot) and is_thing(tokens, spot) and not inside_longer_name(tokens, spot, heading=heading)
    )
    return Judged(sentence, spot, support, "ground" if taken else None, taken is None, thing, read)


def _is_part_of_body(spot: Spot, tag: Tag | None, support: int) -> bool:
    """The model reads a longer name of a body around it: 'the Ohio Turnpike Commission'."""
    return (
        tag is not None
        and tag.kind == "ORGANISATION"
        and tag.stop - tag.start > spot.last - spot.first
        and spot.term is None
        and support < 2
    )


def _is_compounded(tokens: Sequence[Token], spot: Spot) -> bool:
    """'the U.S.-led coalition'."""
    return (
        spot.last + 1 < len(tokens)
        and tokens[spot.last].text in "-–"
        and tokens[spot.last].start == tokens[spot.last - 1].end
        and tokens[spot.last + 1].text.islower()
    )


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
