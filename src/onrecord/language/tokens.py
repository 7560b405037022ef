"""Words, numbers and marks of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., U.N.
    r"|[A-Z][A-Za-z]{0,4}-\d+[A-Za-z]*"  # F-16, S-300, MT-72
    r"|\d+(?:[.,:]\d+)*"  # 18,500  1.5  12:20
    r"|[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*"  # words, hyphenated ones whole, the possessive 's apart
    r"|['’]s\b"
    r"|\S",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: `text == document.text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


def tokenise(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of text[start:end], in order; "Russia's" gives "Russia" and "'s", "F-16" stays whole."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(match.group(), match.start(), match.end())
