"""All the relations between facts of the record, in one list."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.fuse.counts.between import relations as counted
from onrecord.fuse.disputes.denials import answered
from onrecord.fuse.disputes.retractions import superseded
from onrecord.fuse.disputes.rivals import rivals
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model import Relation


@remembered
def _relations(record: Record) -> tuple[Relation, ...]:
    if record.across.relations is not None:
        return tuple(sorted(record.across.relations, key=_order))
    corrected = superseded(record)
    gone = {frozenset((relation.a, relation.b)) for relation in corrected}
    counts = (told for told in counted(record) if told.type != "contradicts" or frozenset((told.a, told.b)) not in gone)
    found: Iterable[Relation] = (*answered(record), *rivals(record), *corrected, *counts)
    return tuple(sorted(set(found), key=_order))


def _order(relation: Relation) -> tuple[str, ...]:
    return relation.a, relation.type, relation.b, relation.why


def relations(record: Record) -> list[Relation]:
    """How facts stand to each other: what denies, confirms, contradicts, revises and supersedes what, each line with its reason."""
    return list(_relations(record))
