"""What points to a fact that was rejected, or that was corrected: the pointer goes, or what was derived through it follows.

Facts point to each other only within one report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.model import Entity, Event, Fact, Figure, Participant, Place, Span, Statement, Time

Ends = tuple[int | None, int | None]
NOWHEN: dict[str, Any] = {"time": None, "first": None, "last": None, "precision": None, "basis": None}


@dataclass(frozen=True)
class Gone:
    """What was rejected: ids; where rejected names stand; where the speakers of rejected statements stand, by statement."""

    ids: frozenset[str] = frozenset()
    names: frozenset[Ends] = frozenset()
    speakers: dict[str, Ends] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Gone:
        rejected = list(facts)
        return cls(
            ids=frozenset(fact.id for fact in rejected),
            names=frozenset((fact.start, fact.end) for fact in rejected if isinstance(fact, Entity)),
            speakers={fact.id: _ends(fact.speaker) for fact in rejected if isinstance(fact, Statement)},
        )


def without(fact: Fact, gone: Gone) -> Fact:
    """The fact without its pointers to what is gone. An event that was dated by a time that is none has no day any more; who is named by
    a name that is none did, suffered and said nothing."""
    if not gone.ids:
        return fact
    if isinstance(fact, Event):
        return _event_without(fact, gone)
    if isinstance(fact, Figure):
        return _figure_without(fact, gone)
    if isinstance(fact, Statement):
        named = {"speaker": None, "speaker_name": None} if fact.speaker and _ends(fact.speaker) in gone.names else {}
        return fact.model_copy(update={"about": _left(fact.about, gone), **named})
    return fact


def _event_without(event: Event, gone: Gone) -> Event:
    update: dict[str, Any] = {
        "places": tuple(place for place in event.places if place.place not in gone.ids),
        "attributed_to": _left(event.attributed_to, gone),
        "actors": _unnamed(event.actors, gone),
        "targets": _unnamed(event.targets, gone),
    }
    return event.model_copy(update=update | (NOWHEN if event.time in gone.ids else {}))


def _figure_without(figure: Figure, gone: Gone) -> Figure:
    update: dict[str, Any] = {name: None for name in ("event", "part_of", "statement") if getattr(figure, name) in gone.ids}
    if figure.place_id in gone.ids:
        update |= {"place_id": None, "place": None}
    spoken = _ends(figure.speaker)
    if figure.speaker and (spoken in gone.names or spoken == gone.speakers.get(figure.statement or "")):
        update |= {"speaker": None, "speaker_name": None}
    return figure.model_copy(update=update)


def _left(keys: tuple[str, ...], gone: Gone) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in gone.ids)


def _unnamed(some: tuple[Participant, ...], gone: Gone) -> tuple[Participant, ...]:
    return tuple(one for one in some if one.start is None or (one.start, one.end) not in gone.names)


def _ends(span: Span | None) -> Ends:
    return (span.start, span.end) if span is not None else (None, None)


def followed(fact: Fact, corrected: Sequence[tuple[Fact, Fact]]) -> Fact:
    """The fact with what it took over from facts that were corrected (each as it was and as it is): the name of a place, person or speaker,
    the days of a time. What it says otherwise than they did, it had from elsewhere and keeps; a count has its speaker from its statement
    before it has it from the name."""
    for was, now in sorted(corrected, key=lambda pair: pair[0].kind != "statement"):
        if was.id == fact.id:
            continue
        if isinstance(was, Place) and isinstance(now, Place):
            fact = _in_place(fact, was, now)
        elif isinstance(was, Time) and isinstance(now, Time):
            fact = _at_time(fact, was, now)
        elif isinstance(was, Entity) and isinstance(now, Entity):
            fact = _by_name(fact, was, now)
        elif isinstance(was, Statement) and isinstance(now, Statement):
            fact = _said_by(fact, was, now)
    return fact


def _in_place(fact: Fact, was: Place, now: Place) -> Fact:
    if isinstance(fact, Event):
        mine = (was.id, was.canonical)
        places = tuple(p.model_copy(update={"name": now.canonical}) if (p.place, p.name) == mine else p for p in fact.places)
        return fact.model_copy(update={"places": places})
    if isinstance(fact, Figure) and (fact.place_id, fact.place) == (was.id, was.canonical):
        return fact.model_copy(update={"place": now.canonical})
    return fact


def _at_time(fact: Fact, was: Time, now: Time) -> Fact:
    if isinstance(fact, Event) and fact.time == was.id and (fact.first, fact.last) == (was.first, was.last):
        return fact.model_copy(update={"first": now.first, "last": now.last, "precision": now.precision})
    return fact


def _by_name(fact: Fact, was: Entity, now: Entity) -> Fact:
    if isinstance(fact, Event):
        update = {side: tuple(_renamed(one, was, now) for one in getattr(fact, side)) for side in ("actors", "targets")}
        return fact.model_copy(update=update)
    if isinstance(fact, Statement | Figure) and (_ends(fact.speaker), fact.speaker_name) == (_ends(was.span), was.canonical):
        return fact.model_copy(update={"speaker_name": now.canonical})
    return fact


def _renamed(one: Participant, was: Entity, now: Entity) -> Participant:
    mine = (one.start, one.end, one.name) == (was.start, was.end, was.canonical)
    return one.model_copy(update={"name": now.canonical}) if mine else one


def _said_by(fact: Fact, was: Statement, now: Statement) -> Fact:
    if isinstance(fact, Figure) and (fact.statement, fact.speaker_name) == (was.id, was.speaker_name):
        return fact.model_copy(update={"speaker_name": now.speaker_name})
    return fact
