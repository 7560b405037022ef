"""Tokens of a corpus as the words that a tree counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words

_PENN = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class TokenWords:
    """Words, and for each token the numbers of its words."""

    words: tuple[str, ...]
    of_token: tuple[frozenset[int], ...]

    def of(self, first: int, stop: int) -> frozenset[int]:
        """The words of tokens first..stop, the last left out."""
        return frozenset().union(*self.of_token[first:stop])


def token_words(tokens: Iterable[str]) -> TokenWords:
    """Hyphens and contractions are split; a token without anything printable gives no word."""
    words: list[str] = []
    of_token = []
    for token in tokens:
        start = len(words)
        words += [word.text for word in split_words(tokenise(_PENN.get(token, token)))]
        of_token.append(frozenset(range(start, len(words))))
    return TokenWords(tuple(words), tuple(of_token))
