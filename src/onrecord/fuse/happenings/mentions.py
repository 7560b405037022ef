"""From the facts of a report to its event mentions as they are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from onrecord.fuse.happenings.chains import chained
from onrecord.fuse.happenings.context import at_home, in_context
from onrecord.fuse.happenings.days import ordinal
from onrecord.fuse.happenings.summaries import is_plural, tells_of_a_period, tells_of_many, tells_of_one
from onrecord.fuse.happenings.told import SCENES, Spot, Told, Toll
from onrecord.fuse.happenings.wording import Wording, plain
from onrecord.knowledge.actors import country_of, party_of
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.happening_words import concepts, content, period, remaining, stem
from onrecord.model import Document, Event, Fact, Figure, Place, Statement, Time
from onrecord.model.vocabulary import Measure, PlaceRole

_COUNTRIES = 2
_FAMILIES = {
    "ASSAULT": "violence", "CONTROL": "ground", "RETREAT": "ground", "AGREE": "accord", "COOPERATE": "accord", "CONCEDE": "accord",
}  # fmt: skip
_HARM: frozenset[Measure] = frozenset({"killed", "wounded", "casualties", "missing", "destroyed", "affected"})
_MEASURES: dict[str, frozenset[Measure]] = {
    "violence": _HARM | {"launched"},
    "INTERCEPT": frozenset({"intercepted", "launched", "destroyed"}),
    "COERCE": frozenset({"captured", "missing", "other"}),
    "MOVE": frozenset({"displaced", "evacuated"}),
    "AID": frozenset({"money", "deployed", "other"}),
    "MOBILIZE": frozenset({"deployed"}),
    "FIND": frozenset({"killed", "missing", "other"}),
    "ground": frozenset({"captured", "area", "destroyed", *_HARM}),
    "accord": frozenset({"exchanged", "captured", "money", "other"}),
}
_DATELINE = 60  # characters
_DASH = re.compile(r"\s*[,)]?\s*(?:\([^()]{2,30}\)\s*)?[-–—]{1,2}\s")
_UNFIRM = frozenset({"about", "vague", "nearly", "range", "up_to", "less_than"})


def mentions(document: Document, facts: Sequence[Fact]) -> list[Told]:
    """The event mentions of a report."""
    stamp = _stamp(document, facts)
    events = [_undated(fact) if fact.time in stamp else fact for fact in facts if isinstance(fact, Event)]
    places = {place.id: place for place in at_home(document.text, [fact for fact in facts if isinstance(fact, Place)])}
    figures = [fact for fact in facts if isinstance(fact, Figure)]
    tolls = _tolls(events, figures)
    lands = _most_named(places.values())
    denials = {fact.id for fact in facts if isinstance(fact, Statement) and fact.stance in ("denies", "rejects")}
    told = (_told(document, event, places, tolls.get(event.id, ()), lands, figures) for event in events)
    alone = [
        one.but(disputed=one.modality == "denied" and not denials.isdisjoint(event.attributed_to))
        for one, event in zip(told, events, strict=True)
    ]
    return in_context(document, facts, chained(alone))


def _stamp(document: Document, facts: Iterable[Fact]) -> frozenset[str]:
    """The ids of a day that stands in the dateline: it is the report's, not that of what it tells."""
    times = [fact for fact in facts if isinstance(fact, Time) and fact.start < _DATELINE]
    return frozenset(time.id for time in times if _DASH.match(document.text, time.end))


def _undated(event: Event) -> Event:
    return event.model_copy(update={"first": None, "last": None, "precision": None, "basis": None})


def _most_named(places: Iterable[Place]) -> tuple[str, ...]:
    """The countries that a report tells of most: where what it gives no place for may have happened."""
    counts = Counter(place.country for place in places if place.country is not None)
    return tuple(country for country, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_COUNTRIES])


def family(event: Event) -> str:
    """What may be told in other words: taking a town and its loss, a deal and a release; a ceasefire is an accord."""
    if event.type == "RETREAT" and event.mode == "ceasefire":
        return "accord"
    return _FAMILIES.get(event.type, event.type)


