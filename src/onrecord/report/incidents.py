"""What happened, each happening once: its tellings, tolls, voices and denials, and what it all comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from onrecord.fuse import Record, Source, interval
from onrecord.fuse.actors import name_of
from onrecord.fuse.counts import wording
from onrecord.fuse.disputes.tellings import Telling, tellings
from onrecord.fuse.incidents import counts, incidents
from onrecord.model import Event, Figure, Frozen, Incident, Statement
from onrecord.model.vocabulary import EventType, IncidentStatus
from onrecord.report.asked import day, label
from onrecord.report.titles import whose

_FIRST = ("disputed", "denied", "retracted", "corroborated", "reported")
"""The order in which statuses are listed: what sources part on comes first."""


class Told(Frozen):
    """One mention of a happening. `speakers`: on whose word, none for the report's own; `asserted`: it is told as having happened."""

    id: str
    trigger: str
    modality: str
    asserted: bool
    speakers: tuple[str, ...] = ()
    source: Source


class Denied(Frozen):
    """A statement that denies a happening, in one of its reports or in another."""

    id: str
    speaker: str | None
    content: str
    source: Source


class Toll(Frozen):
    """A count that belongs to a happening, by who gives it."""

    id: str
    measure: str
    population: str
    unit: str | None
    party: str | None
    wording: str
    speaker: str | None
    source: Source


class Happened(Frozen):
    """One incident. `why`: the reason for its status; `merged`: why its tellings are one; `places`: where it happened or went to, else
    where it came from; `when` None where no telling gives a day."""

    id: str
    type: str
    mode: str | None
    when: str | None
    first: str | None
    last: str | None
    places: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    modality: str
    summary: bool
    status: str
    why: str
    merged: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    denials: tuple[Denied, ...] = ()
    tellings: tuple[Told, ...] = ()
    parts: tuple[str, ...] = ()


def happened(
    record: Record,
    *,
    type: str | None = None,
    place: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
    status: str | None = None,
) -> list[Happened]:
    """The incidents by status, the disputed first, then by day, the undated last. Filters: labels of type and status; parts of the names of
    a place and of somebody who acts or is acted upon; ISO days (dated ones only). Raises UsageError for a label or day that does not exist.
    """
    type, status = label(type, get_args(EventType), what="event type"), label(status, get_args(IncidentStatus), what="status")
    since, until = day(since, what="since"), day(until, what="until")
    wanted = [
        incident
        for incident in incidents(record)
        if (type is None or incident.type == type)
        and (status is None or incident.status == status)
        and (since is None or (incident.last is not None and incident.last[:10] >= since))
        and (until is None or (incident.first is not None and incident.first[:10] <= until))
        and _named(place, (found.name for found in incident.places))
        and _named(actor, (*incident.actors, *incident.targets))
    ]
    return sorted((_row(record, incident) for incident in wanted), key=_order)


def _named(part: str | None, names: Iterable[str]) -> bool:
    return part is None or any(part.casefold() in name.casefold() for name in names)


def _order(row: Happened) -> tuple[int, bool, str, str, str]:
    return _FIRST.index(row.status), row.first is None, row.first or "", row.last or "", row.id


def _row(record: Record, incident: Incident) -> Happened:
    told = [tellings(record)[key] for key in incident.events if key in record.facts]
    places = [place for place in incident.places if place.role != "origin"] or incident.places
    return Happened(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        when=interval(incident.first, incident.last),
        first=incident.first,
        last=incident.last,
        places=tuple(dict.fromkeys(place.name for place in sorted(places, key=lambda place: place.role == "within"))),
        actors=incident.actors,
        targets=incident.targets,
        modality=incident.modality,
        summary=incident.summary,
        status=incident.status,
        why=incident.why[-1],
        merged=incident.why[:-1],
        voices=incident.voices,
        speakers=incident.speakers,
        tolls=tuple(_toll(record, figure) for figure in sorted(counts(record, incident), key=_rank)),
        denials=tuple(_denied(record, found) for key in incident.denied_by if isinstance(found := record.facts.get(key), Statement)),
        tellings=tuple(_telling(record, telling) for telling in told),
        parts=incident.parts,
    )


def _rank(figure: Figure) -> tuple[str, str, str, float, str]:
    return figure.measure, figure.population, figure.party or "", figure.value, figure.id


def _toll(record: Record, figure: Figure) -> Toll:
    return Toll(
        id=figure.id,
        measure=figure.measure,
        population=figure.population,
        unit=figure.unit,
        party=figure.party,
        wording=wording(figure),
        speaker=name_of(record)(figure.speaker_name) if figure.speaker_name else None,
        source=record.source(figure),
    )


def _denied(record: Record, statement: Statement) -> Denied:
    content = " … ".join(" ".join(span.text.split()) for span in statement.content)
    speaker = name_of(record)(statement.speaker_name) if statement.speaker_name else None
    return Denied(id=statement.id, speaker=speaker, content=content, source=record.source(statement))


def _telling(record: Record, telling: Telling) -> Told:
    event: Event = telling.event
    return Told(
        id=event.id,
        trigger=event.trigger.text,
        modality=event.modality,
        asserted=telling.asserted,
        speakers=whose(record, event),
        source=record.source(event),
    )
