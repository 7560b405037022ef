"""Under which keys a story is filed, so that it meets whatever it may be one with and little else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from zlib import crc32

from onrecord.fuse.grouping import Keys
from onrecord.fuse.stories.headlines import TOLD_WITHIN, telling
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
    """One key for all its words, and bands over its words, its lead, its names and numbers; of a short one, over its single words, and
    one for all its names and numbers on each of the days around it."""
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
        found += bands(minhash(features(telling(story.lead)), _FEW[0]), _FEW[1], "w")
    filed, days = frozenset(found), list(_days(story)) if story.length < SHORT and len(set(story.marks.split())) > 1 else []
    named = [f"h{crc32(story.marks.encode()):x}:{day}" for day in days]
    return Keys(filed=filed | set(named[:1]), looks=filed | set(named))


def _days(story: Story) -> Iterator[str]:
    """The day on which a headline came out, then those around it on which it may have come again in other words."""
    yield (story.first or "?")[:10]
    if story.first is not None:
        for apart in range(1, TOLD_WITHIN + 1):
            for away in (-apart, apart):
                yield (date.fromisoformat(story.first[:10]) + timedelta(away)).isoformat()
