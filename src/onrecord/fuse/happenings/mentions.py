"""From the facts of a report to its event mentions as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.fuse.happenings.summaries import is_plural, tells_of_many, tells_of_one
from onrecord.fuse.happenings.told import SCENES, Spot, Told, Toll
from onrecord.knowledge.actors import country_of, party_of
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.happening_words import concepts, content, harms, remaining, stem
from onrecord.model import Document, Event, Fact, Figure, Place, Span
from onrecord.model.vocabulary import Measure, PlaceRole

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_FRESH = frozenset({"another", "separate", "separately", "second", "third", "further", "other", "elsewhere", "fresh", "later"})
_COUNTING = 4  # words before a trigger that may set it apart
_NEAR = 90  # characters around the trigger in which its arms stand
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
_UNFIRM = frozenset({"about", "vague", "nearly", "range", "up_to", "less_than"})


def mentions(document: Document, facts: Sequence[Fact]) -> list[Told]:
    """The event mentions of a report."""
    events = [fact for fact in facts if isinstance(fact, Event)]
    places = {fact.id: fact for fact in facts if isinstance(fact, Place)}
    tolls = _tolls(events, [fact for fact in facts if isinstance(fact, Figure)])
    return [_told(document, event, places, tolls.get(event.id, ())) for event in events]


def family(event: Event) -> str:
    """What may be told in other words: taking a town and its loss, a deal and a release; a ceasefire is an accord."""
    if event.type == "RETREAT" and event.mode == "ceasefire":
        return "accord"
    return _FAMILIES.get(event.type, event.type)


def _told(document: Document, event: Event, places: dict[str, Place], tolls: Sequence[Figure]) -> Told:
    wording = _Wording.of(document.text, event)
    spots = tuple(_spot(places[place.place], place.name, place.role) for place in event.places if place.place in places)
    named = () if any(spot.role in SCENES for spot in spots) else wording.named(places.values())
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
        published=document.published.last[:10] if document.published.last else None,
        first=event.first and event.first[:10],
        last=event.last and event.last[:10],
        precision=event.precision,
        basis=event.basis,
        spots=spots,
        named=named,
        countries=_countries((*spots, *named)),
        lands=_lands(sides, struck),
        actors=actors,
        sides=sides,
        targets=targets,
        struck=struck,
        instruments=tuple(sorted({span.text for span in event.instruments})),
        sites=tuple(site for site in concepts("site", wording.words) if site.upper() != event.type),
        arms=concepts("arms", wording.around(event.trigger)),
        tolls=tuple(_toll(figure) for figure in tolls),
        words=tuple(sorted(content(remaining(wording.words)) - _stems(places.values()))),
        modality=event.modality,
        back=wording.points_back(event),
        fresh=not _FRESH.isdisjoint(wording.before(event.trigger)[-_COUNTING:]),
        single=tells_of_one(event, wording.before(event.trigger)),
        several=is_plural(event),
        summary=tells_of_many(event, wording.before(event.trigger), wording.after(event.trigger), spots),
        course=bool(concepts("course", _plain(event.trigger.text))),
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    """The sentences that tell an event."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, event: Event) -> _Wording:
        return cls(text, tuple(sorted(event.evidence or (event.trigger,), key=lambda span: span.start)))

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def words(self) -> list[str]:
        """In lower case, without what names a country or its people."""
        return [word.lower() for span in self.spans for word in _WORD.findall(span.text) if not (word[0].isupper() and _is_national(word))]

    def _own(self, trigger: Span) -> Span:
        return next((span for span in self.spans if span.covers(trigger)), trigger)

    def before(self, trigger: Span) -> list[str]:
        return _plain(self.text[self._own(trigger).start : trigger.start])

    def after(self, trigger: Span) -> list[str]:
        return _plain(self.text[trigger.end : self._own(trigger).end])

    def around(self, trigger: Span) -> list[str]:
        own = self._own(trigger)
        return _plain(self.text[max(own.start, trigger.start - _NEAR) : min(own.end, trigger.end + _NEAR)])

    def named(self, places: Iterable[Place]) -> tuple[Spot, ...]:
        """The places that stand in the sentence of the trigger, the finest alone."""
        inside = [place for place in places if any(span.covers(place.span) for span in self.spans)]
        spots = [_spot(place, place.canonical, "scene") for place in sorted(inside, key=lambda place: place.start)]
        return tuple(spot for spot in spots if spot.fine) or tuple(spots)

    def points_back(self, event: Event) -> bool:
        """ "The attack", or "killed" of what another mention tells."""
        before = self.before(event.trigger)
        return event.trigger.text.lower() in harms() or bool(before and before[-1] in _KNOWN)


def _plain(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _names(participants: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted({str(getattr(one, "name", "")) for one in participants} - {""}))


@lru_cache(maxsize=16384)
def _is_national(word: str) -> bool:
    return country_of(word) is not None


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


def _stems(places: Iterable[Place]) -> frozenset[str]:
    """The words of place names: they are compared as places."""
    return frozenset(stem(word) for place in places for name in (place.text, place.canonical) for word in _plain(name))


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
