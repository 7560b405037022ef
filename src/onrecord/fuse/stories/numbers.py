"""The numbers of a story with the words around them, so that a copy in which one was changed tells which."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.knowledge.count_words import number_words

_WORDS_AROUND = 2
_VAGUE = ("vague", "round")


def _value(word: str) -> float | None:
    if word[0].isdigit():
        try:
            return float(word)
        except ValueError:  # a date, a clock time, a version
            return None
    found = number_words().at([word], 0)
    return None if found is None or found[1].sort in _VAGUE or found[1].value < 1 else found[1].value


def numbers(words: Sequence[str], most: int) -> list[str]:
    """The first `most` numbers in text order as `value@context`; the context is five hex digits over the words around it."""
    numerals, found = number_words().firsts, []
    for at, word in enumerate(words):
        if not (word[0].isdigit() or word in numerals) or (value := _value(word)) is None:
            continue
        around = (*words[max(0, at - _WORDS_AROUND) : at], "#", *words[at + 1 : at + 1 + _WORDS_AROUND])
        plain = " ".join("#" if part[0].isdigit() or part in numerals else part for part in around)
        found.append(f"{value:.10g}@{zlib.crc32(plain.encode('utf-8', 'surrogatepass')) >> 12:05x}")
        if len(found) == most:
            break
    return found


@lru_cache(maxsize=4096)
def _by_context(packed: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for number in packed.split():
        value, context = number.split("@")
        found.setdefault(context, []).append(value)
    return {context: tuple(values) for context, values in found.items()}


def changed(one: str, other: str) -> list[tuple[float, float]]:
    """The numbers that differ where two stories say the same words around them: (in the one, in the other), in the order of the one."""
    mine, theirs = _by_context(one), _by_context(other)
    return [
        (float(a), float(b))
        for context, values in mine.items()
        if context in theirs and len(values) == len(theirs[context])
        for a, b in zip(values, theirs[context], strict=True)
        if a != b
    ]


def values(packed: str) -> frozenset[str]:
    """The numbers themselves."""
    return frozenset(number.split("@")[0] for number in packed.split())
