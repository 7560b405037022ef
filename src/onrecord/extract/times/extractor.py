"""Rules that find calendar expressions and read their grammar; which day they mean is left to resolve/dates.py."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.extract.times import counts, dates, eras, relative, years
from onrecord.extract.times.clock import clocks
from onrecord.extract.times.join import grown, same_year, with_clocks
from onrecord.extract.times.rules import Found, Rule
from onrecord.extract.times.setting import Scene
from onrecord.extract.times.triggers import Needs, triggers
from onrecord.language import Analysis, Sentence
from onrecord.model import Draft, Facts, TimeDraft


@cache
def _rules(present: int) -> tuple[Rule, ...]:
    """The rules that can match in a sentence with these kinds of trigger words."""
    every = (*eras.RULES, *dates.RULES, *years.RULES, *relative.RULES, *counts.RULES)
    return tuple(rule for rule in every if rule.needs & present == rule.needs)


def expressions(text: str, sentence: Sentence) -> list[Found]:
    """The calendar expressions of a sentence, in order; of two that overlap the longer, then the one of the earlier rule."""
    start, end = sentence.start, sentence.end
    present = triggers(sentence.tokens)
    if not present:
        return []
    found = [(f, order) for order, rule in enumerate(_rules(present)) for f in rule.find(text, start, end)]
    kept: list[Found] = []
    for item, _ in sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[1])):
        at = bisect_left(kept, item.start, key=lambda other: other.start)
        if (at == 0 or kept[at - 1].end <= item.start) and (at == len(kept) or item.end <= kept[at].start):
            kept.insert(at, item)
    kept = same_year(text, kept)
    whole = [
        grown(text, item, kept[i - 1].end if i else start, kept[i + 1].start if i + 1 < len(kept) else end) for i, item in enumerate(kept)
    ]
    if present & Needs.digit:
        whole = with_clocks(text, whole, clocks(text, start, end))
    return sorted(whole, key=lambda item: item.start)


class Times:
    name = "times"
    version = "5"
    kinds = ("time",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return self._drafts(analysis)

    def _drafts(self, analysis: Analysis) -> Iterator[TimeDraft]:
        for sentence in analysis.sentences:
            scene = Scene(analysis, sentence)
            for item in expressions(analysis.text, sentence):
                yield TimeDraft(span=analysis.span(item.start, item.end), reading=item.reading, setting=scene.setting(item))
