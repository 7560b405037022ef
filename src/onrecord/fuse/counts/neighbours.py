"""The relations of a series: between neighbours in each claimant's own row, and between what different claimants say at one time.

Not every pair is compared: a count meets the one before it by its claimant and, of the others, those told last. So a series of n counts
costs n comparisons times a constant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.fuse.counts.claimants import Claimant
from onrecord.fuse.counts.comparable import relate
from onrecord.fuse.counts.subjects import Subject
from onrecord.fuse.record import Record
from onrecord.model import Relation

_MET = {True: 8, False: 4}
"""How many of the others, told last, a count meets: of those with a named speaker, and of those without."""


def in_order(subjects: Sequence[Subject]) -> list[Subject]:
    """By the day as of which a running total counts, then by when it was told, then by where it stands."""

    def place(subject: Subject) -> tuple[str, str, str, int, str]:
        counted = (subject.figure.as_of if subject.scope == "cumulative" else None) or (subject.told.day or "9")
        return counted, subject.told.last or "9", subject.figure.document, subject.figure.start, subject.figure.id

    return sorted(subjects, key=place)


def rows_of(subjects: Sequence[Subject]) -> dict[str, str]:
    """Figure → its claimant's row. A name whose words are all in exactly one fuller name is that ("the ministry"), and a person speaks
    for the office that the report gives."""
    known: dict[frozenset[str], set[Claimant]] = {}
    for subject in subjects:
        if subject.claimant.named:
            known.setdefault(subject.claimant.words, set()).add(subject.claimant)
    fuller = _fuller(list(known))
    by_office = {words: offices for words, some in known.items() if (offices := frozenset().union(*(one.office for one in some)))}
    heads = {words: _head(words, fuller, by_office, known) for words in known}
    return {
        subject.figure.id: (
            f"by {' '.join(sorted(heads[subject.claimant.words]))}" if subject.claimant.named else f"in {subject.claimant.name}"
        )
        for subject in subjects
    }


def _fuller(names: list[frozenset[str]]) -> dict[frozenset[str], frozenset[str]]:
    """Each name with the one fuller name that holds its words, where there is exactly one."""
    holders: dict[str, set[frozenset[str]]] = {}
    for words in names:
        for word in words:
            holders.setdefault(word, set()).add(words)
    found = {}
    for words in names:
        holding = set.intersection(*(holders[word] for word in words)) - {words} if words else set()
        if len(holding) == 1:
            found[words] = holding.pop()
    return found


def _head(
    words: frozenset[str],
    fuller: Mapping[frozenset[str], frozenset[str]],
    offices: Mapping[frozenset[str], frozenset[str]],
    known: Mapping[frozenset[str], object],
) -> frozenset[str]:
    seen = {words}
    while (following := fuller.get(words) or offices.get(words)) is not None and following in known and following not in seen:
        words = following
        seen.add(words)
    return words


@dataclass
class Meeting:
    """The counts of a series as they come in: who was told last."""

    record: Record
    rows: Mapping[str, str]
    last: dict[str, list[Subject]] = field(default_factory=dict)
    recent: dict[bool, dict[str, None]] = field(default_factory=lambda: {True: {}, False: {}})

    def meets(self, subject: Subject) -> Iterator[Relation]:
        """The relations of the next count to those before it."""
        row, named = self.rows[subject.figure.id], subject.claimant.named
        for former in self.last.get(row, ()):
            if (told := relate(self.record, former.figure, subject.figure)) is not None:
                yield told
        for other in self._others(row, subject):
            if (told := relate(self.record, other.figure, subject.figure)) is not None:
                yield told
        self._takes_in(row, subject, named=named)

    def _others(self, row: str, subject: Subject) -> Iterator[Subject]:
        """What the others said last: of totals, those as of the same day, else only the last one."""
        for named, most in _MET.items():
            others = (self.last[other][-1] for other in reversed(self.recent[named]) if other != row)
            for at, other in enumerate(islice(others, most)):
                if subject.scope == "cumulative" and other.as_of != subject.as_of:
                    if at == 0:
                        yield other
                    break
                yield other

    def _takes_in(self, row: str, subject: Subject, *, named: bool) -> None:
        before = self.last.get(row, [])
        together = bool(before) and before[-1].figure.document == subject.figure.document
        self.last[row] = [*before[-1:], subject] if together else [subject]
        self.recent[named].pop(row, None)
        self.recent[named][row] = None
