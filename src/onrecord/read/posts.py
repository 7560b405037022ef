"""Posts of a live blog, told by their stamps.

A report becomes a live blog by a stamp that says it marks a post ("POSTED: 9:05 AM GMT—"), or by two or more stamps of one
shape. Clock times that might be the lengths of videos, bylines, and times inside sentences are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Post
from onrecord.read.stamps import Stamp, stamps_of

BYLINE = 200
"""A lone stamp within so many characters of the head dates the whole report and marks no post."""
MARKING = (["posted"], ["update"])
"""First words of marks that one stamp suffices for; "Updated at" and "Published" date a whole report as often."""
LONGEST_VIDEO = 6 * 60
"""Bare clock times all below this read as minutes and seconds ("02:18 Drone footage shows …")."""


def posts_of(text: str) -> tuple[Post, ...]:
    """The posts in the order of the text, each from its stamp to the next; nothing for an ordinary report."""
    found = _joined(text, list(stamps_of(text)))
    closing = [stamp for stamp in found if "updated" in stamp.mark and stamp.tail == "alone"]
    stamps = _of_a_blog([stamp for stamp in found if stamp not in closing])
    if not stamps and len(closing) > 1 and not text[: closing[0].start].strip():
        stamps = closing
    if stamps:
        ends = [stamp.start for stamp in stamps[1:]] + [len(text)]
        return tuple(_post(text, stamp, stamp.start, end) for stamp, end in zip(stamps, ends, strict=True))
    if len(closing) < 2:
        return ()
    starts = [0] + [stamp.end for stamp in closing[:-1]]
    return tuple(_post(text, stamp, start, stamp.end) for stamp, start in zip(closing, starts, strict=True))


def _post(text: str, stamp: Stamp, start: int, end: int) -> Post:
    """The post with white space at its ends left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Post(start=start, end=end, stamp=stamp.words, at=stamp.at)


def _joined(text: str, stamps: list[Stamp]) -> list[Stamp]:
    """Two stamps with nothing between them ("2d ago", "23 Mar 2022 - 18:00 GMT") are one post's: the fuller speaks for both."""
    joined: list[Stamp] = []
    for stamp in stamps:
        if joined and stamp.mark == joined[-1].mark and not text[joined[-1].end : stamp.start].strip():
            fuller = stamp if stamp.at or joined[-1].minutes is None else joined[-1]
            joined[-1] = replace(fuller, start=joined[-1].start, end=stamp.end)
        else:
            joined.append(stamp)
    return joined


def _of_a_blog(stamps: Sequence[Stamp]) -> list[Stamp]:
    """The stamps that mark posts, if any do."""
    marked = any(stamp.mark.split()[:1] in MARKING and stamp.start >= BYLINE and stamp.minutes is not None for stamp in stamps)
    common = {shape for shape, count in Counter(stamp.shape for stamp in stamps).items() if count > 1}
    kept = [stamp for stamp in stamps if stamp.shape in common or (marked and stamp.mark)]
    bare = [stamp for stamp in kept if stamp.bare]
    return [stamp for stamp in kept if not stamp.bare or _clocks(bare)]


def _clocks(bare: Sequence[Stamp]) -> bool:
    """Whether bare times are times of day: some are past any video's length, and they run one way, one midnight allowed."""
    times = [stamp.minutes or 0 for stamp in bare]
    if max(times) < LONGEST_VIDEO or (len(times) < 3 and any(stamp.tail == "plain" for stamp in bare)):
        return False
    down = sum(later > earlier for earlier, later in pairwise(times))
    up = sum(later < earlier for earlier, later in pairwise(times))
    return min(down, up) <= 1
