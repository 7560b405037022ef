"""What a case adds to the facts of its reports: who is one voice, what is one happening, how facts stand to each other, who judged so."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from onrecord.model.base import Frozen
from onrecord.model.vocabulary import (
    CopyManner,
    Credibility,
    EntityType,
    EventType,
    IncidentStatus,
    Modality,
    PlaceRole,
    RelationType,
    Reliability,
    TimePrecision,
    Verdict,
)


class Copy(Frozen):
    """A report that repeats another: `document` came out no earlier than `of`. `score` between 0 and 1; `why` in words."""

    document: str
    of: str
    manner: CopyManner
    score: float
    why: tuple[str, ...] = ()


class Voice(Frozen):
    """One story, told by its copies and light rewrites: they count once. `documents`: the first told first.

    `outlet`: the news agency or paper whose word it is, where the report itself or its publisher says so.
    """

    kind: Literal["voice"] = "voice"
    id: str
    documents: tuple[str, ...]
    outlet: str | None = None
    copies: tuple[Copy, ...] = ()


class Merge(Frozen):
    """Why two event mentions are one happening: the ids of the events, a score between 0 and 1, and the reasons in words."""

    a: str
    b: str
    score: float
    why: tuple[str, ...] = ()


class IncidentPlace(Frozen):
    """Where an incident happened, came from or went to, no finer than its tellings say. `place` is the id of a place fact."""

    place: str
    name: str
    role: PlaceRole = "scene"
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


class Incident(Frozen):
    """One happening, told by the event mentions `events` (the first told first) of one or more reports.

    `first`/`last`: ISO dates, inclusive; null when no telling gives a day. A summary ("dozens of strikes this week") holds the incidents
    `parts` and is none of them. `voices`: who tells it, copies counted once; `speakers`: those whose word it is in every telling.
    `status`: reported, corroborated (by independent voices), disputed, denied, retracted; `why` says in words why its tellings are one
    and why it has its status.
    """

    kind: Literal["incident"] = "incident"
    id: str
    type: EventType
    mode: str | None = None
    first: str | None = None
    last: str | None = None
    precision: TimePrecision | None = None
    places: tuple[IncidentPlace, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    modality: Modality = "actual"
    summary: bool = False
    events: tuple[str, ...]
    figures: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    status: IncidentStatus = "reported"
    denied_by: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    why: tuple[str, ...] = ()


class Relation(Frozen):
    """How fact `a` stands to fact (or incident, or document) `b`: a revises b, denies b, supersedes b, contradicts b, …; `why` in words."""

    kind: Literal["relation"] = "relation"
    a: str
    b: str
    type: RelationType
    why: str


class Actor(Frozen):
    """A person or body that reports name: one, under all its names. `names`: the spellings met; `country`: ISO 3166-1 alpha-2."""

    kind: Literal["actor"] = "actor"
    id: str
    canonical: str
    type: EntityType
    names: tuple[str, ...] = ()
    country: str | None = None


class Judgement(Frozen):
    """What somebody decided, when (UTC). `left` and `right` are ids of events (or of documents, for voices).

    `same`: all of them are one happening (one story). `different`: nothing on the left is one with anything on the right.
    `accept`, `reject`, `correct`: each fact on the left was read right, is no fact, or is one with `changes` (field → value; spans with
    their text). `grade`: of a publisher (by name) or report the `reliability`, A reliable to F cannot be judged, of a fact the
    `credibility`, 1 confirmed to 6 cannot be judged (the Admiralty code keeps the two apart). `of`: what was judged, a hash of each fact
    on the left as the machine read it: another reading of it opens the matter again. `undo`: the judgement `undoes` holds no longer.
    Judgements are only ever added.
    """

    kind: Literal["judgement"] = "judgement"
    id: str
    at: str
    by: str
    verdict: Verdict
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    changes: dict[str, JsonValue] = Field(default_factory=dict)
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    undoes: str | None = None
    note: str | None = None
