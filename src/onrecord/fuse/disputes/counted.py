"""Denials and confirmations of a count that another report gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.fuse.disputes.answering import WINDOW
from onrecord.fuse.disputes.inside import one_voice
from onrecord.fuse.disputes.matters import came_out
from onrecord.fuse.disputes.tellings import within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.knowledge.telling_words import telling_words
from onrecord.model import Figure, Relation, Statement
from onrecord.model.fact import Number
from onrecord.model.vocabulary import RelationType

Count = tuple[str, Number, str | None]
_TELLING = 10  # smaller numbers recur by chance
_DIGITS = re.compile(r"\b\d[\d,]*\b(?![.:/%]\d|%)")


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


def numbers_answered(record: Record, denial: Statement, told: Mapping[Number, tuple[Figure, ...]]) -> Iterator[Relation]:
    """The counts of other reports whose number a denial names without giving it as a count ("dismissed the claim of 80 dead"), which tell
    in the same words what was counted."""
    own = {fact.value for fact in record.of_document[denial.document] if isinstance(fact, Figure) and within(fact.span, denial)}
    content = " ".join(span.text for span in denial.content)
    words = {word for word in telling_words(content) if not word[0].isdigit()}
    for number in dict.fromkeys(float(found.replace(",", "")) for found in _DIGITS.findall(content)):
        for other in told.get(number, ()) if number >= _TELLING and number not in own else ():
            shared = sorted(words & telling_words(*(span.text for span in other.evidence)))
            if shared and _is_earlier(record, denial, other):
                who = denial.speaker_name or "somebody unnamed"
                why = f"the same number, {number:,.15g}, that {who} denies, of the same ({', '.join(shared)})"
                yield Relation(a=denial.id, b=other.id, type="denies", why=why)


@remembered
def numbers_told(record: Record) -> Mapping[Number, tuple[Figure, ...]]:
    """Value → the figures that give it."""
    found: dict[Number, list[Figure]] = {}
    for figure in record.figures():
        found.setdefault(figure.value, []).append(figure)
    return {value: tuple(figures) for value, figures in found.items()}


def _is_earlier(record: Record, denial: Statement, other: Figure) -> bool:
    """By somebody else in another story, in the fortnight before."""
    if one_voice(record, other.document, denial.document) or other.speaker_name == denial.speaker_name:
        return False
    mine, theirs = came_out(record.documents[denial.document]), came_out(record.documents[other.document])
    return mine is not None and theirs is not None and theirs[0] <= mine[1] and mine[0] - theirs[1] <= WINDOW


def _is_denied(figure: Figure, statement: Statement, type: RelationType) -> bool:
    return figure.id in statement.about if type == "denies" else within(figure.span, statement)


def _is_same(record: Record, figure: Figure, other: Figure, statement: Statement) -> bool:
    if other.document == figure.document or other.population != figure.population or other.speaker_name == statement.speaker_name:
        return False
    if figure.place and other.place and figure.place != other.place:
        return False
    mine, theirs = came_out(record.documents[figure.document]), came_out(record.documents[other.document])
    return mine is not None and theirs is not None and theirs[0] <= mine[1] and mine[0] - theirs[1] <= WINDOW
