"""The words that fill a role, cut and widened to the bounds that noun phrases have in our facts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.word_classes import is_demonym, is_nominal, number_words, word_class
from onrecord.language.tokens import Token
from training.corpora.trigger_words import could_be_triggers

_FARTHEST = 5  # words that a noun may have before it


def without_marks(words: Sequence[str], filler: frozenset[int]) -> frozenset[int]:
    """Leaves out marks at the edges of the filler."""
    told = [number for number in filler if any(letter.isalnum() for letter in words[number])]
    return frozenset(number for number in filler if told and min(told) <= number <= max(told))


def widened(words: Sequence[str], filler: frozenset[int]) -> frozenset[int]:
    """With the articles, numbers and adjectives before each run of words, where the corpus marks heads: "a local [commander]"."""
    firsts = [number for number in filler if number - 1 not in filler]
    return filler.union(*(range(_first(words, number), number) for number in firsts))


def _first(words: Sequence[str], head: int) -> int:
    found = at = head
    while at > max(0, head - _FARTHEST):
        token = Token(words[at - 1], 0, 0)
        if _opens(token):
            found = at - 1
        elif not is_nominal(token) or token.lower.endswith(("ed", "ing")) or could_be_triggers([token.text]):
            break
        at -= 1
        if token.lower in word_class("determiner", "possessive"):
            break
    return found


def _opens(token: Token) -> bool:
    closed = word_class("determiner", "possessive") - {"'s", "’s", "that", "all", "both"}
    return (token.lower in closed and token.is_word) or token.text[0].isdigit() or token.lower in number_words() or is_demonym(token)
