"""Corrections and retractions: which report, count or telling replaces or takes back which."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.fuse import Record
from onrecord.model import Event, Figure, Relation, Statement
from onrecord.report.situation.matter import Material
from onrecord.report.situation.sentence import Section, Sentence
from onrecord.report.situation.wording import escaped, opening


def section(record: Record, material: Material) -> Section:
    return Section("Corrections and retractions", (*_superseded(record, material), *_retracted(material)))


def _superseded(record: Record, material: Material) -> Iterator[Sentence]:
    told = {*_told(record, material)}
    for relation in material.relations:
        if relation.type != "supersedes":
            continue
        facts = tuple(dict.fromkeys(key for end in (relation.a, relation.b) for key in _facts(record, end)))
        if facts and {record.facts[key].document for key in facts} & told:
            yield Sentence(opening(f"{_called(record, relation)}: {escaped(relation.why)}"), facts)


def _told(record: Record, material: Material) -> Iterator[str]:
    """The reports that the situation report tells of."""
    for one in material.occurrences:
        yield from (telling.event.document for telling in one.tellings)
    for row in material.series:
        yield from (entry.source.document for entry in row.entries)
    yield from (claim.source.document for claim in material.claims)


def _facts(record: Record, key: str) -> Iterator[str]:
    """The fact; of a report the first of its facts."""
    if key in record.facts:
        yield key
    elif key in record.documents:
        yield from [fact.id for fact in record.of_document[key] if isinstance(fact, Event | Figure | Statement)][:1]


def _called(record: Record, relation: Relation) -> str:
    """What supersedes what: a count a count, a report itself, an earlier version of it, or another report."""
    a, b = record.facts.get(relation.a), record.facts.get(relation.b)
    later = f"the count “{escaped(a.text)}”" if isinstance(a, Figure) else f"the report “{escaped(_label(record, relation.a))}”"
    if relation.b == relation.a:
        return f"{later} is withdrawn"
    if isinstance(b, Figure):
        return f"{later} supersedes the count “{escaped(b.text)}”"
    if isinstance(b, Event):
        return f"{later} takes back the “{escaped(b.trigger.text)}”"
    if relation.b in record.documents:
        return f"{later} supersedes the report “{escaped(_label(record, relation.b))}”"
    return f"{later} supersedes an earlier version of the report"


def _label(record: Record, key: str) -> str:
    return record.documents[key].label if key in record.documents else key


def _retracted(material: Material) -> Iterator[Sentence]:
    for one in material.occurrences:
        if one.incident.status == "retracted":
            why = one.incident.why[-1:] or ("",)
            yield Sentence(f"An incident that was told is retracted: {escaped(why[0])}", one.events, incidents=(one.incident.id,))
