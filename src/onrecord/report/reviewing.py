"""A report's facts as a reviewer sees them: what each says, what the machine read, who decided what of it and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from onrecord.fuse import Record
from onrecord.fuse.corrections import CORRECTABLE
from onrecord.fuse.counts import wording
from onrecord.fuse.grades import Grades
from onrecord.fuse.grouping import undone
from onrecord.fuse.incidents import incident_of
from onrecord.fuse.review import reading_of
from onrecord.model import Entity, Event, EventPlace, Fact, Figure, Frozen, Judgement, Participant, Place, Span, Statement, Time, position
from onrecord.model.card import Review
from onrecord.model.vocabulary import Credibility, IncidentStatus
from onrecord.report.layout import Stretch

SHOWN: dict[str, tuple[str, ...]] = {
    "time": ("first", "last", "precision", "basis"),
    "place": ("canonical", "place_kind", "country", "lat", "lon", "radius_km", "precision", "relation"),
    "entity": ("canonical", "type", "role", "affiliation"),
    "statement": ("speaker_name", "speaker", "stance", "manner", "cue", "content", "hedges"),
    "figure": (
        "value", "lower", "upper", "bound", "measure", "population", "unit", "party", "speaker_name", "scope", "as_of", "since", "place",
    ),
    "event": (
        "type", "mode", "modality", "trigger", "actors", "targets", "places", "scene", "first", "last", "precision", "basis", "instruments",
    ),
}  # fmt: skip
POINTERS = ("time", "event", "statement", "place_id", "part_of")


class Field(Frozen):
    """One thing that a fact says. `was`: what the machine read, where it is something else."""

    name: str
    value: str | None
    was: str | None = None
    changed: bool = False


class Step(Frozen):
    """A decision in the history of a fact. `stale`: it was about another reading; `undone`: by whom and when, if it holds no longer."""

    id: str
    at: str
    by: str
    verdict: str
    changes: tuple[Field, ...] = ()
    grade: str | None = None
    note: str | None = None
    undone: str | None = None
    stale: bool = False


class Told(Frozen):
    """A fact in its report. `values`: what a form that corrects it starts from; `points`: the facts that it points to; `others`: the other
    events of its incident."""

    id: str
    kind: str
    title: str
    excerpt: str | None = None
    quote: str
    start: int
    end: int
    review: Review | None
    fields: tuple[Field, ...]
    values: dict[str, JsonValue]
    points: tuple[str, ...] = ()
    credibility: Credibility = 6
    status: IncidentStatus | None = None
    incident: str | None = None
    others: tuple[str, ...] = ()
    extractor: str
    history: tuple[Step, ...] = ()

    @property
    def print(self) -> str:
        """Changes whenever anything that is shown of it does."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def told(record: Record, document: str, judgements: Sequence[Judgement], *, whole: Record | None = None) -> list[Told]:
    """The facts of one report in text order, those that were rejected included. `record`: holds that report; `whole`: one that knows the
    incidents of its events, if there is any."""
    steps, grades = _Steps(judgements), Grades.of(judgements)
    there = list(record.of_document[document])
    gone = [fact for key, fact in record.originals.items() if key not in record.facts and fact.document == document]
    return [_told(record, fact, steps, grades, whole) for fact in sorted([*there, *gone], key=lambda fact: (position(fact), fact.id))]


def stretches(fact: Fact) -> Iterator[Stretch]:
    """Where a fact shows in its report: its own words, an event's trigger, all that a statement says."""
    if isinstance(fact, Statement):
        yield from (Stretch(id=fact.id, start=span.start, end=span.end) for span in fact.content)
    else:
        start, end = position(fact)
        yield Stretch(id=fact.id, start=start, end=end)


def _told(record: Record, fact: Fact, steps: _Steps, grades: Grades, whole: Record | None) -> Told:
    machine = record.originals.get(fact.id, fact)
    known = incident_of(whole).get(fact.id) if whole is not None else None
    start, end = position(fact)
    evidence = fact.evidence if isinstance(fact, Statement | Figure | Event) else ()
    return Told(
        id=fact.id,
        kind=fact.kind,
        title=title(fact),
        excerpt=" … ".join(" ".join(span.text.split()) for span in fact.content)[:160] if isinstance(fact, Statement) else None,
        quote=" … ".join(" ".join(span.text.split()) for span in evidence),
        start=start,
        end=end,
        review=record.reviews.get(fact.id),
        fields=tuple(_fields(fact, machine)),
        values=_values(fact),
        points=_points(fact),
        credibility=grades.credibility(machine),
        status=known.status if known else None,
        incident=known.id if known else None,
        others=tuple(key for key in known.events if key != fact.id) if known else (),
        extractor=fact.extractor,
        history=tuple(steps.of(machine)),
    )


