"""Tokens of a corpus as the words that a tree counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words

_PENN = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_CUT = frozenset({"s", "re", "ve", "ll", "d", "m"})


@dataclass(frozen=True, slots=True)
class TokenWords:
    """Words, and for each token the numbers of its words."""

    words: tuple[str, ...]
    of_token: tuple[frozenset[int], ...]

    def of(self, first: int, stop: int) -> frozenset[int]:
        """The words of tokens first..stop, the last left out."""
        return frozenset().union(*self.of_token[first:stop])


def token_words(tokens: Sequence[str]) -> TokenWords:
    """Hyphens and contractions are split, an apostrophe and the "s" that a corpus cut off are joined; a blank token gives no word."""
    words: list[str] = []
    of_token: list[frozenset[int]] = []
    for number, token in enumerate(tokens):
        if number and token in _CUT and tokens[number - 1] in ("'", "’") and of_token[-1]:
            words[-1] += token
            of_token.append(of_token[-1])
            continue
        start = len(words)
        words += [word.text for word in split_words(tokenise(_PENN.get(token, token)))]
        of_token.append(frozenset(range(start, len(words))))
    return TokenWords(tuple(words), tuple(of_token))
