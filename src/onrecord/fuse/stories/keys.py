"""Under which keys a story is filed, so that it meets whatever it may be one with and little else.

Copies come out within days. All keys but those of nearly equal words hold the days, so that how many stories are met under them depends
on how many come out in a fortnight, and not on how many a case holds: the two constants `TOLD_WITHIN` and `REWORDED_WITHIN` are the days
within which two meet for certain; twice as many lie between them at most. A story without a date meets those of all days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zlib import crc32

from onrecord.fuse.grouping import Keys
from onrecord.fuse.stories.headlines import TOLD_WITHIN as HEADLINE_WITHIN
from onrecord.fuse.stories.headlines import telling
from onrecord.fuse.stories.likeness import TOLD_WITHIN, triples
from onrecord.fuse.stories.marks import NUMBER, near_pairs
from onrecord.fuse.stories.rewrites import FEWEST_MARKS, FEWEST_OF_WORDS, REWORDED_WITHIN
from onrecord.fuse.stories.signature import bands, features, minhash, unpacked
from onrecord.fuse.stories.story import SHORT, Story

_BODY = (36, 3)
"""Permutations and rows a band: likeness .5 is met in 80 of 100, .7 in 99, .05 in 1 of 600."""
_LEAD, _SAME_LEAD = (24, 2), (12, 4)
_MARKS = (32, 2)
_FIRST = 20
"""Names and numbers from the beginning: a rewrite may end where its origin goes on."""
_PAIRS = 12
"""At most so many of the pairs of a number and a name that stand near each other: few stories share one, a rewrite nearly always does."""
_ENOUGH = 6
"""Of fewer the bands are needed too: a story that has few numbers is known by its names."""
_FEW = (48, 3)
_WIDEST = 2
"""More stretches of days than these between the first and the last on which a story may have come out, and it is one without a date."""


def keys(story: Story) -> Keys:
    """One key for all its words, and bands over its words and its lead, on whatever day.

    By days: bands over its lead, and over the pairs of names and numbers near each other in its beginning; pairs of a number and a name.
    Of a short one, by days: all its words, bands over its lead and its single words, all its names and numbers.
    """
    if not story.digest:
        return Keys()
    lead = minhash(set(triples(story.lead)), _LEAD[0])
    found = _by_days(bands(lead, _LEAD[1], "l"), story, TOLD_WITHIN)
    if story.length < SHORT:
        named = [f"h{crc32(story.marks.encode()):x}"] if len(set(story.marks.split())) > 1 else []
        few = [f"={story.digest}", *bands(minhash(features(telling(story.lead)), _FEW[0]), _FEW[1], "w"), *named]
        return _joined(found, _by_days(few, story, HEADLINE_WITHIN, undated=True))
    always = {f"={story.digest}", *bands(lead[: _SAME_LEAD[0]], _SAME_LEAD[1], "a")}
    if story.body:
        always |= set(bands(unpacked(story.body)[: _BODY[0]], _BODY[1], "b"))
    told = story.marks.split()
    if len(set(told)) >= FEWEST_OF_WORDS:
        pairs = near_pairs(" ".join(told[:_FIRST]))
        near = [f"c{pair:x}" for pair in sorted(features(" ".join(pair) for pair in pairs if _is_rare(pair)))[:_PAIRS]]
        if len(near) < _ENOUGH and len(set(told)) >= FEWEST_MARKS:
            near += bands(minhash(features(map(" ".join, pairs)), _MARKS[0]), _MARKS[1], "n")
        found = _joined(found, _by_days(near, story, REWORDED_WITHIN, undated=True))
    return _joined(found, Keys(frozenset(always), frozenset(always)))


def _is_rare(pair: tuple[str, str]) -> bool:
    """A number and a name that is no country's."""
    return (pair[0][0] == NUMBER) != (pair[1][0] == NUMBER) and "~" not in (pair[0][0], pair[1][0])


def _joined(one: Keys, other: Keys) -> Keys:
    return Keys(one.filed | other.filed, one.looks | other.looks)


def _by_days(names: Iterable[str], story: Story, within: int, *, undated: bool = False) -> Keys:
    """Keys by stretches of so many days, looked for in those before and after too. `undated`: a story without a date meets those of all."""
    told = list(names)
    stretches = _stretches(story, within)
    if stretches is None:
        filed = {f"{name}@?" for name in told}
        return Keys(frozenset(filed), frozenset(filed | {f"{name}@*" for name in told if undated}))
    filed = {f"{name}@{stretch}" for name in told for stretch in stretches}
    looks = {f"{name}@{stretch}" for name in told for stretch in range(stretches[0] - 1, stretches[-1] + 2)}
    if undated:
        filed |= {f"{name}@*" for name in told}
        looks |= {f"{name}@?" for name in told}
    return Keys(frozenset(filed), frozenset(looks))


def _stretches(story: Story, days: int) -> range | None:
    """The stretches of so many days in which a story may have come out."""
    if story.first is None or story.last is None:
        return None
    first, last = (date.fromisoformat(moment[:10]).toordinal() // days for moment in (story.first, story.last))
    return None if last - first > _WIDEST else range(first, last + 1)
