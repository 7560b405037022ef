"""Denials and confirmations beside what they answer, in their own report and in others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.fuse.disputes.accusations import claims_answered
from onrecord.fuse.disputes.answering import answers, clear, filed, looked_under, may_be_one
from onrecord.fuse.disputes.counted import counts_answered, counts_told, numbers_answered, numbers_told
from onrecord.fuse.disputes.inside import one_voice, worded
from onrecord.fuse.disputes.matters import Matter, of_event, of_statement
from onrecord.fuse.disputes.tellings import tellings, within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side
from onrecord.model import Event, Fact, Incident, Relation, Statement
from onrecord.model.vocabulary import RelationType

_TYPES: Mapping[str, RelationType] = {"denies": "denies", "confirms": "confirms"}
_PRESENCE = re.compile(
    r"\b(?:is|are|was|were|(?:has|have|had)\s+been|being|operat\w+|there\s+(?:is|are|was|were)\s+(?:no|any|ever)\b[^.,;]{0,40})\s+"
    r"(?:\w+ly\s+)?(?:in|inside|within|at|near|present|stationed|based|hiding|hidden|from|under)\b",
    re.I,
)
_MOST_MET = 400
"""Event mentions under one key beyond which no answer is clear, and none is sought."""


@remembered
def answered(record: Record) -> tuple[Relation, ...]:
    """What each denial denies and each confirmation confirms: facts of its own report, and happenings, claims and counts of others."""
    found: set[Relation] = set()
    for statement in record.statements():
        if statement.stance in _TYPES:
            found.update(_answered(record, statement, _TYPES[statement.stance]))
    return tuple(sorted(found, key=lambda relation: (relation.a, relation.type, relation.b)))


def _answered(record: Record, statement: Statement, type: RelationType) -> Iterator[Relation]:
    about = [found for key in statement.about if (found := record.facts.get(key)) is not None] if type == "denies" else []
    if others := _denied_by_others(record, statement, about):
        yield from (
            Relation(a=statement.id, b=key, type=type, why=f"{_who(statement)} denies the denial in the same report") for key in others
        )
        return
    for fact in about:
        yield Relation(a=statement.id, b=fact.id, type=type, why=f"{_who(statement)} {type} it in the same report")
    if type == "confirms":
        yield from _claims_confirmed(record, statement)
    named = [fact for fact in about if isinstance(fact, Event)] or _worded(record, statement)
    named = [event for event in named if type == "denies" or of_event(record, event).specific]
    told = {happening.id: happening for event in named if (happening := record.happenings.get(event.id)) is not None}
    general = not of_statement(record, statement).particular
    elsewhere = {key: happening for key, happening in told.items() if not general and _is_told_elsewhere(record, statement, happening)}
    for key, happening in sorted(elsewhere.items()):
        yield Relation(a=statement.id, b=key, type=type, why=_same_happening(record, statement, happening, type))
    known = [of_event(record, event) for happening in elsewhere.values() for event in _events(record, happening)]
    yield from _matched(record, statement, type, frozenset(told), known)
    yield from counts_answered(record, statement, type, counts_told(record))
    if type == "denies":
        yield from numbers_answered(record, statement, numbers_told(record))


def _denied_by_others(record: Record, statement: Statement, about: Sequence[Fact]) -> list[str]:
    """The denials by others that it denies ("they rejected that"): it words no deed, and all that it is about is worded in theirs."""
    events = [fact for fact in about if isinstance(fact, Event)]
    if statement.stance != "denies" or not events or len(events) < len(about) or worded(record, statement):
        return []
    wording = [
        {denial.id for denial in tellings(record)[event.id].denials if denial.id != statement.id and within(event.trigger, denial)}
        for event in events
        if not tellings(record)[event.id].asserted
    ]
    return sorted(set.union(*wording)) if len(wording) == len(events) and all(wording) else []


def _claims_confirmed(record: Record, statement: Statement) -> Iterator[Relation]:
    """What others in the report claim of the deed that it confirms; a claim that holds the confirmation, or stands in it, is no other."""
    for event in worded(record, statement):
        for claim in tellings(record)[event.id].claims:
            apart = not within(claim.content[0], statement) and not within(statement.content[0], claim)
            if apart and claim.speaker_name and claim.speaker_name != statement.speaker_name:
                why = f"{_who(statement)} confirms in the same report what {claim.speaker_name} says"
                yield Relation(a=statement.id, b=claim.id, type="confirms", why=why)


def _is_told_elsewhere(record: Record, statement: Statement, happening: Incident) -> bool:
    """Whether somebody else tells it as having happened, beside what the statement itself words or is linked to."""
    others = (record.facts[key] for key in happening.events if key not in statement.about and key in record.facts)
    return any(_is_others(record, statement, event) for event in others)


def _is_others(record: Record, statement: Statement, event: object) -> bool:
    if not isinstance(event, Event) or not tellings(record)[event.id].asserted:
        return False
    if statement.stance == "confirms" and (event.document == statement.document or not of_event(record, event).specific):
        return False
    if event.document == statement.document and within(event.trigger, statement):
        return False
    if event.document != statement.document and one_voice(record, event.document, statement.document):
        return False
    speakers = tellings(record)[event.id].speakers
    return not speakers or statement.speaker_name is None or speakers != {statement.speaker_name}


def _same_happening(record: Record, statement: Statement, happening: Incident, type: RelationType) -> str:
    others = {record.facts[key].document for key in happening.events} - {statement.document}
    where = f"{len(others)} other report{'' if len(others) == 1 else 's'}" if others else "the same report"
    return f"what {_who(statement)} {type} is one happening with what {where} {'tells' if len(others) < 2 else 'tell'}"


def _matched(record: Record, statement: Statement, type: RelationType, own: frozenset[str], known: Sequence[Matter]) -> Iterator[Relation]:
    """The happenings of other reports that it clearly answers, all of them such as may be one; a denial, the claims too. `known`: how the
    happenings that it is known to answer are told: it answers nothing that may not be one with them."""
    mine = of_statement(record, statement)
    accused = side(record, statement.document, statement.speaker_name)
    fits: dict[str, tuple[int, Matter]] = {}
    for event in _met(record, looked_under(mine, accused)) if not _of_presence(record, statement) else ():
        if one_voice(record, event.document, statement.document) or not _is_others(record, statement, event):
            continue
        told = of_event(record, event)
        points = answers(mine, told, accused, denial=type == "denies") if told.specific else 0
        happening = record.happenings.get(event.id)
        if points and happening is not None and happening.id not in own and _fits_known(told, known):
            fits[happening.id] = max((points, told), fits.get(happening.id, (0, told)), key=lambda fit: fit[0])
    best = clear(fits)
    for key in best:
        yield Relation(a=statement.id, b=key, type=type, why=_fitting(statement, type, mine, len(best)))
    if type == "denies" and mine.particular:
        yield from claims_answered(record, statement, mine, accused, own.union(best))


def _worded(record: Record, statement: Statement) -> list[Event]:
    """What it words itself; of a denial, not what it leaves standing ("a lie to justify a massacre")."""
    words = worded(record, statement)
    return [event for event in words if statement.stance != "denies" or event.modality not in ("actual", "possible")]


def _of_presence(record: Record, statement: Statement) -> bool:
    """ "None of its fighters were in the school that was hit": that it was hit is no less true for it."""
    denied = [key for key in statement.about if isinstance(record.facts.get(key), Event)]
    return not denied and not worded(record, statement) and any(_PRESENCE.search(span.text) for span in statement.content)


def _fits_known(told: Matter, known: Sequence[Matter]) -> bool:
    return not known or any(may_be_one(told, one) for one in known)


def _events(record: Record, happening: Incident) -> list[Event]:
    return [fact for key in happening.events if isinstance(fact := record.facts.get(key), Event)]


def _fitting(statement: Statement, type: str, mine: Matter, others: int) -> str:
    only = "only this" if others == 1 else f"this and {others - 1} other{'' if others == 2 else 's'} that may be one with it"
    by = f"{'place' if mine.spots else 'what was hit'}, who did it and {'day' if mine.days else 'the days of the reports'}"
    return f"what {_who(statement)} {type} fits {only} in other reports by kind, {by}"


def _met(record: Record, keys: Iterable[str]) -> Iterator[Event]:
    found = {event.id: event for key in keys if len(met := _filed(record).get(key, ())) <= _MOST_MET for event in met}
    yield from (found[key] for key in sorted(found))


@remembered
def _filed(record: Record) -> Mapping[str, list[Event]]:
    """Meeting point → the events that somebody tells as having happened."""
    found: dict[str, list[Event]] = {}
    for event in record.events():
        if tellings(record)[event.id].asserted:
            for key in filed(of_event(record, event)):
                found.setdefault(key, []).append(event)
    return found


def _who(statement: Statement) -> str:
    return statement.speaker_name or "somebody unnamed"
