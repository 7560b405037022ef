"""Which town "the town" is: the one that the sentences before name, if they name one only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.events.grammar import hanging, label, lower, marker
from onrecord.language import Sentence
from onrecord.language.reading import Reading
from onrecord.model import Facts, Place

_SORTS = frozenset({"city", "town", "village", "settlement"})
_KNOWN = frozenset({"the", "that", "this"})
_SIDES = frozenset("north south east west northeast northwest southeast southwest outside".split())
_BACK = 3  # sentences in which the town was named

Meant = tuple[int, int, Place]
"""Characters start..end of the text that stand for a place named before."""


def towns_meant(reading: Reading, sentences: Sequence[Sentence], near: Sequence[Facts], index: int) -> tuple[Meant, ...]:
    """ "The town", "this village" in a sentence, each with the place that it means. `near`: the facts of each sentence."""
    words = reading.within(sentences[index].start, sentences[index].end)
    pointing = [word for word in words if lower(reading, word) in _SORTS and _points(reading, word)]
    if not pointing:
        return ()
    found = []
    for word in pointing:
        start, end = reading.words[word].start, reading.words[word].end
        if (town := _named_before(near, index, start)) is not None:
            found.append((start, end, town))
    return tuple(found)


def _points(reading: Reading, word: int) -> bool:
    """Known by its article alone: no "port city", "city of …", "southern town", "the city Aleppo", "north of the city"."""
    led = any(lower(reading, c) in _KNOWN for c in hanging(reading, word, "det"))
    told = any(True for _ in hanging(reading, word, "amod", "compound", "flat", "appos", "nmod:poss", "acl"))
    of = any(marker(reading, c) == "of" for c in hanging(reading, word, "nmod"))
    follows = reading.tree.upos[word + 1 : word + 2] == ("PROPN",)
    beside = label(reading, word) == "appos" or (marker(reading, word) == "of" and lower(reading, word - 3) in _SIDES)
    return led and not (told or of or follows or beside) and reading.words[word].text.islower()


def _named_before(near: Sequence[Facts], index: int, start: int) -> Place | None:
    """The town last named; none if the same sentence names another."""
    for facts in _backwards(near, index):
        towns = [place for place in facts.places if place.place_kind == "city" and place.end <= start]
        if towns:
            return towns[-1] if len({place.canonical for place in towns}) == 1 else None
    return None


def _backwards(near: Sequence[Facts], index: int) -> Iterator[Facts]:
    return (near[at] for at in range(index, max(-1, index - _BACK - 1), -1))
