"""What fusion needs of an event mention: small enough to be kept in a table, and to compare with hundreds of others."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from onrecord.fuse.happenings.days import ordinal
from onrecord.knowledge.happening_words import harms, stem
from onrecord.model import Frozen
from onrecord.model.fact import Number
from onrecord.model.vocabulary import EventType, Measure, Modality, PlaceKind, PlaceRole, Population, TimePrecision

FINE = 30.0
"""Kilometres: the radius of a town, not of a region."""
LOCAL = 60.0
SCENES: tuple[PlaceRole, ...] = ("scene", "destination")


class Spot(Frozen):
    """A place of a mention: `place` is the id of the place fact, lat/lon null where the name is on no map."""

    place: str
    name: str
    role: PlaceRole
    kind: PlaceKind = "other"
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonames: int | None = None

    @property
    def fine(self) -> bool:
        """A town or a building, or a name that is on no map: no region."""
        return self.kind not in ("region", "country", "sea", "river") and (self.radius_km or 0.0) <= FINE

    @property
    def local(self) -> bool:
        """A town, or a district not much larger."""
        return self.kind not in ("country", "sea", "river") and (self.radius_km or 0.0) <= LOCAL


class Toll(Frozen):
    """A count that belongs to a mention, with its bounds (null: none)."""

    measure: Measure
    population: Population
    value: Number
    lower: Number | None = None
    upper: Number | None = None
    firm: bool = True


class Told(Frozen):
    """An event mention as it is compared.

    `trigger`, `start`, `sentence`: its words, where they begin, and where its first sentence does; `published`: the day of its report;
    `first`/`last`: its own days, ISO, with their `basis`: without, it happened by the day of its report;
    `spots`: its places; `named`: those that only stand in its sentences, of a mention without a scene; `countries`: of both;
    `lands`: those of the ones that it befell or that did it, and those that its report tells of most;
    `sides`, `struck`: whose the actors and targets are ("Russian forces" → Russia); `sites`: what was hit, `arms`: by what, as concepts;
    `words`: the content words of its sentences, no places, sites or arms among them;
    `disputed`: somebody denies it, it is not only told that it did not happen;
    `back`: its wording takes it as known, or tells only what came of it; `fresh`: it is set apart from what was told before ("another");
    `single`, `several`: a noun in the singular, in the plural; `summary`: it tells of several happenings as one;
    `course`: of what goes on for weeks (a war, an offensive), or of what somebody never does;
    `chain`: the first mention of its happening in its report, whose places, days, counts and targets it has where it names none;
    `around`: towns that its report names close by, of a mention without a town; `main`: its report tells it first or at most length;
    `marks`: names and numbers of its whole report, hashed, by which a report of the same story is known.
    """

    id: str
    document: str
    type: EventType
    family: str
    mode: str | None = None
    trigger: str
    start: int
    sentence: int
    published: str | None = None
    first: str | None = None
    last: str | None = None
    precision: TimePrecision | None = None
    basis: str | None = None
    spots: tuple[Spot, ...] = ()
    named: tuple[Spot, ...] = ()
    countries: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    words: tuple[str, ...] = ()
    modality: Modality = "actual"
    disputed: bool = False
    back: bool = False
    fresh: bool = False
    single: bool = False
    several: bool = False
    summary: bool = False
    course: bool = False
    chain: str | None = None
    around: tuple[Spot, ...] = ()
    main: bool = False
    marks: tuple[str, ...] = ()

    def but(self, **known: Any) -> Told:
        """The same mention, some of it known better. A `model_copy` would keep what was worked out of the old one."""
        return Told.model_construct(**{**dict(self), **known})

    @cached_property
    def scenes(self) -> tuple[Spot, ...]:
        """Where it happened or went to, without what only holds that; else the places that stand beside it."""
        return tuple(spot for spot in self.spots if spot.role in SCENES) or self.named

    @cached_property
    def fine(self) -> tuple[Spot, ...]:
        return tuple(spot for spot in self.scenes if spot.fine)

    @cached_property
    def local(self) -> tuple[Spot, ...]:
        return tuple(spot for spot in self.scenes if spot.local)

    @cached_property
    def nearby(self) -> tuple[Spot, ...]:
        """Its towns, and those that its report names around it."""
        return self.fine + self.around

    @cached_property
    def towns(self) -> dict[object, str]:
        """Its towns and those around it: GeoNames id, or name without one → name."""
        return {spot.geonames or spot.name.casefold(): spot.name for spot in self.nearby}

    @cached_property
    def story(self) -> frozenset[str]:
        return frozenset(self.marks)

    @cached_property
    def known_as(self) -> dict[int, str]:
        """Its towns that the gazetteer knows: GeoNames id → name."""
        return {spot.geonames: spot.name for spot in self.fine if spot.geonames is not None}

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """Its days as ordinals, where the text gives them: a day that is only its report's is none."""
        return self.shown if self.basis is None or not self.basis.startswith("publication") else None

    @cached_property
    def shown(self) -> tuple[int, int] | None:
        """Its days as ordinals, whatever they rest on."""
        return (ordinal(self.first), ordinal(self.last)) if self.first and self.last else None

    @cached_property
    def by(self) -> int | None:
        """The day of its report as an ordinal."""
        return ordinal(self.published) if self.published else None

    @cached_property
    def harm(self) -> bool:
        """Whether it tells only what came of a deed ("killed")."""
        return self.trigger in harms()

    @cached_property
    def vocabulary(self) -> dict[str, str]:
        """Stem → word."""
        return {stem(word): word for word in self.words}

    @cached_property
    def firm(self) -> bool:
        """Whether its sentences name its days, so that another day is another happening."""
        basis = self.basis or ""
        if self.days is None or self.precision in _VAGUE or _RELATIVE.search(basis) is not None:
            return False
        return basis.split(":")[0] in ("clause", "sentence")


_RELATIVE = re.compile(r"\b(?:after|before|earlier|later|previous|same|ago|next|following)\b")
"""Days counted from another day are a day off as often as not."""
_VAGUE = ("month", "season", "quarter", "year", "decade")
