"""How much two stories are one: the same words, nearly the same, or the same names, numbers and quotations in other words.

Thresholds were chosen on one half of the articles and headlines of `bench/quality/copies.py`, which scores the other half.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.fuse.stories.changes import changed, values
from onrecord.fuse.stories.days import days_apart, is_later
from onrecord.fuse.stories.headlines import alike_in_few_words, same_words_again
from onrecord.fuse.stories.rewrites import in_other_words
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
SERIES, SAME_COUNTS = 3, 0.34
"""Different numbers that two stories must each have, and the share that they must have in common if they came out on different days."""
TOLD_WITHIN = 10
"""Days between two tellings of one story with many changes."""
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
    if _of_a_series(a, b):
        return None
    if (near := _near(a, b)) is not None:
        return near
    retold = in_other_words(a, b)
    return None if retold is None else Likeness("rewrite", retold[0], retold[1] + told_changes(a, b))


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
    if (share < SAME_WORDS and lead < SAME_LEAD) or (share < NEARLY_ALL and is_later(a, b, TOLD_WITHIN)):
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
