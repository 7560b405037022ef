"""The part of a sentence that an event's trigger takes its arguments, places and time from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.events.meant import Meant
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.places.context import dateline_end
from onrecord.language import Sentence, Token
from onrecord.language.reading import Reading
from onrecord.model import Facts, Span, Statement

_DASH = re.compile(r"[\w,. ]{0,14}(?:\([^)\n]{2,20}\)\s*)?\s*(?:—|–|--)")
_BREAKS = frozenset("which who whose where while when after before because although though but as since until ; :".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that a trigger may take its arguments from.

    `text` is the document's, start..end the sentence or the part of it that one speaker says, `statement` what holds it, `meant` the
    words in it that stand for a town named before.
    """

    text: str
    reading: Reading
    sentence: Sentence
    start: int
    end: int
    found: Facts
    statement: Statement | None = None
    meant: tuple[Meant, ...] = ()

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    def segment(self, trigger: Trigger) -> tuple[int, int]:
        """The characters around a trigger up to the next words that open another clause."""
        low = max((t.end for t in self.tokens if t.lower in _BREAKS and t.end <= trigger.start), default=self.start)
        high = min((t.start for t in self.tokens if t.lower in _BREAKS and t.start >= trigger.end), default=self.end)
        return max(low, self.start), min(high, self.end)


def clause_of(text: str, reading: Reading, sentence: Sentence, trigger: Trigger, holding: Sequence[Statement], found: Facts) -> Clause:
    """The sentence; of reported speech, from the first to the last word of it that is said."""
    if not holding:
        return Clause(text, reading, sentence, sentence.start, sentence.end, found)
    said = [span for span in holding[0].content if span.start < sentence.end and sentence.start < span.end]
    inside = Span(text="", start=trigger.start, end=trigger.end)
    if all(span.end - span.start < 12 + trigger.end - trigger.start for span in said if span.covers(inside)):
        return Clause(text, reading, sentence, sentence.start, sentence.end, found, holding[0])
    start, end = min(span.start for span in said), max(span.end for span in said)
    return Clause(text, reading, sentence, max(start, sentence.start), min(end, sentence.end), found, holding[0])


def heads_report(clause: Clause, end: int) -> bool:
    """A dateline or a post's stamp: what stands before the dash that opens a report."""
    if end <= dateline_end(clause.text, clause.sentence.start):
        return True
    behind = clause.text[end : end + 24]
    opening = clause.text[max(0, clause.text.rfind("\n", 0, end) + 1) : end]
    return len(opening) < 60 and _DASH.match(behind) is not None
