"""Generated reports with as many facts as real ones have: those of bench/speed/generated.py, and of some sentences more in each.

A spokesman denies or asserts, families leave another town, an envoy speaks: about eleven facts a report. What the copies of a story have of
it, they share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from random import Random
from typing import Any

from bench.speed.generated import WARS, Made, towns_of
from onrecord.model import (
    Document,
    Entity,
    Event,
    EventPlace,
    Fact,
    Facts,
    Figure,
    Participant,
    Place,
    Span,
    Statement,
    Time,
    document_id,
    identified,
    text_sha256,
)
from onrecord.model.vocabulary import EventType

BODIES = ("Red Crescent", "World Food Programme", "Norwegian Refugee Council", "Office for Humanitarian Affairs", "Doctors' Committee")
GIVEN = ("Amal", "Viktor", "Khaled", "Olena", "Htun", "Mariam", "Sergei", "Nadia", "Omar", "Thida", "Pavlo", "Layla")
FAMILY = ("Haddad", "Koval", "Rahman", "Petrenko", "Aung", "Saleh", "Orlov", "Mansour", "Idris", "Zaw", "Bondar", "Farouk")
KINDS: tuple[tuple[EventType, str], ...] = (
    ("MOVE", "fled"), ("CONTROL", "seized"), ("AID", "aid"), ("PROTEST", "protest"), ("CONSULT", "talks"), ("RETREAT", "withdrew"),
)  # fmt: skip


def dense(made: Iterator[Made]) -> Iterator[Made]:
    """The same reports with the facts of more sentences."""
    towns = {country: towns_of(country) for country in WARS}
    for one in made:
        yield _fuller(one, towns)


def _fuller(one: Made, towns: dict[str, list[tuple[str, float, float, int]]]) -> Made:
    where = next(fact for fact in one.facts if isinstance(fact, Place))
    hit = next(fact for fact in one.facts if isinstance(fact, Event))
    lead = hit.evidence[0].text
    chance = Random(hashlib.sha256(lead.encode()).digest())
    side = hit.actors[0].name
    person = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    body, number = chance.choice(BODIES), chance.randint(20, 900)
    type, verb = chance.choice(KINDS)
    town = chance.choice(towns[where.country or "UA"])
    says = "denied that its forces were in" if chance.random() < 1 / 6 else "said its forces had left"
    spoke = f"{person}, speaking for {side}, {says} {where.canonical} before Monday."
    what = verb if type in ("AID", "PROTEST", "CONSULT") else f"people {verb}"
    left = f"After {what} in {town[0]}, {number} families left, the {body} said."
    text = f"{one.document.text} {spoke} {left}"
    document = _document(one.document, text)
    facts = [fact.model_copy(update={"document": document.id, "id": ""}) for fact in one.facts]
    more = _facts(document, spoke, left, (person, side, says), (type, verb, town, where.country, number, body), hit)
    return Made(document, _tied(facts, more))


def _document(former: Document, text: str) -> Document:
    url = f"{(former.url or '').rpartition('/')[0]}/{text_sha256(text)[:12]}"
    return former.model_copy(update={"id": document_id(text, url=url), "sha256": text_sha256(text), "url": url, "text": text})


def _facts(
    document: Document, spoke: str, left: str, speaker: tuple[str, str, str],
    told: tuple[EventType, str, tuple[str, float, float, int], str | None, int, str], hit: Event,
) -> list[Fact]:  # fmt: skip
    person, side, says = speaker
    type, verb, (name, lat, lon, geonames), country, number, body = told
    start, after = document.text.index(spoke), document.text.index(left)
    evidence = (Span(text=left, start=after, end=after + len(left)),)
    key, day = document.id, hit.first
    return [
        Entity(document=key, **_words(document.text, person, start), canonical=person, type="person", affiliation=side),
        Entity(document=key, **_words(document.text, body, after), canonical=body, type="organisation"),
        Time(document=key, **_words(document.text, "Monday", start), first=day or "", last=day or "", precision="day", basis="publication"),
        Statement(
            document=key, speaker_name=person, content=(Span(text=spoke, start=start, end=start + len(spoke)),), manner="indirect",
            stance="denies" if says.startswith("denied") else "asserts", evidence=(Span(text=spoke, start=start, end=start + len(spoke)),),
        ),
        Statement(document=key, speaker_name=body, content=evidence, manner="indirect", stance="asserts", evidence=evidence),
        Place(
            document=key, **_words(document.text, name, after), canonical=name, country=country, lat=lat, lon=lon, place_kind="city",
            precision="city", radius_km=6.0, geonames=geonames,
        ),
        Event(
            document=key, type=type, trigger=Span(**_words(document.text, verb, after)), evidence=evidence, first=day, last=day,
            precision="day", basis="clause", actors=(Participant(name=side),) if type in ("CONTROL", "RETREAT") else (),
        ),
        Figure(
            document=key, **_words(document.text, str(number), after), value=number, lower=number, upper=number, bound="exact",
            measure="displaced", population="civilians", unit="families", speaker_name=body, as_of=day, place=name, evidence=evidence,
        ),
    ]  # fmt: skip


def _tied(facts: list[Fact], more: list[Fact]) -> Facts:
    """All with their ids, each event at its place and by its statement, each count at its event."""
    first, second = [identified(fact) for fact in facts], [identified(fact) for fact in more]
    return Facts().plus((*_together(first), *_together(second)))


def _together(found: list[Fact]) -> Iterator[Fact]:
    place = next(fact for fact in found if isinstance(fact, Place))
    event = next(fact for fact in found if isinstance(fact, Event))
    said = [fact for fact in found if isinstance(fact, Statement)][-1]
    for fact in found:
        if isinstance(fact, Event):
            yield fact.model_copy(update={"places": (EventPlace(place=place.id, name=place.canonical),), "attributed_to": (said.id,)})
        elif isinstance(fact, Figure):
            yield fact.model_copy(update={"event": event.id, "place_id": place.id, "statement": said.id})
        else:
            yield fact


def _words(text: str, words: str, start: int) -> dict[str, Any]:
    at = text.index(words, start)
    return {"text": words, "start": at, "end": at + len(words)}
