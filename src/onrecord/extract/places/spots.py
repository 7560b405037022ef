"""Where a place name may stand in a sentence: runs of tokens that the gazetteer knows, or that the wording calls a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from onrecord.extract.places.derived import abbreviated, compass_part, pair
from onrecord.extract.places.known import is_country, is_known, is_water
from onrecord.extract.places.runs import PARTICLE, is_obscure, longest_name, names_nothing, normal, starts_name
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.terms import Term, cues, doubtful, term_at, term_before, terms
from onrecord.knowledge import actors, gazetteer
from onrecord.language import Token

# These make a place of an unknown name, and tell nothing of a known one.
_VAGUE = ("area",)
# A word may begin or end a longer name if no place with so many people bears it; where the model reads the longer, so many.
_VILLAGE, _CITY = 20_000, 100_000


def _is_named(token: Token) -> bool:
    return token.is_capitalised and not names_nothing(token) and actors.people_of(token.text) is None


@cache
def _small_words() -> frozenset[str]:
    return cues("weak") | cues("locative") | cues("function") | cues("object_verbs") | cues("beside")


def find_spots(tokens: Sequence[Token], text: str, ends: Mapping[int, int] = MappingProxyType({})) -> Iterator[Spot]:
    """The spots of a sentence, left to right, without overlaps. `ends`: where places that the model reads end, by start."""
    done, compass = 0, cues("compass")
    opening = [number for number, token in enumerate(tokens) if token.is_capitalised or token.lower in compass or not token.text.isalpha()]
    for at in opening:
        if at < done:
            continue
        spot = compass_part(tokens, at, text) if tokens[at].lower in compass else None
        if spot is None and starts_name(tokens[at]):
            spot = abbreviated(tokens, at, text) or pair(tokens, at) or _named(tokens, at, text)
            if at in ends:
                spot = _as_read(tokens, spot, at, ends[at], text)
        if spot is not None:
            yield spot
            done = max(spot.last, at + 1)


def spot_of(tokens: Sequence[Token], start: int, stop: int, text: str) -> Spot:
    """The spot of tokens[start:stop], which are known to name a place: with the noun of kind that ends it, if it is no name as a whole."""
    name = normal(text[tokens[start].start : tokens[stop - 1].end])
    for last in range(stop - 1, start, -1):
        found = term_at(tokens, last)
        if found is not None and last + found[1] == stop and not is_known(name):
            bare = normal(text[tokens[start].start : tokens[last - 1].end])
            return Spot(start, last, start, stop, bare, is_known(bare), term=found[0], worded=True)
    return Spot(start, stop, start, stop, name, is_known(name) or bool(gazetteer.find(name)))


def _as_read(tokens: Sequence[Token], spot: Spot | None, at: int, stop: int, text: str) -> Spot | None:
    """The name that the model reads here, unless the rules know one as long, a better known one that begins it or one to come."""
    if spot is not None and (spot.last >= stop or spot.worded or not _may_be_longer(tokens, spot, stop)):
        return spot
    of_note = any(_is_name_of_note(tokens, later, text) for later in range(at + 1, stop))
    if of_note or any(names_nothing(token) for token in tokens[at:stop]):
        return spot
    return _with_term(tokens, at, stop, text, known=is_known(normal(text[tokens[at].start : tokens[stop - 1].end])))


def _may_be_longer(tokens: Sequence[Token], spot: Spot, stop: int) -> bool:
    """'Treasure Beach' of a known 'Treasure', but not 'Paris, Texas' or 'Ukraine Crisis'."""
    if not spot.known:
        return True
    obscure = not spot.polity and spot.stop - spot.start == 1 and is_obscure(spot.name, least=_CITY)
    return obscure and all(token.is_capitalised and token.is_word for token in tokens[spot.stop : stop])


def _is_name_of_note(tokens: Sequence[Token], at: int, text: str) -> bool:
    """A name starts there that is more than a village's: 'Issa' of 'Ain Issa' is not."""
    width = longest_name(tokens, at, text)
    return width > 1 or (width == 1 and not is_obscure(tokens[at].text, least=_VILLAGE))


