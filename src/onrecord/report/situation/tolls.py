"""Tolls side by side: who gives which number, what was revised, what contradicts, what cannot be compared and why. Nothing is summed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.fuse import Record
from onrecord.fuse.counts import Range
from onrecord.model import Figure, Statement
from onrecord.report.ledger import Entry, Row
from onrecord.report.situation.counted import done, point, whom
from onrecord.report.situation.sentence import Heading, Section, Sentence, tally
from onrecord.report.situation.wording import day, escaped, joined, many, on, opening, quotation

TITLE = "Tolls side by side"
DAYS = 6
"""So many of the latest changes of the running range are told."""
COMPARED = 8
"""So many comparisons of a kind are told of a series; the others are counted."""
QUOTED = 3
KINDS = {"revises": "Revised", "contradicts": "In contradiction", "not_comparable": "Not comparable"}
TITLES = {"money": "Money", "area": "Ground"}


def section(record: Record, series: Iterable[Row], *, limit: int | None) -> Section:
    """A heading for each series, a sentence for each count, then how the counts stand to each other."""
    items: list[Heading | Sentence] = []
    left: list[str] = []
    room = limit
    for row in series:
        kept = row.entries if room is None else row.entries[len(row.entries) - min(room, len(row.entries)) :]
        left += [entry.id for entry in row.entries[: len(row.entries) - len(kept)]]
        room = None if room is None else room - len(kept)
        if kept:
            items += [Heading(_title(row)), *_points(record, row, kept), *_running(row), *_compared(row, kept)]
    if left:
        items += [Heading("Other counts"), tally(f"{many(len(left), 'more count')} are on record and not told here", left)]
    return Section(TITLE, tuple(items), left_out=len(left))


def _title(row: Row) -> str:
    of = f", {escaped(row.party)}" if row.party else ""
    where = f", in {escaped(row.place)}" if row.place and row.place != row.party else ""
    when = f", {on(row.day, row.day)}" if row.day else ""
    scope = {"incident": " (one incident)", "cumulative": " (running total)"}.get(row.scope or "", "")
    what = TITLES.get(row.measure) or f"{whom(row.population, row.unit)} {done(row.measure, row.population)}"
    return opening(f"{what}{of}{where}{when}{scope}")


def _points(record: Record, row: Row, kept: Iterable[Entry]) -> Iterator[Sentence]:
    """A sentence for each count; the same count by the same speaker on the same day once, whichever reports have it."""
    found: dict[str, list[Entry]] = {}
    for entry in kept:
        found.setdefault(_told(record, row, entry), []).append(entry)
    for text, same in found.items():
        quoted: dict[str, list[str]] = {}
        for entry in same:
            quoted.setdefault(entry.source.sentence, []).append(entry.id)
        below = [Sentence(quotation(words), tuple(ids), quotes=True) for words, ids in list(quoted.items())[:QUOTED]]
        more = [key for ids in list(quoted.values())[QUOTED:] for key in ids]
        if more:
            below.append(tally(f"And {many(len(more), 'more telling')}", more))
        facts = dict.fromkeys(key for entry in same for key in (entry.id, *_arithmetic(record, entry)))
        yield Sentence(opening(text), tuple(facts), below=tuple(below))


def _told(record: Record, row: Row, entry: Entry) -> str:
    figure = record.facts[entry.id]
    assert isinstance(figure, Figure)
    said = record.facts.get(figure.statement or "")
    hedges = tuple(span.text for span in said.hedges) if isinstance(said, Statement) else ()
    place = entry.place if entry.place != row.place else None
    return joined([point(record, figure, entry, hedges, place=place), _ended(entry)])


def _arithmetic(record: Record, entry: Entry) -> Iterator[str]:
    """The parts that are added up, or the whole that a share is of."""
    if entry.parts is not None:
        yield from entry.parts.figures
    figure = record.facts[entry.id]
    if entry.comes_to is not None and isinstance(figure, Figure) and figure.part_of is not None and figure.part_of in record.facts:
        yield figure.part_of


def _ended(entry: Entry) -> str:
    if not entry.ended:
        return ""
    return "stands no longer" if entry.ended.startswith("revised") else f"stands no longer: {escaped(entry.ended)}"


def _running(row: Row) -> Iterator[Sentence]:
    """The lowest and the highest claim that stand, as they are worded, for the latest days on which that changed; totals by their start."""
    entries = {entry.id: entry for entry in row.entries}
    if len(entries) < 2:
        return
    by: dict[str, list[Range]] = {}
    for found in sorted(row.range, key=lambda found: found.day):
        if all(key in entries for key in found.figures):
            by.setdefault(found.since or "", []).append(found)
    for since, some in sorted(by.items()):
        latest = some[-DAYS:]
        told = ", ".join(f"{_between([entries[key] for key in found.figures])} on {day(found.day)}" for found in latest)
        keys = dict.fromkeys(key for found in latest for key in found.figures)
        counted = f", of totals since {day(since)}" if since else ""
        yield Sentence(f"Range of the claims that stand{counted}: {told}", tuple(keys), shown=len(keys))


def _between(standing: list[Entry]) -> str:
    ordered = sorted(standing, key=lambda entry: (entry.value, entry.id))
    return " to ".join(dict.fromkeys(escaped(entry.wording) for entry in (ordered[0], ordered[-1])))


def _compared(row: Row, kept: Iterable[Entry]) -> Iterator[Sentence]:
    """How the counts stand to each other, each pair once, with the reason."""
    entries = list(kept)
    for kind, called in KINDS.items():
        found: dict[tuple[str, ...], Sentence] = {}
        for entry in entries:
            for other in getattr(entry, kind):
                pair = f"{_short(entry)} with {escaped(other.count)}, " if kind == "not_comparable" else ""
                text = f"{called}: {pair}{escaped(other.why)}"
                found.setdefault(tuple(sorted((entry.id, other.figure))), Sentence(text, (entry.id, other.figure)))
        told = {sentence.text: sentence for sentence in found.values()}
        yield from list(told.values())[:COMPARED]
        if left := list(told.values())[COMPARED:]:
            keys = dict.fromkeys(key for sentence in left for key in sentence.facts)
            yield tally(f"{called} too: {many(len(keys), 'count')} of this series with each other or with others", keys)


def _short(entry: Entry) -> str:
    return joined([escaped(entry.wording), f"({escaped(entry.speaker or entry.voice.name)})"], " ")
