"""Reports and readings to store: short, made up, on several wars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import (
    Document,
    Event,
    Fact,
    Facts,
    Figure,
    Participant,
    Place,
    Published,
    Span,
    Statement,
    document_id,
    identified,
    text_sha256,
)
from onrecord.model.vocabulary import EventType

SENTENCE = re.compile(r"[^.\n]+\.")
COUNT = re.compile(r"(?P<value>\d+) (?P<unit>people|missiles|drones)")
SPEECH = re.compile(r"(?P<speaker>The [a-z]+|[A-Z][a-z]+) (?P<cue>said|denied) (?P<content>[^.]+)")
DEEDS: dict[str, EventType] = {"struck": "ASSAULT", "fell on": "ASSAULT", "hit": "ASSAULT", "entered": "CONTROL"}
TOWNS = {"Nyala": ("SD", 12.05, 24.88), "Kharkiv": ("UA", 49.98, 36.25), "Taiz": ("YE", 13.58, 44.02), "Myitkyina": ("MM", 25.38, 97.4)}

TEXTS = (
    "The ministry said 14 people died when shells fell on the market in Nyala. The militia denied any part in it.",
    "Rockets struck a depot in Kharkiv on Sunday. The governor said 3 people were hurt and 9 drones were shot down.",
    "Doctors said 27 people were carried to the clinic in Taiz after a truck hit a mine.",
    "Fighters entered two villages north of Myitkyina. The army denied it had lost ground.",
    "Snow fell on the empty road all night.",
)


@dataclass(frozen=True)
class Reading:
    """What a store takes: a document with its facts."""

    document: Document
    facts: Facts
    rejected: tuple[object, ...] = ()


def report(text: str, *, url: str | None = None, title: str | None = None, day: str | None = None, basis: str = "metadata") -> Document:
    """A document as a reader would make it."""
    published = Published.model_validate({"first": day, "last": day, "precision": "day", "basis": basis}) if day else Published()
    return Document(
        id=document_id(text, url=url), sha256=text_sha256(text), url=url, title=title, published=published, language="en", text=text
    )


def reports() -> list[Document]:
    """One a text, a day apart; the last has no date."""
    dated = [
        report(text, url=f"https://news.example/{at}", title=f"Report {at}", day=f"2024-03-{at + 1:02d}")
        for at, text in enumerate(TEXTS[:-1])
    ]
    return [*dated, report(TEXTS[-1])]


def reading(document: Document) -> Reading:
    """The document with what a few plain rules find in it."""
    return Reading(document, Facts().plus(identified(fact) for fact in _found(document)))


def readings(documents: Iterable[Document] | None = None) -> list[Reading]:
    return [reading(document) for document in (reports() if documents is None else documents)]


def _found(document: Document) -> Iterator[Fact]:
    for sentence in SENTENCE.finditer(document.text):
        evidence = (Span.of(document.text, *sentence.span()),)
        yield from _places(document, *sentence.span())
        yield from _figures(document, evidence)
        yield from _statements(document, evidence)
        yield from _events(document, evidence)


def _places(document: Document, start: int, end: int) -> Iterator[Fact]:
    for name, (country, lat, lon) in TOWNS.items():
        at = document.text.find(name, start, end)
        if at >= 0:
            where = {"country": country, "lat": lat, "lon": lon, "place_kind": "city", "precision": "city"}
            yield Place.model_validate(
                {"document": document.id, "text": name, "start": at, "end": at + len(name), "canonical": name, **where}
            )


def _figures(document: Document, evidence: tuple[Span, ...]) -> Iterator[Fact]:
    for count in COUNT.finditer(document.text, evidence[0].start, evidence[0].end):
        value = float(count["value"])
        yield Figure(
            document=document.id, text=count.group(), start=count.start(), end=count.end(), value=value, lower=value, upper=value,
            bound="exact", measure="affected" if count["unit"] == "people" else "intercepted", population="people",
            as_of=document.published.first, evidence=evidence,
        )  # fmt: skip


def _statements(document: Document, evidence: tuple[Span, ...]) -> Iterator[Fact]:
    for speech in SPEECH.finditer(document.text, evidence[0].start, evidence[0].end):
        speaker, cue, content = (Span.of(document.text, *speech.span(part)) for part in ("speaker", "cue", "content"))
        yield Statement(
            document=document.id, speaker=speaker, speaker_name=speaker.text, cue=cue, content=(content,), manner="indirect",
            stance="denies" if cue.text == "denied" else "asserts", evidence=evidence,
        )  # fmt: skip


def _events(document: Document, evidence: tuple[Span, ...]) -> Iterator[Fact]:
    for word, kind in DEEDS.items():
        at = document.text.find(word, evidence[0].start, evidence[0].end)
        if at >= 0:
            trigger, day = Span.of(document.text, at, at + len(word)), document.published
            who = (Participant(name="unknown"),)
            yield Event(document=document.id, type=kind, trigger=trigger, actors=who, first=day.first, last=day.last, evidence=evidence)
