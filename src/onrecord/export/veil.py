"""What the public may not see: places finer than some 11 km, names of private persons, and whole texts.

Coordinates are rounded to a tenth of a degree, and the radius grows by what that may shift them. A private name becomes
`[name withheld]`, wherever it stands: in a sentence, a headline, a list of actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

from onrecord.export.persons import WORD, Name, Persons, fold_word, given, named, ordinary
from onrecord.fuse import Record

WITHHELD = "[name withheld]"
NO_POSITION = "[position withheld]"
GRID_DECIMALS = 1
SHIFT_KM = 7.9
"""How far rounding to a tenth of a degree moves a point at most: half a tenth north or south and east or west, at the equator."""
LEAST_KM = 11.1
"""A tenth of a degree of latitude."""
_AGAIN = re.compile(rf"{re.escape(WITHHELD)}(?:[\s.\-–]+(?:[A-Z]\.?[\s\-]+)?{re.escape(WITHHELD)})+")
_POSITION = re.compile(
    r"-?\d{1,3}\.\d{3,}\s*°?\s*[NSns]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}(\s*°?\s*[EWew]\b)?"
    r"|\d{1,3}\s*°\s*\d{1,2}\s*['′’][\s\d.]*[\"″”]?\s*[NS][\s,]*(\d{1,3}\s*°\s*\d{1,2}\s*['′’][\s\d.]*[\"″”]?\s*[EW])?"
)
"""Degrees written out, to some hundred metres or finer."""
_FINE = frozenset({"geonames", "alternatives"})
_KEPT = frozenset({"id", "document", "kind", "sha256", "source_sha256", "extractor", "type", "mode", "status"})
_LONGEST_NAME = 5
_IDENTIFIER = re.compile(r"[A-Za-z][0-9a-f]{8,}(?:-[0-9a-f]+)?|\d[\d\-:.T/Z+]*")
Spot = tuple[float | None, float | None, float | None]


class Veil:
    """Nothing is veiled."""

    public = False

    def text(self, words: str) -> str:
        return words

    def spot(self, lat: float | None, lon: float | None, radius_km: float | None) -> Spot:
        return lat, lon, radius_km

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row or object that is to be written, whatever it nests."""
        return row

    def hides(self, name: str) -> bool:
        """Whether a name is a private person's."""
        return False


OPEN = Veil()


@dataclass(frozen=True)
class PublicVeil(Veil):
    """What may be published, by who is who in the record."""

    persons: Persons = field(default_factory=Persons)
    public = True

    @cached_property
    def _names(self) -> dict[str, list[tuple[Name, bool]]]:
        return self.persons.by_first

    def hides(self, name: str) -> bool:
        return WITHHELD in self.text(name)

    def spot(self, lat: float | None, lon: float | None, radius_km: float | None) -> Spot:
        if lat is None or lon is None:
            return lat, lon, radius_km
        return round(lat, GRID_DECIMALS), round(lon, GRID_DECIMALS), max(LEAST_KM, round((radius_km or 0) + SHIFT_KM, 1))

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        veiled = {name: self._value(name, value) for name, value in row.items() if name not in _FINE}
        if "lat" in row and "lon" in row:
            lat, lon, radius = self.spot(row["lat"], row["lon"], row.get("radius_km"))
            veiled |= {"lat": lat, "lon": lon} | ({"radius_km": radius} if "radius_km" in row else {})
        return veiled

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return value if name in _KEPT else self.text(value)
        if isinstance(value, dict):
            return self.row(value)
        if isinstance(value, (list, tuple)):
            return [self._value(name, item) for item in value]
        return value

    def text(self, words: str) -> str:
        if _IDENTIFIER.fullmatch(words):
            return words
        if words.startswith(("http://", "https://")) and " " not in words:
            return self._address(words)
        words = _POSITION.sub(NO_POSITION, words)
        pieces, at = [], 0
        for start, end in self._withheld(words):
            pieces += [words[at:start], WITHHELD]
            at = end
        return _AGAIN.sub(WITHHELD, "".join([*pieces, words[at:]])) if pieces else words

    def _withheld(self, words: str) -> Iterator[tuple[int, int]]:
        found = [(match.start(), match.end(), match[0]) for match in WORD.finditer(words)]
        folded = [fold_word(word) for *_, word in found]
        at = 0
        while at < len(found):
            length, private = self._at(words, found, folded, at)
            if private:
                yield found[at][0], found[at + length - 1][1]
            at += length

    def _at(self, words: str, found: list[tuple[int, int, str]], folded: list[str], at: int) -> tuple[int, bool]:
        """How many words are one name (or none) from here, and whether it is private."""
        if not found[at][2][0].isupper() and folded[at] not in self._names:
            return 1, False
        for name, private in self._names.get(folded[at], ()):
            if tuple(folded[at : at + len(name)]) == name and (not private or _capitalised(found[at : at + len(name)])):
                return len(name), private
        if folded[at] in self.persons.alone and found[at][2][0].isupper():
            return 1, True
        return self._unknown(words, found, folded, at)

    def _unknown(self, words: str, found: list[tuple[int, int, str]], folded: list[str], at: int) -> tuple[int, bool]:
        """A given name with capitalised words behind it that nobody is known by: somebody whom the reading missed."""
        end = at + 1
        while end < len(found) and end - at < _LONGEST_NAME and found[end][2][0].isupper() and folded[end] not in ordinary():
            if words[found[end - 1][1] : found[end][0]].strip("-'’ "):
                break
            end += 1
        if folded[at] in given() and end - at > 1:
            return end - at, True
        return 1, False

    def _address(self, url: str) -> str:
        """An address that spells a private name, what may be one of nobody known, or a position is cut down to its host."""
        parts = urlsplit(url)
        words = unquote(f"{parts.path} {parts.query} {parts.fragment}")
        path = named(words)
        spelt = (
            private and len(name) > 1 and path[at : at + len(name)] == name
            for at, word in enumerate(path) for name, private in self._names.get(word, ())
        )  # fmt: skip
        held = not self.persons.alone.isdisjoint(path) or any(spelt) or self._may_name(WORD.findall(words))
        held = held or _POSITION.search(words) is not None
        return f"{parts.scheme}://{parts.netloc}/" if held else url

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return ordinary().union(word for name in self.persons.spared for word in name)

    def _may_name(self, words: list[str]) -> bool:
        """Whether a given name stands beside another, or before a capital, and is no known name of a place, body or public person."""
        return any(
            fold_word(one) in given()
            and not {fold_word(one), fold_word(other)} & self._known_words
            and (fold_word(other) in given() or (one[0].isupper() and other[0].isupper()))
            for one, other in pairwise(words)
        )


def unnamed(record: Record) -> Record:
    """The record without what names its reports only on the machine that read them: paths and ids of files."""
    return replace(record, documents={
        key: document.model_copy(update={"path": None, "source_id": None}) for key, document in record.documents.items()
    })  # fmt: skip


def _capitalised(words: list[tuple[int, int, str]]) -> bool:
    return any(word[0].isupper() for *_, word in words)
