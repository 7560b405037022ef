"""What changed in the record between two moments: what is new, retold, revised, denied, confirmed, contradicted, retracted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents
from onrecord.fuse.record import Record
from onrecord.model import Event, Frozen, Incident

ChangeKind = Literal["new", "retold", "revised", "denied", "confirmed", "contradicted", "retracted"]
KINDS: tuple[ChangeKind, ...] = ("retracted", "denied", "contradicted", "revised", "confirmed", "new", "retold")
"""In the order in which a desk wants to know."""
_RELATED: Mapping[str, ChangeKind] = {
    "denies": "denied", "contradicts": "contradicted", "revision": "revised", "confirms": "confirmed", "supersedes": "retracted",
}  # fmt: skip


class Change(Frozen):
    """One change. `about`: the incident, fact or report that it is about; `by`: the fact or report that brings it; `why` in words.

    `status`: of an incident, what it was and is, where that is another. `documents`: the reports that bring it, by id.
    """

    kind: ChangeKind
    about: str
    by: str | None = None
    status: tuple[str, str] | None = None
    documents: tuple[str, ...] = ()
    why: str


def changes(before: Record, after: Record) -> list[Change]:
    """What `after` holds and `before` did not, in the order of KINDS, then by id. An incident is known by its tellings, not by its id:
    a report that came late may have given it another."""
    found = [*_related(before, after), *_told(before, after)]
    return sorted(found, key=lambda change: (KINDS.index(change.kind), change.about, change.by or ""))


def _related(before: Record, after: Record) -> Iterator[Change]:
    known = {(relation.a, relation.b, relation.type) for relation in relations(before)}
    for relation in relations(after):
        kind = _RELATED.get(relation.type)
        if kind is not None and (relation.a, relation.b, relation.type) not in known:
            documents = tuple(sorted({_document(after, end) for end in (relation.a, relation.b)} - {"", *before.documents}))
            yield Change(kind=kind, about=relation.b, by=relation.a, documents=documents, why=relation.why)


def _told(before: Record, after: Record) -> Iterator[Change]:
    """Incidents that nobody had told of, and those told anew or whose status is another."""
    earlier = {event: incident for incident in incidents(before) for event in incident.events}
    for incident in incidents(after):
        known = [earlier[event] for event in incident.events if event in earlier]
        fresh = [event for event in incident.events if event not in before.facts]
        documents = tuple(sorted({_document(after, event) for event in fresh}))
        if not known and fresh:
            yield Change(kind="new", about=incident.id, documents=documents, why=_first(after, incident))
        elif known and (fresh or known[0].status != incident.status):
            status = (known[0].status, incident.status) if known[0].status != incident.status else None
            yield Change(kind="retold", about=incident.id, status=status, documents=documents, why=_again(fresh, known[0], incident))


def _first(record: Record, incident: Incident) -> str:
    event = record.facts[incident.events[0]]
    return record.source(event).sentence if isinstance(event, Event) else ""


def _again(fresh: list[str], was: Incident, now: Incident) -> str:
    told = f"told {len(fresh)} more time{'' if len(fresh) == 1 else 's'}" if fresh else "told as before"
    return told if was.status == now.status else f"{told}; it was {was.status} and is {now.status}: {now.why[-1] if now.why else ''}"


def _document(record: Record, key: str) -> str:
    """The report of a fact, or the report itself; empty for what is neither (an incident)."""
    fact = record.facts.get(key)
    return fact.document if fact is not None else key if key in record.documents else ""
