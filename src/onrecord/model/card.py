"""Cards: the record as lists, maps and charts show it, one line a thing, with all that it can be filtered by."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from onrecord.model.base import Frozen
from onrecord.model.vocabulary import (
    EventType,
    IncidentStatus,
    Measure,
    Modality,
    PlaceRole,
    Population,
    Stance,
    TimePrecision,
)

CardKind = Literal["event", "statement", "figure", "incident", "document"]
NameRole = Literal["actor", "target", "speaker", "party", "place", "source"]
Review = Literal["accepted", "corrected", "rejected"]


class Named(Frozen):
    """A name that a card can be found by, and what it is to the card. A place's name comes with its country's as a second."""

    role: NameRole
    name: str


class CardPlace(Frozen):
    """Where it happened, came from or went to; degrees (WGS 84), null where it could not be placed. `radius_km`: no finer than this."""

    name: str
    role: PlaceRole = "scene"
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None


class Card(Frozen):
    """One line. `first`/`last`: ISO days, inclusive, null where none is known: of an event or incident when it happened, of a figure the
    day as of which it counts (else of its event), of a statement or document when its report came out.

    `type` of a figure is that of its event; an incident has the measures and populations of its counts. `status` is the incident's for its
    events; a figure or statement is disputed or denied where another fact says so, retracted where a later text took it back. `sentence`
    stands in report `document` (an incident's: its first telling). `told`: the day of publication. `review`: what a person decided of it.
    """

    kind: CardKind
    id: str
    document: str
    first: str | None = None
    last: str | None = None
    precision: TimePrecision | None = None
    type: EventType | None = None
    mode: str | None = None
    modality: Modality | None = None
    stance: Stance | None = None
    measures: tuple[Measure, ...] = ()
    populations: tuple[Population, ...] = ()
    status: IncidentStatus = "reported"
    incident: str | None = None
    places: tuple[CardPlace, ...] = ()
    names: tuple[Named, ...] = ()
    title: str
    sentence: str
    report: str
    url: str | None = None
    publisher: str | None = None
    told: str | None = None
    value: float | None = None
    voices: int = 1
    review: Review | None = None


class Page(Frozen):
    """Some cards of a list. `next`: where the following page starts, null on the last; `total`: how many the whole list has."""

    items: tuple[Card, ...]
    next: str | None = None
    total: int


class Tally(Frozen):
    """How many cards there are of one thing: a day, a type, a status, a name."""

    key: str | None
    count: int


class Cell(Frozen):
    """The cards of one square of a map. `lat`/`lon`: their mean, in degrees; one card's own place (with its radius) where `count` is 1."""

    lat: float
    lon: float
    count: int
    disputed: int = 0
    radius_km: float | None = None
    cards: tuple[str, ...] = Field(default=(), description="ids, at most ten")
    title: str | None = None
