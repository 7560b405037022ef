"""The record as cards: what lists, maps and charts show, computed from the record alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.fuse import Record, Source
from onrecord.fuse.across import Across
from onrecord.fuse.actors import name_of
from onrecord.fuse.counts import wording
from onrecord.fuse.disputes import relations
from onrecord.fuse.disputes.retractions import withdrawn
from onrecord.fuse.incidents import incident_of, incidents
from onrecord.fuse.remember import remembered
from onrecord.knowledge.countries import by_code
from onrecord.model import Document, Event, Figure, Incident, Place, Statement
from onrecord.model.card import Card, CardPlace, Named, NameRole
from onrecord.model.vocabulary import IncidentStatus, PlaceRole
from onrecord.report import titles

_VERSION = re.compile(r"\bversions? of\b")
"""An earlier version of a story is nobody who speaks."""


def cards(record: Record, documents: Collection[str] | None = None) -> Iterator[Card]:
    """Every incident, event, figure, statement and report as a card, each kind in order of id; what was rejected comes last.

    `documents`: only the cards that stand in these reports (an incident stands in that of its first telling).
    """
    there = record.documents if documents is None else documents
    yield from (_incident(record, incident) for incident in incidents(record) if _first(record, incident).document in there)
    yield from (_event(record, event) for event in record.events() if event.document in there)
    yield from (_figure(record, figure) for figure in record.figures() if figure.document in there)
    yield from (_statement(record, statement) for statement in record.statements() if statement.document in there)
    yield from (_document(record, record.documents[key]) for key in sorted(record.documents) if key in there)
    yield from _rejected(record, there)


def _first(record: Record, incident: Incident) -> Event:
    return next(fact for key in incident.events if isinstance(fact := record.facts.get(key), Event))


def _rejected(record: Record, there: Collection[str]) -> Iterator[Card]:
    """The cards of what a person rejected: it belongs to nothing in the record."""
    gone = {
        key: record.originals[key] for key, review in sorted(record.reviews.items()) if review == "rejected" and key in record.originals
    }
    if not gone:
        return
    across = Across(tuple(relations(record)), withdrawn(record), incidents(record))
    record = replace(record, facts={**record.facts, **gone}, known=record.groups, across=across)
    for fact in (fact for fact in gone.values() if fact.document in there):
        if isinstance(fact, Event):
            yield _event(record, fact)
        elif isinstance(fact, Figure):
            yield _figure(record, fact)
        elif isinstance(fact, Statement):
            yield _statement(record, fact)


def _names(role: NameRole, names: Iterable[str | None]) -> Iterator[Named]:
    for name in dict.fromkeys(names):
        if name:
            yield Named(role=role, name=name)


def _where(places: Iterable[CardPlace]) -> Iterator[Named]:
    for place in places:
        yield Named(role="place", name=place.name)
        if place.country:
            yield Named(role="place", name=by_code(place.country).name)


def _from(source: Source) -> Iterator[Named]:
    return _names("source", (source.publisher, source.url))


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _told(source: Source) -> str | None:
    """The day of publication; of an interval its end."""
    return _day(source.published.rpartition("/")[2]) if source.published else None


def _incident(record: Record, incident: Incident) -> Card:
    first = _first(record, incident)
    source = record.source(first)
    counted = [fact for key in incident.figures if isinstance(fact := record.facts.get(key), Figure)]
    places = tuple(_placed(record, place.place, place.name, place.role) for place in incident.places)
    return Card(
        kind="incident", id=incident.id, document=first.document, first=_day(incident.first), last=_day(incident.last),
        precision=incident.precision, type=incident.type, mode=incident.mode, modality=incident.modality,
        measures=tuple(sorted({figure.measure for figure in counted})),
        populations=tuple(sorted({figure.population for figure in counted})),
        status=incident.status, incident=incident.id, places=places,
        names=_unique(
            _names("actor", incident.actors), _names("target", incident.targets),
            _names("speaker", titles.on_whose_word(record, incident)), _where(places),
            (name for key in incident.events if isinstance(told := record.facts.get(key), Event) for name in _from(record.source(told))),
        ),
        title=titles.of_incident(record, incident, places), sentence=source.sentence, report=source.label,
        url=source.url, publisher=source.publisher, told=_told(source), voices=max(1, len(incident.voices)),
    )  # fmt: skip


def _unique(*names: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))


def _placed(record: Record, key: str, name: str, role: PlaceRole) -> CardPlace:
    place = record.facts.get(key)
    if not isinstance(place, Place):
        return CardPlace(name=name, role=role)
    return CardPlace(
        name=name, role=role, country=place.country, lat=place.lat, lon=place.lon, radius_km=place.radius_km, precision=place.precision
    )


def _event(record: Record, event: Event) -> Card:
    source = record.source(event)
    places = tuple(_placed(record, place.place, place.name, place.role) for place in event.places)
    known = incident_of(record).get(event.id)
    said = [fact.speaker_name for key in event.attributed_to if isinstance(fact := record.facts.get(key), Statement)]
    actors, targets = [actor.name for actor in event.actors], [target.name for target in event.targets]
    status: IncidentStatus = known.status if known else "reported"
    return Card(
        kind="event", id=event.id, document=event.document, first=_day(event.first), last=_day(event.last), precision=event.precision,
        type=event.type, mode=event.mode, modality=event.modality, status="retracted" if event.id in withdrawn(record) else status,
        incident=known.id if known else None, places=places,
        names=_unique(
            _names("actor", actors), _names("target", targets), _names("speaker", (_known(record, name) for name in said)),
            _where(places), _from(source),
        ),
        title=titles.of_event(record, event, known, places), sentence=source.sentence, report=source.label, url=source.url,
        publisher=source.publisher, told=_told(source), review=record.reviews.get(event.id),
    )  # fmt: skip


def _known(record: Record, name: str | None) -> str | None:
    return name_of(record)(name) if name and not _VERSION.search(name) else None


def _figure(record: Record, figure: Figure) -> Card:
    source = record.source(figure)
    event = record.facts.get(figure.event or "")
    event = event if isinstance(event, Event) else None
    first, last = (figure.as_of, figure.as_of) if figure.as_of else (event.first, event.last) if event else (None, None)
    places = tuple(_placed(record, place.place, place.name, place.role) for place in event.places) if event else ()
    if figure.place_id and all(place.name != figure.place for place in places):
        places = (_placed(record, figure.place_id, figure.place or "", "scene"), *places)
    known = incident_of(record).get(figure.event or "")
    party = f" · {figure.party}" if figure.party else ""
    return Card(
        kind="figure", id=figure.id, document=figure.document, first=_day(first), last=_day(last), type=event.type if event else None,
        measures=(figure.measure,), populations=(figure.population,), status=_standing(record, figure.id),
        incident=known.id if known else None, places=places,
        names=_unique(
            _names("speaker", (_known(record, figure.speaker_name),)), _names("party", (figure.party,)), _where(places), _from(source)
        ),
        title=f"{wording(figure)} {figure.unit or figure.population} {figure.measure}{party}", sentence=source.sentence,
        report=source.label, url=source.url, publisher=source.publisher, told=_told(source), value=float(figure.value),
        review=record.reviews.get(figure.id),
    )  # fmt: skip


def _statement(record: Record, statement: Statement) -> Card:
    source = record.source(statement)
    told = _told(source)
    speaker = _known(record, statement.speaker_name)
    return Card(
        kind="statement", id=statement.id, document=statement.document, first=told, last=told, stance=statement.stance,
        status=_standing(record, statement.id), names=_unique(_names("speaker", (speaker,)), _from(source)),
        title=f"{speaker or 'Not stated who'} {statement.stance.replace('_', ' ')}", sentence=source.sentence, report=source.label,
        url=source.url, publisher=source.publisher, told=told, review=record.reviews.get(statement.id),
    )  # fmt: skip


def _document(record: Record, document: Document) -> Card:
    told = _day(document.published.last)
    gone = document.id in withdrawn(record)
    return Card(
        kind="document", id=document.id, document=document.id, first=_day(document.published.first), last=told,
        status="retracted" if gone else "reported", names=_unique(_names("source", (document.publisher, document.url))),
        title=document.label, sentence=" ".join(document.text[:300].split()), report=document.label, url=document.url,
        publisher=document.publisher, told=told,
    )  # fmt: skip


def _standing(record: Record, key: str) -> IncidentStatus:
    return "retracted" if key in withdrawn(record) else _answered(record).get(key, "reported")


@remembered
def _answered(record: Record) -> Mapping[str, IncidentStatus]:
    """Figure or statement → denied, where somebody denies it, else disputed, where a count cannot hold beside it."""
    found: dict[str, IncidentStatus] = {}
    for statement in record.statements():
        if statement.stance == "denies":
            found.update((key, "denied") for key in statement.about)
    for relation in relations(record):
        if relation.type == "denies":
            found[relation.b] = "denied"
        elif relation.type == "contradicts":
            for end in (relation.a, relation.b):
                found.setdefault(end, "disputed")
    return found
