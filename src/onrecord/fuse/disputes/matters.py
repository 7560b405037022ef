"""What a statement or an event is about, in the terms by which it can be found again in another report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import sides
from onrecord.knowledge.telling_words import stem, telling_words
from onrecord.model import Document, Entity, Event, Fact, Mention, Place, Span, Statement

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 7  # days
_REGION = "~"
_VAGUE = frozenset({"country", "sea", "other"})


@dataclass(frozen=True, slots=True)
class Matter:
    """`words`: telling words, stemmed; `places`: named places finer than a country; `things`: head words of what was acted upon; `deeds`:
    the words and modes for the deed; `doers`: the sides said to have acted; `days`: when it happened, as day numbers; `told`: when the
    report came out, first and last day; `definite`: it speaks of one such thing ("the clinic"), not of any ("residential buildings")."""

    words: frozenset[str]
    places: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    days: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    definite: bool = True
    people: frozenset[str] = frozenset()

    @property
    def specific(self) -> bool:
        """Whether it is told finely enough to be one happening: by place, by thing, or by days."""
        return bool(self.places or self.things) or (self.days is not None and self.days[1] - self.days[0] <= _FEW)

    @property
    def particular(self) -> bool:
        """Whether it is of some deed in particular: "denied killing civilians" is of none."""
        return self.definite or bool(self.places) or self.days is not None


@dataclass(frozen=True, slots=True)
class Inside:
    """The facts of one report, by where they stand."""

    events: tuple[Event, ...]
    places: tuple[Place, ...]
    entities: tuple[Entity, ...]

    def events_in(self, spans: Iterable[Span]) -> list[Event]:
        return [event for event in self.events if any(span.covers(event.trigger) for span in spans)]

    def places_in(self, spans: Iterable[Span]) -> frozenset[str]:
        found = (place for place in self.places if place.place_kind not in _VAGUE and _holds(spans, place))
        return frozenset(name for place in found for name in place_keys(place))

    def people_in(self, spans: Iterable[Span]) -> frozenset[str]:
        return frozenset(found.canonical for found in self.entities if found.type == "person" and _holds(spans, found))

    def named_in(self, spans: Iterable[Span]) -> list[Entity | Place]:
        named: tuple[Entity | Place, ...] = (*self.entities, *self.places)
        return [found for found in named if _holds(spans, found)]


def _holds(spans: Iterable[Span], mention: Mention) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


@remembered
def inside(record: Record) -> Mapping[str, Inside]:
    """Document → its events and places."""
    return {document: _inside(facts) for document, facts in record.of_document.items()}


def _inside(facts: Iterable[Fact]) -> Inside:
    known = list(facts)
    return Inside(
        tuple(fact for fact in known if isinstance(fact, Event)),
        tuple(fact for fact in known if isinstance(fact, Place)),
        tuple(fact for fact in known if isinstance(fact, Entity)),
    )


def place_keys(place: Place) -> Iterator[str]:
    """The name under which a place may be met again, apart from namesakes in another country; a region's is marked as one."""
    yield f"{_REGION if place.place_kind == 'region' else ''}{place.canonical.casefold()}/{place.country or ''}"


