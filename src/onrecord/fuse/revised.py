"""Which figures a copy of a story gives otherwise than its origin: revisions of the story, not counts of another happening."""

from __future__ import annotations

from onrecord.fuse.record import Record
from onrecord.knowledge.telling_words import telling_words
from onrecord.model import Copy, Figure

ALIKE = 0.5
"""Share of the telling words of both sentences that both have, from which two figures are taken to count one thing."""


def revised(record: Record, copy: Copy) -> list[tuple[Figure, Figure]]:
    """The figures that differ, each as (the copy's, the origin's), in the order of the copy's text.

    Both count the same measure of the same population in sentences that are alike but for their numbers. Each figure is in one pair at
    most; those that are the same in both are paired first and left out.
    """
    ours, theirs = _figures(record, copy.document), _figures(record, copy.of)
    likely = sorted(
        ((_count(a) == _count(b), likeness, a, b) for a in ours for b in theirs if (likeness := _likeness(a, b)) >= ALIKE),
        key=lambda pair: (not pair[0], -pair[1], abs(pair[2].start - pair[3].start), pair[2].id, pair[3].id),
    )
    taken: set[str] = set()
    found = []
    for same, _, a, b in likely:
        if a.id in taken or b.id in taken:
            continue
        taken |= {a.id, b.id}
        if not same:
            found.append((a, b))
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].id))


def _figures(record: Record, document: str) -> list[Figure]:
    return [fact for fact in record.of_document.get(document, ()) if isinstance(fact, Figure)]


def _count(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.lower, figure.upper


def _likeness(a: Figure, b: Figure) -> float:
    """How alike two figures' sentences are, without numbers; 0 for figures that count different things."""
    if (a.measure, a.population, a.unit, a.party) != (b.measure, b.population, b.unit, b.party):
        return 0.0
    ours, theirs = (frozenset(word for word in _words(figure) if not word[0].isdigit()) for figure in (a, b))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _words(figure: Figure) -> frozenset[str]:
    return telling_words(*(span.text for span in figure.evidence))
