"""What some reports brought: of a case that is too big to be compared with what it was, by what these reports tell and touch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from onrecord.fuse import Record, Source
from onrecord.fuse.changes import KINDS, Change, ChangeKind
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents
from onrecord.model import Event, Figure, Incident, Relation, Statement
from onrecord.report.changes import Changed

_RELATED: Mapping[str, ChangeKind] = {
    "denies": "denied", "contradicts": "contradicted", "revision": "revised", "confirms": "confirmed", "supersedes": "retracted",
}  # fmt: skip


def news(record: Record, fresh: Collection[str]) -> list[Changed]:
    """What these reports deny, contradict, revise, confirm or take back, the incidents that only they tell, and those that they tell too;
    what a desk wants to know first comes first. The record holds at least them and the reports that they are related to.

    Unlike `changed`, it does not say what status an incident had before.
    """
    found = [*_related(record, fresh), *_told(record, fresh)]
    return sorted(found, key=lambda one: (KINDS.index(one.change.kind), one.change.about, one.change.by or ""))


def _related(record: Record, fresh: Collection[str]) -> Iterator[Changed]:
    for relation in relations(record):
        kind = _RELATED.get(relation.type)
        brings = tuple(sorted({_document(record, end) for end in (relation.a, relation.b)} & set(fresh)))
        if kind is not None and brings:
            yield _of_relation(record, relation, kind, brings)


def _of_relation(record: Record, relation: Relation, kind: ChangeKind, brings: tuple[str, ...]) -> Changed:
    sources = tuple(source for end in (relation.a, relation.b) if (source := _source(record, end)) is not None)
    report = record.documents.get(relation.b)
    subject = sources[-1].sentence if sources else report.label if report else relation.why
    change = Change(kind=kind, about=relation.b, by=relation.a, documents=brings, why=relation.why)
    return Changed(change=change, subject=subject, sources=sources)


def _told(record: Record, fresh: Collection[str]) -> Iterator[Changed]:
    for incident in incidents(record):
        tellings = [fact for key in incident.events if isinstance(fact := record.facts.get(key), Event) and fact.document in fresh]
        if tellings:
            yield _of_incident(record, incident, tellings)


def _of_incident(record: Record, incident: Incident, tellings: list[Event]) -> Changed:
    sources = tuple(record.source(event) for event in tellings)
    alone = len(tellings) == len(incident.events)
    why = sources[0].sentence if alone else f"told {len(tellings)} more time{'' if len(tellings) == 1 else 's'}; it is {incident.status}"
    documents = tuple(sorted({event.document for event in tellings}))
    change = Change(kind="new" if alone else "retold", about=incident.id, documents=documents, why=why)
    return Changed(change=change, subject=sources[0].sentence, sources=sources)


def _source(record: Record, name: str) -> Source | None:
    fact = record.facts.get(name)
    return record.source(fact) if isinstance(fact, Statement | Figure | Event) else None


def _document(record: Record, name: str) -> str:
    """The report of a fact, or the report itself; empty for what is neither, and for what the record does not hold."""
    fact = record.facts.get(name)
    return fact.document if fact is not None else name if name in record.documents else ""
