"""Whether two stories are one in other words: the same names, numbers and quotations, near each other or in the same order.

A rewrite turns clauses and sentences round, a machine that spins a text keeps them: what stays are the names and numbers that stand near
each other. Two outlets that report one happening have its place, its toll and who spoke of it in common, but each has names and numbers of
its own; one outlet that follows its story up repeats what went before, in other words hardly ever the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.fuse.stories.days import is_later
from onrecord.fuse.stories.headlines import Found
from onrecord.fuse.stories.marks import NUMBER, different, near_pairs
from onrecord.fuse.stories.story import Story

FEWEST_MARKS = 10
"""Different names and numbers that a story must have to be known by them; ..."""
FEWEST_OF_WORDS = 6
"""... if most words are the same as well."""
SAME_MARKS, IN_ORDER, SAME_NEXT = 0.7, 0.7, 0.35
"""Shares of the shorter list of different names and numbers, and of its pairs of neighbours, from which a story is a rewrite that keeps
their order."""
SAME_TURNED, NEAR_TURNED = 0.8, 0.3
"""Share of the shorter list, and of all pairs that stand near each other in either, from which it is a rewrite in another order; ..."""
SAME_CITED, NEAR_CITED = 0.7, 0.2
"""... if it says that it has it from the other's outlet."""
SAME_OF_BRIEF, NEAR_OF_BRIEF = 0.8, 0.35
"""Share of the shorter list and of its pairs, of a brief that says that it has it from the other: it may have few names."""
NUMBERS_TURNED = 3
"""Numbers or quotations that such a rewrite must share."""
SAME_WORDS, SAME_OF_WORDS = 0.5, 0.7
"""Share of the words of the shorter lead that stand in the other in the same order, and of the shorter list, if few are enough."""
NUMBERS = 2
"""Numbers or quotations that two must share, or else ..."""
MANY_MARKS, NEARLY_ALL_MARKS, ROSTER = 12, 0.8, 0.25
"""... so many names, so great a share of the shorter list, and no more than so many of the words: lists of those present are alike."""
REWORDED_WITHIN = 5
"""Days between two tellings of one story in other words."""


@dataclass(frozen=True, slots=True)
class _Common:
    """What two stories have in common: how many different marks, of how many of the shorter list, and how many numbers and quotations."""

    marks: int
    least: int
    numbers: int
    quotations: int

    @property
    def share(self) -> float:
        return self.marks / self.least


def in_other_words(a: Story, b: Story) -> Found | None:
    """A score and why, if the one tells the other's story in other words."""
    if is_later(a, b, REWORDED_WITHIN):
        return None
    ours, theirs = different(a.marks), different(b.marks)
    both, least = ours & theirs, min(len(ours), len(theirs))
    if least < FEWEST_OF_WORDS or len(both) < SAME_MARKS * least:
        return None
    quoted = len(set(a.quotations.split()) & set(b.quotations.split()))
    common = _Common(len(both), least, sum(mark[0] == NUMBER for mark in both), quoted)
    return _in_order(a, b, common) or _turned(a, b, common) or _word_for_word(a, b, common)


def _in_order(a: Story, b: Story, common: _Common) -> Found | None:
    """The same names and numbers in the same order."""
    if common.least < FEWEST_MARKS or common.share < SAME_MARKS:
        return None
    ours, theirs = near_pairs(a.marks, 1), near_pairs(b.marks, 1)
    if len(ours & theirs) < SAME_NEXT * min(len(ours), len(theirs)):
        return None
    one, other = (list(dict.fromkeys(story.marks.split())) for story in (a, b))
    ordered = _longest(one, other)
    if ordered < IN_ORDER * common.least:
        return None
    named = ordered >= max(MANY_MARKS, NEARLY_ALL_MARKS * common.least) and common.least <= ROSTER * min(a.length, b.length)
    if common.numbers + common.quotations < NUMBERS and not named:
        return None
    return round(ordered / common.least, 3), (_told(ordered, common, "in the same order"), *_quoted(common))


def _turned(a: Story, b: Story, common: _Common) -> Found | None:
    """Names and numbers that stand near each other in both, in whatever order: not two of one outlet, which repeats what went before."""
    if a.outlet is not None and a.outlet == b.outlet:
        return None
    source = _source(a, b)
    if not (_is_retold(a, b, common, cited=source is not None) or (source is not None and _is_brief(a, b, common))):
        return None
    why = (_told(common.marks, common, "most of them near the same others"), *_quoted(common))
    return round(common.share, 3), (*why, *((f"told by {source}",) if source else ()))


def _is_retold(a: Story, b: Story, common: _Common, *, cited: bool) -> bool:
    """Whether most of the shorter list is in the other, and both have much the same pairs."""
    if common.least < FEWEST_MARKS or common.numbers + common.quotations < NUMBERS_TURNED:
        return False
    same, near = (SAME_CITED, NEAR_CITED) if cited else (SAME_TURNED, NEAR_TURNED)
    ours, theirs = near_pairs(a.marks), near_pairs(b.marks)
    return common.share >= same and len(ours & theirs) >= near * len(ours | theirs)


def _is_brief(a: Story, b: Story, common: _Common) -> bool:
    """Whether nearly all of a short story is in the one that it has it from."""
    ours, theirs = near_pairs(a.marks), near_pairs(b.marks)
    return common.share >= SAME_OF_BRIEF and common.numbers > 0 and len(ours & theirs) >= NEAR_OF_BRIEF * min(len(ours), len(theirs))


def _word_for_word(a: Story, b: Story, common: _Common) -> Found | None:
    """Fewer names and numbers, but half the words of the beginning too, in the same order."""
    if common.share < SAME_OF_WORDS or common.numbers + common.quotations == 0 or (a.outlet is not None and a.outlet == b.outlet):
        return None
    ours, theirs = a.lead.split(), b.lead.split()
    same, fewest = _longest(ours, theirs), min(len(ours), len(theirs))
    if same < SAME_WORDS * fewest:
        return None
    why = (_told(common.marks, common, "in whatever order"), f"{same} of the first {fewest} words are the same, in the same order")
    return round(common.share, 3), (*why, *_quoted(common))


def _source(a: Story, b: Story) -> str | None:
    """The outlet of the one, if the other says that it has something from there."""
    return a.outlet if a.outlet in b.cites else b.outlet if b.outlet in a.cites else None


def _told(marks: int, common: _Common, how: str) -> str:
    return f"{marks} of {common.least} different names and numbers are the same, {how}"


def _quoted(common: _Common) -> tuple[str, ...]:
    if not common.quotations:
        return ()
    return ("1 quotation is the same" if common.quotations == 1 else f"{common.quotations} quotations are the same",)


def _longest(one: Sequence[str], other: Sequence[str]) -> int:
    """How many stand in both in the same order, at most."""
    from rapidfuzz.distance import LCSseq  # here, so that no start of the program loads it

    return int(LCSseq.similarity(one, other))
