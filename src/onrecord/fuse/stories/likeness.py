"""How much two stories are one: the same words, nearly the same, or the same names, numbers and quotations in other words.

Thresholds were chosen on one half of the articles and headlines of `bench/quality/copies.py`, which scores the other half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.fuse.stories.changes import changed, values
from onrecord.fuse.stories.days import days_apart
from onrecord.fuse.stories.headlines import alike_in_few_words, same_words_again
from onrecord.fuse.stories.marks import NUMBER
from onrecord.fuse.stories.signature import likeness, shingles
from onrecord.fuse.stories.story import SHORT, Story
from onrecord.model.vocabulary import CopyManner

SAME_WORDS = 0.6
"""Share of the shorter story's word triples that are in the longer one too, from which it is a near copy."""
SURE = 0.06
"""A likeness under this is too rough an estimate to tell a share from."""
SURE_PART = 0.1
"""A story that is so much of another, and all in it, is so by a likeness that is sure enough."""
SAME_LEAD = 0.55
"""Share of the triples of the shorter lead that are in the other lead, from which a story may be a near copy of the other's beginning."""
SOME_WORDS = 0.5
"""Such a copy is in the other story on the whole, too: sites set the same words before many stories."""
FEWEST_LEAD = 24
FEWEST_MARKS = 10
"""Different names and numbers that a story must have to be known by them."""
SAME_MARKS = 0.7
"""Share of the shorter list of different names and numbers, in the order in which they first come, that stand in the other in the same
order, from which a story is a rewrite."""
SAME_PAIRS = 0.35
"""Share of its pairs of neighbours that are the other's too."""
SAME_NUMBERS = 2
"""Numbers or quotations that two must share, or else ..."""
MANY_MARKS, NEARLY_ALL_MARKS, ROSTER = 12, 0.8, 0.25
"""... so many names, so great a share of the shorter list, and no more than so many of the words: lists of those present are alike."""
SERIES, SAME_COUNTS = 3, 0.34
"""Different numbers that two stories must each have, and the share that they must have in common if they came out on different days."""
TOLD_WITHIN, REWORDED_WITHIN = 10, 5
"""Days between two tellings of one story with many changes; in other words."""
NEARLY_ALL = 0.8
"""Share of the shorter story's words from which it is a copy however much later."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """In which manner two stories are one, a score between 0 and 1, and why in words."""

    manner: CopyManner
    score: float
    why: tuple[str, ...]


def alike(a: Story, b: Story) -> Likeness | None:
    """How two stories are one, or None. It does not depend on which is given first."""
    if not a.digest or not b.digest:
        return None
    if a.digest == b.digest:
        again = a.length >= SHORT or same_words_again(a, b)
        return Likeness("exact", 1.0, (f"all {a.length} words are the same",)) if again else None
    if min(a.length, b.length) < SHORT:
        found = alike_in_few_words(a, b)
        return None if found is None else Likeness("near", found[0], found[1] + told_changes(a, b))
    return None if _of_a_series(a, b) else _near(a, b) or _rewritten(a, b)


def _of_a_series(a: Story, b: Story) -> bool:
    """Bulletins of two days in the same words: hardly a number of the one is the other's."""
    ours, theirs = values(a), values(b)
    fewest = min(len(ours), len(theirs))
    return fewest >= SERIES and len(ours & theirs) < SAME_COUNTS * fewest and days_apart(a, b) != 0


def told_changes(a: Story, b: Story) -> tuple[str, ...]:
    """The numbers that differ, in words."""
    pairs = sorted({(min(pair), max(pair)) for pair in changed(a, b)})
    return (f"numbers differ: {', '.join(f'{one:,.10g} and {other:,.10g}' for one, other in pairs)}",) if pairs else ()


def _near(a: Story, b: Story) -> Likeness | None:
    short, long = sorted((a.length, b.length))
    likely = likeness(a.body, b.body)
    share = min(1.0, likely * (short + long) / ((1 + likely) * short)) if likely >= SURE else 0.0
    if short >= SURE_PART * long and share < SOME_WORDS:
        return None
    ours, theirs = triples(a.lead), triples(b.lead)
    fewest = min(len(ours), len(theirs))
    lead = len(ours & theirs) / fewest if fewest >= FEWEST_LEAD else 0.0
    if (share < SAME_WORDS and lead < SAME_LEAD) or (share < NEARLY_ALL and _is_later(a, b, TOLD_WITHIN)):
        return None
    why = []
    if share >= SAME_WORDS:
        why.append(f"about {_hundredths(share)} in 100 of the {short} words of the shorter stand so in the longer, of {long} words")
    if lead >= SAME_LEAD:
        why.append(f"{_hundredths(lead)} in 100 of the first {min(len(a.lead.split()), len(b.lead.split()))} words are the same")
    return Likeness("near", round(max(share, lead), 3), (*why, *told_changes(a, b)))


def _hundredths(share: float) -> int:
    return min(100, round(100 * share))


@lru_cache(maxsize=1 << 14)
def triples(lead: str) -> frozenset[int]:
    return frozenset(shingles(lead.split()))


@lru_cache(maxsize=1 << 14)
def _pairs(marks: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(marks.split()))


def _rewritten(a: Story, b: Story) -> Likeness | None:
    """The same names and numbers in the same order, within days of each other."""
    if _is_later(a, b, REWORDED_WITHIN):
        return None
    ours, theirs = _pairs(a.marks), _pairs(b.marks)
    fewest = min(len(ours), len(theirs))
    if fewest < FEWEST_MARKS or len(ours & theirs) < SAME_PAIRS * fewest:
        return None
    one, other = (list(dict.fromkeys(story.marks.split())) for story in (a, b))
    common, least = _in_order(one, other), min(len(one), len(other))
    if least < FEWEST_MARKS or common < SAME_MARKS * least:
        return None
    quoted = len(set(a.quotations.split()) & set(b.quotations.split()))
    counted = sum(mark[0] == NUMBER for mark in set(one) & set(other))
    named = common >= max(MANY_MARKS, NEARLY_ALL_MARKS * least) and least <= ROSTER * min(a.length, b.length)
    if quoted + counted < SAME_NUMBERS and not named:
        return None
    why = [f"{common} of {least} different names and numbers are the same, in the same order"]
    if quoted:
        why.append("1 quotation is the same" if quoted == 1 else f"{quoted} quotations are the same")
    return Likeness("rewrite", round(common / least, 3), (*why, *told_changes(a, b)))


def _is_later(a: Story, b: Story, days: int) -> bool:
    apart = days_apart(a, b)
    return apart is not None and apart > days


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the marks stand in both in the same order, at most."""
    from rapidfuzz.distance import LCSseq  # here, so that no start of the program loads it

    return int(LCSseq.similarity(one, other))
