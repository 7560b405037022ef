"""What a situation report is made of. The only module of the report that asks other rooms for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.fuse import Record, Source, extent
from onrecord.fuse.actors import actors, name_of
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents
from onrecord.model import Event, Figure, Incident, Relation, Statement
from onrecord.report.claims import Claim, claims
from onrecord.report.ledger import Entry, Row, ledger
from onrecord.report.situation.articles import doubt, speaker
from onrecord.report.situation.asked import Asked


@dataclass(frozen=True)
class Said:
    """Somebody's word on an event. `speaker` None: the report does not say whose; `called`: with its article.

    `doubt`: the word by which the report says that it is not to be believed ("falsely").
    """

    id: str
    speaker: str | None
    called: str | None
    stance: str
    hedges: tuple[str, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True)
class Telling:
    """An event mention, with whose word it is; without any it is told in the report's own voice."""

    event: Event
    source: Source
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Occurrence:
    """An incident with its tellings (the first told first), the counts tied to it and what they measure, the statements that deny it."""

    incident: Incident
    tellings: tuple[Telling, ...]
    counts: tuple[Entry, ...] = ()
    measures: frozenset[str] = frozenset()
    denials: tuple[Claim, ...] = ()

    @property
    def events(self) -> tuple[str, ...]:
        return tuple(telling.event.id for telling in self.tellings)


