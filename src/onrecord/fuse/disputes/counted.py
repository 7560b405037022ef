"""Denials and confirmations of a count that another report gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.fuse.disputes.answering import WINDOW
from onrecord.fuse.disputes.matters import came_out
from onrecord.fuse.disputes.tellings import within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model import Figure, Relation, Statement
from onrecord.model.fact import Number
from onrecord.model.vocabulary import RelationType

Count = tuple[str, Number, str | None]
_TELLING = 10  # smaller numbers recur by chance


@remembered
def counts_told(record: Record) -> Mapping[Count, tuple[Figure, ...]]:
    """(measure, value, party) → the figures that give it."""
    found: dict[Count, list[Figure]] = {}
    for figure in record.figures():
        found.setdefault((figure.measure, figure.value, figure.party), []).append(figure)
    return {key: tuple(figures) for key, figures in found.items()}


def counts_answered(
    record: Record, statement: Statement, type: RelationType, told: Mapping[Count, tuple[Figure, ...]]
) -> Iterator[Relation]:
    """The same count of the same people, within a fortnight, by somebody else in another report."""
    for figure in record.of_document[statement.document]:
        if (
            not isinstance(figure, Figure)
            or not _is_denied(figure, statement, type)
            or figure.value < _TELLING
            or figure.party is None
            or figure.bound == "vague"
        ):
            continue
        for other in told.get((figure.measure, figure.value, figure.party), ()):
            if _is_same(record, figure, other, statement):
                why = (
                    f"the same count of {figure.measure}, {figure.value:,.15g}, that {statement.speaker_name or 'somebody unnamed'} {type}"
                )
                yield Relation(a=statement.id, b=other.id, type=type, why=why)


def _is_denied(figure: Figure, statement: Statement, type: RelationType) -> bool:
    return figure.id in statement.about if type == "denies" else within(figure.span, statement)


def _is_same(record: Record, figure: Figure, other: Figure, statement: Statement) -> bool:
    if other.document == figure.document or other.population != figure.population or other.speaker_name == statement.speaker_name:
        return False
    if figure.place and other.place and figure.place != other.place:
        return False
    mine, theirs = came_out(record.documents[figure.document]), came_out(record.documents[other.document])
    return mine is not None and theirs is not None and theirs[0] <= mine[1] and mine[0] - theirs[1] <= WINDOW
