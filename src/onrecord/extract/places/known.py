"""What the gazetteer knows of a name, remembered: asked for every capital in a report."""

from __future__ import annotations

from functools import lru_cache

from onrecord.knowledge import countries, gazetteer
from onrecord.knowledge.folding import abbreviation_key


@lru_cache(maxsize=20000)
def is_known(name: str) -> bool:
    if len(name) < 3:
        return is_country(name) or (len(name) == 2 and bool(gazetteer.find_short(name)))
    return bool(gazetteer.find(name)) or is_country(name)


@lru_cache(maxsize=20000)
def is_country(name: str) -> bool:
    return countries.by_name(name) is not None


@lru_cache(maxsize=4096)
def is_water(name: str) -> bool:
    found = gazetteer.find(name)
    return bool(found) and found[0].kind in ("sea", "river")


@lru_cache(maxsize=256)
def has_article(name: str) -> bool:
    """'The Hague', but not 'The Bosporus' at the head of a sentence."""
    return any(reading.canonical.startswith("The ") for reading in gazetteer.find(name)[:1])


@lru_cache(maxsize=1024)
def is_region(name: str) -> bool:
    return any(reading.kind == "region" and reading.feature != "ADM2" for reading in gazetteer.find(name)[:3])


@lru_cache(maxsize=4096)
def is_abbreviation(name: str) -> bool:
    """Whether regions are written so for short: 'Ky.', 'N.D.', 'SD'."""
    return abbreviation_key(name) is not None and any(entry.kind == "region" for entry in gazetteer.find_short(name))
