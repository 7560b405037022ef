"""Places and actors that the reports name, each with how often and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import get_args

from onrecord.fuse import Record
from onrecord.fuse.actors import cast
from onrecord.model import Actor, Entity, Frozen, Place, Statement
from onrecord.model.vocabulary import EntityType, PlaceKind
from onrecord.report.asked import label


class Located(Frozen):
    """A place of the record. `lat`/`lon` None: named, but not placed. `radius_km`: the evidence is no finer than this."""

    canonical: str
    country: str | None
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    geonames: int | None
    mentions: int
    documents: int
    names: tuple[str, ...]
    events: int


class Acting(Actor):
    """An actor of the record with what reports say of them: how often they are named, in how many reports, and how often they speak."""

    roles: tuple[str, ...]
    affiliation: str | None
    mentions: int
    documents: int
    statements: int


def located(record: Record, *, country: str | None = None, kind: str | None = None) -> list[Located]:
    """The places, most mentioned first. `country` is an ISO 3166-1 alpha-2 code, `kind` a place kind (UsageError for another)."""
    kind = label(kind, get_args(PlaceKind), what="kind of place")
    events = Counter(place.place for event in record.events() for place in event.places)
    groups: dict[tuple[str, str | None], list[Place]] = defaultdict(list)
    for place in record.places():
        if (country is None or place.country == country.upper()) and (kind is None or place.place_kind == kind):
            groups[place.canonical, place.country].append(place)
    rows = [_located(places, sum(events[place.id] for place in places)) for places in groups.values()]
    return sorted(rows, key=lambda row: (-row.mentions, row.canonical, row.country or ""))


def _located(places: list[Place], events: int) -> Located:
    first = places[0]
    return Located(
        canonical=first.canonical,
        country=first.country,
        kind=first.place_kind,
        lat=first.lat,
        lon=first.lon,
        radius_km=max((place.radius_km for place in places if place.radius_km is not None), default=None),
        geonames=first.geonames,
        mentions=len(places),
        documents=len({place.document for place in places}),
        names=tuple(sorted({place.text for place in places})),
        events=events,
    )


def actors(record: Record, *, type: str | None = None) -> list[Acting]:
    """The actors, most mentioned first; `type` is an entity type. One person or body is one row, under all its names."""
    type = label(type, get_args(EntityType), what="type of actor")
    who = cast(record)
    mentions: dict[str, list[Entity]] = defaultdict(list)
    for entity in record.entities():
        mentions[who.of[entity.document, entity.canonical]].append(entity)
    spoken: dict[str, list[Statement]] = defaultdict(list)
    for statement in record.statements():
        for speaker in who.speakers(statement):
            spoken[speaker].append(statement)
    wanted = (actor for actor in who.actors if type is None or actor.type == type)
    rows = [_acting(actor, mentions[actor.id], spoken[actor.id]) for actor in wanted]
    return sorted(rows, key=lambda row: (-row.mentions, -row.statements, row.canonical, row.type, row.id))


def _acting(actor: Actor, mentions: list[Entity], spoken: list[Statement]) -> Acting:
    affiliations = Counter(mention.affiliation for mention in mentions if mention.affiliation)
    return Acting(
        **actor.model_dump(),
        roles=tuple(sorted({mention.role for mention in mentions if mention.role})),
        affiliation=min(affiliations, key=lambda name: (-affiliations[name], name), default=None),
        mentions=len(mentions),
        documents=len({mention.document for mention in mentions} | {statement.document for statement in spoken}),
        statements=len(spoken),
    )
