"""Names that the model reads and no table or rule knows, and its word on persons of whom the rules are unsure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.language import Analysis
from onrecord.model import EntityDraft
from onrecord.model.vocabulary import EntityType

_TYPES: dict[str, EntityType] = {"PERSON": "person", "ORGANISATION": "organisation"}
_FEWEST = 2
"""Words of a name that nobody else vouches for: single ones are too often places, things or the first word of a sentence."""


def vouched(analysis: Analysis, unsure: Iterable[EntityDraft]) -> list[EntityDraft]:
    """Of the unsure persons those that the model reads as persons, too."""
    persons = [_bounds(analysis, name.start, name.end) for name in analysis.reading.names if name.kind == "PERSON"]
    return [draft for draft in unsure if any(start <= draft.span.start and draft.span.end <= end for start, end in persons)]


def named(analysis: Analysis, taken: Sequence[tuple[int, int]]) -> Iterator[EntityDraft]:
    """Persons and bodies with names of several capitalised words, apart from the stretches `taken`."""
    for name in analysis.reading.names:
        words = [word.text for word in analysis.reading.words[name.start : name.end]]
        start, end = _bounds(analysis, name.start, name.end)
        whole = words[0][0].isupper() and len(words[-1]) > 1 and words[-1][0].isalpha()
        if name.kind not in _TYPES or not whole or sum(word[0].isupper() for word in words) < _FEWEST:
            continue
        if not any(start < until and since < end for since, until in taken):
            span = analysis.span(start, end)
            yield EntityDraft(span=span, name=" ".join(span.text.split()), type=_TYPES[name.kind])


def _bounds(analysis: Analysis, first: int, end: int) -> tuple[int, int]:
    words = analysis.reading.words
    return words[first].start, words[end - 1].end