@dataclass(frozen=True)
class Material:
    """All that a report tells of. `name`: what a speaker is called across reports; `happenings`: every incident of the record by id."""

    occurrences: tuple[Occurrence, ...] = ()
    series: tuple[Row, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    happenings: Mapping[str, Incident] = field(default_factory=dict)
    name: Callable[[str], str] = str


def gather(record: Record, asked: Asked) -> Material:
    """What the record holds of what is asked for, each part in the order of days, then of reports."""
    spoken = {claim.id: claim for claim in claims(record)}
    rows = ledger(record)
    counts = {entry.id: entry for row in rows for entry in row.entries}
    around, name = _Around(record if asked.place else Record()), name_of(record)
    told = [_occurrence(record, incident, counts, spoken, name) for incident in incidents(record)]
    occurrences = tuple(found for found in told if _chosen(found, record, asked))
    denials = {claim.id for found in occurrences for claim in found.denials}
    return Material(
        occurrences=tuple(sorted(occurrences, key=_order)),
        series=tuple(_narrowed(rows, around, asked)),
        claims=tuple(claim for claim in spoken.values() if claim.id in denials or _claim_chosen(claim, around, asked)),
        relations=tuple(relations(record)),
        happenings={found.incident.id: found.incident for found in told},
        name=name,
    )


def _order(found: Occurrence) -> tuple[bool, str, str, str, int, str]:
    incident, first = found.incident, found.tellings[0].source
    return incident.first is None, incident.first or "", incident.last or "", first.document, first.start, incident.id


def _occurrence(
    record: Record, incident: Incident, counts: Mapping[str, Entry], spoken: Mapping[str, Claim], name: Callable[[str], str]
) -> Occurrence:
    tellings = tuple(_telling(record, key, spoken, name) for key in incident.events)
    untold = (telling for telling in tellings if telling.event.modality == "denied")
    own = {said.id for telling in untold for said in telling.said if said.stance == "denies"}
    return Occurrence(
        incident=incident,
        tellings=tellings,
        counts=tuple(counts[key] for key in incident.figures if key in counts),
        measures=frozenset(figure.measure for key in incident.figures if isinstance(figure := record.facts.get(key), Figure)),
        denials=tuple(spoken[key] for key in sorted({*own, *incident.denied_by}) if key in spoken),
    )


def _telling(record: Record, key: str, spoken: Mapping[str, Claim], name: Callable[[str], str]) -> Telling:
    event = record.facts[key]
    assert isinstance(event, Event)
    said = [spoken[statement] for statement in event.attributed_to if statement in spoken]
    return Telling(event, record.source(event), tuple(_said(record, claim, name) for claim in said))


def _said(record: Record, claim: Claim, name: Callable[[str], str]) -> Said:
    statement = record.facts[claim.id]
    assert isinstance(statement, Statement)
    known = name(claim.speaker) if claim.speaker else None
    return Said(claim.id, known, speaker(record, statement, known) if known else None, claim.stance, claim.hedges, doubt(record, statement))


def _chosen(found: Occurrence, record: Record, asked: Asked) -> bool:
    """Whether an incident is of the days, place, actor and topic that are asked for."""
    incident = found.incident
    speakers = [said.speaker for telling in found.tellings for said in telling.said]
    deniers = [claim.speaker for claim in found.denials]
    measures = [label for entry in found.counts for label in _labels(record, entry)]
    return (
        asked.then(incident.first, incident.last)
        and asked.there((place.name for place in incident.places), (place.country for place in incident.places))
        and asked.who([*incident.actors, *incident.targets, *speakers, *deniers])
        and asked.what((incident.type, *measures), lambda: " ".join(telling.source.sentence for telling in found.tellings))
    )


def reasons(material: Material) -> Mapping[str, tuple[str, ...]]:
    """Fact → how it stands to others, in the words of those who compared them."""
    found: dict[str, list[str]] = {}
    for relation in material.relations:
        found.setdefault(relation.a, []).append(relation.why)
        found.setdefault(relation.b, []).append(relation.why)
    for entry in (entry for row in material.series for entry in row.entries):
        for other in (*entry.revises, *entry.revised_by, *entry.contradicts, *entry.not_comparable, *entry.same):
            found.setdefault(entry.id, []).extend((other.why, other.count))
        if entry.ended:
            found.setdefault(entry.id, []).append(entry.ended)
    return {key: tuple(some) for key, some in found.items()}


def _labels(record: Record, entry: Entry) -> tuple[str, str]:
    figure = record.facts[entry.id]
    assert isinstance(figure, Figure)
    return figure.measure, figure.population


class _Around:
    """The places that a report names in a stretch of its text."""

    def __init__(self, record: Record) -> None:
        found: dict[str, list[tuple[int, int, str, str | None]]] = {}
        for place in record.places():
            found.setdefault(place.document, []).append((place.start, place.end, place.canonical, place.country))
        self._places = {document: sorted(places, key=lambda place: place[:2]) for document, places in found.items()}

    def __call__(self, source: Source) -> list[tuple[str, str | None]]:
        places = self._places.get(source.document, [])
        at = bisect_left(places, source.start, key=lambda place: place[0])
        inside = []
        while at < len(places) and places[at][0] < source.end:
            inside.append(places[at][2:])
            at += 1
        return inside


def _narrowed(series: Iterable[Row], around: _Around, asked: Asked) -> Iterator[Row]:
    """The series with those of their counts that are of the days, place, actor and topic that are asked for."""
    for row in series:
        kept = tuple(entry for entry in row.entries if _count_chosen(row, entry, around, asked))
        if kept:
            yield row.model_copy(update={"entries": kept})


def _count_chosen(row: Row, entry: Entry, around: _Around, asked: Asked) -> bool:
    near = around(entry.source) if asked.place else []
    first, last = _interval(entry.as_of or entry.source.published)
    return (
        asked.then(first, last)
        and asked.there([entry.place or "", row.place or "", *(name for name, _ in near)], [row.country, *(code for _, code in near)])
        and asked.who([row.party, entry.speaker, *entry.denied_by])
        and asked.what((row.measure, row.population), lambda: entry.source.sentence)
    )


def _claim_chosen(claim: Claim, around: _Around, asked: Asked) -> bool:
    near = around(claim.source) if asked.place else []
    return (
        asked.then(*_interval(claim.source.published))
        and asked.there((name for name, _ in near), (code for _, code in near))
        and asked.who([claim.speaker])
        and asked.what((claim.stance,), lambda: claim.source.sentence)
    )


def _interval(days: str | None) -> tuple[str | None, str | None]:
    first, _, last = (days or "").partition("/")
    return first or None, last or first or None


def sentences(record: Record) -> Iterator[str]:
    """The sentences that the facts of the record stand in."""
    for fact in record.facts.values():
        if isinstance(fact, Statement | Figure | Event):
            start, end = extent(fact)
            yield record.documents[fact.document].text[start:end]


def known_as(record: Record, part: str) -> Iterator[str]:
    """The names of each actor one of whose names holds this part."""
    wanted = part.casefold()
    for actor in actors(record):
        every = (actor.canonical, *actor.names)
        if any(wanted in name.casefold() for name in every):
            yield from every
