"""Every reading that a place draft could have: from the gazetteer by its full wording, its bare name, or a name spelt alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from onrecord.knowledge import gazetteer
from onrecord.knowledge.gazetteer import Candidate
from onrecord.model import PlaceDraft
from onrecord.resolve.place_pairs import spanned

# A facility of these kinds is usually called after the town where it stands; of others (hospital, square) rarely.
_TOWN_NAMED = frozenset("port seaport harbour harbor airport airfield airbase base bridge dam crossing prison refinery plant camp".split())
_MOST = 25
# Features of what was derived from a town of that name: believed only in the countries that the report is about.
_DISTRICT, _SITE = "derived district", "derived site"
# Parts of towns: what the gazetteer has under such a name is seldom that part, so it must at least be in a country of the report.
_IN_TOWNS = frozenset(("neighbourhood", "neighborhood", "suburb", "quarter", "township"))


def readings(draft: PlaceDraft, *, likely: Collection[str]) -> tuple[Candidate, ...]:
    """The candidates of a draft, unscored. `likely`: ISO codes of the countries that the report is about, for names misspelt."""
    if draft.part is not None:
        return _parts(draft.name, draft.part)
    found = _exact(draft.span.text, draft.name, draft.hint, draft.term)
    if found and (draft.term in _IN_TOWNS or all(entry.feature in (_DISTRICT, _SITE) for entry in found)):
        found = tuple(entry for entry in found if entry.country in likely)
    if not found and draft.worded and (pair := spanned(draft.name, likely=likely)) is not None:
        return (pair,)
    if found or not (draft.attested or draft.worded):
        return found
    return _alike(draft, likely)


def _parts(name: str, direction: str) -> tuple[Candidate, ...]:
    wholes = [entry for entry in gazetteer.find(name) if entry.kind in ("country", "region")][:1]
    return tuple(part for whole in wholes if (part := gazetteer.part_of(whole, direction)) is not None)


@lru_cache(maxsize=4096)
def _exact(text: str, name: str, hint: str | None, term: str | None) -> tuple[Candidate, ...]:
    whole = gazetteer.find(text) if text != name else ()
    bare = gazetteer.find(name)[:_MOST]
    if hint == "region":
        worded = tuple(entry for entry in (*whole, *gazetteer.find(f"{name} region")) if entry.kind == "region")
        others = tuple(entry for entry in bare if entry.kind in ("region", "country") and (not worded or entry.feature == "ADM1"))
        regions = worded + others  # of one name in several countries: "Bolivar State"
        shores = tuple(replace(entry, kind="region") for entry in bare if entry.kind in ("sea", "river", "other"))
        return _unique(regions or shores or (() if term is None else _as_region(bare)))
    if hint in ("facility", "sea", "river", "other"):
        named = tuple(entry for entry in (*whole, *bare) if entry.kind == hint)
        grounds = (
            tuple(entry for entry in bare if entry.kind in ("region", "country")) if hint == "other" else ()
        )  # "the island of Hokkaido"
        return _unique(named or grounds or (_facility(bare, term) if hint == "facility" else ()))
    if bare and bare[0].kind == "country" and hint is None:
        return _unique(tuple(entry for entry in bare if entry.kind != "city"))
    return _unique((*whole, *bare))


def _as_region(bare: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A district called after its chief town, that the gazetteer does not have: about there, no finer than 30 km."""
    return tuple(
        replace(entry, kind="region", radius_km=max(30.0, entry.radius_km), geonames=None, feature=_DISTRICT)
        for entry in bare
        if entry.kind == "city"
    )


def _facility(bare: tuple[Candidate, ...], term: str | None) -> tuple[Candidate, ...]:
    """A facility called after its town stands in or near it: the town's place, no finer than 15 km."""
    if term is None or term.split()[-1] not in _TOWN_NAMED:
        return ()
    return tuple(
        replace(entry, kind="facility", radius_km=max(15.0, entry.radius_km), geonames=None, feature=_SITE)
        for entry in bare
        if entry.kind in ("city", "other")
    )


# Where names are English, one that sounds like another is another.
_ENGLISH = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))


def _alike(draft: PlaceDraft, likely: Collection[str]) -> tuple[Candidate, ...]:
    if len(draft.name) < 5 or not likely:
        return ()
    kinds = (draft.hint,) if draft.hint else ("city", "region", "facility", "river", "sea")
    found = gazetteer.find_like(draft.name, countries=frozenset(likely) - _ENGLISH, least=0.95)
    return tuple(entry for entry in found if entry.kind in kinds and (draft.attested == 2 or entry.population >= 10_000))


def _unique(entries: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    seen: dict[tuple[str, float, float, str], Candidate] = {}
    for entry in entries:
        seen.setdefault((entry.canonical, entry.lat, entry.lon, entry.kind), entry)
    return tuple(seen.values())
