"""Accusations of one report that are denied in another, where neither words an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.fuse.disputes.answering import WINDOW, clear
from onrecord.fuse.disputes.matters import Matter, inside, of_statement
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side, side_of
from onrecord.knowledge.telling_words import stem
from onrecord.model import Entity, Relation, Statement

_SHARED = 3  # telling words in common
_PART = 0.5  # of the smaller one's telling words


@dataclass(frozen=True, slots=True)
class Accusation:
    """`against`: the sides that it names."""

    statement: Statement
    matter: Matter
    against: frozenset[str]


@remembered
def accusations(record: Record) -> Mapping[str, tuple[Accusation, ...]]:
    """Side → who accuses it of what."""
    found: dict[str, list[Accusation]] = {}
    for statement in record.statements():
        if statement.stance == "accuses":
            known = Accusation(statement, of_statement(record, statement), named_sides(record, statement))
            for accused in sorted(known.against):
                found.setdefault(accused, []).append(known)
    return {accused: tuple(known) for accused, known in found.items()}


def named_sides(record: Record, statement: Statement) -> frozenset[str]:
    """The sides that the content names."""
    named = inside(record)[statement.document].named_in(statement.content)
    sides = (side(record, fact.document, fact.canonical) if isinstance(fact, Entity) else side_of(fact.text) for fact in named)
    return frozenset(found for found in sides if found)


def accusation_answered(
    record: Record, denial: Statement, mine: Matter, accused: str | None, known: Mapping[str, tuple[Accusation, ...]]
) -> Iterator[Relation]:
    """The one accusation of the denier's side, by one accuser within the fortnight before, whose wording the denial takes up."""
    fits: dict[str, list[tuple[int, Accusation]]] = {}
    for accusation in known.get(accused or "", ()):
        shared = len(mine.words & accusation.matter.words)
        if accusation.statement.document != denial.document and _fits(mine, accusation, shared):
            by = accusation.statement.speaker_name or accusation.statement.document
            fits.setdefault(by, []).append((shared, accusation))
    best = clear({by: max(shared for shared, _ in some) for by, some in fits.items()})
    if best is not None:
        _, chosen = min(fits[best], key=lambda pair: (-pair[0], pair[1].matter.told or (0, 0), pair[1].statement.id))
        why = f"{best} accuses {accused} in the same words: {', '.join(_words(denial, mine.words & chosen.matter.words))}"
        yield Relation(a=denial.id, b=chosen.statement.id, type="denies", why=why)


def _words(denial: Statement, shared: frozenset[str]) -> list[str]:
    """The shared words as the denial writes them."""
    told = re.findall(r"[^\W\d_]+", " ".join(span.text for span in denial.content))
    return list(dict.fromkeys(word for word in told if stem(word.lower()) in shared))


def _fits(mine: Matter, accusation: Accusation, shared: int) -> bool:
    theirs = accusation.matter
    if mine.told is None or theirs.told is None or not theirs.told[0] <= mine.told[1] <= theirs.told[1] + WINDOW + 1:
        return False
    if mine.places and theirs.places and not mine.places & theirs.places:
        return False
    return shared >= _SHARED and shared >= _PART * min(len(mine.words), len(theirs.words))
