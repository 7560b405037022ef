"""A report's facts as a reviewer sees them: what each says, what the machine read, who decided what of it and when."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from onrecord.fuse import Record
from onrecord.fuse.corrections import CORRECTABLE
from onrecord.fuse.counts import wording
from onrecord.fuse.grades import Grades
from onrecord.fuse.grouping import undone
from onrecord.fuse.incidents import incident_of
from onrecord.fuse.review import reading_of
from onrecord.model import (
    Entity,
    Event,
    EventPlace,
    Fact,
    Figure,
    Frozen,
    Incident,
    Judgement,
    Participant,
    Place,
    Span,
    Statement,
    Time,
    position,
)
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
    """A fact in its report. `print` changes whenever anything that is shown of it does; `others`: the other events of its incident.

    `more`: what is shown where the fact is open.
    """

    id: str
    kind: str
    title: str
    excerpt: str | None = None
    review: Review | None
    status: IncidentStatus | None = None
    incident: str | None = None
    others: tuple[str, ...] = ()
    print: str
    more: More | None = None


class More(Frozen):
    """All that a fact says. `values`: what a form that corrects it starts from."""

    quote: str
    fields: tuple[Field, ...]
    values: dict[str, JsonValue]
    credibility: Credibility = 6
    extractor: str
    history: tuple[Step, ...] = ()


def told(
    record: Record, document: str, judgements: Sequence[Judgement], *, whole: Record | None = None, open: Collection[str] | None = None
) -> list[Told]:
    """The facts of one report in text order, those that were rejected included. `record`: holds that report; `whole`: one that knows the
    incidents of its events, if there is any; `open`: those of which more is told, all by default."""
    steps, grades = _Steps(judgements), Grades.of(judgements)
    there = list(record.of_document[document])
    gone = [fact for key, fact in record.originals.items() if key not in record.facts and fact.document == document]
    facts = sorted([*there, *gone], key=lambda fact: (position(fact), fact.id))
    incidents = incident_of(whole) if whole is not None else {}
    return [_told(record, fact, steps, grades, incidents.get(fact.id), more=open is None or fact.id in open) for fact in facts]


def stretches(fact: Fact) -> Iterator[Stretch]:
    """Where a fact shows in its report: its own words, an event's trigger, all that a statement says."""
    if isinstance(fact, Statement):
        yield from (Stretch(id=fact.id, start=span.start, end=span.end) for span in fact.content)
    else:
        start, end = position(fact)
        yield Stretch(id=fact.id, start=start, end=end)


def _told(record: Record, fact: Fact, steps: _Steps, grades: Grades, incident: Incident | None, *, more: bool) -> Told:
    machine, review = record.originals.get(fact.id, fact), record.reviews.get(fact.id)
    history, credibility = tuple(steps.of(machine)), grades.credibility(machine)
    others = tuple(key for key in incident.events if key != fact.id) if incident else ()
    status = incident.status if incident else None
    shown = (fact, review, history, credibility, status, others)
    return Told(
        id=fact.id, kind=fact.kind, title=title(fact),
        excerpt=" … ".join(" ".join(span.text.split()) for span in fact.content)[:160] if isinstance(fact, Statement) else None,
        review=review, status=status, incident=incident.id if incident else None, others=others,
        print=hashlib.sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()[:12],
        more=_more(fact, machine, history, credibility) if more else None,
    )  # fmt: skip


def _more(fact: Fact, machine: Fact, history: tuple[Step, ...], credibility: Credibility) -> More:
    evidence = fact.evidence if isinstance(fact, Statement | Figure | Event) else ()
    dumped = fact.model_dump(mode="json", include=set(CORRECTABLE[fact.kind]))
    return More(
        quote=" … ".join(" ".join(span.text.split()) for span in evidence), fields=tuple(_fields(fact, machine)),
        values={name: dumped[name] for name in CORRECTABLE[fact.kind]}, credibility=credibility, extractor=fact.extractor, history=history,
    )  # fmt: skip


def title(fact: Fact) -> str:
    """A fact in a few words, no firmer than it is."""
    if isinstance(fact, Time):
        return fact.first if fact.first == fact.last else f"{fact.first} to {fact.last}"
    if isinstance(fact, Place):
        return f"{fact.canonical}{f', {fact.country}' if fact.country else ''}"
    if isinstance(fact, Entity):
        return f"{fact.canonical} ({fact.type})"
    if isinstance(fact, Statement):
        return f"{fact.speaker_name or 'Not stated who'}: {fact.stance.replace('_', ' ')}"
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
