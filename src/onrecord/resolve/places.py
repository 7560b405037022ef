"""Place names → places: one reading for a name through a report, chosen together with all the others."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.knowledge import gazetteer
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate
from onrecord.model import Alternative, Document, Facts, Place, PlaceDraft
from onrecord.resolve.place_pairs import is_road
from onrecord.resolve.place_readings import readings
from onrecord.resolve.place_scores import Named, Scored, Setting, naming, rank
from onrecord.resolve.place_strays import strays

Key = tuple[str, str, str | None, str | None, str | None, bool]
# Two readings closer than this in score, and farther apart than that in kilometres, leave the place unknown.
_TIE, _APART_KM = 0.15, 100.0
_BEST = 3
# A building is looked for in a town named within so many characters, and known no finer than so many kilometres.
_BESIDE, _TOWN_KM = 500, 25.0
# The share of a report's naming from which on a country is one of its own.
_POINTED_TO = 0.1
_KILOMETRES = {"km": 1.0, "kms": 1.0, "kilo": 1.0, "mile": 1.609, "naut": 1.852, "metr": 0.001, "mete": 0.001, "m": 0.001, "yard": 0.0009}
_FAR = re.compile(r"(\d[\d,.]*)[- ](km|kms|kilo|mile|naut|metr|mete|yard|m\b)")


def resolve_places(document: Document, drafts: Sequence[PlaceDraft], found: Facts) -> list[Place]:
    """The places that the drafts name. A name that nothing knows and no wording calls a place is dropped.

    Two rounds: the first settles the names, the second knows the countries where they lie and the places named beside them.
    """
    setting = Setting(naming(document.text, drafts))
    drafts = _worded_alike(drafts, setting.likely())
    first = _by_name(drafts)
    names = [_named(draft, setting) for draft in first.values()]
    choices = dict(zip(first, rank(names), strict=True))
    settled = dict.fromkeys(scored[0][1] for scored in choices.values() if scored and not _tied(scored))
    setting = replace(setting, settled=tuple(settled))
    again = [_named(draft, setting) for draft in first.values()]
    if any(now.readings != once.readings or now.holder != once.holder for now, once in zip(again, names, strict=True)):
        choices = dict(zip(first, rank(again), strict=True))
        settled = dict.fromkeys(scored[0][1] for scored in choices.values() if scored and not _tied(scored))
        setting = replace(setting, settled=tuple(settled))
    drawn = (_place(document, draft, choices[_key(draft)], setting) for draft in drafts)
    places = [place for place in drawn if place is not None]
    return [place if place.lat is not None else _sited(place, places) for place in places]


def names_of(document: Document, drafts: Sequence[PlaceDraft]) -> list[Named]:
    """What is ranked in the first round: each name of the drafts with its readings."""
    setting = Setting(naming(document.text, drafts))
    worded = _worded_alike(drafts, setting.likely())
    return [_named(draft, setting) for draft in _by_name(worded).values()]


def _by_name(drafts: Sequence[PlaceDraft]) -> dict[Key, PlaceDraft]:
    """The first draft of each name."""
    return {_key(draft): draft for draft in reversed(drafts)}


def _key(draft: PlaceDraft) -> Key:
    return draft.name, draft.span.text if draft.hint else "", draft.hint, draft.part, draft.within, draft.holds


def _worded_alike(drafts: Sequence[PlaceDraft], likely: Collection[str]) -> list[PlaceDraft]:
    """One reading a name: what the report says of one mention holds for those that say less.

    What is named beside one mention ('Brest, Belarus') holds for the others. A bare 'Donetsk' after 'Donetsk region' is the region, unless
    the report words it a city as well; a bare 'Zaporizhstal' is the 'Zaporizhstal plant', unless a town of that name may be meant.
    """
    within: dict[str, str] = {}
    hints: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.within and not draft.part:
            within.setdefault(draft.name, draft.within)
        if draft.hint:
            hints.setdefault(draft.name, set()).add(draft.hint)
    plants = {draft.name: draft for draft in reversed(drafts) if draft.hint == "facility"}
    alike, regions = [], set()
    for draft in drafts:
        known: dict[str, str | None] = {}
        if draft.within is None and draft.part is None and draft.name in within:
            known["within"] = within[draft.name]
        if draft.hint == "region":
            regions.add(draft.name)
        elif draft.hint is None and draft.name in regions and hints[draft.name] == {"region"} and _is_region_too(draft.name):
            known["hint"] = "region"
        elif draft.hint is None and hints.get(draft.name) == {"facility"} and not _may_be_town(draft.name, likely):
            known |= {"hint": "facility", "name": plants[draft.name].span.text, "term": plants[draft.name].term}
        alike.append(draft.model_copy(update=known) if known else draft)
    return alike


def _may_be_town(name: str, likely: Collection[str]) -> bool:
    return any(entry.kind == "city" and entry.country in likely for entry in gazetteer.find(name))


def _is_region_too(name: str) -> bool:
    return any(entry.kind == "region" for entry in gazetteer.find(name))


def _named(draft: PlaceDraft, setting: Setting) -> Named:
    holder = _holder(draft, setting)
    likely = {holder.country} if holder is not None and holder.country is not None else setting.likely()
    found = readings(draft, likely=likely)
    left = tuple(entry for entry in found if not _denied(entry, found, holder, setting))
    return Named(draft, left, holder, setting.naming.without(draft.name))


def _denied(entry: Candidate, namesakes: Sequence[Candidate], holder: Candidate | None, setting: Setting) -> bool:
    """The place named beside it lies in another country, or the whole report elsewhere, and nothing else in it points to this one."""
    if holder is None or holder.country is None:
        return bool(setting.settled) and strays(entry, namesakes, setting)
    if entry.country in (None, holder.country):
        return False
    return setting.naming.shares.get(entry.country or "", 0.0) < _POINTED_TO


def _holder(draft: PlaceDraft, setting: Setting) -> Candidate | None:
    """The region or country named beside it: one with a place of the draft's name (Atlanta's Georgia), else the likeliest; or a town."""
    name = draft.within
    if name is None:
        return None
    settled = [entry for entry in setting.settled if name in (entry.canonical, entry.canonical.split(" ")[0])]
    if settled and all(entry.kind == "city" for entry in settled):
        return settled[0]
    found = [entry for entry in gazetteer.find(name) if entry.kind in ("country", "region")]
    found = found or [entry for entry in gazetteer.find(f"{name} region") if entry.kind == "region"] or list(gazetteer.find(name)[:3])
    inner = gazetteer.find(draft.name) if len(found) > 1 else ()
    return max(
        found,
        key=lambda entry: (_has(entry, inner), setting.naming.shares.get(entry.country or "", 0.0), entry.kind == "country"),
        default=None,
    )


def _has(region: Candidate, inner: Sequence[Candidate]) -> bool:
    """Whether one of the readings lies in the region or country."""
    if region.kind == "country":
        return any(entry.country == region.country for entry in inner)
    return any(entry.country == region.country and entry.admin1 == region.admin1 for entry in inner if entry is not region)


def _tied(scored: Scored) -> bool:
    if len(scored) < 2 or scored[0][0] - scored[1][0] > _TIE:
        return False
    one, other = scored[0][1], scored[1][1]
    return distance_km(one.lat, one.lon, other.lat, other.lon) > _APART_KM


def _place(document: Document, draft: PlaceDraft, scored: Scored, setting: Setting) -> Place | None:
    mention = {
        "document": document.id,
        "text": draft.span.text,
        "start": draft.span.start,
        "end": draft.span.end,
        "extractor": draft.extractor,
    }
    if not scored:
        strayed = draft.attested == 2 and gazetteer.find(draft.name)
        return _unlocated(mention, draft, setting) if draft.worded or draft.within or strayed else None
    best = scored[0][1]
    tied = _tied(scored)
    same_country = len({entry.country for _, entry in scored[:2]}) == 1
    return Place.model_validate(
        mention
        | {
            "canonical": best.canonical,
            "country": best.country if not tied or same_country else None,
            "lat": None if tied else best.lat,
            "lon": None if tied else best.lon,
            "place_kind": best.kind,
            "precision": "unknown" if tied else _precision(draft, best),
            "radius_km": None if tied else _radius(draft, best),
            "geonames": None if tied else best.geonames,
            "relation": draft.relation,
            "alternatives": _alternatives(scored),
        }
    )


def _unlocated(mention: dict[str, object], draft: PlaceDraft, setting: Setting) -> Place:
    """A place that only the wording vouches for: its country if named beside it, coordinates if it is a building in a known town."""
    holder = _holder(draft, setting)
    town = holder if holder is not None and draft.hint == "facility" and holder.kind == "city" else None
    return Place.model_validate(
        mention
        | {
            "canonical": draft.span.text,
            "country": holder.country if holder else None,
            "lat": town.lat if town else None,
            "lon": town.lon if town else None,
            "radius_km": town.radius_km if town else None,
            "precision": "city" if town else "unknown",
            "place_kind": draft.hint or "other",
            "relation": draft.relation,
        }
    )


def _sited(place: Place, places: Sequence[Place]) -> Place:
    """A building that no gazetteer knows stands in the town named right beside it, no finer than that; a road leads elsewhere."""
    if place.place_kind != "facility" or place.alternatives or is_road(place.text):
        return place
    towns = [town for town in places if town.precision == "city" and town.lat is not None and place.country in (None, town.country)]
    near = min(towns, key=lambda town: (_between(place, town), town.start), default=None)
    if near is None or _between(place, near) > _BESIDE:
        return place
    where = {name: getattr(near, name) for name in ("country", "lat", "lon", "precision")}
    return place.model_copy(update=where | {"radius_km": max(_TOWN_KM, near.radius_km or 0.0)})


def _between(one: Place, other: Place) -> int:
    """Characters between the two mentions."""
    return max(one.start - other.end, other.start - one.end)


def _precision(draft: PlaceDraft, best: Candidate) -> str:
    if draft.part or best.kind != "region":
        return "region" if draft.part else best.kind
    return (
        "district"
        if best.radius_km < 60 and draft.term in ("district", "raion", "county", "municipality", "township", "locality")
        else "region"
    )


def _radius(draft: PlaceDraft, best: Candidate) -> float:
    """Never finer than the wording: '20 km east of X' is anywhere within 20 km and a bit."""
    radius = best.radius_km
    far = _FAR.search(draft.relation or "")
    if far is not None:
        return round(max(radius, radius + 1.1 * float(far.group(1).replace(",", "").rstrip(".")) * _KILOMETRES[far.group(2)]), 1)
    if draft.relation is None or best.kind in ("country", "sea"):
        return radius
    return round(radius + (50.0 if draft.relation.startswith("off") else 15.0), 1)


def _alternatives(scored: Scored) -> tuple[Alternative, ...]:
    """The best few readings with their share of the weight, the chosen one first; none for a name with one reading."""
    if len(scored) < 2:
        return ()
    top = scored[0][0]
    weights = [math.exp(weight - top) for weight, _ in scored]
    total = sum(weights)
    return tuple(
        Alternative(
            canonical=entry.canonical,
            country=entry.country,
            lat=entry.lat,
            lon=entry.lon,
            geonames=entry.geonames,
            score=round(part / total, 3),
        )
        for part, (_, entry) in list(zip(weights, scored, strict=True))[:_BEST]
        if part / total >= 0.01
    )
