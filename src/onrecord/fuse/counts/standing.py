"""What stands on each day: a claim stands until it is revised or withdrawn. Nothing is summed."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from onrecord.fuse.counts.subjects import Subject
from onrecord.model import Frozen
from onrecord.model.fact import Number


class Range(Frozen):
    """The lowest and the highest claim that stand on a day (ISO), with the ids of their figures. `since`: those of totals since then."""

    day: str
    lowest: Number
    highest: Number
    figures: tuple[str, ...]
    since: str | None = None


@dataclass
class _Claims:
    """The claims that stand, by their ends."""

    low: list[tuple[Number, str]] = field(default_factory=list)
    high: list[tuple[Number, str]] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)

    def add(self, subject: Subject) -> None:
        least, most = ends(subject)
        heapq.heappush(self.low, (least, subject.figure.id))
        heapq.heappush(self.high, (-most, subject.figure.id))

    def lowest(self) -> tuple[Number, str] | None:
        return self._first(self.low)

    def highest(self) -> tuple[Number, str] | None:
        found = self._first(self.high)
        return (-found[0], found[1]) if found is not None else None

    def _first(self, heap: list[tuple[Number, str]]) -> tuple[Number, str] | None:
        while heap and heap[0][1] in self.ended:
            heapq.heappop(heap)
        return heap[0] if heap else None


def ends(subject: Subject) -> tuple[Number, Number]:
    """The lowest and highest number of a claim: two for a range, else the number that it gives."""
    figure = subject.figure
    if figure.bound == "range" and figure.lower is not None and figure.upper is not None:
        return figure.lower, figure.upper
    return figure.value, figure.value


def ranges(ordered: Iterable[Subject], ends_on: Mapping[str, str]) -> list[Range]:
    """The running range of a series, one for each day on which it changed. `ends_on`: figure → the day from which it stands no longer.

    A vague count ("dozens") and one whose day is not known have no part in it. Totals since different days are ranged apart.
    """
    dated = [(subject, day) for subject in ordered if (day := subject.told.day) is not None and subject.figure.bound != "vague"]
    begins = {subject.figure.since for subject, _ in dated}
    if len(begins - {None}) < 2:  # those that tell no day are of the same time
        return list(_running(dated, ends_on, next(iter(begins)) if len(begins) == 1 else None))
    of = {since: [pair for pair in dated if pair[0].figure.since == since] for since in sorted(begins, key=lambda day: day or "")}
    return [found for since, some in of.items() for found in _running(some, ends_on, since)]


def _running(dated: list[tuple[Subject, str]], ends_on: Mapping[str, str], since: str | None) -> Iterator[Range]:
    begun = ((day, subject) for subject, day in dated)
    ended = ((ends_on[subject.figure.id], subject) for subject, _ in dated if subject.figure.id in ends_on)
    steps = sorted(
        ((day, i, s) for i, some in enumerate((begun, ended)) for day, s in some), key=lambda step: (step[0], step[1], step[2].figure.id)
    )
    claims = _Claims()
    before: tuple[object, ...] | None = None
    for day, some in groupby(steps, key=lambda step: step[0]):
        for _, end, subject in some:
            if end:
                claims.ended.add(subject.figure.id)
            else:
                claims.add(subject)
        low, high = claims.lowest(), claims.highest()
        if low is not None and high is not None and (low[0], high[0]) != before:
            before = (low[0], high[0])
            yield Range(day=day, lowest=low[0], highest=high[0], figures=tuple(dict.fromkeys((low[1], high[1]))), since=since)
