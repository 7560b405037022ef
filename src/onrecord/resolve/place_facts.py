"""Places of the record: what is told of a name's likeliest reading, and no finer than the wording allows."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.knowledge import gazetteer
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate
from onrecord.model import Alternative, Document, Place, PlaceDraft
from onrecord.resolve.place_pairs import is_road
from onrecord.resolve.place_scores import Scored

# Two readings closer than this in score, and farther apart than that in kilometres, leave the place unknown.
_TIE, _APART_KM = 0.15, 100.0
_BEST = 3
# A building is looked for in a town named within so many characters, and known no finer than so many kilometres.
_BESIDE, _TOWN_KM = 500, 25.0
# A district reaches no farther than this in kilometres.
_DISTRICT_KM = 60.0
_QUARTERS = frozenset("neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters suburb suburbs".split())
_KILOMETRES = {"km": 1.0, "kms": 1.0, "kilo": 1.0, "mile": 1.609, "naut": 1.852, "metr": 0.001, "mete": 0.001, "m": 0.001, "yard": 0.0009}
_FAR = re.compile(r"(\d[\d,.]*)[- ]?(km|kms|kilo|mile|naut|metr|mete|yard|m\b)")


def is_tied(scored: Scored) -> bool:
    if len(scored) < 2 or scored[0][0] - scored[1][0] > _TIE:
        return False
    one, other = scored[0][1], scored[1][1]
    return distance_km(one.lat, one.lon, other.lat, other.lon) > _APART_KM


def place_of(document: Document, draft: PlaceDraft, scored: Scored, holder: Candidate | None) -> Place | None:
    """None where neither a reading nor the wording makes a place of the draft. `holder`: the place named beside it."""
    mention = {
        "document": document.id,
        "text": draft.span.text,
        "start": draft.span.start,
        "end": draft.span.end,
        "extractor": draft.extractor,
    }
    if not scored:
        strayed = draft.attested == 2 and gazetteer.find(draft.name)
        return _unlocated(mention, draft, holder) if draft.worded or draft.within or strayed else None
    best = scored[0][1]
    tied = is_tied(scored)
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


def _unlocated(mention: dict[str, object], draft: PlaceDraft, holder: Candidate | None) -> Place:
    """A place that only the wording vouches for: its country if named beside it, coordinates if the place that holds it is small."""
    town = holder if holder is not None and _is_small(holder) else None
    part = town is not None and draft.hint != "facility"
    return Place.model_validate(
        mention
        | {
            "canonical": draft.span.text,
            "country": holder.country if holder else None,
            "lat": town.lat if town else None,
            "lon": town.lon if town else None,
            "radius_km": max(_TOWN_KM, town.radius_km) if town and part else town.radius_km if town else None,
            "precision": "unknown" if town is None else "city" if town.kind == "city" else "district",
            "place_kind": draft.hint or "other",
            "relation": draft.relation,
        }
    )


def _is_small(holder: Candidate) -> bool:
    """A town, or a district: what lies in it lies about there."""
    return holder.kind == "city" or (holder.kind == "region" and holder.radius_km <= _DISTRICT_KM)


def sited(places: Sequence[Place]) -> list[Place]:
    """The places, those without coordinates put into the town named beside them where they stand in one."""
    towns = sorted((place for place in places if place.precision == "city" and place.lat is not None), key=lambda town: town.start)
    starts = [town.start for town in towns]
    found = []
    for place in places:
        near = slice(bisect_left(starts, place.start - 2 * _BESIDE), bisect_right(starts, place.end + _BESIDE))
        found.append(_sited(place, towns[near]) if place.lat is None else place)
    return found


def _sited(place: Place, towns: Sequence[Place]) -> Place:
    """A building or quarter that no gazetteer knows stands in the town named beside it, no finer than that; a road leads elsewhere."""
    quarter = not _QUARTERS.isdisjoint(place.text.lower().split())
    if not (place.place_kind == "facility" or quarter) or place.alternatives or is_road(place.text):
        return place
    own = [town for town in towns if place.country in (None, town.country)]
    near = min(own, key=lambda town: (_between(place, town), town.start), default=None)
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
