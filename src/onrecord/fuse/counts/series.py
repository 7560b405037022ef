"""Series: the counts of one thing over time, each with who says so, what it revises, what contradicts it; and what stands on each day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.fuse.counts.between import across, within
from onrecord.fuse.counts.claimants import voice_of
from onrecord.fuse.counts.keys import Key, keyed
from onrecord.fuse.counts.neighbours import in_order, rows_of
from onrecord.fuse.counts.standing import Range, ranges
from onrecord.fuse.counts.subjects import Subject, subjects
from onrecord.fuse.counts.wording import wording
from onrecord.fuse.disputes.retractions import superseded, withdrawn
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.voices import FirstVoice
from onrecord.model import Figure, Frozen, Relation
from onrecord.model.vocabulary import Measure, Population, Scope


class Against(Frozen):
    """Another count (`count`: in words, with its claimant), and how it stands to this one, in words."""

    figure: str
    count: str
    why: str


class Standing(Frozen):
    """How a count stands among the others of its series. `told`: the day by which it was told; `ends`: the day from which it stands no
    longer, `ended`: why."""

    voice: FirstVoice
    told: str | None = None
    revises: tuple[Against, ...] = ()
    revised_by: tuple[Against, ...] = ()
    contradicts: tuple[Against, ...] = ()
    not_comparable: tuple[Against, ...] = ()
    same: tuple[Against, ...] = ()
    ends: str | None = None
    ended: str | None = None

    @property
    def stands(self) -> bool:
        return self.ended is None


class Point(Standing):
    """One count of a series. `claimant`: whose word it is, the speaker or else the outlet (`named` tells which); `row`: the same for all
    counts by one claimant."""

    figure: str
    claimant: str
    named: bool
    row: str


class Series(Frozen):
    """The counts of one thing. `happening`: the id of the incident that all of them are of; `day`: its first; `place`: where.

    `points`: by the day as of which they count, then when they were told; `ranges`: empty where the scope is not known.
    """

    measure: Measure
    population: Population
    unit: str | None
    party: str | None
    scope: Scope | None
    place: str | None
    country: str | None
    happening: str | None
    day: str | None
    points: tuple[Point, ...]
    ranges: tuple[Range, ...]


@dataclass
class _Web:
    """The relations of a series, by figure and field of `Point`."""

    at: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def add(self, relation: Relation) -> None:
        mine, other = ("revises", "revised_by") if relation.type == "revision" else (relation.type, relation.type)
        self.at.setdefault(relation.a, {}).setdefault(mine, {})[relation.b] = relation.why
        self.at.setdefault(relation.b, {}).setdefault(other, {})[relation.a] = relation.why

    def of(self, figure: str, counted: Mapping[str, Subject]) -> dict[str, tuple[Against, ...]]:
        return {
            name: tuple(Against(figure=key, count=_spoken(counted[key]), why=why) for key, why in sorted(some.items()))
            for name, some in self.at.get(figure, {}).items()
        }


def _spoken(subject: Subject) -> str:
    return f"{wording(subject.figure)} ({subject.claimant.name})"


@dataclass(frozen=True)
class _Endings:
    """From when on counts stand no longer, and why, beside what the relations of their series say: corrected, withdrawn."""

    at: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, record: Record) -> _Endings:
        taken = withdrawn(record)
        found: dict[str, tuple[str, str]] = {}
        for relation in superseded(record):
            day = _day(record, relation.a)
            for figure in _figures(record, relation.b, whole=relation.b in taken):
                found[figure] = min(found.get(figure, (day, relation.why)), (day, relation.why))
        return cls(found)


def _figures(record: Record, key: str, *, whole: bool) -> list[str]:
    """The figure itself; or, of a report that was withdrawn, all of its figures."""
    if isinstance(record.facts.get(key), Figure):
        return [key]
    return [fact.id for fact in record.of_document.get(key, ()) if isinstance(fact, Figure)] if whole else []


def _day(record: Record, key: str) -> str:
    """The day by which a fact or a report was told; "9" where it is not known."""
    fact = record.facts.get(key)
    document = record.documents.get(fact.document if fact is not None else key)
    last = document.published.last if document is not None else None
    return last[:10] if last else "9"


@remembered
def _series(record: Record) -> tuple[Series, ...]:
    between: dict[str, list[Relation]] = {}
    for relation in across(record):
        for figure in (relation.a, relation.b):
            between.setdefault(figure, []).append(relation)
    endings = _Endings.of(record)
    return tuple(_one(record, key, in_order(some), between, endings) for key, some in keyed(record).items())


def series(record: Record) -> list[Series]:
    """All series of a record, by measure, population, unit, scope, happening or place, party."""
    return list(_series(record))


def _one(record: Record, key: Key, ordered: list[Subject], between: Mapping[str, list[Relation]], endings: _Endings) -> Series:
    web, rows, counted = _Web(), rows_of(ordered), subjects(record)
    inside = within(record, ordered)
    for relation in (*inside, *(found for subject in ordered for found in between.get(subject.figure.id, ()))):
        web.add(relation)
    ended = _revised(ordered, inside, rows)
    points = tuple(
        _point(record, subject, rows[key], web.of(key, counted), _soonest(key, ended, endings.at))
        for subject in ordered
        for key in (subject.figure.id,)
    )
    wholes = {subject.figure.id for subject in ordered}
    claims = [subject for subject in ordered if subject.figure.part_of not in wholes]
    first = ordered[0]
    return Series(
        measure=key.measure,
        population=key.population,
        unit=key.unit or None,
        party=next((subject.figure.party for subject in ordered if subject.figure.party), None),
        scope=first.scope,
        place=next((subject.ground.name for subject in ordered if subject.ground.name), None),
        country=next((subject.ground.country for subject in ordered if subject.ground.country), None),
        happening=next((subject.happening for subject in ordered if subject.happening), None),
        day=min((subject.days[0] for subject in ordered if subject.days), default=None),
        points=points,
        ranges=tuple(ranges(claims, {point.figure: point.ends for point in points if point.ends})) if first.scope else (),
    )


def _revised(ordered: list[Subject], inside: list[Relation], rows: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Figure → the day from which it stands no longer, and why: what revises a count revises also what its claimant said alike before."""
    days = {subject.figure.id: subject.told.day or "9" for subject in ordered}
    by: dict[str, list[Relation]] = {}
    for relation in inside:
        if relation.type == "revision":
            by.setdefault(relation.a, []).append(relation)
    standing: dict[str, list[str]] = {}
    ended: dict[str, tuple[str, str]] = {}
    for subject in ordered:
        key = subject.figure.id
        for relation in by.get(key, ()):
            row = rows[relation.b]
            former = standing.pop(row, []) if relation.b in standing.get(row, ()) else [relation.b]
            ended.update({figure: (days[key], f"revised: {relation.why}") for figure in former if figure not in ended})
        standing.setdefault(rows[key], []).append(key)
    return ended


def _soonest(key: str, *endings: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    return min((found[key] for found in endings if key in found), default=None)


def _point(record: Record, subject: Subject, row: str, web: dict[str, tuple[Against, ...]], ended: tuple[str, str] | None) -> Point:
    return Point(
        figure=subject.figure.id,
        claimant=subject.claimant.name,
        named=subject.claimant.named,
        row=row,
        voice=voice_of(record, subject.figure),
        told=subject.told.day,
        ends=ended[0] if ended is not None else None,
        ended=ended[1] if ended is not None else None,
        **web,
    )
