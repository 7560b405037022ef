"""The numbers of a story with the words around them: where they stand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from onrecord.fuse.stories.marks import NUMBER
from onrecord.knowledge.count_words import number_words

_WORDS_AROUND = 2
_DIGITS = frozenset("0123456789")
_VAGUE, _SCALES = ("vague", "round"), ("scale", "suffix", "money", "dozen")


def _value(word: str) -> float | None:
    if word[0] in _DIGITS:
        try:
            return float(word)
        except ValueError:  # a date, a clock time, a version
            return None
    found = number_words().at([word], 0)
    return None if found is None or found[1].sort in _VAGUE or found[1].value < 1 else found[1].value


def numbers(words: Sequence[str], most: int) -> list[str]:
    """The first `most` numbers in text order as `value@context`; the context is five hex digits over the words around it."""
    numerals, found, end = number_words().firsts, [], 0
    likely = {word for word in set(words) if word[0] in _DIGITS or word in numerals}
    for at in [at for at, word in enumerate(words) if word in likely]:
        if at < end or (value := _value(words[at])) is None:
            continue
        end = at + 1
        if (scale := _scale(words[end : end + 1])) is not None:
            value, end = value * scale, end + 1
        around = (*words[max(0, at - _WORDS_AROUND) : at], NUMBER, *words[end : end + _WORDS_AROUND])
        plain = " ".join(NUMBER if part in likely else part for part in around)
        found.append(f"{value:.10g}@{zlib.crc32(plain.encode('utf-8', 'surrogatepass')) >> 12:05x}")
        if len(found) == most:
            break
    return found


def _scale(following: Sequence[str]) -> float | None:
    """What the word behind a number multiplies it by: "30 million"."""
    found = number_words().at(following, 0) if following else None
    return found[1].value if found is not None and found[1].sort in _SCALES else None
