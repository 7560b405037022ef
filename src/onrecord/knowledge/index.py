"""The form of a gazetteer file: one SQLite database of places, their folded names and their skeletons.

The shipped file (built with the package) and the user's own (`onrecord gazetteer add`) have the same form.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.knowledge.folding import abbreviation_key, bones_of, fold, sound

FORMAT = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, canonical TEXT NOT NULL, country TEXT, lat REAL NOT NULL, lon REAL NOT NULL, kind TEXT NOT NULL,
  radius_km REAL NOT NULL, population INTEGER NOT NULL, geonames INTEGER, admin1 TEXT, feature TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS name (key TEXT, rank INTEGER, place INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS likeness (skeleton TEXT, sound TEXT, place INTEGER, PRIMARY KEY (skeleton, sound, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS part (
  place INTEGER, direction TEXT, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL,
  PRIMARY KEY (place, direction)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS region ON place (country, admin1) WHERE feature = 'ADM1';
"""

# Order of readings of one name (rank ascending, so the weights are stored negated): countries, hand tables, then towns by population.
COUNTRY, NAMED, REGION = 4_000_000_000, 3_000_000_000, 2_000_000_000
_MAIN_BONUS, _ALTERNATE_SHARE = 1, 3
SHORTEST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to be written; `names` are weighted spellings (a larger weight is read first)."""

    id: int
    canonical: str
    country: str | None
    lat: float
    lon: float
    kind: str
    radius_km: float
    population: int
    geonames: int | None
    admin1: str | None
    feature: str
    names: tuple[tuple[str, int], ...]


def town_names(main: str, alternates: Iterable[str], population: int) -> tuple[tuple[str, int], ...]:
    """A town's spellings: the main name weighs its population, an alternate a third of it (`Kiev` still beats a hamlet named so).

    Left out: other scripts, codes (`HRK`), romanisations of Asian readings (`ha er ke fu`), single letters.
    """
    kept = [name for name in alternates if name[:1].isupper() and not (name.isupper() and len(name) <= 4) and 2 < len(name) <= 40]
    return ((main, population + _MAIN_BONUS), *((name, population // _ALTERNATE_SHARE) for name in kept))


def town_radius(population: int) -> float:
    """Kilometres of a circle that houses the people at 4,000 a square kilometre, between 1 and 25."""
    return round(min(25.0, max(1.0, math.sqrt(population / 4000 / math.pi))), 1)


def write(connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    """Writes the entries (a known id is replaced) and returns how many."""
    count = 0
    for entry in entries:
        count += 1
        keys: dict[str, int] = {}
        for name, weight in entry.names:
            if key := abbreviation_key(name) or fold(name):
                keys[key] = max(weight, keys.get(key, 0))
        if connection.execute("DELETE FROM place WHERE id = ?", (entry.id,)).rowcount:
            connection.execute("DELETE FROM name WHERE place = ?", (entry.id,))
            connection.execute("DELETE FROM likeness WHERE place = ?", (entry.id,))
        connection.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (entry.id, entry.canonical, entry.country, entry.lat, entry.lon, entry.kind, entry.radius_km, entry.population,
             entry.geonames, entry.admin1, entry.feature),
        )  # fmt: skip
        connection.executemany("INSERT INTO name VALUES (?,?,?)", ((key, -weight, entry.id) for key, weight in keys.items()))
        heard = {sound(key) for key in keys if not key.startswith("=")}
        alike = ((bones_of(spelt), spelt, entry.id) for spelt in sorted(heard))
        connection.executemany("INSERT INTO likeness VALUES (?,?,?)", (row for row in alike if len(row[0]) >= SHORTEST_SKELETON))
    return count
