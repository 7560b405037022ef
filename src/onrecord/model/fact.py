"""Facts: what a report says, each with the span that it came from. Offsets are code points into the document's text."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Annotated, Literal, cast, get_args

from pydantic import BeforeValidator, Field

from onrecord.model.base import Frozen, Span
from onrecord.model.vocabulary import (
    Bound,
    EntityType,
    EventType,
    Manner,
    Measure,
    Modality,
    PlaceKind,
    PlaceRole,
    Population,
    Scope,
    Stance,
    TimePrecision,
)


class Mention(Frozen):
    """What every fact that is one stretch of text shares."""

    id: str = ""
    document: str
    text: str
    start: int
    end: int
    extractor: str = ""

    @property
    def span(self) -> Span:
        return Span(text=self.text, start=self.start, end=self.end)

    def _repr_html_(self) -> str:
        return _html(self)


class Time(Mention):
    """A calendar expression. `first`/`last`: ISO dates or date-times, inclusive; `basis`: why (explicit, publication, …)."""

    kind: Literal["time"] = "time"
    first: str
    last: str
    precision: TimePrecision
    basis: str


class Alternative(Frozen):
    """Another reading of a place name, with its score between 0 and 1."""

    canonical: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    score: float = 0.0


class Place(Mention):
    """A place mention. `lat`/`lon` in degrees (WGS 84), null when it could not be placed; `radius_km`: the evidence is no finer.

    `relation` is the wording that sets what happened apart from the place itself ("near", "20 km east of", "off the coast of").
    """

    kind: Literal["place"] = "place"
    canonical: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_kind: PlaceKind = "other"
    precision: str = "unknown"
    radius_km: float | None = None
    geonames: int | None = None
    relation: str | None = None
    alternatives: tuple[Alternative, ...] = ()


class Entity(Mention):
    """An actor or thing named: person, group, organisation, weapon, facility."""

    kind: Literal["entity"] = "entity"
    canonical: str
    type: EntityType
    role: str | None = None
    affiliation: str | None = None


class Statement(Frozen):
    """Reported speech: who (null when the text does not say), by which cue, what, in which manner and stance."""

    kind: Literal["statement"] = "statement"
    id: str = ""
    document: str
    speaker: Span | None = None
    speaker_name: str | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    manner: Manner
    stance: Stance
    hedges: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    extractor: str = ""

    def _repr_html_(self) -> str:
        return _html(self)


def _whole(value: object) -> object:
    """A whole number without its ".0", so that 22 people are written 22."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Number = Annotated[int | float, BeforeValidator(_whole)]


class Figure(Mention):
    """A reported count. `value` is the number itself, `lower`/`upper` what the wording bounds; see docs/reference/labels.md.

    A share of people or things has the unit "%" and its value in percent. `part_of`: the id of the count in the report that holds this
    one ("four children" of "12 people", the intercepted of the launched).
    """

    kind: Literal["figure"] = "figure"
    value: Number
    lower: Number | None = None
    upper: Number | None = None
    bound: Bound
    measure: Measure
    population: Population
    unit: str | None = None
    party: str | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    statement: str | None = None
    scope: Scope | None = None
    as_of: str | None = None
    since: str | None = None
    place: str | None = None
    place_id: str | None = None
    event: str | None = None
    part_of: str | None = None
    evidence: tuple[Span, ...] = ()


class Participant(Frozen):
    """An actor or target of an event: as it stands in the text (null span when only implied) and its canonical name."""

    name: str
    text: str | None = None
    start: int | None = None
    end: int | None = None


class EventPlace(Frozen):
    """Where an event happened (scene), what holds that (within), where it came from (origin) or went to (destination).

    `place` is the id of a place fact.
    """

    place: str
    name: str
    role: PlaceRole = "scene"


class Event(Frozen):
    """Something that happened, goes on, is denied, planned, possible or demanded.

    `scene`: words for where it happened that are no place of the record: a name that nobody knows, a market, a checkpoint.
    `first`/`last`: ISO dates, inclusive, with their `precision`; `basis`: how they belong to the event (clause, sentence, since, until,
    narrative, publication) and by which words; `time`: the id of the time fact, whose own basis tells how it was placed.
    """

    kind: Literal["event"] = "event"
    id: str = ""
    document: str
    type: EventType
    mode: str | None = None
    acled: str | None = None
    plover: str | None = None
    trigger: Span
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    places: tuple[EventPlace, ...] = ()
    scene: tuple[Span, ...] = ()
    first: str | None = None
    last: str | None = None
    precision: TimePrecision | None = None
    basis: str | None = None
    time: str | None = None
    instruments: tuple[Span, ...] = ()
    modality: Modality = "actual"
    attributed_to: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    extractor: str = ""

    def _repr_html_(self) -> str:
        return _html(self)


Fact = Annotated[Time | Place | Entity | Statement | Figure | Event, Field(discriminator="kind")]


def _html(fact: Frozen) -> str:
    """What a notebook shows."""
    from onrecord.model.markup import fact_html

    return fact_html(cast("Fact", fact))


def spans_of(fact: Frozen) -> list[Span]:
    """Every span that a fact or draft carries, its own mention included, wherever its fields hold one, in the order of the fields."""
    if isinstance(fact, Span):
        return [fact]
    found = [fact.span] if isinstance(fact, Mention) else []
    if isinstance(fact, Participant) and fact.text is not None and fact.start is not None and fact.end is not None:
        found.append(Span(text=fact.text, start=fact.start, end=fact.end))
    for name in _holders(type(fact)):
        value = getattr(fact, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Frozen):
                found.extend(spans_of(item))
    return found


@cache
def _holders(kind: type[Frozen]) -> tuple[str, ...]:
    """The fields of a type whose values may be, or hold, a span."""
    return tuple(name for name, field in kind.model_fields.items() if _may_hold(field.annotation, frozenset((kind,))))


def _may_hold(annotation: object, above: frozenset[type[Frozen]]) -> bool:
    """`above`: the types that it stands in, for a type may hold itself."""
    if not (isinstance(annotation, type) and issubclass(annotation, Frozen)):
        return any(_may_hold(argument, above) for argument in get_args(annotation))
    if annotation in above:
        return False
    inside = above | {annotation}
    return issubclass(annotation, Span | Mention | Participant) or any(
        _may_hold(field.annotation, inside) for field in annotation.model_fields.values()
    )


PREFIX = {"time": "T", "place": "P", "entity": "N", "statement": "S", "figure": "F", "event": "E"}


def identified(fact: Fact) -> Fact:
    """The fact with its id: kind letter, the document's id, and a digest over where it stands and what tells it apart there.

    The same reading of the same span always gets the same id; what is resolved later (speaker_name, about, …) does not enter.
    """
    spans = [(s.start, s.end) for s in spans_of(fact)]
    telling = [getattr(fact, name, None) for name in ("type", "value", "measure", "population", "stance", "canonical")]
    digest = hashlib.sha256(repr((fact.document, fact.kind, spans, telling)).encode()).hexdigest()[:10]
    return fact.model_copy(update={"id": f"{PREFIX[fact.kind]}{fact.document[1:9]}-{digest}"})
