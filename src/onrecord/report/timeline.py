"""Events by when they happened, as far as the reports say."""

from __future__ import annotations

from typing import get_args

from onrecord.fuse import Record, Source, interval
from onrecord.model import Event, Frozen, Statement, Time
from onrecord.model.vocabulary import EventType
from onrecord.report.asked import day, label


class Voice(Frozen):
    """Who an event is attributed to, and in which stance."""

    statement: str
    speaker: str | None
    stance: str


class Moment(Frozen):
    """One event mention. `when` is None where the report gives no date; only a headline in the present tense takes the report's own.

    `basis`: how the date belongs to the event, and in brackets how it was placed. `places`: where it happened or went to, else where it
    came from.
    """

    id: str
    when: str | None
    first: str | None
    last: str | None
    basis: str | None
    type: str
    trigger: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    modality: str
    attributed_to: tuple[Voice, ...]
    source: Source


def timeline(
    record: Record, *, type: str | None = None, place: str | None = None, since: str | None = None, until: str | None = None
) -> list[Moment]:
    """Dated events by their first day, then the undated by report. Filters: type label, part of a place's name, ISO days (dated only).

    Raises UsageError for a type or day that does not exist.
    """
    type = label(type, get_args(EventType), what="event type")
    since, until = day(since, what="since"), day(until, what="until")
    moments = [_moment(record, event) for event in record.events() if type is None or event.type == type]
    if place is not None:
        moments = [moment for moment in moments if any(place.casefold() in name.casefold() for name in moment.places)]
    if since is not None:
        moments = [moment for moment in moments if moment.last is not None and moment.last[:10] >= since]
    if until is not None:
        moments = [moment for moment in moments if moment.first is not None and moment.first[:10] <= until]
    return sorted(moments, key=lambda m: (m.first is None, m.first or "", m.last or "", m.source.document, m.source.start, m.id))


def _where(event: Event) -> tuple[str, ...]:
    """The scenes before what holds them."""
    told = [place for place in event.places if place.role != "origin"] or event.places
    return tuple(dict.fromkeys(place.name for place in sorted(told, key=lambda place: place.role == "within")))


def _moment(record: Record, event: Event) -> Moment:
    time = record.facts.get(event.time or "")
    said = [record.facts[key] for key in event.attributed_to if key in record.facts]
    return Moment(
        id=event.id,
        when=interval(event.first, event.last),
        first=event.first,
        last=event.last,
        basis=f"{event.basis} ({time.basis})" if event.basis and isinstance(time, Time) else event.basis,
        type=event.type,
        trigger=event.trigger.text,
        actors=tuple(dict.fromkeys(actor.name for actor in event.actors)),
        targets=tuple(dict.fromkeys(target.name for target in event.targets)),
        places=_where(event),
        modality=event.modality,
        attributed_to=tuple(Voice(statement=s.id, speaker=s.speaker_name, stance=s.stance) for s in said if isinstance(s, Statement)),
        source=record.source(event),
    )
