"""Statements by speaker and stance, with denials beside what they deny."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from onrecord.fuse import Record, Source
from onrecord.fuse.disputes.denials import answered
from onrecord.fuse.disputes.tellings import tellings
from onrecord.fuse.remember import remembered
from onrecord.model import Event, Fact, Figure, Frozen, Relation, Statement
from onrecord.model.vocabulary import Stance
from onrecord.report.asked import label


class About(Frozen):
    """What a statement answers, or is answered by: the fact's id, kind and words, and who said it, where somebody did; of an event its
    sentence and trigger. `report`: the label of the report, where it is another."""

    id: str
    kind: str
    text: str
    speaker: str | None = None
    trigger: str | None = None
    report: str | None = None


class Claim(Frozen):
    """One statement as the record shows it, with what it denies or confirms, and who denies or confirms it, in its report and in others.
    `speaker` None: the report does not say who."""

    id: str
    speaker: str | None
    stance: str
    manner: str
    content: str
    hedges: tuple[str, ...] = ()
    denies: tuple[About, ...] = ()
    denied_by: tuple[About, ...] = ()
    confirms: tuple[About, ...] = ()
    confirmed_by: tuple[About, ...] = ()
    source: Source


def claims(record: Record, *, stance: str | None = None, speaker: str | None = None) -> list[Claim]:
    """Every statement, by speaker (the unnamed last), then in the order of the reports; `speaker` matches a part of the name.

    Raises UsageError for a stance that does not exist.
    """
    stance = label(stance, get_args(Stance), what="stance")
    statements = list(record.statements())
    answers = _Answers.of(record)
    rows = [_claim(record, statement, answers) for statement in statements if _wanted(statement, stance, speaker)]
    return sorted(rows, key=_order)


def _order(row: Claim) -> tuple[bool, str, str, str, int]:
    source = row.source
    return row.speaker is None, (row.speaker or "").casefold(), source.published or "9", source.document, source.start


def _wanted(statement: Statement, stance: str | None, speaker: str | None) -> bool:
    name = (statement.speaker_name or "").casefold()
    return (stance is None or statement.stance == stance) and (speaker is None or speaker.casefold() in name)


@dataclass(frozen=True)
class _Answers:
    """Statement → what it answers, and those who answer it, by type of answer: each an id of a fact of any report."""

    given: Mapping[tuple[str, str], tuple[str, ...]]
    had: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(cls, record: Record) -> _Answers:
        given: dict[tuple[str, str], dict[str, None]] = {}
        had: dict[tuple[str, str], dict[str, None]] = {}
        for statement in record.statements():
            given[statement.id, "denies"] = dict.fromkeys(fact for fact in statement.about if fact in record.facts)
        for answer in answered(record):
            for fact, claims in _meant(record, answer):
                given.setdefault((answer.a, answer.type), {})[fact] = None
                for claim in claims:
                    had.setdefault((claim, answer.type), {})[answer.a] = None
        return cls({key: tuple(some) for key, some in given.items()}, {key: tuple(some) for key, some in had.items()})


def _meant(record: Record, answer: Relation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The facts that an answer is to, each with the claims that it answers with it: of a happening, its first telling in another report."""
    if answer.b in record.facts:
        yield answer.b, (answer.b,)
        return
    own = record.facts[answer.a].document
    told = [tellings(record)[event] for event in _events(record).get(answer.b, ())]
    others = [telling for telling in told if telling.asserted and telling.event.document != own]
    claims = tuple(claim.id for telling in others for claim in telling.claims)
    if others:
        yield others[0].event.id, claims


@remembered
def _events(record: Record) -> Mapping[str, tuple[str, ...]]:
    return {happening.id: tuple(event for event in happening.events if event in record.facts) for happening in record.groups.happenings}


def _claim(record: Record, statement: Statement, answers: _Answers) -> Claim:
    def told(found: Mapping[tuple[str, str], tuple[str, ...]], type: str) -> tuple[About, ...]:
        return tuple(_about(record, record.facts[key], statement) for key in found.get((statement.id, type), ()))

    return Claim(
        id=statement.id,
        speaker=statement.speaker_name,
        stance=statement.stance,
        manner=statement.manner,
        content=words(statement),
        hedges=tuple(hedge.text for hedge in statement.hedges),
        denies=told(answers.given, "denies"),
        denied_by=told(answers.had, "denies"),
        confirms=told(answers.given, "confirms"),
        confirmed_by=told(answers.had, "confirms"),
        source=record.source(statement),
    )


def words(statement: Statement) -> str:
    """What is said, its parts joined by an ellipsis, on one line."""
    return " … ".join(" ".join(span.text.split()) for span in statement.content)


def _about(record: Record, fact: Fact, beside: Statement) -> About:
    report = record.documents[fact.document].label if fact.document != beside.document else None
    if isinstance(fact, Statement):
        return About(id=fact.id, kind=fact.kind, text=words(fact), speaker=fact.speaker_name, report=report)
    if isinstance(fact, Event):
        evidence = fact.evidence[0].text if fact.evidence else fact.trigger.text
        return About(id=fact.id, kind=fact.kind, text=" ".join(evidence.split()), trigger=fact.trigger.text, report=report)
    speaker = fact.speaker_name if isinstance(fact, Figure) else None
    return About(id=fact.id, kind=fact.kind, text=fact.text, speaker=speaker, report=report)


def denials(record: Record) -> Iterator[Claim]:
    """The claims that deny something."""
    return (claim for claim in claims(record, stance="denies"))