def _named(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    width = _bare(tokens, at, longest_name(tokens, at, text), text)
    if width:
        spot = _with_term(tokens, at, at + width, text, known=True)
        return _rivals(tokens, spot, text)
    return _unknown(tokens, at, text)


def _bare(tokens: Sequence[Token], at: int, width: int, text: str) -> int:
    """Without the noun that ends a region's known name, where several countries have one of the bare name ('Bolivar State')."""
    found = term_at(tokens, at + width - 1) if width > 1 else None
    if found is None or found[1] > 1 or found[0].kind != "region" or not found[0].after:
        return width
    bare = gazetteer.find(normal(text[tokens[at].start : tokens[at + width - 2].end]))
    return width - 1 if len({entry.country for entry in bare if entry.feature == "ADM1"}) > 1 else width


def _rivals(tokens: Sequence[Token], spot: Spot, text: str) -> Spot:
    """A run of capitals longer than the known name, with a noun of its own ('Nasser Medical Complex'), is a name of its own."""
    stop = spot.stop
    while (
        stop < len(tokens)
        and tokens[stop].is_capitalised
        and tokens[stop].is_word
        and term_at(tokens, stop) is None
        and stop - spot.start < 4
    ):
        stop += 1
    longer = _with_term(tokens, spot.start, stop, text, known=False) if stop > spot.stop else spot
    if longer is not spot and longer.term is not None and longer.term.kind == "facility":
        return replace(longer, worded=True)
    obscure = spot.term is None and spot.stop - spot.start == 1 and is_obscure(spot.name, least=_VILLAGE)
    obscure = obscure or (spot.term is not None and spot.last == spot.stop == spot.start + 1 and _is_no_town_s(spot.name))
    if longer is not spot and obscure and not any(_tells(token) for token in tokens[spot.stop : stop]):
        return longer
    return spot


def _is_no_town_s(name: str) -> bool:
    """ "The town of Mont Rouis": a larger place bears the first word by another name at most."""
    own = (entry for entry in gazetteer.find(name) if entry.match == "name" or entry.kind != "city")
    return all(entry.kind == "city" and entry.population < _VILLAGE for entry in own)


def _tells(token: Token) -> bool:
    """A word that stands beside names without being part of them: a day, a title, a people."""
    listed = any(token.lower in cues(name) for name in ("beside", "title", "compass", "body"))
    return listed or names_nothing(token) or is_country(token.text)


def _with_term(tokens: Sequence[Token], start: int, stop: int, text: str, *, known: bool) -> Spot:
    """The name with the noun that follows it, or that goes before it with 'of'."""
    name = normal(text[tokens[start].start : tokens[stop - 1].end])
    found = term_at(tokens, stop) if stop < len(tokens) else None
    indefinite = start > 0 and tokens[start - 1].lower in ("a", "an")
    if (
        found is not None
        and not indefinite
        and _joins(tokens, stop, *found, known=known, water=known and is_water(name), country=is_country(name))
    ):
        term, size = found
        last = stop + size if term.inside else stop
        return Spot(start, stop, start, last, name, known, term=term, worded=True)
    before = None if is_country(name) else _term_of(tokens, start)
    if before is not None and not (known and before[0].text in _VAGUE):
        term, size = before
        inside = tokens[start - size].is_capitalised and term.kind in ("facility", "sea") and start - size > 0
        return Spot(start, stop, start - size if inside else start, stop, name, known, term=term, worded=True)
    return Spot(start, stop, start, stop, name, known)


def _joins(tokens: Sequence[Token], stop: int, term: Term, size: int, *, known: bool, water: bool, country: bool) -> bool:
    """Whether the term at `stop` makes one name with what goes before: not 'Black Sea port', 'Odesa port city', 'Aleppo villages'."""
    if known and (term.text in _VAGUE or (country and term.text == "state")):  # "Myanmar state television"
        return False
    if not term.after or (term.plural and (term.kind == "city" or not known)) or (water and term.kind not in ("region", "sea", "river")):
        return False
    if stop + size < len(tokens) and term.kind == "city" and tokens[stop + size].lower in ("hall", "council", "centre", "center"):
        return False
    follower = terms().get(tokens[stop + size].lower) if stop + size < len(tokens) else None
    return not (term.kind == "facility" and follower is not None and follower.kind == "city")


def _term_of(tokens: Sequence[Token], start: int) -> tuple[Term, int] | None:
    """The term in 'city of X', 'the town X', 'Lake X', and how many tokens before the name it starts."""
    if start >= 2 and tokens[start - 1].lower == "of":
        found = term_before(tokens, start - 1)
        named_already = found is not None and found[1] + 1 < start and start - 2 - found[1] > 0 and _is_named(tokens[start - 2 - found[1]])
        if found is None or not found[0].of or (named_already and found[0].kind != "city"):
            return None
        return found[0], found[1] + 1
    found = term_before(tokens, start)
    if found is None or not found[0].of or found[0].kind not in ("city", "facility") or found[0].plural:
        return None
    return found


def _starts_other(tokens: Sequence[Token], at: int) -> bool:
    if PARTICLE.match(tokens[at].text):
        return False
    return (
        term_at(tokens, at) is not None or is_country(tokens[at].text) or (is_known(tokens[at].text) and doubtful(tokens[at].text) is None)
    )


def _unknown(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    """A capitalised run that no gazetteer knows, when a noun says that it is a place."""
    if tokens[at].lower in _small_words():
        return None
    stop = at
    while stop < len(tokens) and starts_name(tokens[stop]) and stop - at < 4 and (stop == at or not _starts_other(tokens, stop)):
        stop += 1
    if (
        stop == at
        or len(tokens[at].text) < 3
        or any(names_nothing(token) for token in tokens[at:stop])
        or all(doubtful(token.text) == "word" for token in tokens[at:stop])
    ):
        return None
    spot = _with_term(tokens, at, stop, text, known=False)
    if spot.term is not None and spot.term.text == "state" and tokens[spot.stop].text == "state":
        return None
    return spot if spot.term is not None else Spot(at, stop, at, stop, spot.name, known=False)
