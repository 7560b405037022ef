"""What the model reads in a document: words, trees, names, attributions and events, all by word number within the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.language.decoders import ROOT, Linked, Tagged, Tree
from onrecord.language.words import Word

_DEEP = 60
"""Words above a word from which on a ring is looked for: trees of reports are not that deep."""


@dataclass(frozen=True)
class Reading:
    """`words` in text order; `sentences`: the number of each word's sentence. Word numbers everywhere count into `words`.

    `scenes`: for each word those that may say where what it tells of happened, with their log-odds; empty if nobody asked the model.
    """

    words: tuple[Word, ...]
    sentences: tuple[int, ...]
    tree: Tree
    names: tuple[Tagged, ...]
    attributions: tuple[Linked, ...]
    events: tuple[Linked, ...]
    scenes: tuple[Mapping[int, float], ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    def within(self, start: int, end: int) -> range:
        """The words that lie, at least in part, in start..end of the text."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The words that hang on each word, in text order."""
        found: list[list[int]] = [[] for _ in self.words]
        for word, head in enumerate(self.tree.heads):
            if head != ROOT:
                found[head].append(word)
        return tuple(map(tuple, found))

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """Each word's relation to its head, without the subtype."""
        return tuple(label.partition(":")[0] for label in self.tree.labels)

    def subtree(self, word: int, *, without: Iterable[str] = ()) -> list[int]:
        """The word and all that hangs on it, in text order; branches with one of the relations `without` are left out."""
        found, waiting, left_out = {word}, [word], frozenset(without)
        while waiting:
            for child in self.children[waiting.pop()]:
                if child not in found and self.relations[child] not in left_out and self.tree.labels[child] not in left_out:
                    found.add(child)
                    waiting.append(child)
        return sorted(found)

    def child(self, word: int, *relations: str) -> int | None:
        """The first word that hangs on `word` by one of the relations (with or without subtype)."""
        plain, labels = self.relations, self.tree.labels
        for child in self.children[word]:
            if plain[child] in relations or labels[child] in relations:
                return child
        return None

    def head_of(self, words: Sequence[int]) -> int:
        """The word of a phrase whose head lies outside of it."""
        inside = set(words)
        return next((word for word in words if self.tree.heads[word] not in inside), words[0])

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How many words stand above each; those that hang on one another in a ring are all at the top."""
        heads, found = self.tree.heads, {ROOT: -1}
        for word in range(len(self.words)):
            path: list[int] = []
            while word not in found and not (len(path) > _DEEP and word in path):
                path.append(word)
                word = heads[word]
            if word not in found:
                ring = set(path[path.index(word) :])
                found |= dict.fromkeys(ring, 0)
                path = [other for other in path[: path.index(word)] if other not in ring]
            for depth, below in enumerate(reversed(path), found[word] + 1):
                found[below] = depth
        return tuple(found[word] for word in range(len(self.words)))

    def up(self, word: int) -> Iterator[int]:
        """The words above, nearest first."""
        seen = {word}
        while (word := self.tree.heads[word]) != ROOT and word not in seen:
            seen.add(word)
            yield word
