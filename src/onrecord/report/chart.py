"""A series of counts as a chart draws it: who says which number on which day, until when it stands, how far its wording leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from onrecord.fuse import Record
from onrecord.fuse.actors import name_of
from onrecord.fuse.counts import Point, series
from onrecord.fuse.counts.bounds import room
from onrecord.fuse.remember import remembered
from onrecord.model import Figure, Frozen
from onrecord.model.fact import Number
from onrecord.report.ledger import Entry, Row

Shape = Literal["point", "about", "upwards", "downwards", "band", "vague"]
"""How a number is drawn: exact; near it; from it upwards; up to it; between two; a word ("dozens"), by what it commonly stands for."""
_SHAPES: Mapping[str, Shape] = {
    "exact": "point", "about": "about", "at_least": "upwards", "more_than": "upwards", "nearly": "downwards", "up_to": "downwards",
    "less_than": "downwards", "range": "band", "vague": "vague",
}  # fmt: skip


class Mark(Frozen):
    """One number on one day. `ids`: the counts that say so, the first told first; `day` and `until` are ISO days, `until` null while it
    stands. `low`/`high`: null where the wording leaves it open; of a vague word what it commonly stands for.

    `contradicts`, `revises`: other counts in words; `slot` of `slots`: its place among the numbers of that day, what is revised first.
    """

    ids: tuple[str, ...]
    day: str
    until: str | None = None
    value: Number
    low: Number | None
    high: Number | None
    shape: Shape
    wording: str
    contradicts: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    slot: int = 0
    slots: int = 1


class Line(Frozen):
    """What one speaker says in the course of a series. `named` is false where nobody is named and it is an outlet's own word."""

    speaker: str
    named: bool
    marks: tuple[Mark, ...]


class Chart(Frozen):
    """One series. `figure`: a count in it, which names it; `basis`: what its days are; `undated`: counts that no day is known of."""

    figure: str
    basis: Literal["told", "as of"]
    first: str | None
    last: str | None
    lines: tuple[Line, ...]
    undated: int = 0


def chart(record: Record, row: Row) -> Chart:
    """The series as lines, one a speaker, in the order in which they begin."""
    told = row.scope == "incident"
    dated = [(day, entry) for entry in row.entries if (day := (None if told else entry.as_of) or entry.told) is not None]
    speakers = {entry.id: _speaker(record, entry) for _, entry in dated}
    drafts = [mark for day, some in _by_day(dated) for mark in _marks(record, day, some, speakers)]
    lines: dict[str, list[Mark]] = {}
    for mark in drafts:
        lines.setdefault(speakers[mark.ids[0]][0], []).append(mark)
    days = sorted(day for mark in drafts for day in (mark.day, mark.until) if day is not None and day != _NEVER)
    return Chart(
        figure=min(entry.id for entry in row.entries),
        basis="told" if told else "as of",
        first=days[0] if days else None,
        last=days[-1] if days else None,
        lines=tuple(Line(speaker=name, named=_is_named(some, speakers), marks=tuple(some)) for name, some in lines.items()),
        undated=len(row.entries) - len(dated),
    )


_VERSION = re.compile(r"\bversions? of\b")
"""Nobody speaks in "an earlier version of this story said"."""
_NEVER = "9"
"""What the record gives as the day on which a count ends if that is not known."""


def _speaker(record: Record, entry: Entry) -> tuple[str, bool]:
    """Whose line a count is on, and whether the report names them: claimants that the ledger takes for one are on one."""
    point = _points(record).get(entry.id)
    if entry.speaker is None or _VERSION.search(entry.speaker):
        return (point.claimant if point and not point.named else entry.voice.name), False
    first = _points(record).get(point.row) if point else None
    return name_of(record)(first.claimant if first else entry.speaker), True


@remembered
def _points(record: Record) -> Mapping[str, Point]:
    return {point.figure: point for one in series(record) for point in one.points}


def _is_named(marks: Iterable[Mark], speakers: Mapping[str, tuple[str, bool]]) -> bool:
    return any(speakers[key][1] for mark in marks for key in mark.ids)


def _by_day(dated: Iterable[tuple[str, Entry]]) -> list[tuple[str, list[Entry]]]:
    ordered = sorted(dated, key=lambda pair: pair[0])
    return [(day, [entry for _, entry in some]) for day, some in groupby(ordered, key=lambda pair: pair[0])]


def _marks(record: Record, day: str, entries: Sequence[Entry], speakers: Mapping[str, tuple[str, bool]]) -> list[Mark]:
    """The numbers of one day: what one speaker says in the same words is one mark, however many reports pass it on."""
    alike: dict[tuple[str, str], list[Entry]] = {}
    for entry in _revised_first(entries):
        alike.setdefault((speakers[entry.id][0], entry.wording), []).append(entry)
    return [_mark(record, day, some, slot, len(alike)) for slot, some in enumerate(alike.values())]


def _revised_first(entries: Sequence[Entry]) -> list[Entry]:
    """The counts of a day so that what revises another stands behind it, whatever order they were told in."""
    here = {entry.id for entry in entries}

    def depth(entry: Entry) -> int:
        return sum(against.figure in here for against in entry.revises)

    return sorted(entries, key=depth)


def _mark(record: Record, day: str, same: Sequence[Entry], slot: int, slots: int) -> Mark:
    first = same[0]
    shape = _SHAPES[first.bound]
    low, high = _ends(record, first, shape)
    ends = [entry.ends for entry in same]
    return Mark(
        ids=tuple(entry.id for entry in same),
        day=day,
        until=max((end for end in ends if end), default=None) if all(ends) else None,
        value=first.value,
        low=low,
        high=high,
        shape=shape,
        wording=first.wording,
        contradicts=tuple(dict.fromkeys(other.count for entry in same for other in entry.contradicts)),
        revises=tuple(dict.fromkeys(other.count for entry in same for other in entry.revises)),
        denied_by=tuple(dict.fromkeys(name for entry in same for name in entry.denied_by)),
        slot=slot,
        slots=slots,
    )


def _ends(record: Record, entry: Entry, shape: Shape) -> tuple[Number | None, Number | None]:
    match shape:
        case "point" | "about":
            return entry.value, entry.value
        case "upwards":
            return entry.lower if entry.lower is not None else entry.value, None
        case "downwards":
            return None, entry.upper if entry.upper is not None else entry.value
        case "band":
            return entry.lower, entry.upper
        case "vague":
            figure = record.facts[entry.id]
            assert isinstance(figure, Figure)
            within = room(figure)
            return within.low, within.high


SCOPES = {"incident": "one incident", "cumulative": "running total", None: "scope not told"}


def titled(row: Row) -> tuple[str, ...]:
    """What a series counts, part by part: what is not told is said to be not told."""
    counted = row.unit if row.unit and row.unit != "%" else row.population
    what = f"{'share of ' if row.unit == '%' else ''}{counted} {row.measure}"
    day = row.day if row.scope == "incident" else None
    return tuple(
        part
        for part in (what, row.party or "party not told", SCOPES[row.scope], f"in {row.place}" if row.place else "place not told", day)
        if part is not None
    )
