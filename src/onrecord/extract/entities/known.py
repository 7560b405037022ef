"""Names that are known beforehand: bodies and groups of the tables, and countries that act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.knowledge.actors import Known, country_of, known_at, uncapitalised
from onrecord.knowledge.countries import Country, by_demonym, by_name, by_seat, opens_name
from onrecord.knowledge.tables import rows
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import EntityDraft

_LONGEST_COUNTRY = 6
_REMEMBERED = 8192  # look-ups of names that recur through a report and a run
# Behind these a country's name is ground, whoever found it or not.
_GROUND = frozenset("in into across throughout inside outside near around within from through onto toward towards entering left".split())


def known_names(analysis: Analysis, sentence: Sentence) -> Iterator[EntityDraft]:
    """Bodies, forces and armed groups of the tables, with the abbreviation that a bracket repeats left outside."""
    after = sentence.start
    shouted = is_shouted(sentence)
    for token in sentence.tokens:
        if token.start < after or not token.is_word or not (token.is_capitalised or token.text in uncapitalised()):
            continue
        found = known_at(analysis.text, token.start)
        if found is None:
            continue
        end, entries = found
        text = analysis.text[token.start : end]
        if (entry := _meant(analysis, text, entries)) is None or (shouted and text.isupper()):
            continue
        after = end
        yield EntityDraft(
            span=analysis.span(token.start, end), name=text, type=entry.type, affiliation=entry.affiliation, usual=entry.name,
        )  # fmt: skip


def _meant(analysis: Analysis, text: str, entries: Sequence[Known]) -> Known | None:
    """The entry that the report means: a short abbreviation needs its full name or its country's name in the report."""
    if not (text.isupper() and len(text.replace(".", "")) <= 4):
        return entries[0]
    for entry in entries:
        if entry.name in analysis.text or (entry.country is None and len(entries) == 1):
            return entry
    named = [entry for entry in entries if entry.country and _is_in_report(entry.country, analysis.text)]
    return named[0] if len(named) == 1 else None


def _is_in_report(country: str, text: str) -> bool:
    nation = by_name(country)
    return nation is not None and any(form in text for form in (nation.name, *nation.demonyms[:1], nation.capital) if form)


def is_shouted(sentence: Sentence) -> bool:
    """All in capitals, as some headlines are."""
    letters = [token.text for token in sentence.tokens if token.is_word and len(token.text) > 3]
    return len(letters) >= 3 and sum(text.isupper() for text in letters) > len(letters) * 0.7


def is_headline(sentence: Sentence) -> bool:
    """Most words with a capital: capitals tell nothing there."""
    letters = [token for token in sentence.tokens if token.is_word and len(token.text) > 3]
    capital = sum(token.is_capitalised for token in letters)
    return len(letters) >= 5 and capital >= len(letters) * 0.75 and sentence.tokens[-1].text != "."


@lru_cache(maxsize=_REMEMBERED)
def _named(text: str) -> Country | None:
    return by_name(text)


@lru_cache(maxsize=_REMEMBERED)
def _demonym(text: str) -> Country | None:
    return country_of(text) if by_demonym(text) else None


@lru_cache(maxsize=_REMEMBERED)
def _seat(text: str) -> Country | None:
    return by_seat(text)


def country_at(tokens: Sequence[Token], at: int) -> tuple[int, Country] | None:
    """The longest country name that begins at a token: how many tokens, and the country."""
    if not tokens[at].is_capitalised or tokens[at].text == "The" or not opens_name(tokens[at].text):
        return None
    for width in range(min(_LONGEST_COUNTRY, len(tokens) - at), 0, -1):
        last = tokens[at + width - 1]
        if last.is_capitalised and (nation := _named(joined(tokens[at : at + width]))) is not None:
            return width, nation
    return None


def demonym_at(tokens: Sequence[Token], at: int) -> tuple[int, Country] | None:
    """The same for a demonym, two words first ("South Sudanese"); an ambiguous one is none but Congolese."""
    if not tokens[at].is_capitalised or tokens[at].text == "The" or not opens_name(tokens[at].text, "demonym"):
        return None
    for width in (2, 1):
        if at + width <= len(tokens):
            nation = _demonym(joined(tokens[at : at + width]))
            if nation is not None:
                return width, nation
    return None


def seat_at(tokens: Sequence[Token], at: int) -> tuple[int, Country] | None:
    """The same for a seat of government ("Moscow", "the White House")."""
    if not tokens[at].is_capitalised or tokens[at].text == "The" or not opens_name(tokens[at].text, "seat"):
        return None
    for width in (3, 2, 1):
        if at + width <= len(tokens) and (nation := _seat(joined(tokens[at : at + width]))) is not None:
            return width, nation
    return None


def acting_countries(analysis: Analysis, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[EntityDraft]:
    """Names of countries and seats of government outside the spans `taken` (places above all): who acts, not where."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capitalised:
            at += 1
            continue
        found = country_at(tokens, at) or seat_at(tokens, at)
        width, nation = found or (1, None)
        start, end = tokens[at].start, tokens[at + width - 1].end
        if nation is not None and _acts(tokens, at, at + width) and not any(low < end and start < high for low, high in taken):
            yield EntityDraft(
                span=analysis.span(start, end), name=analysis.text[start:end], type="organisation", role="government",
                affiliation=nation.name, usual=nation.name,
            )  # fmt: skip
        at += width


def _acts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Neither ground, nor part of another name, nor the place of a dateline."""
    on_ground = at > 0 and tokens[at - 1].lower in _GROUND
    return not on_ground and not _titles_something(tokens, at, end) and not _heads_dateline(tokens, at, end)


def _heads_dateline(tokens: Sequence[Token], at: int, end: int) -> bool:
    """KHARTOUM, April 16 — …; PRETORIA (AP) — …"""
    shouted = at == 0 and len(tokens[0].text) > 3 and all(token.text.isupper() for token in tokens[at:end])
    return shouted and end < len(tokens) and tokens[end].text in ",(–—-/:"


def _titles_something(tokens: Sequence[Token], at: int, end: int) -> bool:
    """The name is part of another: "the Manama Dialogue", "the Kyiv School of Economics"."""
    after = tokens[end] if end < len(tokens) else None
    seat = country_at(tokens, at) is None
    return seat and after is not None and after.is_word and after.is_capitalised and after.lower not in ordinary_words()


def joined(tokens: Sequence[Token]) -> str:
    """The tokens with one blank where the text has any."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(token.text if token.start == before.end else " " + token.text)
    return "".join(parts)


@cache
def ordinary_words() -> frozenset[str]:
    """Lower-case words that open sentences and are no names."""
    return frozenset(word for row in rows("ordinary_words.tsv") for word in row["words"].split())
