"""Extractors for tests: plain, quick, and one that breaks off."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from onrecord.language import Analysis
from onrecord.model import Draft, Facts, Figure, Span

COUNT = re.compile(r"(?P<value>\d+) (?P<unit>people|drones)")


class Counts:
    """`14 people`, `9 drones`."""

    name, version = "counts", "1"
    kinds: tuple[str, ...] = ("figure",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterator[Draft]:
        for count in COUNT.finditer(analysis.text):
            sentence = analysis.sentence_at(count.start())
            yield Figure(
                document=analysis.document.id, text=count.group(), start=count.start(), end=count.end(), value=float(count["value"]),
                bound="exact", measure="affected", population="people", as_of=analysis.document.published.first,
                evidence=(Span.of(analysis.text, sentence.start, sentence.end),),
            )  # fmt: skip


class BetterCounts(Counts):
    version = "2"


class Fragile(Counts):
    """Breaks off where the report says so; `kill` ends the whole process."""

    name = "fragile"

    def extract(self, analysis: Analysis, found: Facts) -> Iterator[Draft]:
        if "KILL" in analysis.text:
            os._exit(9)
        if "BREAK" in analysis.text:
            raise KeyError("a clause without a verb")
        return super().extract(analysis, found)


class Endless(Counts):
    """Finds a number that no JSON can hold."""

    def extract(self, analysis: Analysis, found: Facts) -> Iterator[Draft]:
        for draft in super().extract(analysis, found):
            yield draft.model_copy(update={"value": float("inf")})


TOY = (Counts(),)