def _told(
    document: Document, event: Event, places: dict[str, Place], tolls: Sequence[Figure], lands: Sequence[str], figures: Sequence[Figure]
) -> Told:
    wording = Wording.of(document.text, event)
    totals = [figure for figure in figures if _in_one_sentence(event, figure)]
    running = tells_of_a_period(event, wording, totals)
    published = document.published.last[:10] if document.published.last else None
    places_named = _stems(places.values())
    spots = tuple(_spot(places[place.place], place.name, place.role) for place in event.places if place.place in places)
    named = () if any(spot.role in SCENES for spot in spots) else _finest(wording.named(places.values()))
    actors, targets = _names(event.actors), _names(event.targets)
    sides, struck = _sides(actors), _sides(targets)
    return Told(
        id=event.id,
        document=document.id,
        type=event.type,
        family=family(event),
        mode=event.mode,
        trigger=event.trigger.text.lower(),
        start=event.trigger.start,
        sentence=wording.start,
        published=published,
        **(_period(event, wording, totals, published) if running else _when(event)),
        spots=spots,
        named=named,
        countries=_countries((*spots, *named)),
        lands=tuple(sorted({*_lands(sides, struck), *lands})),
        actors=actors,
        sides=sides,
        targets=targets,
        struck=struck,
        instruments=tuple(sorted({span.text for span in event.instruments})),
        sites=tuple(site for site in _sites(wording, event) if site.upper() != event.type),
        arms=concepts("arms", wording.around(event.trigger)),
        tolls=tuple(_toll(figure) for figure in tolls),
        words=tuple(word for one, word in content(remaining(wording.words)).items() if one not in places_named),
        modality=event.modality,
        back=wording.points_back(event),
        fresh=wording.sets_apart(event.trigger),
        single=tells_of_one(event, wording.before(event.trigger)),
        several=is_plural(event),
        summary=running or tells_of_many(event, wording.before(event.trigger), wording.after(event.trigger), spots),
        course=bool(concepts("course", plain(event.trigger.text))) or (event.modality == "denied" and wording.is_habit(event.trigger)),
    )


def _when(event: Event) -> dict[str, Any]:
    """Its days."""
    return {
        "first": event.first and event.first[:10],
        "last": event.last and event.last[:10],
        "precision": event.precision,
        "basis": event.basis,
    }


def _period(event: Event, wording: Wording, totals: Sequence[Figure], published: str | None) -> dict[str, Any]:
    """The days of a total over a period: from its beginning, or as long as it is, to the report."""
    if published is None:
        return _when(event)
    length = period(wording.words)
    since = [figure.since[:10] for figure in totals if figure.since is not None]
    since = since or ([date.fromordinal(ordinal(published) - length).isoformat()] if length is not None else [])
    if not since or min(since) > published:
        return _when(event)
    return {"first": min(since), "last": published, "precision": "range", "basis": "sentence: the period counted"}


def _sites(wording: Wording, event: Event) -> tuple[str, ...]:
    """What was hit: near its trigger, else anywhere in its sentences."""
    return concepts("site", wording.near(event.trigger)) or concepts("site", wording.hit)


def _names(participants: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted({str(getattr(one, "name", "")) for one in participants} - {""}))


@lru_cache(maxsize=16384)
def _side(name: str) -> str | None:
    return party_of(name)


def _sides(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({side for name in names if (side := _side(name)) is not None}))


def _countries(spots: Sequence[Spot]) -> tuple[str, ...]:
    """Where it happened, as far as places say."""
    return tuple(sorted({spot.country for spot in spots if spot.country is not None and spot.role != "origin"}))


def _lands(sides: Sequence[str], struck: Sequence[str]) -> tuple[str, ...]:
    """The countries of those that it befell, else of those that did it."""
    found = {_code(side) for side in struck} - {None} or {_code(side) for side in sides} - {None}
    return tuple(sorted(code for code in found if code is not None))


@lru_cache(maxsize=4096)
def _code(side: str) -> str | None:
    country = by_name(side) or country_of(side)
    return country.code if country else None


def _spot(place: Place, name: str, role: PlaceRole) -> Spot:
    return Spot(
        place=place.id,
        name=name,
        role=role,
        kind=place.place_kind,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        geonames=place.geonames,
    )


def _finest(places: Iterable[Place]) -> tuple[Spot, ...]:
    """Towns and buildings alone, where there are any."""
    spots = tuple(_spot(place, place.canonical, "scene") for place in places)
    return tuple(spot for spot in spots if spot.fine) or spots


def _stems(places: Iterable[Place]) -> frozenset[str]:
    """The words of place names: they are compared as places."""
    return frozenset(stem(word) for place in places for name in (place.text, place.canonical) for word in plain(name))


def _toll(figure: Figure) -> Toll:
    return Toll(
        measure=figure.measure,
        population=figure.population,
        value=figure.value,
        lower=figure.lower,
        upper=figure.upper,
        firm=figure.bound not in _UNFIRM,
    )


def _tolls(events: Sequence[Event], figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """Event → its counts: those tied to it; else those of its sentence that its kind can have, of the nearest such event."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.scope == "cumulative" or figure.unit == "%":
            continue
        owner = figure.event or _nearest(events, figure)
        if owner is not None:
            found.setdefault(owner, []).append(figure)
    return found


def _nearest(events: Sequence[Event], figure: Figure) -> str | None:
    apt = [event for event in events if figure.measure in _MEASURES.get(family(event), ()) and _in_one_sentence(event, figure)]
    return min(apt, key=lambda event: (abs(event.trigger.start - figure.start), event.trigger.start, event.id)).id if apt else None


def _in_one_sentence(event: Event, figure: Figure) -> bool:
    return any(span.start <= figure.start and figure.end <= span.end for span in event.evidence)
