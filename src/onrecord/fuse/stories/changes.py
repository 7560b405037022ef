"""Which numbers differ between a story and its copy: a changed toll is a revision of the story, and no reason to take it for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.fuse.stories.marks import NUMBER
from onrecord.fuse.stories.story import Story

_SEVERAL = 8
_IN_ORDER = 0.8
"""Share of the marks of the shorter story that stand in the longer in the same order, from which places in it tell anything."""


@lru_cache(maxsize=4096)
def _by_context(packed: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for number in packed.split():
        value, context = number.split("@")
        found.setdefault(context, []).append(value)
    return {context: tuple(values) for context, values in found.items()}


def values(story: Story) -> frozenset[str]:
    """The numbers themselves."""
    return frozenset(number.split("@")[0] for number in story.numbers.split())


def changed(one: Story, other: Story) -> list[tuple[float, float]]:
    """The numbers that differ: (in the one, in the other), sorted. They stand in the same words, or between the same names and numbers."""
    if other.document < one.document:  # of several shortest ways from one list to the other the same, whichever is asked first
        return sorted((mine, theirs) for theirs, mine in changed(other, one))
    mine, theirs = _by_context(one.numbers), _by_context(other.numbers)
    pairs = {pair for context, values in mine.items() if (pair := _one_differs(values, theirs.get(context, ()))) is not None}
    pairs |= _replaced(*([number.split("@")[0] for number in story.numbers.split()] for story in (one, other)))
    pairs |= {(a[1:], b[1:]) for a, b in _replaced(*(_from_the_start(story) for story in (one, other))) if a[0] == b[0] == NUMBER}
    return sorted((float(a), float(b)) for a, b in pairs)


def _one_differs(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """The one value by which two lists differ, in whatever order they are."""
    if len(ours) != len(theirs):
        return None
    gone, come = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    return (next(iter(gone)), next(iter(come))) if gone.total() == come.total() == 1 else None


def _from_the_start(story: Story) -> list[str]:
    """The marks of a story; of one that has several, behind a beginning that is the same in all, for a toll often comes first."""
    marks = story.marks.split()
    return ["^", *marks] if len(marks) >= _SEVERAL else marks


def _replaced(one: Sequence[str], other: Sequence[str]) -> set[tuple[str, str]]:
    """Single marks in whose place the other has another, with the same before and behind."""
    from rapidfuzz.distance import Levenshtein  # here, so that no start of the program loads it

    steps = [(step[0], int(step[1]), int(step[2]), int(step[3]), int(step[4])) for step in Levenshtein.opcodes(one, other).as_list()]
    if sum(end - start for tag, start, end, _, _ in steps if tag == "equal") < _IN_ORDER * min(len(one), len(other)):
        return set()
    return {
        (one[start], other[at])
        for (before, *_), (tag, start, end, at, stop), (after, *_) in zip(steps, steps[1:], steps[2:], strict=False)
        if (before, tag, after) == ("equal", "replace", "equal") and end - start == stop - at == 1
    }
