"""How a phrase of a sentence stands to the word of an event: the ways through the tree that make its place or time the event's own."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.events.grammar import label
from onrecord.language.decoders import ROOT
from onrecord.language.reading import Reading

_STEPS = 12
_NOMINAL = frozenset({"nmod", "compound", "conj", "appos", "flat", "amod", "list", "nummod", "dep"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """`words` leads from the head of a name or date up to the head of the phrase that it stands in, `governor` is what this hangs on."""

    words: tuple[int, ...]
    governor: int | None

    @property
    def head(self) -> int:
        """Of the name or date itself."""
        return self.words[0]

    @property
    def top(self) -> int:
        """The head of the whole phrase."""
        return self.words[-1]


def phrase_above(reading: Reading, head: int) -> Phrase:
    """The phrase of a noun: up to the verb, or to what takes it as more than a part of its own phrase."""
    words = [head]
    for _ in range(_STEPS):
        above, relation = reading.tree.heads[words[-1]], label(reading, words[-1])
        if above == ROOT:
            return Phrase(tuple(words), None)
        oblique = relation == "obl" and reading.tree.upos[above] == "ADJ"
        if reading.tree.upos[above] in ("VERB", "AUX") or oblique or relation not in _NOMINAL | {"obl"}:
            return Phrase(tuple(words), above)
        words.append(above)
    return Phrase(tuple(words), None)
