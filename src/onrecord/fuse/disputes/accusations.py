"""Claims of one report that a denial in another may answer though no event is read in them: accusations, and what is said of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.fuse.disputes.answering import WINDOW, answers, clear, filed, looked_under
from onrecord.fuse.disputes.inside import inside, standing, worded
from onrecord.fuse.disputes.matters import Matter, of_event, of_statement
from onrecord.fuse.disputes.tellings import CLAIMING, within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side, side_of
from onrecord.knowledge.telling_words import speech_class, stem
from onrecord.model import Entity, Event, Relation, Statement

_SHARED = 3  # telling words in common
_PART = 0.5  # of the smaller one's telling words
_REACH = 600  # characters back to the deed of which somebody is accused
_MOST_MET = 400
_POINTING = re.compile(r"(?i)\b(?:the|this|that|these|those|both)\s+(?:[\w-]+\s+)?([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Accusation:
    """A claim. `matter.doers`: the sides that it names, or that the deed is put on; `deed`: the event of its report that it speaks of."""

    statement: Statement
    matter: Matter
    deed: Event | None = None


@remembered
def accusations(record: Record) -> tuple[Accusation, ...]:
    """Every claim that words no event of its own and names a side or a place, and every accusation."""
    found = (_claim(record, statement) for statement in record.statements() if statement.stance in CLAIMING)
    return tuple(claim for claim in found if claim is not None)


def _claim(record: Record, statement: Statement) -> Accusation | None:
    accuses = statement.stance == "accuses"
    if (not accuses and worded(record, statement)) or _relays_a_denial(record, statement):
        return None
    deed = deed_before(record, statement) if not worded(record, statement) and (accuses or _points_back(statement)) else None
    named = named_sides(record, statement)
    matter = of_statement(record, statement)
    matter = replace(matter, doers=matter.doers | named)
    if deed is not None and named:
        matter = _with(matter, of_event(record, deed))
    return Accusation(statement, matter, deed) if matter.doers or (matter.spots and not accuses) else None


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
    return any(word in speech_class("deed") for span in statement.content for word in _POINTING.findall(span.text.lower()))


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


def named_sides(record: Record, statement: Statement) -> frozenset[str]:
    """The sides that the content names."""
    named = inside(record)[statement.document].named_in(statement.content)
    sides = (side(record, fact.document, fact.canonical) if isinstance(fact, Entity) else side_of(fact.text) for fact in named)
    return frozenset(found for found in sides if found)


@remembered
def _filed(record: Record) -> Mapping[str, list[Accusation]]:
    found: dict[str, list[Accusation]] = {}
    for accusation in accusations(record):
        for key in filed(accusation.matter):
            found.setdefault(key, []).append(accusation)
    return found


def accusation_answered(record: Record, denial: Statement, mine: Matter, accused: str | None, done: frozenset[str]) -> Iterator[Relation]:
    """The claims of other reports that the denial answers: of the deed that it speaks of, else the one accusation in its words. `done`: the
    happenings that it answers already, whose claims are left out."""
    met = {
        claim.statement.id: claim
        for key in looked_under(mine, accused)
        if len(found := _filed(record).get(key, ())) <= _MOST_MET
        for claim in found
        if claim.statement.document != denial.document and not _is_own(denial, claim.statement) and not _words_one(record, claim, done)
    }
    fits = {
        key: (points, claim.matter)
        for key, claim in met.items()
        if (points := answers(mine, claim.matter, accused, denial=True)) and _is_close(mine, claim, accused)
    }
    for key in clear(fits):
        by = met[key].statement.speaker_name or "somebody unnamed"
        yield Relation(
            a=denial.id, b=key, type="denies", why=f"{by} {_says(met[key])} it in another report: {_shared(denial, mine, met[key])}"
        )
    if not fits:
        yield from _in_words(denial, mine, accused, [claim for claim in met.values() if claim.statement.stance == "accuses"])


def _is_close(mine: Matter, claim: Accusation, accused: str | None) -> bool:
    """Of a deed that both word; else of the same thing or by the same arms, or in enough words of the claim itself."""
    theirs = claim.matter
    if claim.statement.stance == "accuses" and accused is not None and accused not in theirs.doers:
        return False
    if mine.types and theirs.types:
        return True
    at_place = standing(mine.spots, theirs.spots) == "same"
    alike = bool(mine.sites & theirs.sites or (mine.arms & theirs.arms and at_place))
    return alike or len(mine.words & theirs.words) >= (_SHARED - at_place)


def _words_one(record: Record, claim: Accusation, happenings: frozenset[str]) -> bool:
    known = (record.happenings.get(event.id) for event in worded(record, claim.statement))
    return any(happening is not None and happening.id in happenings for happening in known)


def _is_own(denial: Statement, claim: Statement) -> bool:
    return denial.speaker_name is not None and denial.speaker_name == claim.speaker_name


def _says(claim: Accusation) -> str:
    return f"accuses {' and '.join(sorted(claim.matter.doers))} of" if claim.statement.stance == "accuses" else "tells of"


def _shared(denial: Statement, mine: Matter, claim: Accusation) -> str:
    """By what the two are one, in words."""
    words = ", ".join(_words(denial, mine.words & claim.matter.words))
    where = "at the same place" if standing(mine.spots, claim.matter.spots) == "same" else ""
    return " and ".join(filter(None, (where, words and f"in the same words ({words})"))) or "of one kind, by one side, within days"


def _in_words(denial: Statement, mine: Matter, accused: str | None, known: list[Accusation]) -> Iterator[Relation]:
    """The one accusation of the denier's side, by one accuser within the fortnight before, whose wording the denial takes up."""
    fits: dict[str, list[tuple[int, Accusation]]] = {}
    for accusation in known:
        shared = len(mine.words & accusation.matter.words)
        if accused in accusation.matter.doers and _fits(mine, accusation, shared):
            by = accusation.statement.speaker_name or accusation.statement.document
            fits.setdefault(by, []).append((shared, accusation))
    most = {by: max(shared for shared, _ in some) for by, some in fits.items()}
    best = [by for by, shared in most.items() if shared == max(most.values())]
    if len(best) == 1:
        _, chosen = min(fits[best[0]], key=lambda pair: (-pair[0], pair[1].matter.told or (0, 0), pair[1].statement.id))
        why = f"{best[0]} accuses {accused} in the same words: {', '.join(_words(denial, mine.words & chosen.matter.words))}"
        yield Relation(a=denial.id, b=chosen.statement.id, type="denies", why=why)


def _words(denial: Statement, shared: frozenset[str]) -> list[str]:
    """The shared words as the denial writes them."""
    told = re.findall(r"[^\W\d_]+", " ".join(span.text for span in denial.content))
    return list(dict.fromkeys(word for word in told if stem(word.lower()) in shared))


def _fits(mine: Matter, accusation: Accusation, shared: int) -> bool:
    theirs = accusation.matter
    if mine.told is None or theirs.told is None or not theirs.told[0] <= mine.told[1] <= theirs.told[1] + WINDOW + 1:
        return False
    if standing(mine.spots, theirs.spots) == "apart":
        return False
    return shared >= _SHARED and shared >= _PART * min(len(mine.words), len(theirs.words))
