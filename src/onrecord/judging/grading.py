"""How good a source is, or how credible what is told: two things, never given in one."""

from __future__ import annotations

from typing import Any

from onrecord.errors import NotFound, UsageError
from onrecord.fuse.grades import CONFIRMED_BY, independent_voices
from onrecord.fuse.incidents import incident_of
from onrecord.fuse.review import reading_of
from onrecord.judging.reviewing import facts_named
from onrecord.judging.said import Judged, Said
from onrecord.model import Event, Fact, Figure
from onrecord.model.filter import Filter


def graded(case: Judged, said: Said) -> dict[str, Any]:
    """The sources with a letter, or the facts with a digit. Raises NotFound, and UsageError for both at once, or for what is graded as
    confirmed and is told by one voice alone."""
    if (said.reliability is None) == (said.credibility is None):
        raise UsageError("a grade is a reliability of a source, or a credibility of a fact", hint="Give one of the two; say both in two.")
    if not said.left:
        raise UsageError("nothing is graded", hint="Give the name of a publisher, or the id of a report or of a fact.")
    if said.reliability is not None:
        return {"left": tuple(dict.fromkeys(_source(case, key) for key in said.left)), "reliability": said.reliability}
    facts = facts_named(case.store, said.left)
    if said.credibility == 1:
        for fact in facts:
            _check_confirmed(case, fact)
    return {
        "left": tuple(fact.id for fact in facts), "of": tuple(reading_of(fact) for fact in facts), "credibility": said.credibility,
    }  # fmt: skip


def _source(case: Judged, key: str) -> str:
    """A report's id, or a publisher's name as the reports write it."""
    if case.store.document(key) is not None:
        return key
    named = (counted.key for counted in case.tally(Filter(kind="document", review="any"), by="publisher"))
    found = next((name for name in named if name is not None and name.casefold() == key.casefold()), None)
    if found is None:
        raise NotFound(
            "no report and no publisher", source=key, hint="A reliability belongs to a report, or to a publisher by its full name."
        )
    return found


def _check_confirmed(case: Judged, fact: Fact) -> None:
    """The Admiralty code: 1 is for what other, independent sources confirm."""
    record = case.part([fact.document])
    event = fact.id if isinstance(fact, Event) else fact.event if isinstance(fact, Figure) else None
    incident = incident_of(record).get(event or "")
    if incident is not None:
        told = (case.store.fact(key) for key in incident.events)
        record = case.part({fact.document, *(one.document for one in told if one is not None)})
    voices = independent_voices(record, record.facts.get(fact.id, fact))
    if voices < CONFIRMED_BY:
        told_by = "one independent voice tells it" if voices == 1 else "no two independent voices tell it"
        raise UsageError(f"this is not confirmed: {told_by}", source=fact.id, hint="1 needs two independent voices; 2 is probably true.")
