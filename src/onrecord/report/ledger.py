"""The ledger: counts as series, who gives which number for what, side by side. Nothing is summed but the parts of a count, to show whether
they add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from onrecord.fuse import Record, Source, Sum, share, sums
from onrecord.fuse.counts import WORDING, Point, Range, Series, Standing, series, wording
from onrecord.fuse.disputes import relations as disputes
from onrecord.fuse.voices import first_voice
from onrecord.model import Figure, Frozen, Statement
from onrecord.model.fact import Number
from onrecord.model.vocabulary import Measure, Population
from onrecord.report.asked import label

__all__ = ["WORDING", "Entry", "Row", "arithmetic", "ledger", "wording"]

_MEASURES, _POPULATIONS = get_args(Measure), get_args(Population)


class Entry(Standing):
    """One reported count. `speaker` None: the report gives it in its own voice or names nobody. `denied_by`: who denies it.

    `voice`: whose word it is before anybody passed it on; `told`: the day by which it was told. `revises`, `revised_by`, `contradicts`,
    `not_comparable`, `same`: other counts by id, with the reason in words. `ends`: the day from which it stands no longer, `ended`: why.
    `parts`: what the parts that its sentence gives come to, if that can be told; `comes_to`: how many a share ("%") is of its whole.
    """

    id: str
    value: Number
    lower: Number | None
    upper: Number | None
    bound: str
    wording: str
    text: str
    unit: str | None
    speaker: str | None
    as_of: str | None
    since: str | None
    scope: str | None
    place: str | None
    denied_by: tuple[str, ...] = ()
    parts: Sum | None = None
    comes_to: Number | None = None
    source: Source


class Row(Frozen):
    """One series: the counts of one measure × population × party × scope × place, or of one incident, by day, then when they were told.

    `incident`: the id of the happening that all of them are of, `day` its first day. `range`: the lowest and highest claim that stand, for
    each day on which that changed; of the whole series, whatever part of it was asked for.
    """

    measure: str
    population: str
    party: str | None
    unit: str | None = None
    scope: str | None = None
    place: str | None = None
    country: str | None = None
    incident: str | None = None
    day: str | None = None
    entries: tuple[Entry, ...]
    range: tuple[Range, ...] = ()


def ledger(
    record: Record,
    *,
    measure: str | None = None,
    population: str | None = None,
    party: str | None = None,
    speaker: str | None = None,
    place: str | None = None,
) -> list[Row]:
    """The figures as series, in the vocabulary's order. `measure` and `population` are labels (UsageError for any that does not exist);
    `party`, `speaker` and `place` match a part of the name."""
    measure, population = label(measure, _MEASURES, what="measure"), label(population, _POPULATIONS, what="population")
    entry = _Entries(record)
    rows = []
    for found in sorted((*series(record), *_shares(record)), key=_rank):
        if (measure is not None and found.measure != measure) or (population is not None and found.population != population):
            continue
        points = [
            (point, figure)
            for point in found.points
            if isinstance(figure := record.facts[point.figure], Figure)
            and _holds(figure.party, party)
            and _holds(figure.speaker_name, speaker)
            and (_holds(figure.place, place) or _holds(found.place, place))
        ]
        if points:
            entries = (entry(point, figure) for point, figure in points)
            rows.append(_row(found, tuple(sorted(entries, key=lambda entry: _day(entry, found)))))
    return rows


def _holds(name: str | None, part: str | None) -> bool:
    return part is None or part.casefold() in (name or "").casefold()


def _rank(found: Series) -> tuple[int, int, str, str, str, str, str]:
    measure, population = _MEASURES.index(found.measure), _POPULATIONS.index(found.population)
    return measure, population, found.party or "", found.scope or "~", found.place or "", found.day or "", found.points[0].figure


def _day(entry: Entry, found: Series) -> tuple[str, str, str, str, int]:
    """By the day as of which it counts, then the day on which it was told, then speaker."""
    counted = (entry.as_of if found.scope != "incident" else None) or entry.told or "9"
    return counted, entry.told or "9", entry.speaker or "", entry.source.document, entry.source.start


def _row(found: Series, entries: tuple[Entry, ...]) -> Row:
    return Row(
        measure=found.measure,
        population=found.population,
        party=found.party,
        unit=found.unit,
        scope=found.scope,
        place=found.place,
        country=found.country,
        incident=found.happening,
        day=found.day,
        entries=entries,
        range=found.ranges,
    )


def _shares(record: Record) -> Iterator[Series]:
    """Shares ("a third of the homes") of one measure × population × party × place: they are set beside no count."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in record.figures():
        if figure.unit == "%":
            groups.setdefault((figure.measure, figure.population, figure.party or "", figure.scope or "", figure.place or ""), []).append(
                figure
            )
    for some in groups.values():
        ordered = sorted(some, key=lambda figure: (figure.as_of or _told(record, figure) or "9", figure.document, figure.start))
        first = ordered[0]
        yield Series(
            measure=first.measure,
            population=first.population,
            unit="%",
            party=first.party,
            scope=first.scope,
            place=first.place,
            country=None,
            happening=None,
            day=None,
            points=tuple(_share(record, figure) for figure in ordered),
            ranges=(),
        )


def _share(record: Record, figure: Figure) -> Point:
    voice, name = first_voice(record, figure), figure.speaker_name
    told = _told(record, figure)
    return Point(figure=figure.id, claimant=name or voice.name, named=name is not None, row=name or voice.name, voice=voice, told=told)


def _told(record: Record, figure: Figure) -> str | None:
    last = record.documents[figure.document].published.last
    return last[:10] if last else None


def _denied(record: Record) -> dict[str, tuple[str, ...]]:
    """Figure id → those who deny it, in its report or another, each once."""
    found: dict[str, dict[str, None]] = {}
    for statement in record.statements():
        if statement.stance == "denies":
            for about in statement.about:
                found.setdefault(about, {})[statement.speaker_name or "somebody"] = None
    for relation in disputes(record):
        denial = record.facts.get(relation.a)
        if relation.type == "denies" and isinstance(denial, Statement):
            found.setdefault(relation.b, {})[denial.speaker_name or "somebody"] = None
    return {about: tuple(names) for about, names in found.items()}


class _Entries:
    """Points of series as entries of the ledger."""

    def __init__(self, record: Record) -> None:
        self._record, self._denied = record, _denied(record)
        self._known: Mapping[str, Figure] = {figure.id: figure for figure in record.figures()}
        self._sums = sums(record.documents, self._known.values())

    def __call__(self, point: Point, figure: Figure) -> Entry:
        stands = {name: getattr(point, name) for name in Standing.model_fields}
        same = figure.model_dump(include={"id", "value", "lower", "upper", "bound", "text", "unit", "as_of", "since", "scope", "place"})
        return Entry(
            **same,
            **stands,
            wording=wording(figure),
            speaker=figure.speaker_name,
            denied_by=self._denied.get(figure.id, ()),
            parts=self._sums.get(figure.id),
            comes_to=share(figure, self._known),
            source=self._record.source(figure),
        )


def arithmetic(entry: Entry) -> str | None:
    """What the report's own numbers come to: "parts add up to 3,400, not 3,527"."""
    if entry.comes_to is not None:
        return f"that is {entry.comes_to:,.15g}"
    if entry.parts is None:
        return None
    told = f"parts add up to {entry.parts.value:,.15g}"
    return told if entry.parts.agrees else f"{told}, {'more than' if entry.parts.value > entry.value else 'not'} {entry.value:,.15g}"
