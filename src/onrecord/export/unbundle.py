"""Reading a bundle that somebody sent: nothing is unpacked to disk, and nothing in it is believed before it was measured and hashed."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, MalformedInput, TooLarge
from onrecord.export.bundle import BUNDLE_FORMAT, MANIFEST, TABLES
from onrecord.model import Frozen
from onrecord.store.carry import CARRIED

MOST_BYTES = 16 << 30
"""Of all members together, unpacked."""
MOST_LINE = 64 << 20
MOST_MANIFEST = 1 << 20
MOST_RATIO, UNSUSPECTED = 200, 4 << 20
"""No text packs better than this, unless it was made to; small members are not looked at."""
OTHERS = ("README.txt", "record.jsonl", "annotations.json")
MEMBERS = frozenset((MANIFEST, *OTHERS, *(f"{TABLES}{table}.jsonl" for table in CARRIED)))
_PIECE = 1 << 16
_STRANGE = "No bundle that onrecord writes is like that: have it made and sent again."


class Member(Frozen):
    """What the manifest says of a member."""

    bytes: int
    sha256: str


class Manifest(Frozen):
    """What a bundle says of itself. `heads`: table → hash of the last entry of its chain; `rows`: table → how many."""

    format: str
    snapshot: str
    heads: dict[str, str]
    rows: dict[str, int]
    members: dict[str, Member]


class Bundle:
    """An open bundle. Use it in a `with`. Raises InputError for what is none, MalformedInput and TooLarge where it lies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            why = (error.strerror or "cannot be read") if isinstance(error, OSError) else "it is no ZIP, or cut short"
            raise InputError(f"no bundle: {why}", source=str(path)) from error
        try:
            self._measure()
            self.manifest = self._manifest()
        except BaseException:
            self._zip.close()
            raise

    def _measure(self) -> None:
        names = [entry.filename for entry in self._zip.infolist()]
        strange = sorted({name for name in names if name not in MEMBERS} | {name for name in names if names.count(name) > 1})
        if strange or set(names) != MEMBERS:
            missing = sorted(MEMBERS - set(names))
            told = f"it holds {strange[0][:80]!r}" if strange else f"it lacks {missing[0]!r}"
            raise MalformedInput(f"no bundle of onrecord: {told}", source=str(self._path))
        if sum(entry.file_size for entry in self._zip.infolist()) > MOST_BYTES:
            raise TooLarge(f"the bundle unpacks to more than {MOST_BYTES >> 30} GiB", source=str(self._path), hint=_STRANGE)
        for entry in self._zip.infolist():
            if entry.file_size > UNSUSPECTED and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
                raise TooLarge(f"{entry.filename} unpacks to more than {MOST_RATIO} times its size", source=str(self._path), hint=_STRANGE)
            if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise MalformedInput(f"{entry.filename} is encrypted, or packed in another way than bundles are", source=str(self._path))

    def _manifest(self) -> Manifest:
        if self._zip.getinfo(MANIFEST).file_size > MOST_MANIFEST:
            raise TooLarge("the manifest is too large", source=str(self._path), hint=_STRANGE)
        try:
            made = Manifest.model_validate_json(b"".join(self._pieces(MANIFEST)))
        except ValueError as error:
            raise MalformedInput("the manifest cannot be read", source=str(self._path)) from error
        if made.format != BUNDLE_FORMAT:
            raise MalformedInput(f"a bundle of another version: {made.format[:40]}", source=str(self._path))
        if set(made.members) != MEMBERS - {MANIFEST}:
            raise MalformedInput("the manifest names other members than there are", source=str(self._path))
        return made

    def tables(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """The tables of the case with their rows, each checked against the manifest when its last row was read."""
        for table in CARRIED:
            yield table, self._rows(table)

    def check_others(self) -> None:
        """Hash the members that are not tables, too."""
        for name in OTHERS:
            for _ in self._hashed(name):
                pass

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        count, head = 0, None
        for line in self._lines(f"{TABLES}{table}.jsonl"):
            row = self._row(line, table)
            count, head = count + 1, row.get("hash")
            yield row
        if count != self.manifest.rows.get(table) or (head or "") != self.manifest.heads.get(table, ""):
            raise MalformedInput(f"{table} does not have the rows, or the last entry, that the manifest names", source=str(self._path))

    def _row(self, line: bytes, table: str) -> dict[str, Any]:
        with suppress(ValueError, RecursionError):
            row = json.loads(line)
            if isinstance(row, dict) and all(value is None or type(value) in (str, int, float) for value in row.values()):
                return row
        raise MalformedInput(f"a row of {table} cannot be read", source=str(self._path))

    def _lines(self, name: str) -> Iterator[bytes]:
        rest = b""
        for piece in self._hashed(name):
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines
            if len(rest) > MOST_LINE:
                raise TooLarge(f"a line of {name} is longer than {MOST_LINE >> 20} MiB", source=str(self._path), hint=_STRANGE)
        if rest:
            raise MalformedInput(f"{name} is cut short", source=str(self._path))

    def _hashed(self, name: str) -> Iterator[bytes]:
        told, digest, size = self.manifest.members[name], hashlib.sha256(), 0
        for piece in self._pieces(name):
            digest.update(piece)
            size += len(piece)
            yield piece
        if (size, digest.hexdigest()) != (told.bytes, told.sha256):
            raise MalformedInput(f"{name} is not what the manifest says: its SHA-256 or size differs", source=str(self._path))

    def _pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, never more than its header says."""
        try:
            with self._zip.open(name) as file:
                while piece := file.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise MalformedInput(f"{name} cannot be unpacked", source=str(self._path)) from error

    def close(self) -> None:
        self._zip.close()

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
