"""Series: the counts of one thing over time, each with who says so, what it revises, what contradicts it; and what stands on each day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.fuse.counts.between import across, within
from onrecord.fuse.counts.keys import Key, keyed
from onrecord.fuse.counts.neighbours import in_order, rows_of
from onrecord.fuse.counts.standing import Range, ranges
from onrecord.fuse.counts.subjects import Subject
from onrecord.fuse.disputes.retractions import superseded, withdrawn
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.voices import FirstVoice, first_voice
from onrecord.model import Figure, Frozen, Relation
from onrecord.model.vocabulary import Measure, Population, Scope


class Against(Frozen):
    """Another count, and how it stands to this one, in words."""

    figure: str
    why: str


class Point(Frozen):
    """One count of a series. `claimant`: whose word it is, the speaker or else the outlet (`named` tells which); `row`: the same for all
    counts by one claimant; `told`: the day by which it was told. `ends`: the day from which it stands no longer, `ended`: why."""

    figure: str
    claimant: str
    named: bool
    row: str
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

    def of(self, figure: str) -> dict[str, tuple[Against, ...]]:
        return {
            name: tuple(Against(figure=key, why=why) for key, why in sorted(some.items())) for name, some in self.at.get(figure, {}).items()
        }


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
    web, rows = _Web(), rows_of(ordered)
    for relation in (*within(record, ordered), *(found for subject in ordered for found in between.get(subject.figure.id, ()))):
        web.add(relation)
    told = {subject.figure.id: subject.told.day or "9" for subject in ordered}
    points = tuple(_point(record, subject, rows[subject.figure.id], web.of(subject.figure.id), told, endings) for subject in ordered)
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


def _point(
    record: Record, subject: Subject, row: str, web: dict[str, tuple[Against, ...]], told: Mapping[str, str], endings: _Endings
) -> Point:
    key = subject.figure.id
    ends = [(told.get(by.figure, "9"), f"revised: {by.why}") for by in web.get("revised_by", ())]
    ends += [endings.at[key]] if key in endings.at else []
    day, why = min(ends, default=(None, None))
    return Point(
        figure=key,
        claimant=subject.claimant.name,
        named=subject.claimant.named,
        row=row,
        voice=first_voice(record, subject.figure),
        told=subject.told.day,
        ends=day,
        ended=why,
        **web,
    )
