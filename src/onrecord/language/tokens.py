"""Words, numbers and marks of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    """One word, number or mark: `text == document.text[start:end]`.

    What every rule asks of it is worked out once, since a token is looked at some hundred times.
    """

    text: str
    start: int
    end: int
    lower: str = field(init=False, repr=False, compare=False)
    is_capitalised: bool = field(init=False, repr=False, compare=False)
    is_word: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())
        object.__setattr__(self, "is_capitalised", self.text[:1].isupper())
        object.__setattr__(self, "is_word", self.text[:1].isalpha())


def tokenise(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of text[start:end], in order; "Russia's" gives "Russia" and "'s", "F-16" stays whole."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(match.group(), match.start(), match.end())
