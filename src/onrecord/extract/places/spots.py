"""Where a place name may stand in a sentence: runs of tokens that the gazetteer knows, or that the wording calls a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from onrecord.extract.places.known import has_article, is_abbreviation, is_country, is_known, is_region, is_water
from onrecord.extract.places.terms import Term, cues, doubtful, pair_nouns, peoples, term_at, term_before, terms
from onrecord.knowledge import actors, countries, gazetteer
from onrecord.language import Token

_LINKS = frozenset("of the and al de del la el es ash as ad an bin on upon sur le les ibn umm and".split())
# An article or small word joined to a name: al-Hasakah, ez-Zor, d'Ivoire.
_PARTICLE = re.compile(r"[a-z]{1,3}['’-][A-ZÀ-Þ]")
_CONTRACTION = re.compile(r"['’](?:ve|d|ll|re|m|t)$")
# These make a place of an unknown name, and tell nothing of a known one.
_VAGUE = ("area",)
_WIDEST = 6
# A word may begin or end a longer name if no place with so many people bears it; where the model reads the longer, so many.
_VILLAGE, _CITY = 20_000, 100_000


@dataclass(frozen=True, slots=True)
class Spot:
    """tokens[start:stop] is the name, tokens[first:last] the mention with its noun or point of the compass."""

    start: int
    stop: int
    first: int
    last: int
    name: str
    known: bool
    term: Term | None = None
    part: str | None = None
    worded: bool = False
    border: bool = False

    @property
    def polity(self) -> bool:
        """A country, continent or seat of government, without a noun that makes it a mere region or city."""
        return self.part is None and self.term is None and (is_country(self.name) or self.seat or self.name in cues("actors_too"))

    @property
    def seat(self) -> bool:
        return (countries.by_seat(self.name) is not None and not is_country(self.name)) or self.name in cues("seats_too")


def _is_named(token: Token) -> bool:
    return token.is_capitalised and not _names_nothing(token) and actors.people_of(token.text) is None


def starts_name(token: Token) -> bool:
    if token.is_capitalised:
        return token.is_word
    return ("-" in token.text or "'" in token.text or "’" in token.text) and token.is_word and _PARTICLE.match(token.text) is not None


def _names_nothing(token: Token) -> bool:
    """A people's adjective, a compound one ("Moscow-controlled") or a common noun in capitals ("Port City") is no name by itself."""
    return _is_no_name(token.text)


@lru_cache(maxsize=20000)
def _is_no_name(text: str) -> bool:
    lower = text.lower()
    if _CONTRACTION.search(text) or text in cues("calendar") or lower in cues("title") or lower in cues("body_any"):
        return True
    if lower in cues("institutions") or actors.people_of(text) is not None:
        return True
    return (bool(peoples(text)) and not is_country(text)) or lower in terms() or ("-" in text and text.rsplit("-", 1)[1].islower())


@cache
def _small_words() -> frozenset[str]:
    return cues("weak") | cues("locative") | cues("function") | cues("object_verbs") | cues("beside")


def find_spots(tokens: Sequence[Token], text: str, ends: Mapping[int, int] = MappingProxyType({})) -> Iterator[Spot]:
    """The spots of a sentence, left to right, without overlaps. `ends`: where places that the model reads end, by start."""
    at, compass = 0, cues("compass")
    while at < len(tokens):
        spot = _compass(tokens, at, text) if tokens[at].lower in compass else None
        if spot is None and starts_name(tokens[at]):
            spot = _abbreviated(tokens, at, text) or _pair(tokens, at) or _named(tokens, at, text)
            if at in ends:
                spot = _as_read(tokens, spot, at, ends[at], text)
        if spot is None:
            at += 1
            continue
        yield spot
        at = max(spot.last, at + 1)


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
    if any(_names_nothing(token) for token in tokens[at:stop]) or any(
        _is_name_of_note(tokens, later, text) for later in range(at + 1, stop)
    ):
        return spot
    return _with_term(tokens, at, stop, text, known=is_known(normal(text[tokens[at].start : tokens[stop - 1].end])))


def _may_be_longer(tokens: Sequence[Token], spot: Spot, stop: int) -> bool:
    """'Treasure Beach' of a known 'Treasure', but not 'Paris, Texas' or 'Ukraine Crisis'."""
    if not spot.known:
        return True
    obscure = not spot.polity and spot.stop - spot.start == 1 and _is_obscure(spot.name, least=_CITY)
    return obscure and all(token.is_capitalised and token.is_word for token in tokens[spot.stop : stop])


def _is_name_of_note(tokens: Sequence[Token], at: int, text: str) -> bool:
    """A name starts there that is more than a village's: 'Issa' of 'Ain Issa' is not."""
    width = _longest(tokens, at, text)
    return width > 1 or (width == 1 and not _is_obscure(tokens[at].text, least=_VILLAGE))


