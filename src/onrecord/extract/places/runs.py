"""Runs of tokens that are names: how far a known one goes, and which words in capitals are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.extract.places.known import has_article, is_country, is_known, is_region
from onrecord.extract.places.terms import cues, doubtful, peoples, term_at, terms
from onrecord.knowledge import actors, gazetteer
from onrecord.language import Token

_LINKS = frozenset("of the and al de del la el es ash as ad an bin on upon sur le les ibn umm and".split())
# An article or small word joined to a name: al-Hasakah, ez-Zor, d'Ivoire.
PARTICLE = re.compile(r"[a-z]{1,3}['’-][A-ZÀ-Þ]")
_CONTRACTION = re.compile(r"['’](?:ve|d|ll|re|m|t)$")
_WIDEST = 6


def starts_name(token: Token) -> bool:
    if token.is_capitalised:
        return token.is_word
    return ("-" in token.text or "'" in token.text or "’" in token.text) and token.is_word and PARTICLE.match(token.text) is not None


def names_nothing(token: Token) -> bool:
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


def longest_name(tokens: Sequence[Token], at: int, text: str) -> int:
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
    if not all(names_nothing(token) for token in tokens[at : at + width]):
        return False
    if width > 1:
        return gazetteer.find(name)[0].kind == "city"
    if actors.people_of(name) is not None and is_region(name):
        return False  # "in Amhara"
    found = term_at(tokens, at + 1) if at + 1 < len(tokens) else None
    return found is None or found[0].kind != "region" or not is_region(f"{name} {found[0].text}")


def _links(tokens: Sequence[Token], at: int) -> bool:
    """A small word or mark that may stand inside a name; a full stop only right after an abbreviation."""
    token = tokens[at]
    return token.lower in _LINKS or token.text in ("-", "–", "'", "’") or (token.text == "." and token.start == tokens[at - 1].end)


def normal(name: str) -> str:
    return " ".join(name.split()) if "\n" not in name else name


def is_obscure(word: str, *, least: int) -> bool:
    """Only towns with fewer people and districts bear the name: 'Khan' of 'Khan Touman', 'Ain' of 'Ain Issa'."""
    if is_country(word):
        return False
    if doubtful(word) == "person":
        return True
    return all(reading.feature == "ADM2" or (reading.kind == "city" and reading.population < least) for reading in gazetteer.find(word))
