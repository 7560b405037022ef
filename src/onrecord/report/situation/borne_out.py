"""What bears a sentence of the report out: the words and numbers of the facts, sentences and reports that it cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.fuse import Record
from onrecord.model import Document, Event, Fact, Figure, Frozen, Incident, Statement

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NO_WORDS = frozenset((
    "id", "kind", "document", "extractor", "about", "statement", "place_id", "event", "part_of", "time", "attributed_to", "start", "end",
    "events", "figures", "voices", "parts", "merges",
))  # fmt: skip
_VALUES = ("value", "lower", "upper")


@dataclass(frozen=True)
class Cited:
    """What stands behind a sentence: the facts that it names, those of the incidents that these tell of, the reports.

    `reasons`: how the facts stand to others, in words; `more` facts and `others` of the reports are counted and not named.
    """

    facts: tuple[Fact, ...]
    behind: tuple[Fact, ...]
    documents: tuple[str, ...]
    incidents: tuple[Incident, ...] = ()
    reasons: tuple[str, ...] = ()
    more: int = 0
    others: int = 0


def numbers_in(text: str) -> set[float]:
    return {float(number.replace(",", "")) for number in _NUMBER.findall(text)}


def told_in(cited: Cited, record: Record) -> Iterator[str]:
    """The sentences that the cited facts stand in."""
    for fact in (*cited.facts, *cited.behind):
        if isinstance(fact, Statement | Figure | Event):
            yield record.source(fact).sentence


def strings(cited: Cited, record: Record) -> Iterator[str]:
    """Every text that a sentence may have taken from what it cites."""
    yield from told_in(cited, record)
    for found in (*cited.facts, *cited.behind, *cited.incidents):
        yield from _leaves(found)
        if isinstance(found, Statement):
            yield " … ".join(" ".join(span.text.split()) for span in found.content)
        if isinstance(found, Event | Figure) and found.evidence:
            yield " ".join(found.evidence[0].text.split())
    yield from cited.reasons
    for key in cited.documents:
        yield from _names(record, key)


def _names(record: Record, key: str) -> Iterator[str]:
    document = record.documents[key]
    yield from (text for text in (document.label, document.publisher, document.title) if text)


def _leaves(found: Frozen) -> Iterator[str]:
    """The texts in the fields of a fact, but for ids."""
    for name in type(found).model_fields:
        if name in _NO_WORDS or (name == "place" and hasattr(found, "role")):
            continue
        value = getattr(found, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                yield item
            elif isinstance(item, Frozen):
                yield from _leaves(item)


def numbers(cited: Cited, record: Record) -> set[float]:
    """The numbers of the cited facts, their sentences, their reports' dates, and what the parts of a cited count come to."""
    found = {number for text in strings(cited, record) for number in numbers_in(text)}
    for key in cited.documents:
        found |= {number for text in _dates(record.documents[key]) for number in numbers_in(text)}
    figures = [fact for fact in {fact.id: fact for fact in (*cited.facts, *cited.behind)}.values() if isinstance(fact, Figure)]
    for figure in figures:
        values = [value for name in _VALUES if (value := getattr(figure, name)) is not None]
        found |= {number for value in values for number in numbers_in(f"{abs(value):,.15g} {abs(value):,.10g}")}
    return found | _sums(figures)


def _dates(document: Document) -> Iterator[str]:
    yield from (text for text in (document.published.first, document.published.last) if text)


def _sums(figures: list[Figure]) -> set[float]:
    """What the cited parts of each cited whole add up to, and how many a share is of its whole."""
    found: set[float] = set()
    for whole in figures:
        parts = [figure for figure in figures if figure.part_of == whole.id]
        told = [sum(part.value for part in parts)] if parts else []
        shares = [round(part.value * whole.value / 100) for part in parts if part.unit == "%"]
        found |= {number for value in (*told, *shares) for number in numbers_in(f"{value:,.15g}")}
    return found


def tallies(cited: Cited, record: Record) -> set[float]:
    """How many facts, facts of a kind, reports and voices are cited, and how many voices, tellings and parts a cited incident has."""
    kinds = Counter(fact.kind for fact in cited.facts)
    voices = {record.voices[key].id for key in cited.documents if key in record.voices}
    counts = [len(cited.facts) + cited.more, len(cited.documents) + cited.others, len(voices), *kinds.values()]
    for incident in cited.incidents:
        counts += [max(1, len(incident.voices)), len(incident.events), len(incident.parts)]
    return {float(count) for count in counts}
