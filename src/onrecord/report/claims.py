"""Statements by speaker and stance, with denials beside what they deny."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from onrecord.fuse import Record, Source
from onrecord.model import Event, Fact, Figure, Frozen, Statement
from onrecord.model.vocabulary import Stance
from onrecord.report.asked import label


class About(Frozen):
    """What a denial denies: the fact's id, kind and words, and who said it, where somebody did; of an event its sentence and trigger."""

    id: str
    kind: str
    text: str
    speaker: str | None = None
    trigger: str | None = None


class Claim(Frozen):
    """One statement as the record shows it. `speaker` None: the report does not say who."""

    id: str
    speaker: str | None
    stance: str
    manner: str
    content: str
    hedges: tuple[str, ...] = ()
    denies: tuple[About, ...] = ()
    denied_by: tuple[About, ...] = ()
    source: Source


def claims(record: Record, *, stance: str | None = None, speaker: str | None = None) -> list[Claim]:
    """Every statement, by speaker (the unnamed last), then in the order of the reports; `speaker` matches a part of the name.

    Raises UsageError for a stance that does not exist.
    """
    stance = label(stance, get_args(Stance), what="stance")
    statements = list(record.statements())
    deniers: dict[str, list[Statement]] = {}
    for statement in (found for found in statements if found.stance == "denies"):
        for fact in statement.about:
            deniers.setdefault(fact, []).append(statement)
    rows = [_claim(record, statement, deniers) for statement in statements if _wanted(statement, stance, speaker)]
    return sorted(rows, key=_order)


def _order(row: Claim) -> tuple[bool, str, str, str, int]:
    source = row.source
    return row.speaker is None, (row.speaker or "").casefold(), source.published or "9", source.document, source.start


def _wanted(statement: Statement, stance: str | None, speaker: str | None) -> bool:
    name = (statement.speaker_name or "").casefold()
    return (stance is None or statement.stance == stance) and (speaker is None or speaker.casefold() in name)


def _claim(record: Record, statement: Statement, deniers: dict[str, list[Statement]]) -> Claim:
    return Claim(
        id=statement.id,
        speaker=statement.speaker_name,
        stance=statement.stance,
        manner=statement.manner,
        content=words(statement),
        hedges=tuple(hedge.text for hedge in statement.hedges),
        denies=tuple(_about(record.facts[fact]) for fact in statement.about if fact in record.facts),
        denied_by=tuple(_about(denial) for denial in deniers.get(statement.id, ())),
        source=record.source(statement),
    )


def words(statement: Statement) -> str:
    """What is said, its parts joined by an ellipsis, on one line."""
    return " … ".join(" ".join(span.text.split()) for span in statement.content)


def _about(fact: Fact) -> About:
    if isinstance(fact, Statement):
        return About(id=fact.id, kind=fact.kind, text=words(fact), speaker=fact.speaker_name)
    if isinstance(fact, Event):
        evidence = fact.evidence[0].text if fact.evidence else fact.trigger.text
        return About(id=fact.id, kind=fact.kind, text=" ".join(evidence.split()), trigger=fact.trigger.text)
    speaker = fact.speaker_name if isinstance(fact, Figure) else None
    return About(id=fact.id, kind=fact.kind, text=fact.text, speaker=speaker)


def denials(record: Record) -> Iterator[Claim]:
    """The claims that deny something."""
    return (claim for claim in claims(record, stance="denies"))
