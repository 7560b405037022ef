"""A whole case as one ZIP: what was read and judged, row for row, with the record and its annotations for readers without onrecord.

`manifest.json`, the last member, has the size and SHA-256 of every other. The same case gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.export import interchange, marks
from onrecord.export.jsonl import json_text
from onrecord.export.wanted import Wanted
from onrecord.fuse import Record
from onrecord.store import Store

BUNDLE_FORMAT = "onrecord-bundle@1"
MANIFEST, TABLES = "manifest.json", "case/"
_THEN = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 20
_READ_ME = """A case of onrecord, whole.

case/            what was read and judged, row for row; `onrecord import THIS.zip --case new.db` makes a case of it again
record.jsonl     the record: reports, their facts, and what is told across them
annotations.json every fact at its place in its report, as W3C Web Annotations
manifest.json    size and SHA-256 of each of these; the last entry of the chain of custody and of the judgements

Sentences, titles and texts are their publishers'. Places: GeoNames, CC BY 4.0.
"""


def bundle(store: Store, record: Callable[[], Record], wanted: Wanted) -> Iterator[bytes]:
    """The bytes of the bundle of a case; `record`: gives the record of it."""
    writing = _Writing()
    yield from writing.member("README.txt", [_READ_ME])
    heads: dict[str, str] = {}
    for table, rows in store.carried():
        yield from writing.member(f"{TABLES}{table}.jsonl", _lines(rows, table, wanted, heads))
    whole = record()
    yield from writing.member("record.jsonl", interchange.written([whole], Wanted()))
    yield from writing.member("annotations.json", marks.written([whole], Wanted()))
    manifest = {
        "format": BUNDLE_FORMAT,
        "snapshot": store.snapshot(),
        "heads": heads,
        "rows": dict(wanted.counts),
        "members": writing.members,
    }
    yield from writing.member(MANIFEST, [json.dumps(manifest, indent=1), "\n"])
    yield writing.end()


def _lines(rows: Iterable[dict[str, Any]], table: str, wanted: Wanted, heads: dict[str, str]) -> Iterator[str]:
    """`heads`: table → the hash of its last entry, of those that are chained."""
    wanted.counts[table] = 0
    for row in rows:
        wanted.count(table)
        if "hash" in row:
            heads[table] = row["hash"]
        yield json_text(row) + "\n"


class _Writing:
    """A ZIP under way: what was written of it waits in memory until it is taken."""

    def __init__(self) -> None:
        self._sink = _Sink()
        self._zip = zipfile.ZipFile(self._sink, "w", zipfile.ZIP_DEFLATED)
        self.members: dict[str, dict[str, Any]] = {}

    def member(self, name: str, pieces: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
        """One file of the bundle, taken piece by piece."""
        entry = zipfile.ZipInfo(name, _THEN)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        digest, size = hashlib.sha256(), 0
        with self._zip.open(entry, "w", force_zip64=True) as file:
            for piece in pieces:
                raw = piece.encode("utf-8") if isinstance(piece, str) else piece
                digest.update(raw)
                size += len(raw)
                file.write(raw)
                if self._sink.waiting > _PIECE:
                    yield self._sink.taken()
        self.members[name] = {"bytes": size, "sha256": digest.hexdigest()}
        yield self._sink.taken()

    def end(self) -> bytes:
        self._zip.close()
        return self._sink.taken()


class _Sink(io.RawIOBase):
    """A file that is only ever written on, and gives away what it has."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    @property
    def waiting(self) -> int:
        return len(self._held)

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:
        self._held += some
        return len(some)

    def taken(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        return held
