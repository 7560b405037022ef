"""How much two stories are one: the same words, nearly the same, or the same names, numbers and quotations in other words.

Thresholds were chosen on one half of the articles and headlines of `bench/quality/copies.py`, which scores the other half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.fuse.stories.changes import changed
from onrecord.fuse.stories.days import days_apart
from onrecord.fuse.stories.headlines import alike_in_few_words, same_words_again
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
SOME_WORDS = 0.3
"""Such a copy is in the other story on the whole, too: sites set the same words before many stories."""
FEWEST_LEAD = 24
FEWEST_MARKS = 10
SAME_MARKS = 0.65
"""Share of the shorter list of names and numbers that stand in the other in the same order, from which a story is a rewrite."""
SAME_PAIRS = 0.35
"""Share of its pairs of neighbours that are the other's too."""
TOLD_WITHIN = 10
"""Days between two tellings of one story in other words."""


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
    return _near(a, b) or _rewritten(a, b)


def told_changes(a: Story, b: Story) -> tuple[str, ...]:
    """The numbers that differ, in words."""
    pairs = sorted({(min(pair), max(pair)) for pair in changed(a, b)})
    return (f"numbers differ: {', '.join(f'{one:,g} and {other:,g}' for one, other in pairs)}",) if pairs else ()


def _near(a: Story, b: Story) -> Likeness | None:
    short, long = sorted((a.length, b.length))
    likely = likeness(a.body, b.body)
    share = min(1.0, likely * (short + long) / ((1 + likely) * short)) if likely >= SURE else 0.0
    if short >= SURE_PART * long and share < SOME_WORDS:
        return None
    ours, theirs = triples(a.lead), triples(b.lead)
    fewest = min(len(ours), len(theirs))
    lead = len(ours & theirs) / fewest if fewest >= FEWEST_LEAD else 0.0
    if share < SAME_WORDS and lead < SAME_LEAD:
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
    apart = days_apart(a, b)
    if apart is not None and apart > TOLD_WITHIN:
        return None
    ours, theirs = _pairs(a.marks), _pairs(b.marks)
    fewest = min(len(ours), len(theirs))
    if fewest < FEWEST_MARKS or len(ours & theirs) < SAME_PAIRS * fewest:
        return None
    one, other = a.marks.split(), b.marks.split()
    common, least = _in_order(one, other), min(len(one), len(other))
    if common < SAME_MARKS * least:
        return None
    quoted = len(set(a.quotations.split()) & set(b.quotations.split()))
    why = [f"{common} of {least} names and numbers are the same, in the same order"]
    if quoted:
        why.append("1 quotation is the same" if quoted == 1 else f"{quoted} quotations are the same")
    return Likeness("rewrite", round(common / least, 3), (*why, *told_changes(a, b)))


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the marks stand in both in the same order, at most."""
    from rapidfuzz.distance import LCSseq  # here, so that no start of the program loads it

    return int(LCSseq.similarity(one, other))
