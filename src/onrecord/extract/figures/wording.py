"""A sentence made ready for the reading of its counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.knowledge.count_words import Sense, function_words, senses
from onrecord.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence made ready: lower-case words, classes of function words, senses by their begin, and the begin of the sense over a word."""

    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    classes: tuple[str | None, ...]
    senses: dict[int, tuple[int, tuple[Sense, ...]]]
    covers: dict[int, int]

    @classmethod
    def of(cls, given: Sequence[Token]) -> Words:
        tokens = tuple(_compounds(given) if any(token.text[0].isdigit() for token in given) else given)
        lower = tuple(token.lower.replace("’", "'") for token in tokens)
        found: dict[int, tuple[int, tuple[Sense, ...]]] = {}
        book, free = senses(), 0
        for at in [index for index, word in enumerate(lower) if book.opens(word)]:
            if at >= free and (match := book.at(lower, at)) is not None:
                found[at], free = match, match[0]
        covers = {index: begin for begin, (end, _) in found.items() for index in range(begin, end)}
        return cls(tokens, lower, tuple(_classes(tokens)), found, covers)

    def is_mark(self, at: int) -> bool:
        return not self.tokens[at].is_word and not self.tokens[at].text[0].isdigit()


def _compounds(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with "21-year-old", "21 year-old" and "24-hour" whole, so that their digits count nothing."""
    at = 0
    while at < len(tokens):
        if not tokens[at].text[0].isdigit():
            yield tokens[at]
            at += 1
            continue
        part = tokens[at : at + 3]
        tight = len(part) == 3 and part[0].end == part[1].start and part[1].end == part[2].start
        if tight and part[1].text in "-–" and part[2].is_word:
            yield Token(part[0].text + part[1].text + part[2].text, part[0].start, part[2].end)
            at += 3
        elif len(part) > 1 and part[0].text.isdigit() and part[1].lower == "year-old":
            yield Token(part[0].text + " " + part[1].text, part[0].start, part[1].end)
            at += 2
        else:
            yield tokens[at]
            at += 1


def _classes(tokens: Sequence[Token]) -> Iterator[str | None]:
    """The class of each word; "US" is no pronoun, "States" no verb, unless all is written in capitals."""
    known = function_words()
    shouted = all(token.text.isupper() for token in tokens if token.is_word)
    for index, token in enumerate(tokens):
        kind = known.get(token.lower)
        if kind is not None and not shouted:
            name = (token.text.isupper() and len(token.text) > 1) or (index and token.is_capitalised and kind == "report")
            kind = None if name else kind
        yield kind
