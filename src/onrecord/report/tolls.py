"""Tolls at a glance: of the series that most is told of, the claims that stand, each with who makes it. Nothing is picked or summed."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.fuse import Record
from onrecord.model import Frozen
from onrecord.model.fact import Number
from onrecord.report.ledger import Entry, Row, ledger

PEOPLE = ("killed", "wounded", "casualties", "missing", "captured", "displaced", "evacuated")
"""What counts as a toll: measures of people."""


class Claim(Frozen):
    """One claim that stands. `figure`: the id of the count that was told last; `speaker` None: the report's own voice; `told`: ISO day."""

    figure: str
    wording: str
    speaker: str | None
    told: str | None
    disputed: bool
    sentence: str


class Toll(Frozen):
    """One series. `claims`: those that stand, the latest first, one for each speaker; `counts`: of how many counts the series is;
    `lowest`, `highest`: of the claims that stand, None where none of them is a dated number."""

    measure: str
    population: str
    party: str | None
    place: str | None
    scope: str | None
    incident: str | None
    day: str | None
    lowest: Number | None
    highest: Number | None
    claims: tuple[Claim, ...]
    counts: int


def tolls(record: Record, *, most: int = 6, fitting: frozenset[str] | None = None) -> list[Toll]:
    """Those that most is told of, then the highest. `fitting`: only series with one of these figures."""
    rows = (row for row in ledger(record) if row.measure in PEOPLE and row.unit != "%")
    found = [toll for row in rows if _fits(row, fitting) and (toll := _toll(row)).claims]
    return sorted(found, key=lambda toll: (-toll.counts, -(toll.highest or 0), toll.claims[0].figure))[:most]


def _fits(row: Row, fitting: frozenset[str] | None) -> bool:
    return fitting is None or any(entry.id in fitting for entry in row.entries)


def _toll(row: Row) -> Toll:
    last = row.range[-1] if row.range else None
    return Toll(
        measure=row.measure, population=row.population, party=row.party, place=row.place, scope=row.scope, incident=row.incident,
        day=row.day, lowest=last.lowest if last else None, highest=last.highest if last else None,
        claims=tuple(_claims(entry for entry in row.entries if entry.stands)), counts=len(row.entries),
    )  # fmt: skip


def _claims(entries: Iterable[Entry]) -> list[Claim]:
    """The last that each speaker tells, the latest first."""
    latest = {entry.speaker: entry for entry in entries}
    found = [
        Claim(
            figure=entry.id, wording=entry.wording, speaker=speaker, told=entry.told, sentence=entry.source.sentence,
            disputed=bool(entry.contradicts or entry.denied_by),
        )
        for speaker, entry in latest.items()
    ]  # fmt: skip
    return sorted(found, key=lambda claim: (claim.told or "", claim.figure), reverse=True)
