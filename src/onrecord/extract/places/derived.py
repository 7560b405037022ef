"""Places that are named through others: borders and axes between two, regions by their point of the compass, abbreviated states."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.places.known import is_abbreviation, is_country, is_known
from onrecord.extract.places.runs import longest_name
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.terms import cues, pair_nouns, peoples
from onrecord.knowledge import countries
from onrecord.language import Token


def compass_part(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    """'eastern Ukraine', 'north-western Syria': a point of the compass with a country is one region."""
    size = 2 if at + 1 < len(tokens) and tokens[at + 1].lower in cues("compass") and longest_name(tokens, at + 1, text) < 2 else 1
    longest = longest_name(tokens, at, text) if tokens[at].is_capitalised else 0
    if longest > size:
        return None
    stop = at + size + (longest_name(tokens, at + size, text) if at + size < len(tokens) else 0)
    name = text[tokens[at + size].start : tokens[stop - 1].end] if stop > at + size else ""
    if not name or not (is_country(name) or name in cues("areas")) or (stop < len(tokens) and _next_is_body(tokens, stop)):
        return None
    part = " ".join(token.lower for token in tokens[at : at + size])
    return Spot(at + size, stop, at, stop, name, known=True, part=part)


def _next_is_body(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capitalised and tokens[at].lower in cues("body")


def abbreviated(tokens: Sequence[Token], at: int, text: str) -> Spot | None:
    """'Ky.', 'W.Va.', 'N.D.': a region's abbreviation with its full stops, right behind the comma of what lies in it; or 'SD' there."""
    if at < 2 or tokens[at - 1].text != "," or not tokens[at - 2].is_capitalised:
        return None
    for stop in range(min(at + 4, len(tokens)), at, -1):
        name = text[tokens[at].start : tokens[stop - 1].end]
        if len(name) <= 6 and is_abbreviation(name):
            return Spot(at, stop, at, stop, name, known=True, worded=True)
    return None


def pair(tokens: Sequence[Token], at: int) -> Spot | None:
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
