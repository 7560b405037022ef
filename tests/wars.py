"""Small records on several wars, put together by hand: what the views are tested on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from onrecord.fuse import Record
from onrecord.model import (
    Document,
    Entity,
    Event,
    EventPlace,
    Fact,
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

Reading = tuple[Document, list[Fact]]
F = TypeVar("F", Place, Entity, Figure, Statement, Event)


def report(text: str, *, url: str | None = None, title: str | None = None, day: str | None = None) -> Document:
    """A document as a reader would make it; without a day its date is unknown."""
    published = Published(first=day, last=day, precision="day", basis="metadata") if day else Published()
    return Document(id=document_id(text, url=url), sha256=text_sha256(text), url=url, title=title, published=published, text=text)


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(text=words, start=start, end=start + len(words))


def sentence(document: Document, words: str) -> Span:
    """The sentence that holds these words."""
    at = document.text.index(words)
    start = document.text.rfind(". ", 0, at) + 1
    end = document.text.find(". ", at)
    return Span.of(document.text, start, len(document.text) if end < 0 else end + 1)


def place(document: Document, words: str, **known: Any) -> Place:
    found = Place.model_validate({"document": document.id, "canonical": words, **span(document, words).model_dump(), **known})
    return _identified(found)


def entity(document: Document, words: str, **known: Any) -> Entity:
    given = {"document": document.id, "canonical": words, "type": "group", **span(document, words).model_dump(), **known}
    return _identified(Entity.model_validate(given))


def figure(document: Document, words: str, value: float, **known: Any) -> Figure:
    given = {
        "document": document.id, **span(document, words).model_dump(), "value": value, "bound": "exact", "measure": "killed",
        "population": "people", "evidence": (sentence(document, words),), **known,
    }  # fmt: skip
    return _identified(Figure.model_validate(given))


def statement(document: Document, content: str, *, speaker: str | None, stance: str = "asserts", **known: Any) -> Statement:
    given = {
        "document": document.id, "speaker_name": speaker, "content": (span(document, content),), "manner": "indirect", "stance": stance,
        "evidence": (sentence(document, content),), **known,
    }  # fmt: skip
    return _identified(Statement.model_validate(given))


def event(
    document: Document, trigger: str, *, by: Iterable[str] = (), against: Iterable[str] = (), at: Iterable[Place] = (), **known: Any
) -> Event:
    given = {
        "document": document.id, "type": "ASSAULT", "trigger": span(document, trigger), "evidence": (sentence(document, trigger),),
        "actors": tuple(Participant(name=name) for name in by), "targets": tuple(Participant(name=name) for name in against),
        "places": tuple(EventPlace(place=where.id, name=where.canonical) for where in at), **known,
    }  # fmt: skip
    return _identified(Event.model_validate(given))


def _identified(fact: F) -> F:
    return cast(F, identified(fact))


def sudan() -> Reading:
    """A dated shelling with a toll, and a denial of it."""
    document = report(
        "The Nyala hospital said 23 people were killed when shells hit the camp on Friday. The paramilitary denied shelling the camp."
        " At least 4,500 families have left since May, the agency said.",
        url="https://sudan.example/camp", title="Camp shelled near Nyala", day="2024-06-15",
    )  # fmt: skip
    nyala = place(
        document, "Nyala", country="SD", lat=12.05, lon=24.88, place_kind="city", precision="city", radius_km=6.0, geonames=365763
    )
    said = statement(document, "23 people were killed when shells hit the camp on Friday", speaker="Nyala hospital")
    hit = event(
        document, "shells hit", against=["camp"], at=[nyala], first="2024-06-14", last="2024-06-14", attributed_to=(said.id,), time=None
    )
    denied = statement(document, "shelling the camp", speaker="Rapid Support Forces", stance="denies", about=(said.id, hit.id))
    killed = figure(document, "23 people", 23, lower=23, upper=23, party="Sudan", speaker_name="Nyala hospital", as_of="2024-06-14")
    fled = figure(document, "At least 4,500 families", 4500, lower=4500, bound="at_least", measure="displaced", unit="families",
                  party="Sudan", speaker_name="International Organization for Migration", since="2024-05-01")  # fmt: skip
    army = entity(document, "The paramilitary", canonical="Rapid Support Forces", role=None)
    return document, [nyala, said, hit, denied, killed, fled, army]


def ukraine() -> Reading:
    """An earlier day, an event that is only planned, a range, a place that was not found on any map."""
    document = report(
        "Between 20 and 30 drones were shot down over Vilne on 3 March, the air force said. Kyiv plans to attack the depot.",
        url="https://ukraine.example/drones", day="2024-03-04",
    )  # fmt: skip
    vilne = place(document, "Vilne", country="UA")
    said = statement(document, "Between 20 and 30 drones were shot down over Vilne on 3 March", speaker="Ukrainian air force")
    down = event(document, "shot down", type="INTERCEPT", at=[vilne], first="2024-03-03", last="2024-03-03", attributed_to=(said.id,))
    plan = event(document, "attack", by=["Ukraine"], against=["depot"], modality="planned")
    shot = figure(document, "Between 20 and 30 drones", 20, lower=20, upper=30, bound="range", measure="intercepted", population="drones",
                  speaker_name="Ukrainian air force", as_of="2024-03-03")  # fmt: skip
    return document, [vilne, said, down, plan, shot]


def yemen() -> Reading:
    """Undated, nobody named, a vague count, a claim that could not be verified."""
    document = report("Dozens of fighters died in clashes near Marib. The claim could not be verified. A mine went off in Marib, too.")
    marib = place(document, "Marib", country="YE", lat=15.46, lon=45.33, place_kind="city", precision="city", radius_km=5.0)
    clashes = event(document, "clashes", at=[marib])
    dozens = figure(document, "Dozens of fighters", 24, lower=24, bound="vague", population="military", party="Yemen")
    unsure = statement(document, "The claim", speaker=None, stance="cannot_verify")
    return document, [marib, clashes, dozens, unsure]


def wars() -> list[Reading]:
    return [sudan(), ukraine(), yemen()]


def record() -> Record:
    return Record.of(wars())
