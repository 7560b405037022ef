"""Under which keys a story is filed, so that it meets whatever it may be one with and little else."""

from __future__ import annotations

from itertools import pairwise

from onrecord.fuse.grouping import Keys
from onrecord.fuse.stories.likeness import FEWEST_MARKS, triples
from onrecord.fuse.stories.signature import bands, features, minhash, unpacked
from onrecord.fuse.stories.story import SHORT, Story

_BODY = (36, 3)
"""Permutations and rows a band: likeness .5 is met in 80 of 100, .7 in 99, .05 in 1 of 600."""
_LEAD = (24, 2)
_MARKS = (48, 3)
_FIRST, _FIRST_MARKS = 20, (24, 3)
"""The first names and numbers apart: a rewrite may end where its origin goes on."""
_FEW = (48, 3)


def keys(story: Story) -> Keys:
    """One key for all its words, and bands over its words, its lead, its names and numbers; of a short one, over its single words."""
    if not story.digest:
        return Keys()
    found = [f"={story.digest}", *bands(minhash(set(triples(story.lead)), _LEAD[0]), _LEAD[1], "l")]
    if story.body:
        found += bands(unpacked(story.body)[: _BODY[0]], _BODY[1], "b")
    marks = list(pairwise(story.marks.split()))
    if len(set(marks)) >= FEWEST_MARKS:
        pairs = [" ".join(pair) for pair in marks]
        found += bands(minhash(features(pairs), _MARKS[0]), _MARKS[1], "m")
        found += bands(minhash(features(pairs[:_FIRST]), _FIRST_MARKS[0]), _FIRST_MARKS[1], "n")
    if story.length < SHORT:
        found += bands(minhash(features(story.lead.split()), _FEW[0]), _FEW[1], "w")
    filed = frozenset(found)
    return Keys(filed=filed, looks=filed)
