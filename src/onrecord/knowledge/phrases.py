"""Phrases of several words, found at a place in a run of words, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Generic, TypeVar

V = TypeVar("V")


class PhraseBook(Generic[V]):
    """Phrase (lower case, its words apart by spaces or marks) → value. A phrase listed twice keeps the first value."""

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        known: set[tuple[str, ...]] = set()
        for phrase, value in entries:
            parts = tuple(phrase.split())
            if parts not in known:
                known.add(parts)
                self._by_first.setdefault(parts[0], []).append((parts, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, phrase: str) -> bool:
        parts = tuple(phrase.split())
        return any(known == parts for known, _ in self._by_first.get(parts[0], ())) if parts else False

    @property
    def firsts(self) -> Set[str]:
        """The words that phrases begin with."""
        return self._by_first.keys()

    def opens(self, word: str) -> bool:
        """Whether a phrase begins with the word."""
        return word in self._by_first

    def at(self, words: Sequence[str], index: int) -> tuple[int, V] | None:
        """The longest phrase that begins at words[index]: (index after it, its value)."""
        for parts, value in self._by_first.get(words[index], ()):
            stop = index + len(parts)
            if stop <= len(words) and tuple(words[index:stop]) == parts:
                return stop, value
        return None

    def until(self, words: Sequence[str], end: int, *, longest: int = 6) -> tuple[int, V] | None:
        """The longest phrase that ends just before words[end]: (its first index, its value)."""
        for start in range(max(0, end - longest), end):
            found = self.at(words[:end], start)
            if found is not None and found[0] == end:
                return start, found[1]
        return None
