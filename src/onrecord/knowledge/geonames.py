"""The user's own gazetteer: GeoNames country dumps (villages and all) loaded beside the shipped index.

A dump is a file of https://download.geonames.org/export/dump/ (`UA.zip` or the `UA.txt` in it): 19 tab-separated columns, no header.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

from onrecord.errors import EncodingError, KnowledgeError, MalformedInput, NotFound
from onrecord.knowledge import gazetteer, index
from onrecord.knowledge.index import Entry
from onrecord.knowledge.tables import rows

_COLUMNS = 19
_MOST_SHOWN = 20
_LONGEST_LINE = 100_000
_SOURCES = (
    "CREATE TABLE IF NOT EXISTS source (sha256 TEXT PRIMARY KEY, file TEXT NOT NULL, places INTEGER NOT NULL, skipped INTEGER NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A dump that was added: name of the file, digest, places taken, rows skipped."""

    file: str
    sha256: str
    places: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Added(Source):
    """What adding a dump did; `already` when it had been added before, `faults` the first malformed rows with their line numbers."""

    already: bool = False
    faults: tuple[str, ...] = ()


def add_dump(path: Path, *, home: Path | None = None) -> Added:
    """Adds the places of a dump to the user's index; the same file twice changes nothing.

    The index is in `home`, else where `gazetteer.user_index` says. Malformed rows are skipped, counted and told with their line numbers.
    NotFound, EncodingError or MalformedInput (no place of a dump in it) leave the index as it was.
    """
    if not path.is_file():
        raise NotFound("no such file", source=str(path))
    target = home / "gazetteer.sqlite" if home else gazetteer.user_index()
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = _digest(path)
    with closing(sqlite3.connect(target)) as connection:
        connection.executescript(index.SCHEMA + _SOURCES)
        known = connection.execute("SELECT file, sha256, places, skipped FROM source WHERE sha256 = ?", (digest,)).fetchone()
        if known:
            file, sha256, places, skipped = known
            return Added(file, sha256, places, skipped, already=True)
        added = _load(connection, path, digest)
    gazetteer.reopen()
    return added


def _load(connection: sqlite3.Connection, path: Path, digest: str) -> Added:
    faults: list[str] = []
    with connection, _lines(path) as lines:
        try:
            places = index.write(connection, _entries(lines, faults))
        except UnicodeDecodeError as error:
            raise EncodingError("a GeoNames dump is UTF-8, this is not", source=str(path)) from error
        if not places:
            raise MalformedInput(f"no place of a GeoNames dump in it{'; ' + faults[0] if faults else ''}", source=str(path), hint=_WHAT)
        connection.execute("INSERT INTO source VALUES (?,?,?,?)", (digest, path.name, places, len(faults)))
    return Added(path.name, digest, places, len(faults), faults=tuple(faults[:_MOST_SHOWN]))


_WHAT = "Give a country dump of GeoNames (such as UA.zip): tab-separated, 19 columns, no header."


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _lines(path: Path) -> Iterator[TextIO]:
    """The text of a dump, out of its zip where it is in one (the file there named like a country; `readme.txt` is none)."""
    if path.suffix.casefold() != ".zip":
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".txt") and not name.casefold().endswith("readme.txt")]
            if len(names) != 1:
                raise MalformedInput(f"a zip with {len(names)} tables in it, not one", source=str(path), hint=_WHAT)
            with archive.open(names[0]) as inner, io.TextIOWrapper(inner, encoding="utf-8", newline="\n") as text:
                yield text
    except zipfile.BadZipFile as error:
        raise MalformedInput("no zip file, or a damaged one", source=str(path), hint=_WHAT) from error


def _entries(lines: TextIO, faults: list[str]) -> Iterator[Entry]:
    number = 0
    while line := lines.readline(_LONGEST_LINE):
        number += 1
        if not line.strip():
            continue
        try:
            entry = _entry(line.rstrip("\r\n").split("\t"))
        except ValueError as error:
            faults.append(f"line {number}: {error}")
            continue
        if entry is not None:
            yield entry


def _entry(cells: list[str]) -> Entry | None:
    """The entry of a row, None for a feature that is no place of ours; ValueError says what is wrong with the row."""
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {_COLUMNS}")
    identity, name, plain, alternates, lat, lon, _, code, country, _, admin1 = cells[:11]
    kept = _features().get(code)
    if kept is None:
        return None
    if not identity.isdecimal() or not name:
        raise ValueError("no GeoNames id or no name")
    latitude, longitude = float(lat), float(lon)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"coordinates {lat}, {lon} out of range")
    kind, radius, feature = kept
    population = int(cells[14] or 0)
    if kind == "city":
        radius = max(radius, index.town_radius(population))
    names = index.town_names(name, [plain, *alternates.split(",")], population)
    return Entry(
        int(identity), name, country or None, latitude, longitude, kind, radius, population, int(identity), admin1 or None, feature, names
    )


@cache
def _features() -> dict[str, tuple[str, float, str]]:
    return {row["code"]: (row["kind"], float(row["radius_km"]), row["feature"]) for row in rows("geonames_features.tsv")}


def list_sources(*, home: Path | None = None) -> tuple[Source, ...]:
    """The dumps in the user's index, by name; none when there is no index."""
    target = home / "gazetteer.sqlite" if home else gazetteer.user_index()
    if not target.exists():
        return ()
    try:
        with closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return tuple(
                Source(*row) for row in connection.execute("SELECT file, sha256, places, skipped FROM source ORDER BY file, sha256")
            )
    except sqlite3.DatabaseError as error:
        raise KnowledgeError(
            f"the user's gazetteer is damaged: {error}", source=str(target), hint="Delete it and add the dumps again."
        ) from error


def statistics(*, home: Path | None = None) -> dict[str, dict[str, int]]:
    """How many places of each kind, and how many names, the shipped index and the user's hold."""
    own = home / "gazetteer.sqlite" if home else gazetteer.user_index()
    return {label: _count(path) for label, path in (("shipped", gazetteer.SHIPPED), ("user", own)) if path.exists()}


def _count(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        counts = dict(connection.execute("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind").fetchall())
        return counts | {"names": connection.execute("SELECT count(*) FROM name").fetchone()[0]}