def _abbreviated(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    """'Ky.', 'W.Va.', 'N.D.': a region's abbreviation with its full stops, right behind the comma of what lies in it; or 'SD' there."""
    if at < 2 or tokens[at - 1].text != "," or not tokens[at - 2].is_capitalised:
        return None
    for stop in range(min(at + 4, len(tokens)), at, -1):
        name = text[tokens[at].start : tokens[stop - 1].end]
        if len(name) <= 6 and is_abbreviation(name):
            return Spot(at, stop, at, stop, name, known=True, worded=True)
    return None


def _pair(tokens: Sequence[Token], at: int) -> Spot | None:
    """'the Polish-Belarusian border', 'the Izium-Sloviansk axis': two peoples, countries or towns, and what lies between them."""
    token = tokens[at]
    if not token.is_capitalised or at + 1 >= len(tokens):
        return None
    size = 1 if len(token.text.replace("–", "-").split("-")) == 2 else 3 if at + 3 < len(tokens) and tokens[at + 1].text in "-–" else 0
    if at + size >= len(tokens):
        return None
    if not size:
        return _border_of(tokens, at)
    noun = tokens[at + size].lower
    sides = token.text.replace("–", "-").split("-") if size == 1 else [token.text, tokens[at + 2].text]
    if not all(_may_end(side, noun) for side in sides):
        return None
    return Spot(at, at + size, at, at + size + 1, f"{'-'.join(sides)} {noun}", known=False, worded=True, border=True)


def _border_of(tokens: Sequence[Token], at: int) -> Spot | None:
    """'the Turkish border': a country's, with whichever neighbour the report is about; not 'Turkish border guards'."""
    noun = at + 1
    if tokens[noun].lower not in pair_nouns("borders") or not peoples(tokens[at].text):
        return None
    if noun + 1 < len(tokens) and tokens[noun + 1].is_word and tokens[noun + 1].lower not in cues("function"):
        return None
    return Spot(at, noun, at, noun + 1, f"{tokens[at].text} {tokens[noun].lower}", known=False, worded=True, border=True)


def _may_end(side: str, noun: str) -> bool:
    """Whether what the noun names may begin or end there: an axis of two capitals is politics, a road may join them."""
    if noun in pair_nouns("borders"):
        return bool(peoples(side)) or is_country(side) or is_known(side)
    if not side[:1].isupper() or is_country(side) or not is_known(side):
        return False
    return noun in pair_nouns("roads") or (noun in pair_nouns("axes") and countries.by_seat(side) is None)


def _compass(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    """'eastern Ukraine', 'north-western Syria': a point of the compass with a country is one region."""
    size = 2 if at + 1 < len(tokens) and tokens[at + 1].lower in cues("compass") and _longest(tokens, at + 1, text) < 2 else 1
    longest = _longest(tokens, at, text) if tokens[at].is_capitalised else 0
    if longest > size:
        return None
    stop = at + size + (_longest(tokens, at + size, text) if at + size < len(tokens) else 0)
    name = text[tokens[at + size].start : tokens[stop - 1].end] if stop > at + size else ""
    if not name or not (is_country(name) or name in cues("areas")) or (stop < len(tokens) and _next_is_body(tokens, stop)):
        return None
    part = " ".join(token.lower for token in tokens[at : at + size])
    return Spot(at + size, stop, at, stop, name, known=True, part=part)


def _next_is_body(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capitalised and tokens[at].lower in cues("body")


def _longest(tokens: Sequence[Token], at: int, text: str) -> int:
    """How many tokens from `at` on the longest known name takes (0: none)."""
    if not starts_name(tokens[at]):
        return 0
    widths = [1]
    for width in range(2, min(_WIDEST, len(tokens) - at) + 1):
        token = tokens[at + width - 1]
        if starts_name(token):
            widths.append(width)
        elif not _links(tokens, at + width - 1):
            break
    for width in reversed(widths):
        name = normal(text[tokens[at].start : tokens[at + width - 1].end])
        if "\n" not in name and is_known(name) and not _says_nothing(tokens, at, width, name):
            return 0 if tokens[at].lower == "the" and not has_article(name) else width
    return 0


def _says_nothing(tokens: Sequence[Token], at: int, width: int, name: str) -> bool:
    """Only words that are no names ('Port City'), unless the gazetteer knows them as more than a town ('Plateau State', 'Kachin state')."""
    if not all(_names_nothing(token) for token in tokens[at : at + width]):
        return False
    if width > 1:
        return gazetteer.find(name)[0].kind == "city"
    found = term_at(tokens, at + 1) if at + 1 < len(tokens) else None
    return found is None or found[0].kind != "region" or not is_region(f"{name} {found[0].text}")


def _links(tokens: Sequence[Token], at: int) -> bool:
    """A small word or mark that may stand inside a name; a full stop only right after an abbreviation."""
    token = tokens[at]
    return token.lower in _LINKS or token.text in ("-", "–", "'", "’") or (token.text == "." and token.start == tokens[at - 1].end)


def normal(name: str) -> str:
    return " ".join(name.split()) if "\n" not in name else name


def _named(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    width = _longest(tokens, at, text)
    if width:
        spot = _with_term(tokens, at, at + width, text, known=True)
        return _rivals(tokens, spot, text)
    return _unknown(tokens, at, text)


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
    obscure = spot.term is None and spot.stop - spot.start == 1 and _is_obscure(spot.name, least=_VILLAGE)
    if longer is not spot and obscure and not any(_tells(token) for token in tokens[spot.stop : stop]):
        return longer
    return spot


def _is_obscure(word: str, *, least: int) -> bool:
    """Only towns with fewer people and districts bear the name: 'Khan' of 'Khan Touman', 'Ain' of 'Ain Issa'."""
    if is_country(word):
        return False
    if doubtful(word) == "person":
        return True
    return all(reading.feature == "ADM2" or (reading.kind == "city" and reading.population < least) for reading in gazetteer.find(word))


def _tells(token: Token) -> bool:
    """A word that stands beside names without being part of them: a day, a title, a people."""
    listed = any(token.lower in cues(name) for name in ("beside", "title", "compass", "body"))
    return listed or _names_nothing(token) or is_country(token.text)


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
    if _PARTICLE.match(tokens[at].text):
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
        or any(_names_nothing(token) for token in tokens[at:stop])
        or all(doubtful(token.text) == "word" for token in tokens[at:stop])
    ):
        return None
    spot = _with_term(tokens, at, stop, text, known=False)
    if spot.term is not None and spot.term.text == "state" and tokens[spot.stop].text == "state":
        return None
    return spot if spot.term is not None else Spot(at, stop, at, stop, spot.name, known=False)
