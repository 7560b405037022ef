"""Reports made by templates and noise, each with its facts: what fusing is measured on, since reading 100,000 texts takes hours.

A day of each of four wars has happenings at towns of the gazetteer; each is told by one to five outlets, on that day or the next, with
tolls that grow, other words and a paragraph of noise; one report in six comes as a copy too (cut short, another outlet). Always the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from onrecord.knowledge.gazetteer import SHIPPED
from onrecord.model import (
    Document,
    Event,
    EventPlace,
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

WARS = {
    "UA": ("Russian forces", "Ukraine"), "SD": ("Rapid Support Forces", "Sudan"), "MM": ("Myanmar military", "Myanmar"),
    "YE": ("Houthis", "Yemen"),
}  # fmt: skip
BLOWS = (
    ("shelling", "a market"), ("air strike", "a school"), ("drone attack", "a depot"), ("rocket fire", "a clinic"), ("raid", "a camp"),
    ("bombardment", "a bridge"), ("missile strike", "an apartment block"), ("mortar attack", "a mosque"),
)  # fmt: skip
LEADS = (
    "At least {killed} people were killed and {wounded} wounded when {by} carried out {blow} on {what} in {town}, {who} said.",
    "{blow} on {what} in {town} killed {killed} people, {who} said, blaming {by}.",
    "{who} said {killed} people died in {town} after {blow} blamed on {by} hit {what}.",
    "{blow} by {by} hit {what} in {town}, killing {killed} and wounding {wounded}, according to {who}.",
)
SPEAKERS = ("the governor", "the health ministry", "a hospital official", "witnesses", "the army", "rescue workers")
OUTLETS = (
    "Northern Wire",
    "Daily Courier",
    "Morning Post",
    "Radio Delta",
    "Capital Times",
    "The Observer of Record",
    "Lake News",
    "Globe Desk",
)
NOISE = (
    "residents ambulance queue water market convoy shelter border talks minister envoy prices harvest school bridge winter generator river "
    "families relatives aid trucks doctors surgeon electricity blackout curfew patrol checkpoint village road station hospital council "
    "mediators ceasefire election drought migrants court journalists volunteers farmers teachers port airport crossing"
).split()
TOWNS_A_WAR = 60


@dataclass(frozen=True)
class Made:
    """What a store takes: a document with its facts."""

    document: Document
    facts: Facts
    rejected: tuple[object, ...] = ()


@dataclass(frozen=True)
class _Happening:
    """What happened, before anybody tells it."""

    country: str
    town: tuple[str, float, float, int]
    day: date
    blow: str
    what: str
    killed: int


def reports(number: int, *, a_day: int = 250, seed: int = 7) -> Iterator[Made]:
    """So many reports in order of publication, about `a_day` a day over all wars."""
    chance, towns = Random(seed), {country: towns_of(country) for country in WARS}
    day, made = date(2021, 1, 1), 0
    while made < number:
        today: list[Made] = []
        while len(today) < a_day:
            country = chance.choice(sorted(WARS))
            blow, what = chance.choice(BLOWS)
            happening = _Happening(country, chance.choice(towns[country]), day, blow, what, chance.randint(1, 60))
            today += [_told(happening, chance) for _ in range(chance.choice((1, 1, 2, 3, 5)))]
        for one in today[:a_day]:
            for told in (one, _copied(one, chance)) if chance.random() < 1 / 6 else (one,):
                yield told
                made += 1
                if made == number:
                    return
        day += timedelta(days=1)


def towns_of(country: str) -> list[tuple[str, float, float, int]]:
    """(name, latitude, longitude, GeoNames id) of the largest towns."""
    with sqlite3.connect(f"{SHIPPED.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as index:
        query = "SELECT canonical, lat, lon, geonames FROM place WHERE country = ? AND kind = 'city' ORDER BY population DESC, id LIMIT ?"
        return [tuple(row) for row in index.execute(query, (country, TOWNS_A_WAR))]


def _told(happening: _Happening, chance: Random) -> Made:
    killed = max(1, happening.killed + chance.choice((0, 0, 0, 1, 2, 3)))
    told = {"killed": killed, "wounded": killed + chance.randint(1, 40), "by": WARS[happening.country][0], "blow": f"a {happening.blow}"}
    lead = chance.choice(LEADS).format(**told, what=happening.what, town=happening.town[0], who=chance.choice(SPEAKERS))
    lead = lead[0].upper() + lead[1:]
    noise = [" ".join(chance.choices(NOISE, k=chance.randint(9, 18))).capitalize() + "." for _ in range(7)]
    published = happening.day + timedelta(days=chance.choice((0, 0, 1)))
    return _report(f"{lead} {' '.join(noise)}", lead, chance.choice(OUTLETS), published, happening, killed)


def _copied(one: Made, chance: Random) -> Made:
    """The same story under another title, cut short, from another outlet."""
    document = one.document
    text = document.text[: document.text.rindex(" ", 0, int(len(document.text) * 0.8))]
    new = _document(text, chance.choice(OUTLETS), document.published.first or "")
    moved = [fact.model_copy(update={"document": new.id, "id": ""}) for fact in one.facts]
    return Made(new, _tied(moved))


def _document(text: str, outlet: str, day: str) -> Document:
    url = f"https://{outlet.lower().replace(' ', '-')}.example/{text_sha256(text)[:12]}"
    published = Published(first=day, last=day, precision="day", basis="metadata")
    return Document(
        id=document_id(text, url=url), sha256=text_sha256(text), url=url, publisher=outlet, published=published, language="en", text=text
    )


def _report(text: str, lead: str, outlet: str, published: date, happening: _Happening, killed: int) -> Made:
    document = _document(text, outlet, published.isoformat())
    evidence = (Span(text=lead, start=0, end=len(lead)),)
    name, lat, lon, geonames = happening.town
    day = happening.day.isoformat()
    where = Place(
        document=document.id, **_words(text, name), canonical=name, country=happening.country, lat=lat, lon=lon, place_kind="city",
        precision="city", radius_km=6.0, geonames=geonames,
    )  # fmt: skip
    hit = Event(
        document=document.id, type="ASSAULT", trigger=Span(**_words(text, happening.blow)), evidence=evidence, first=day, last=day,
        precision="day", basis="clause", actors=(Participant(name=WARS[happening.country][0]),),
        targets=(Participant(name=happening.what),),
    )  # fmt: skip
    dead = Figure(
        document=document.id, **_words(text, str(killed)), value=killed, lower=killed, upper=killed, bound="exact", measure="killed",
        population="people", party=WARS[happening.country][1], scope="incident", as_of=day, place=name, evidence=evidence,
    )  # fmt: skip
    said = Statement(document=document.id, content=evidence, manner="indirect", stance="asserts", evidence=evidence)
    return Made(document, _tied([where, said, hit, dead]))


def _tied(facts: list[Fact]) -> Facts:
    """The facts with their ids, the event at its place, the count at its event, the event by its statement."""
    found = [identified(fact) for fact in facts]
    place = next(fact for fact in found if isinstance(fact, Place))
    said = next(fact for fact in found if isinstance(fact, Statement))
    hit = next(fact for fact in found if isinstance(fact, Event))
    tied: dict[str, dict[str, Any]] = {
        hit.id: {"places": (EventPlace(place=place.id, name=place.canonical),), "attributed_to": (said.id,)},
        **{fact.id: {"event": hit.id, "place_id": place.id, "statement": said.id} for fact in found if isinstance(fact, Figure)},
    }
    return Facts().plus(fact.model_copy(update=tied.get(fact.id, {})) for fact in found)


def _words(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}
