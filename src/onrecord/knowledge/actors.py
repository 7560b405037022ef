"""Who acts in wars: known bodies, forces and groups by name, and whose people a phrase names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.knowledge.countries import Country, by_code, by_demonym, by_name, by_seat
from onrecord.knowledge.tables import rows, words
from onrecord.model.vocabulary import EntityType

_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_LONGEST = 90
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-.&/'](?!s\b)[^\W_]+)*|'s?")
_CHUNK = {1: re.compile(r"\S+"), 2: re.compile(r"\S+\s+\S+"), 3: re.compile(r"\S+\s+\S+\s+\S+")}
# "Russian-backed", "Hamas-run": a side of its own, not the one that backs it.
_BACKED = re.compile(r"(?i)^pro-|-(?:backed|led|aligned|allied|supported|affiliated|linked|installed)$")
# Congolese, as agencies write without more, are those of the Democratic Republic (see `countries.by_name`).
_USUAL = {"congolese": "CD"}


@dataclass(frozen=True, slots=True)
class Known:
    """A body or group of the tables. `country`: the state that it belongs to (`state`) or the war that it fights in (`armed`)."""

    name: str
    type: EntityType
    country: str | None
    kind: str

    @property
    def affiliation(self) -> str | None:
        """The country that it belongs to; an armed group belongs to none."""
        return None if self.kind == "armed" else self.country


@cache
def _entries() -> dict[str, tuple[tuple[str, Known], ...]]:
    """First word → (alias, entry), longest alias first."""
    found: dict[str, list[tuple[str, Known]]] = {}
    for alias, known in _aliases():
        first = _WORD.match(alias)
        found.setdefault(first.group() if first else alias, []).append((alias, known))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _aliases() -> Iterator[tuple[str, Known]]:
    for table in ("armed_groups.tsv", "organisations.tsv"):
        for row in rows(table):
            kind = row.get("kind") or "armed"
            type_: EntityType = "group" if kind in ("armed", "group", "force") else "organisation"
            known = Known(row["name"], type_, row["country"] or None, kind)
            for alias in dict.fromkeys((row["name"], *words(row["aliases"]))):
                yield alias.translate(_APOSTROPHES).removeprefix("The ").removeprefix("the "), known


@cache
def uncapitalised() -> frozenset[str]:
    """First words of the known names that begin in lower case ("al-Shabaab", "peshmerga"), up to a hyphen."""
    return frozenset(first.split("-")[0] for first in _entries() if first[:1].islower())


def known_at(text: str, start: int) -> tuple[int, tuple[Known, ...]] | None:
    """The longest known name that begins at `start` of the text: its end, and the entries that bear it (several when ambiguous)."""
    here = text[start : start + _LONGEST]
    if not here.isascii() or "`" in here:
        here = here.translate(_APOSTROPHES)
    first = _WORD.match(here)
    entries = _entries().get(first.group(), ()) if first else ()
    for alias, _ in entries:
        if here.startswith(alias) and not here[len(alias) : len(alias) + 1].isalnum():
            return start + len(alias), tuple(dict.fromkeys(known for form, known in entries if form == alias))
    return None


@lru_cache(maxsize=8192)
def opens_known(word: str) -> bool:
    """Whether a known name may begin with the word: a quick no for most."""
    first = _WORD.match(word.translate(_APOSTROPHES))
    return first is not None and first.group() in _entries()


def known_as(name: str) -> tuple[Known, ...]:
    """The entries that bear exactly this name or abbreviation."""
    bare = name.strip().removeprefix("the ").removeprefix("The ")
    found = known_at(bare, 0)
    return found[1] if found is not None and found[0] == len(bare) else ()


def country_of(word: str) -> Country | None:
    """The country that a name or demonym gives ("Ukraine", "Ukrainian", "Ukrainians", "Congolese"); None if none or several."""
    if (named := by_name(word)) is not None:
        return named
    found = by_demonym(word)
    if len(found) == 1:
        return found[0]
    return by_code(_USUAL[word.casefold()]) if word.casefold() in _USUAL else None


@cache
def _peoples() -> dict[str, str]:
    return {form: row["name"] for row in rows("peoples.tsv") for form in words(row["forms"])}


@cache
def peoples_alone() -> frozenset[str]:
    """Forms that name people without a head word ("Kurds", "Gazans")."""
    return frozenset(form for row in rows("peoples.tsv") for form in words(row["alone"]))


def people_of(word: str) -> str | None:
    """The side that a people's name stands for: "Kurdish" → Kurds."""
    return _peoples().get(word)


