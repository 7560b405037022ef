"""Words as Universal Dependencies counts them: hyphens and contractions are split where a token keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.language.tokens import Token

_PARTS = re.compile(
    r"can(?=not\b)"
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+(?=['’](?:re|ve|ll|d|m|s)\b)"
    r"|[-–](?=\w)"
    r"|[^-–]+",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?!can(?:not|['’]t)\Z)(?:[A-Z][A-Za-z]{0,4}-\d+[A-Za-z]*|[^'’–-]+|[-–'’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the tree: `text == document.text[start:end]`; `token` is the number, in the sentence, of the token that holds it."""

    text: str
    start: int
    end: int
    token: int


def split_words(tokens: Iterable[Token]) -> Iterator[Word]:
    """The words of a sentence's tokens: "don't" gives "do", "n't"; "Russian-backed" gives "Russian", "-", "backed"; "F-16" stays whole."""
    for number, token in enumerate(tokens):
        if _WHOLE.fullmatch(token.text):
            yield Word(token.text, token.start, token.end, number)
            continue
        for part in _PARTS.finditer(token.text):
            yield Word(part.group(), token.start + part.start(), token.start + part.end(), number)
