"""In brief: on how many reports and voices the report rests, which days it covers, what stands disputed, where the record is silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.fuse import Record
from onrecord.report.situation.gaps import cited_anywhere
from onrecord.report.situation.matter import Material, Occurrence
from onrecord.report.situation.sentence import Section, Sentence, tally
from onrecord.report.situation.wording import day, days, many, opening

SILENCE = 3
"""Days without a report from which the record is said to be silent."""
SILENCES = 3
STATUS = {"disputed": "disputed", "denied": "denied", "retracted": "retracted", "corroborated": "told by independent voices"}


def section(record: Record, material: Material) -> Section:
    return Section("In brief", tuple(_brief(record, material)))


def _brief(record: Record, material: Material) -> Iterator[Sentence]:
    first = _first_facts(record, material)
    if not first:
        return
    voices = {record.voices[document].id for document in first}
    facts = tuple(first.values())
    yield tally(f"{many(len(first), 'report')} in {many(len(voices), 'voice')} {'tells' if len(first) == 1 else 'tell'} of it", facts)
    yield from _published(record, first)
    yield from _happened(material)
    for status, told in STATUS.items():
        if some := [one for one in material.occurrences if one.incident.status == status]:
            yield _of(some, f"{many(len(some), 'incident')} {'is' if len(some) == 1 else 'are'} {told}")
    counts = [entry.id for row in material.series for entry in row.entries]
    if counts:
        yield tally(f"{many(len(counts), 'count')} of people or things {'is' if len(counts) == 1 else 'are'} on record", tuple(counts))
    yield from _silences(record, first)


def _first_facts(record: Record, material: Material) -> dict[str, str]:
    """Document → the first fact of it that the report rests on, in the order in which they came out."""
    found: dict[str, str] = {}
    for key in cited_anywhere(material):
        found.setdefault(record.facts[key].document, key)
    return dict(sorted(found.items(), key=lambda item: _came_out(record, item[0])))


def _came_out(record: Record, document: str) -> tuple[bool, str, str]:
    published = record.documents[document].published
    return published.first is None, published.first or "", document


def _published(record: Record, first: dict[str, str]) -> Iterator[Sentence]:
    dated = [record.documents[key] for key in first if record.documents[key].published.first is not None]
    if dated:
        begin = min(document.published.first or "" for document in dated)
        end = max(document.published.last or document.published.first or "" for document in dated)
        told = days(begin, end) or ""
        when = f"between {day(begin)} and {day(end)}" if begin[:10] != end[:10] else f"on {told}"
        rest = tuple(first[document.id] for document in dated)
        yield tally(f"{'It' if len(dated) == 1 else 'They'} came out {when}", rest)
    undated = tuple(first[key] for key in first if record.documents[key].published.first is None)
    if undated:
        yield tally(f"When {many(len(undated), 'report')} came out is unknown", undated)


def _happened(material: Material) -> Iterator[Sentence]:
    actual = [one for one in material.occurrences if one.incident.modality == "actual"]
    dated = [one for one in actual if one.incident.first is not None]
    undated = [one for one in actual if one.incident.first is None]
    only = [one for one in material.occurrences if one.incident.modality != "actual"]
    if dated:
        begin = min(one.incident.first or "" for one in dated)
        end = max(one.incident.last or one.incident.first or "" for one in dated)
        first = next(one for one in dated if one.incident.first == begin)
        last = next(one for one in dated if (one.incident.last or one.incident.first) == end)
        ends = list(dict.fromkeys([first.incident.id, last.incident.id]))
        ordered = [first, *([last] if len(ends) > 1 else []), *(one for one in dated if one.incident.id not in ends)]
        when = f"between {day(begin)} and {day(end)}" if begin[:10] != end[:10] else f"on {day(begin)}"
        yield _of(ordered, f"{many(len(dated), 'incident')} {when} {'is' if len(dated) == 1 else 'are'} reported")
    if undated:
        yield _of(undated, f"{many(len(undated), 'incident')} of no stated day {'is' if len(undated) == 1 else 'are'} reported")
    if only:
        yield _of(only, f"{many(len(only), 'event')} {'is' if len(only) == 1 else 'are'} only planned, possible, demanded or denied")


def _of(some: list[Occurrence], text: str) -> Sentence:
    return tally(opening(text), (one.events[0] for one in some), (one.incident.id for one in some))


def _silences(record: Record, first: dict[str, str]) -> Iterator[Sentence]:
    """The longest stretches of days in which none of the reports came out, between the reports on either side."""
    out = [(document.published.first[:10], (document.published.last or document.published.first)[:10], key)
           for key in first if (document := record.documents[key]).published.first is not None]  # fmt: skip
    gaps, latest = [], None
    for begin, end, key in out:
        if latest is not None:
            gap = (date.fromisoformat(begin) - date.fromisoformat(latest[0])).days - 1
            if gap >= SILENCE:
                gaps.append((-gap, latest, (begin, key)))
        latest = max(latest or (end, key), (end, key))
    for _, (before, last), (after, next_) in sorted(sorted(gaps)[:SILENCES], key=lambda gap: gap[1]):
        yield tally(f"Between {day(before)} and {day(after)} no report of those on record came out", (first[last], first[next_]))
