"""Who is said to have done it, by whom: each telling that names a doer, each blame laid for what was told before, each counter-account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.fuse.disputes.claims import named_sides
from onrecord.fuse.disputes.inside import inside, worded
from onrecord.fuse.disputes.tellings import CLAIMING, tellings
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import doers, side
from onrecord.model import Event, Statement

_BLAMING = re.compile(r"\b(?:blam\w+|responsib\w+|fault)\b", re.I)
_HARM = frozenset({"ASSAULT", "FIND", "COERCE"})
_REACH = 600  # characters back to the deed for which somebody is blamed


@dataclass(frozen=True, slots=True)
class Account:
    """`fact`: the statement that gives it, else the event mention; `event`: the mention of the deed that it is about; `doers`: the sides
    said to have done it; `speaker` None: the report's own word; `side`: the speaker's."""

    fact: str
    event: Event
    doers: frozenset[str]
    speaker: str | None
    side: str | None
    document: str

    @property
    def is_blame(self) -> bool:
        """Whether somebody puts it on another side than his own."""
        return self.speaker is not None and self.side is not None and self.side not in self.doers


@remembered
def accounts(record: Record) -> tuple[Account, ...]:
    """Every account of who did it, by event and fact."""
    found = [
        account
        for event in record.events()
        if event.type in _HARM and tellings(record)[event.id].asserted
        for account in _told(record, event)
    ]
    for statement in record.statements():
        if statement.stance == "accuses" and statement.cue is not None and _BLAMING.search(statement.cue.text):
            found += _blamed(record, statement)
        if statement.stance == "denies":
            found += _countered(record, statement)
    return tuple(sorted(set(found), key=lambda account: (account.event.id, account.fact, sorted(account.doers))))


def _told(record: Record, event: Event) -> Iterator[Account]:
    """The doers that the event mention names, on each claimant's word, else the report's own."""
    who = doers(record, event)
    if not who:
        return
    for claim in tellings(record)[event.id].claims:
        yield Account(claim.id, event, who, claim.speaker_name, side(record, claim.document, claim.speaker_name), claim.document)
    if not tellings(record)[event.id].claims:
        yield Account(event.id, event, who, None, None, event.document)


def _blamed(record: Record, statement: Statement) -> Iterator[Account]:
    """ "Israel blamed the blast on a rocket by …": the last deed before it that is told without a doer, and whom the content names."""
    mine = side(record, statement.document, statement.speaker_name)
    named = named_sides(record, statement).union(*(doers(record, event) for event in worded(record, statement))) - {mine}
    deed = _before(record, statement)
    if len(named) == 1 and deed is not None and mine is not None:
        yield Account(statement.id, deed, named, statement.speaker_name, mine, statement.document)


def _before(record: Record, statement: Statement) -> Event | None:
    """The last harm told before the statement in its paragraph; what others say that they are to blame for is none."""
    at = statement.content[0].start
    text = record.documents[statement.document].text
    floor = max(at - _REACH, text.rfind("\n", 0, at) + 1)
    near = [
        event
        for event in inside(record)[statement.document].events
        if event.type == "ASSAULT" and floor <= event.trigger.start < at and not event.actors and event.modality != "planned"
    ]
    return max(near, key=lambda event: (event.trigger.start, event.id), default=None)


def _countered(record: Record, denial: Statement) -> Iterator[Account]:
    """ "Ukraine denied it and said that Russian forces had …": what the denier says in the same sentence of what he denies."""
    denied = [found for key in denial.about if isinstance(found := record.facts.get(key), Event) and found.type in _HARM]
    for statement in _beside(record, denial):
        for event in worded(record, statement):
            who = doers(record, event)
            mine = side(record, denial.document, denial.speaker_name)
            if who and event.type in _HARM and mine is not None and mine not in who:
                yield from (Account(statement.id, deed, who, statement.speaker_name, mine, denial.document) for deed in denied)


def _beside(record: Record, denial: Statement) -> Sequence[Statement]:
    """Claims by the denier in the sentence of his denial."""
    return [
        other
        for other in _statements(record).get(denial.document, ())
        if other.stance in CLAIMING and other.speaker_name == denial.speaker_name and set(other.evidence) & set(denial.evidence)
    ]


@remembered
def _statements(record: Record) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in record.statements():
        found.setdefault(statement.document, []).append(statement)
    return found
