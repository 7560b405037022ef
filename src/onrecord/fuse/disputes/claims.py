"""Claims that a denial in another report may answer though no event is read in them: accusations, and what is said of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.fuse.disputes.answering import filed
from onrecord.fuse.disputes.inside import inside, worded
from onrecord.fuse.disputes.matters import Matter, of_event, of_statement
from onrecord.fuse.disputes.tellings import CLAIMING, within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side, side_of
from onrecord.knowledge.actors import sides_in
from onrecord.knowledge.body_names import bodies_in
from onrecord.knowledge.telling_words import speech_class
from onrecord.model import Entity, Event, Statement

_REACH = 600  # characters back to the deed that a claim speaks of
_POINTING = re.compile(r"(?i)\b(?:the|this|that|these|those|both)\s+(?:[\w-]+\s+)?([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """`matter.doers`: the sides that it names, of an accusation the accused; `bodies`: words for bodies that it says something of."""

    statement: Statement
    matter: Matter
    bodies: frozenset[str] = frozenset()

    @property
    def accuses(self) -> bool:
        return self.statement.stance == "accuses"


@remembered
def claims(record: Record) -> Mapping[str, list[Claim]]:
    """Key → the accusations, and the claims that word no event, which wait under it for an answer."""
    every = (_claim(record, statement) for statement in record.statements() if statement.stance in CLAIMING)
    found: dict[str, list[Claim]] = {}
    for claim in (claim for claim in every if claim is not None):
        for key in (*filed(claim.matter), *waiting(claim.matter, claim.bodies)):
            found.setdefault(key, []).append(claim)
    return found


def waiting(matter: Matter, bodies: frozenset[str]) -> Iterator[str]:
    """Where what is said of a body in a report on some place meets what that body says."""
    for spot in sorted(spot.key for spot in matter.around | matter.spots):
        yield from (f"~{body}@{spot}" for body in sorted(bodies))


def _claim(record: Record, statement: Statement) -> Claim | None:
    accuses = statement.stance == "accuses"
    events = worded(record, statement)
    if (not accuses and events) or _relays_a_denial(record, statement):
        return None
    pointing = accuses or _points_back(statement)
    named = _put_on(record, statement) if pointing else named_sides(record, statement)
    bodies = frozenset() if accuses else bodies_in(span.text for span in statement.content)
    if not (named or bodies or events) and not inside(record)[statement.document].spots_in(statement.evidence):
        return None
    matter = of_statement(record, statement)
    matter = replace(matter, doers=named or matter.doers)
    deed = deed_before(record, statement) if pointing and named and not events else None
    if deed is not None:
        matter = _with(matter, of_event(record, deed))
    return Claim(statement, matter, bodies) if matter.doers or bodies or (matter.spots and not accuses) else None


def _relays_a_denial(record: Record, statement: Statement) -> bool:
    """ "Damascus has denied it, Reuters reported"."""
    return any(
        within(denial.cue, statement) if denial.cue is not None else within(denial.content[0], statement)
        for denial in _denials(record).get(statement.document, ())
    )


@remembered
def _denials(record: Record) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in record.statements():
        if statement.stance == "denies":
            found.setdefault(statement.document, []).append(statement)
    return found


def _points_back(statement: Statement) -> bool:
    """ "The raids": it speaks of a deed told before."""
    pointing = (word for span in statement.content for word in _POINTING.findall(span.text.lower()))
    return any({word, word.removesuffix("s")} & speech_class("deed") for word in pointing)


def _with(matter: Matter, deed: Matter) -> Matter:
    """What is said of a deed told before: its words, and where, when and of what kind the deed was."""
    return replace(
        matter, spots=deed.spots or matter.spots, things=deed.things, sites=matter.sites | deed.sites, arms=matter.arms | deed.arms,
        types=deed.types, deeds=matter.deeds | deed.deeds, days=deed.days, words=matter.words | deed.words,
    )  # fmt: skip


def deed_before(record: Record, statement: Statement) -> Event | None:
    """The last harm told shortly before the statement, of which nobody is said to be the doer; what others say is none."""
    at = statement.content[0].start
    near = [
        event
        for event in inside(record)[statement.document].events
        if event.type == "ASSAULT" and at - _REACH <= event.trigger.start < at and not event.actors and event.modality == "actual"
    ]
    return max(near, key=lambda event: (event.trigger.start, event.id), default=None)


def _put_on(record: Record, statement: Statement) -> frozenset[str]:
    """The sides that a claim speaks of; of an accusation the one that it names first."""
    named = named_sides(record, statement) or frozenset(side for span in statement.content for side in sides_in(span.text))
    if statement.stance != "accuses" or len(named) < 2:
        return named
    first = [side for span in statement.content for side in sides_in(span.text) if side in named]
    return frozenset(first[:1]) or named


def named_sides(record: Record, statement: Statement) -> frozenset[str]:
    """The sides that the content names."""
    named = inside(record)[statement.document].named_in(statement.content)
    sides = (side(record, fact.document, fact.canonical) if isinstance(fact, Entity) else side_of(fact.text) for fact in named)
    return frozenset(found for found in sides if found)
