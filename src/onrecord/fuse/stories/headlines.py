"""Headlines and paragraphs: too short for signatures, compared word by word. Those that only share a template are not one."""

from __future__ import annotations

from functools import lru_cache

from onrecord.fuse.stories.days import days_apart
from onrecord.fuse.stories.numbers import changed, values
from onrecord.fuse.stories.story import SHORT, Story
from onrecord.knowledge.story_words import plain_words, weekdays
from onrecord.knowledge.telling_words import stem

FEWEST, FEW = 5, 4
"""Telling words that two must have in common; a word fewer if hardly any are not."""
SAME = 0.8
"""Share of the shorter one's telling words that are the other's too."""
SAME_OF_BOTH, NEARLY_ALL = 0.6, 0.8
"""Share of the telling words of two headlines that are both's."""
TOLD_WITHIN = 3
REVISED_WITHIN = 1
"""Days within which the same words with another number are the same story, revised."""


@lru_cache(maxsize=1 << 14)
def _telling(text: str) -> frozenset[str]:
    """The stems of its words, no numbers, none of a closed class."""
    return frozenset(stem(word) for word in text.split() if word not in plain_words() and not word[0].isdigit() and len(word) > 1)


@lru_cache(maxsize=1 << 14)
def _names(marks: str) -> frozenset[str]:
    return frozenset(mark for mark in marks.split() if mark[0] != "#")


def alike_in_few_words(a: Story, b: Story) -> tuple[float, tuple[str, ...]] | None:
    """A score and why, if one of two stories is a headline or a paragraph and both are one."""
    short, long = sorted((a, b), key=lambda story: (story.length, story.document))
    own, others = _telling(short.lead), _telling(long.lead)
    common = len(own & others)
    of_both = common / max(1, len(own | others))
    if common < (FEW if of_both >= NEARLY_ALL else FEWEST) or common < SAME * len(own):
        return None
    if (long.length < SHORT and of_both < SAME_OF_BOTH) or _tells_apart(short, long):
        return None
    return round(common / len(own), 3), (f"{common} of the {len(own)} telling words of the shorter are the longer one's",)


def same_words_again(a: Story, b: Story) -> bool:
    """Whether two headlines of the same words are one: a standing one ("Here is what to know") comes again on other days."""
    apart = days_apart(a, b)
    return apart is None or apart <= TOLD_WITHIN


def _tells_apart(short: Story, long: Story) -> bool:
    """Names, weekdays or numbers of which each has its own, or another day."""
    ours, theirs = _names(short.marks), _names(long.marks)
    if not (ours <= theirs or theirs <= ours):
        return True
    days, others = (weekdays(story.lead.split()) for story in (short, long))
    if days and others and days.isdisjoint(others):
        return True
    differing = changed(short.numbers, long.numbers)
    counts, other_counts = values(short.numbers), values(long.numbers)
    if counts and other_counts and counts.isdisjoint(other_counts) and not differing:
        return True
    apart = days_apart(short, long)
    return apart is not None and apart > (REVISED_WITHIN if differing else TOLD_WITHIN)