def title(fact: Fact) -> str:
    """A fact in a few words, no firmer than it is."""
    if isinstance(fact, Time):
        return fact.first if fact.first == fact.last else f"{fact.first} to {fact.last}"
    if isinstance(fact, Place):
        return f"{fact.canonical}{f', {fact.country}' if fact.country else ''}"
    if isinstance(fact, Entity):
        return f"{fact.canonical} ({fact.type})"
    if isinstance(fact, Statement):
        return f"{fact.speaker_name or 'Not stated who'} {fact.stance.replace('_', ' ')}"
    if isinstance(fact, Figure):
        party = f" · {fact.party}" if fact.party else ""
        return f"{wording(fact)} {fact.unit or fact.population} {fact.measure}{party}"
    who, whom = (", ".join(dict.fromkeys(one.name for one in side)) for side in (fact.actors, fact.targets))
    where = next((place.name for place in fact.places if place.role in ("scene", "within")), "")
    happened = "" if fact.modality == "actual" else f", {fact.modality}"
    head = " → ".join(part for part in (who, whom) if part) or f"“{fact.trigger.text}”"
    return f"{head}{f', {where}' if where else ''} ({fact.type.lower()}{happened})"


def _fields(fact: Fact, machine: Fact) -> Iterator[Field]:
    for name in SHOWN[fact.kind]:
        now, was = said(getattr(fact, name)), said(getattr(machine, name))
        if now is not None or now != was:
            yield Field(name=name, value=now, was=was if now != was else None, changed=now != was)


def said(value: object) -> str | None:
    """A value of a fact, or of a correction, in words; None where nothing is known."""
    if isinstance(value, Span):
        return f"“{' '.join(value.text.split())}”"
    if isinstance(value, Participant):
        return value.name
    if isinstance(value, EventPlace):
        return value.name if value.role == "scene" else f"{value.name} ({value.role})"
    if isinstance(value, dict):
        return f"“{value.get('text')}”"
    if isinstance(value, tuple | list):
        return " · ".join(filter(None, (said(one) for one in value))) or None
    if isinstance(value, float | int):
        return f"{value:,.10g}"
    return None if value is None else str(value)


def _values(fact: Fact) -> dict[str, JsonValue]:
    dumped = fact.model_dump(mode="json")
    return {name: dumped[name] for name in CORRECTABLE[fact.kind]}


def _points(fact: Fact) -> tuple[str, ...]:
    """The ids of the facts that a fact points to."""
    single = (getattr(fact, name, None) for name in POINTERS)
    several = (*getattr(fact, "about", ()), *getattr(fact, "attributed_to", ()), *(place.place for place in getattr(fact, "places", ())))
    return tuple(dict.fromkeys(key for key in (*single, *several) if key))


class _Steps:
    """The history of facts out of all that was judged."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        known = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
        gone = undone(known)
        self._undone = {one.undoes: one for one in known if one.undoes in gone and one.id not in gone}
        self._about: dict[str, list[Judgement]] = {}
        for judgement in known:
            for key in dict.fromkeys((*judgement.left, *judgement.right)):
                self._about.setdefault(key, []).append(judgement)

    def of(self, machine: Fact) -> Iterator[Step]:
        """The decisions about a fact, oldest first."""
        for judgement in self._about.get(machine.id, ()):
            undoing = self._undone.get(judgement.id)
            readings = dict(zip(judgement.left, judgement.of, strict=False))
            yield step(judgement, undoing, stale=readings.get(machine.id, reading := reading_of(machine)) != reading)


def step(judgement: Judgement, undoing: Judgement | None = None, *, stale: bool = False) -> Step:
    """A judgement as it is shown."""
    return Step(
        id=judgement.id, at=judgement.at, by=judgement.by, verdict=judgement.verdict, changes=tuple(_changed(judgement.changes)),
        grade=judgement.reliability or (str(judgement.credibility) if judgement.credibility else None), note=judgement.note,
        undone=f"{undoing.by}, {undoing.at}" if undoing else None, stale=stale,
    )  # fmt: skip


def _changed(changes: Mapping[str, Any]) -> Iterable[Field]:
    return (Field(name=name, value=said(value), changed=True) for name, value in changes.items() if name not in ("evidence", "text"))