@cache
def given_names() -> dict[str, str]:
    """Given name → m, f or u; one that both bear is u."""
    found: dict[str, str] = {}
    for row in rows("given_names.tsv"):
        for name in words(row["names"]):
            found[name] = row["g"] if found.get(name, row["g"]) == row["g"] else "u"
    return found


@cache
def _given_forms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for at, row in enumerate(rows("given_forms.tsv")):
        for form in words(row["forms"]):
            found.setdefault(form.casefold(), set()).add(at)
    return {form: frozenset(groups) for form, groups in found.items()}


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be forms of one: "Joe" and "Joseph", "Volodymyr" and "Vladimir"."""
    forms = _given_forms()
    return one.casefold() == other.casefold() or bool(forms.get(one.casefold(), frozenset()) & forms.get(other.casefold(), frozenset()))


def party_of(phrase: str) -> str | None:
    """The side whose people or things a noun phrase names: "Russian troops" → Russia, "RSF fighters" → Rapid Support Forces.

    A country's own bodies and forces give the country, an armed group its usual name ("the Lebanese Hezbollah" too), "pro-Russian
    separatists" themselves.
    None where no side is named ("civilians", "residents of Kyiv"), or more than one is ("US and British forces").
    """
    text = phrase.translate(_APOSTROPHES).strip()
    found = list(_sides(text))
    sides = list(dict.fromkeys(side for side, _, _ in found))
    if len(sides) > 1 and re.search(r"(?i)\b(?:and|or)\b|,", text):
        return None
    if len(sides) > 1 and _is_group(sides[1]) and text[found[0][2] : found[1][1]].strip() in ("", "'s"):
        return sides[1]
    return sides[0] if sides else None


@lru_cache(maxsize=8192)
def sides_in(text: str) -> tuple[str, ...]:
    """Every side that a text names, in its order: "Russian or Syrian jets" → Russia, Syria."""
    return tuple(dict.fromkeys(side for side, _, _ in _sides(text.translate(_APOSTROPHES).strip())))


def _is_group(side: str) -> bool:
    return any(known.kind == "armed" for known in known_as(side))


def _sides(text: str) -> Iterator[tuple[str, int, int]]:
    """The sides named in a phrase, with where each begins and ends."""
    if (seat := by_seat(text)) is not None:
        yield seat.name, 0, len(text)
        return
    at = 0
    while (match := _WORD.search(text, at)) is not None:
        at = match.end()
        if _BACKED.search(match.group()):
            if (rest := text[match.start() :]) != match.group():
                yield rest, match.start(), len(text)
            return
        side, end = _side_at(text, match)
        if side is not None:
            yield side, match.start(), end
            at = end


def _side_at(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    if (named := known_at(text, match.start())) is not None and named[1]:
        known = named[1][0]
        return (known.country if known.kind in ("state", "force") and known.country else known.name), named[0]
    for width in (3, 2, 1):
        chunk = _CHUNK[width].match(text, match.start())
        candidate = chunk.group().removesuffix("'s").rstrip("',;:") if chunk else ""
        candidate = candidate if "." in candidate[:-1] else candidate.rstrip(".")
        if candidate and (country := country_of(candidate)) is not None:
            return country.name, match.start() + len(candidate)
        if candidate in _peoples():
            return _peoples()[candidate], match.start() + len(candidate)
    possessive = text[match.end() : match.end() + 2] == "'s"
    if possessive and (seat := by_seat(match.group())) is not None:
        return seat.name, match.end()
    return None, match.end()
