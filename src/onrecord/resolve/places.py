"""Place names → places: one reading for a name through a report, chosen together with all the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from onrecord.knowledge import gazetteer
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import Candidate
from onrecord.model import Document, Facts, Place, PlaceDraft
from onrecord.resolve.place_facts import is_tied, place_of, sited
from onrecord.resolve.place_readings import readings
from onrecord.resolve.place_scores import Named, Setting, naming, rank
from onrecord.resolve.place_strays import Home

Key = tuple[str, str, str | None, str | None, str | None, bool]
# The share of a report's naming from which on a country is one of its own.
_POINTED_TO = 0.1
# What is said to lie in a place of at most this radius lies within so many radii of its middle, or so many kilometres; a larger namesake
# than this may be named for the holder that it is not in.
_SMALL_KM, _REACH, _FAR_KM, _OF_NOTE = 150.0, 2.5, 80.0, 50_000


def resolve_places(document: Document, drafts: Sequence[PlaceDraft], found: Facts) -> list[Place]:
    """The places that the drafts name. A name that nothing knows and no wording calls a place is dropped.

    Two rounds: the first settles the names, the second knows the countries where they lie and the places named beside them.
    """
    setting = Setting(naming(document.text, drafts))
    drafts = _worded_alike(drafts, setting.likely)
    first = _by_name(drafts)
    names = _all_named(first.values(), setting)
    choices = dict(zip(first, rank(names), strict=True))
    settled = dict.fromkeys(scored[0][1] for scored in choices.values() if scored and not is_tied(scored))
    setting = replace(setting, settled=tuple(settled))
    again = _all_named(first.values(), setting)
    if any(now.readings != once.readings or now.holder != once.holder for now, once in zip(again, names, strict=True)):
        choices = dict(zip(first, rank(again), strict=True))
        settled = dict.fromkeys(scored[0][1] for scored in choices.values() if scored and not is_tied(scored))
        setting = replace(setting, settled=tuple(settled))
    drawn = (place_of(document, draft, choices[_key(draft)], _holder(draft, setting)) for draft in drafts)
    return sited([place for place in drawn if place is not None])


def names_of(document: Document, drafts: Sequence[PlaceDraft]) -> list[Named]:
    """What is ranked in the first round: each name of the drafts with its readings."""
    setting = Setting(naming(document.text, drafts))
    worded = _worded_alike(drafts, setting.likely)
    return _all_named(_by_name(worded).values(), setting)


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


def _all_named(drafts: Iterable[PlaceDraft], setting: Setting) -> list[Named]:
    home = Home(setting)
    return [_named(draft, setting, home) for draft in drafts]


def _named(draft: PlaceDraft, setting: Setting, home: Home) -> Named:
    holder = _holder(draft, setting)
    likely = {holder.country} if holder is not None and holder.country is not None else setting.likely
    found = readings(draft, likely=likely)
    left = tuple(entry for entry in found if not _denied(entry, holder, setting) and not _is_elsewhere(draft, entry, holder))
    if holder is None or holder.country is None:
        left = tuple(entry for entry in left if not home.lacks(entry, found))
    return Named(draft, left, holder, setting.naming.without(draft.name))


def _denied(entry: Candidate, holder: Candidate | None, setting: Setting) -> bool:
    """The place named beside it lies in another country, and nothing else in the report points to this one."""
    if holder is None or holder.country is None or entry.country in (None, holder.country):
        return False
    return setting.naming.shares.get(entry.country or "", 0.0) < _POINTED_TO


def _is_elsewhere(draft: PlaceDraft, entry: Candidate, holder: Candidate | None) -> bool:
    """A village or district too far from the town or small region that is said to hold it: a namesake."""
    if holder is None or holder.kind not in ("city", "region") or entry.feature == "ADM1":
        return False
    if entry.population >= _OF_NOTE and not (draft.hint == "region" and holder.kind == "city"):
        return False
    if entry.kind not in ("city", "region") or holder.radius_km > _SMALL_KM:
        return False
    return distance_km(entry.lat, entry.lon, holder.lat, holder.lon) > max(_FAR_KM, _REACH * holder.radius_km)


def _holder(draft: PlaceDraft, setting: Setting) -> Candidate | None:
    """The region or country named beside it: one with a place of the draft's name (Atlanta's Georgia), else the likeliest; or a town."""
    name = draft.within
    if name is None:
        return None
    settled = setting.called(name)
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