def number(day: str | None) -> int | None:
    """An ISO day or moment as a day number."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def came_out(document: Document) -> tuple[int, int] | None:
    first, last = number(document.published.first), number(document.published.last)
    return (first, last) if first is not None and last is not None else None


def of_event(record: Record, event: Event) -> Matter:
    """What an event mention is about: its own words and places, with those of its sentence where it names none."""
    return _matters(record)[event.id]


@remembered
def _matters(record: Record) -> Mapping[str, Matter]:
    return {event.id: _of_event(record, event) for event in record.events()}


def _of_event(record: Record, event: Event) -> Matter:
    where = [found for place in event.places if isinstance(found := record.facts.get(place.place), Place)]
    fine = [place for place in where if place.place_kind not in _VAGUE]
    named = frozenset(key for place in fine for key in place_keys(place))
    first, last = number(event.first), number(event.last)
    return Matter(
        words=telling_words(event.trigger.text, *_texts(event), *(span.text for span in event.evidence)),
        places=named or inside(record)[event.document].places_in(event.evidence),
        things=things(event),
        types=frozenset({event.type}),
        deeds=deeds(event),
        doers=sides(record, event.document, (actor.name for actor in event.actors)),
        days=(first, last) if first is not None and last is not None else None,
        told=came_out(record.documents[event.document]),
        people=inside(record)[event.document].people_in(event.evidence) - _speakers(record, event),
    )


def _speakers(record: Record, event: Event) -> frozenset[str]:
    said = (record.facts.get(key) for key in event.attributed_to)
    return frozenset(found.speaker_name for found in said if isinstance(found, Statement) and found.speaker_name)


def of_statement(record: Record, statement: Statement) -> Matter:
    """What a statement is about: its content, the events that it words, and the places of its sentence where the content names none."""
    known = _said(record)
    if statement.id not in known:
        known[statement.id] = _of_statement(record, statement)
    return known[statement.id]


@remembered
def _said(record: Record) -> dict[str, Matter]:
    """What was asked for already, by statement."""
    return {}


def _of_statement(record: Record, statement: Statement) -> Matter:
    around = inside(record)[statement.document]
    events = around.events_in(statement.content)
    events = [event for event in events if event.id in statement.about] or events
    known = [of_event(record, event) for event in events]
    days = [matter.days for matter in known if matter.days is not None]
    own = telling_words(statement.speaker_name or "", statement.speaker.text if statement.speaker else "")
    return Matter(
        words=telling_words(*(span.text for span in statement.content)) - own,
        places=around.places_in(statement.content)
        or frozenset(key for matter in known for key in matter.places)
        or around.places_in(statement.evidence),
        things=frozenset(thing for event in events for thing in things(event)),
        types=frozenset(event.type for event in events),
        deeds=frozenset(deed for event in events for deed in deeds(event)),
        doers=frozenset(side for matter in known for side in matter.doers),
        days=(min(day[0] for day in days), max(day[1] for day in days)) if days else None,
        told=came_out(record.documents[statement.document]),
        people=around.people_in(statement.content),
        definite=not events or any(_is_definite(span.text, event) for event in events for span in statement.content),
    )


def _is_definite(content: str, event: Event) -> bool:
    """An article or the like before what was acted upon; a name, or nothing named, is definite too."""
    named = [word for target in event.targets for word in (target.text or target.name).split()[-1:]]
    if not named or any(word[:1].isupper() for word in named):
        return True
    return any(
        re.search(rf"(?i)\b(?:the|that|this|these|those|its|his|her|their|an?)\s+(?:[\w’'-]+\s+){{0,4}}{re.escape(word)}\b", content)
        for word in named
    )


def things(event: Event) -> frozenset[str]:
    """The head words of what was acted upon, and of words for the scene: "children's hospital" → hospital."""
    named = [target.text or target.name for target in event.targets] + [span.text for span in event.scene]
    heads = ([word.lower() for word in _WORD.findall(name)] for name in named)
    return frozenset(stem(words[-1]) for words in heads if words and telling_words(words[-1]))


def deeds(event: Event) -> frozenset[str]:
    """The telling words of the trigger, and its mode."""
    return telling_words(event.trigger.text) | ({f"mode {event.mode}"} if event.mode else frozenset())


def _texts(event: Event) -> Iterator[str]:
    yield from (participant.text or participant.name for participant in (*event.actors, *event.targets))
    yield from (span.text for span in (*event.scene, *event.instruments))


def worded(record: Record, statement: Statement) -> list[Event]:
    """The events that a statement itself words."""
    return inside(record)[statement.document].events_in(statement.content)


def meeting(matter: Matter, document: str) -> Iterator[str]:
    """Where accounts of one deed may meet: the thing within a report; in any, the place with the thing, or a spot with the day."""
    for type_ in sorted(matter.types):
        for thing in sorted(matter.things):
            yield f"{type_}>{thing}@{document}"
            yield from (f"{type_}>{thing}@{place}" for place in sorted(matter.places))
        days = matter.days or matter.told
        if days is not None and days[1] - days[0] <= _FEW:
            spots = [place for place in sorted(matter.places) if not place.startswith(_REGION)]
            yield from (f"{type_}@{place}:{day}" for place in spots for day in sorted(set(days)))
