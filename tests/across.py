"""Several short reports on one war, read through the whole line, and what is asked of the record that they make.

The sentences are written for these tests; outlets are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.fuse import Record
from onrecord.fuse.incidents import incident_of
from onrecord.model import Document, Event, Fact, Figure, Incident, Published, Relation, Statement, document_id, text_sha256
from onrecord.pipeline import Extraction, extract_document


@dataclass(frozen=True)
class Report:
    """What a test writes down of a report."""

    outlet: str
    day: str
    title: str
    text: str

    @property
    def document(self) -> Document:
        url = f"https://{self.outlet.split()[-1].lower()}.example/{self.day}/{'-'.join(self.title.lower().split()[:6])}"
        published = Published(first=self.day, last=self.day, precision="day", basis="metadata")
        return Document(
            id=document_id(self.text, url=url), sha256=text_sha256(self.text), url=url, title=self.title, publisher=self.outlet,
            published=published, language="en", text=self.text,
        )  # fmt: skip


@cache
def read(report: Report) -> Extraction:
    return extract_document(report.document)


def record(reports: Iterable[Report]) -> Record:
    """The record of these reports, in the order given."""
    return Record.of((found.document, found.facts) for found in map(read, reports))


def event(report: Report, words: str) -> Event:
    """The first event of a report that a sentence with these words tells of."""
    return next(found for found in read(report).facts.events if any(words in span.text for span in found.evidence))


def figure(report: Report, words: str) -> Figure:
    """The count of a report that is worded so."""
    return next(found for found in read(report).facts.figures if found.text == words)


def statement(report: Report, words: str, stance: str | None = None) -> Statement:
    """The statement of a report whose content holds the words."""
    wanted = (s for s in read(report).facts.statements if any(words in span.text for span in s.content))
    return next(found for found in wanted if stance is None or found.stance == stance)


def happening(made: Record, told: Event) -> Incident:
    return made.happenings[told.id]


def told_of(made: Record, told: Event) -> Incident:
    """The incident that an event tells of, with its voices and status."""
    return incident_of(made)[told.id]


def facts_of(report: Report) -> list[Fact]:
    return list(read(report).facts)


def are_one(made: Record, one: Event, other: Event) -> bool:
    return happening(made, one).id == happening(made, other).id


def between(relations: Iterable[Relation], one: str, other: str) -> set[str]:
    """The types of the relations between two facts, whichever is named first."""
    return {found.type for found in relations if {found.a, found.b} == {one, other}}


def from_to(relations: Iterable[Relation], a: str, b: str) -> set[str]:
    """The types of the relations in which `a` stands to `b`."""
    return {found.type for found in relations if (found.a, found.b) == (a, b)}
