"""Headlines and paragraphs: too short for signatures, compared word by word. Those that only share a template are not one."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from onrecord.fuse.stories.changes import changed, values
from onrecord.fuse.stories.days import days_apart
from onrecord.fuse.stories.marks import NUMBER
from onrecord.fuse.stories.story import SHORT, Story
from onrecord.knowledge.story_words import plain_words, weekdays
from onrecord.knowledge.telling_words import stem

FEWEST, FEW = 5, 4
"""Telling words that two must have in common; a word fewer if hardly any are not."""
SAME = 0.8
"""Share of the shorter one's telling words that are the other's too."""
SAME_OF_BOTH, NEARLY_ALL = 0.6, 0.8
"""Share of the telling words of two headlines that are both's."""
SAME_WORDS, MORE_WORDS = 0.55, 0.65
"""Share of all words, in order, that two headlines in other words have in common, besides two names or numbers or more; besides one."""
SAME_LATER, SAME_OF_BOTH_LATER = 0.9, 0.7
"""The same shares on another day: a war has its next raid on the same town."""
TOLD_WITHIN = 3
"""Days between two tellings of one headline; with other numbers there is none."""


Found = tuple[float, tuple[str, ...]]
"""A score and why."""


@lru_cache(maxsize=1 << 14)
def telling(text: str) -> frozenset[str]:
    """The stems of a lead's words, no numbers, none of a closed class."""
    return frozenset(stem(word) for word in text.split() if word not in plain_words() and not word[0].isdigit() and len(word) > 1)


def alike_in_few_words(a: Story, b: Story) -> Found | None:
    """A score and why, if one of two stories is a headline or a paragraph and both are one."""
    short, long = sorted((a, b), key=lambda story: (story.length, story.document))
    own, others = telling(short.lead), telling(long.lead)
    common, both = len(own & others), len(own | others)
    enough = common >= (FEW if common >= NEARLY_ALL * both else FEWEST) and common >= SAME * len(own)
    if enough and (long.length >= SHORT or common >= SAME_OF_BOTH * both):
        found: Found = round(common / len(own), 3), (f"{common} of the {len(own)} telling words of the shorter are the longer one's",)
    elif (reworded := _reworded(short, long)) is not None:
        found = reworded
    else:
        return None
    later = (days_apart(short, long) or 0) > 0 and (common < SAME_LATER * len(own) or common < SAME_OF_BOTH_LATER * both)
    return None if later or _tells_apart(short, long) else found


def _reworded(short: Story, long: Story) -> Found | None:
    """All names and numbers are the same, and most words, in the same order."""
    marks = short.marks.split()
    if not marks or long.length >= SHORT or marks != long.marks.split():
        return None
    from rapidfuzz.distance import LCSseq  # here, so that no start of the program loads it

    same = int(LCSseq.similarity(short.lead.split(), long.lead.split()))
    if same < (SAME_WORDS if len(marks) > 1 else MORE_WORDS) * long.length:
        return None
    why = f"all {len(marks)} names and numbers and {same} of {long.length} words are the same, in the same order"
    return round(same / long.length, 3), (why,)


def same_words_again(a: Story, b: Story) -> bool:
    """Whether two headlines of the same words are one: a topic ("War in Sudan") is no story, a standing one comes again on other days."""
    apart = days_apart(a, b)
    return len(telling(a.lead)) >= FEW and (apart is None or apart <= TOLD_WITHIN)


def _tells_apart(short: Story, long: Story) -> bool:
    """Names, weekdays or numbers of which each has its own, or another day."""
    ours, theirs = (Counter(mark for mark in story.marks.split() if mark[0] != NUMBER) for story in (short, long))
    if not (ours <= theirs or theirs <= ours):
        return True
    days, others = (weekdays(story.lead.split()) for story in (short, long))
    if days and others and days.isdisjoint(others):
        return True
    counts, other_counts = values(short), values(long)
    apart = days_apart(short, long)
    if counts - other_counts and other_counts - counts:  # one text revised, or two of a series: "895 deaths", the next day "929 deaths"
        return apart != 0 or not changed(short, long)
    if counts and other_counts and counts != other_counts and apart:
        return True
    return apart is not None and apart > TOLD_WITHIN
