"""The lines of the record format that are about several reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.export.jsonl import Across
from onrecord.fuse import Record
from onrecord.fuse.actors import actors
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents

ACROSS: dict[str, Callable[[Record], Iterable[Across]]] = {
    "voices": lambda record: sorted(record.groups.voices, key=lambda voice: voice.id),
    "incidents": incidents,
    "relations": lambda record: sorted(relations(record), key=lambda relation: (relation.a, relation.b, relation.type)),
    "actors": lambda record: sorted(actors(record), key=lambda actor: actor.id),
    "judgements": lambda record: record.judgements,
}
SINGULAR = {"voice": "voices", "incident": "incidents", "relation": "relations", "actor": "actors", "judgement": "judgements"}


def across(record: Record, kind: str | None = None) -> list[Across]:
    """What is told across the reports of a record, of one kind (a name of ACROSS) or of all, each kind in order of id."""
    return [line for name, lines in ACROSS.items() if kind in (None, name) for line in lines(record)]
