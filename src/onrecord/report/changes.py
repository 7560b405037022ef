"""What changed since a moment, each change with the sentences that bring it."""

from __future__ import annotations

from onrecord.fuse import Record, Source
from onrecord.fuse.changes import Change, changes
from onrecord.model import Event, Figure, Frozen, Statement


class Changed(Frozen):
    """One change, what it is about in the words of a report, and where what brings it stands."""

    change: Change
    subject: str
    sources: tuple[Source, ...]


def changed(before: Record, after: Record) -> list[Changed]:
    """The changes from one record to the other, what a desk wants to know first first: retractions, denials, contradictions, revisions."""
    return [_changed(before, after, change) for change in changes(before, after)]


def _changed(before: Record, after: Record, change: Change) -> Changed:
    named = [name for name in (change.by, change.about) if name in after.facts or name in before.facts]
    told = {name: _source(before, after, name) for name in dict.fromkeys(named or _events(after, change)) if name is not None}
    sources = tuple(source for source in told.values() if source is not None)
    about, report = told.get(change.about), before.documents.get(change.about)
    subject = about.sentence if about is not None else report.label if report is not None else change.why
    return Changed(change=change, subject=subject, sources=sources)


def _source(before: Record, after: Record, name: str) -> Source | None:
    """Where a fact of either record stands, if it has a sentence."""
    record = after if name in after.facts else before
    fact = record.facts[name]
    return record.source(fact) if isinstance(fact, Statement | Figure | Event) else None


def _events(record: Record, change: Change) -> list[str]:
    """The tellings of an incident that the change's reports bring, else all."""
    incident = next((found for found in record.happenings.values() if found.id == change.about), None)
    if incident is None:
        return []
    return [event for event in incident.events if record.facts[event].document in change.documents] or list(incident.events)
