"""Capitalised names in a sentence, before anybody knows what they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.language.sentences import Sentence
from onrecord.language.tokens import Token

# Lower-case words that stand inside names ("Bank of England", "Umm al-Fahm", "Charles de Gaulle"), when a capital follows.
_INSIDE = frozenset("of the and for de del da di von van der bin ibn al el ul ud ur la le du y".split())
_PARTICLES = _INSIDE - {"of", "the", "and", "for"}


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised tokens. `first`: it opens the sentence (or a quotation), where any word is capitalised."""

    tokens: tuple[Token, ...]
    first: bool

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def names(sentence: Sentence, *, linked: bool = False) -> Iterator[Name]:
    """Maximal runs of capitalised words, hyphenated and name-particled ones whole ("Abdel Fattah al-Burhan").

    `linked` also joins runs over "of", "of the", "and", "for" ("General Staff of the Armed Forces").
    """
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not _is_capitalised(tokens[at]):
            at += 1
            continue
        stop = at + 1
        while stop < len(tokens) and (width := _continues(tokens, stop, linked)):
            stop += width
        first = at == 0 or (at == 1 and not tokens[0].is_word) or tokens[at - 1].text in '“"‘'
        yield Name(tokens[at:stop], first)
        at = stop


def _continues(tokens: tuple[Token, ...], at: int, linked: bool) -> int:
    """How many tokens from `at` on belong to the name before (0: none)."""
    token = tokens[at]
    if _is_capitalised(token):
        return 1
    allowed = _INSIDE if linked else _PARTICLES
    if token.text not in allowed:
        return 0
    for width in (1, 2):
        inside = tokens[at : at + width]
        after = tokens[at + width : at + width + 1]
        if after and _is_capitalised(after[0]) and all(t.text in allowed for t in inside):
            return width + 1
    return 0


def _is_capitalised(token: Token) -> bool:
    """A word with a capital, at its head or behind a particle ("al-Burhan")."""
    if token.is_capitalised or "-" not in token.text:
        return token.is_word and token.is_capitalised
    return token.is_word and token.lower.split("-")[0] in _PARTICLES and token.text.split("-")[-1][:1].isupper()
