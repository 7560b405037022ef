"""Countries as reports name them: by code, by name, by demonym, by the seat of the government (table `countries.tsv`)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import rows, words

_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_REMEMBERED = 32768  # look-ups of words that recur through a report and a run


@dataclass(frozen=True)
class Country:
    """A country or territory with an ISO 3166-1 code (and Kosovo, XK); `radius_km` is that of a circle of its area."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float


def _plural(form: str) -> str | None:
    """Ukrainian → Ukrainians; none for forms whose plural the table writes out or which have none (French, Chinese)."""
    irregular = form.endswith(("shman", "chman", "woman", "men"))
    return form + "s" if form[-1] in "nio" and not irregular else None


def _demonyms(cell: str) -> tuple[str, ...]:
    forms = words(cell)
    return tuple(dict.fromkeys(form for base in forms for form in (base, _plural(base)) if form))


@cache
def all_countries() -> tuple[Country, ...]:
    """Every row of the table, by code."""
    try:
        return tuple(
            Country(
                code=row["code"],
                name=row["name"],
                names=words(row["names"]),
                demonyms=_demonyms(row["demonyms"]),
                capital=row["capital"],
                seats=words(row["seats"]),
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                radius_km=float(row["radius_km"]),
            )
            for row in rows("countries.tsv")
        )
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"countries.tsv is malformed: {error!r}") from error


def _key(name: str) -> str:
    bare = " ".join(name.translate(_APOSTROPHES).split()).casefold().removeprefix("the ")
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))


def _abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= 4


def _written_as_name(text: str, known: str) -> bool:
    """`us` is no United States and `polish` no people: an abbreviation asks for capitals, a name for a capital letter."""
    bare = text.strip().removeprefix("the ").removeprefix("The ")
    return bare.isupper() if _abbreviation(known) else bare[:1].isupper()


@cache
def _index(field: str) -> dict[str, tuple[tuple[str, Country], ...]]:
    found: dict[str, list[tuple[str, Country]]] = {}
    for country in all_countries():
        forms = {"name": (country.name, *country.names), "demonym": country.demonyms, "seat": country.seats}[field]
        for form in forms:
            known = found.setdefault(_key(form), [])
            if country not in (entry for _, entry in known):
                known.append((form, country))
    return {key: tuple(entries) for key, entries in found.items()}


@lru_cache(maxsize=_REMEMBERED)
def _look_up(field: str, text: str) -> tuple[Country, ...]:
    return tuple(country for form, country in _index(field).get(_key(text), ()) if _written_as_name(text, form))


@cache
def _openings(field: str) -> frozenset[str]:
    return frozenset(key[:end] for key in _index(field) for end in range(len(key) + 1)) | {"the"}


@lru_cache(maxsize=_REMEMBERED)
def opens_name(word: str, field: Literal["name", "demonym", "seat"] = "name") -> bool:
    """Whether a country's name (its demonym, its seat of government) may begin with these letters: a quick no for most words."""
    return _key(word) in _openings(field)


def by_code(code: str) -> Country:
    """The country of an ISO 3166-1 alpha-2 code; KeyError for an unknown one."""
    return _codes()[code]


@cache
def _codes() -> dict[str, Country]:
    return {country.code: country for country in all_countries()}


def by_name(name: str) -> Country | None:
    """The country of a present, former, short or abbreviated name (`Burma`, `U.S.`, `DRC`); None when unknown.

    Congo alone is the Democratic Republic, as agencies write; Georgia is the country (the gazetteer knows the state too).
    """
    found = _look_up("name", name)
    return found[0] if len(found) == 1 else None


def by_demonym(word: str) -> tuple[Country, ...]:
    """The countries whose people or adjective this is: empty for none, several when ambiguous (Congolese, Korean, Dominican)."""
    return _look_up("demonym", word)


def by_seat(name: str) -> Country | None:
    """The country whose government is called by this capital or building (`Moscow`, `the Kremlin`, `Downing Street`)."""
    found = _look_up("seat", name)
    return found[0] if len(found) == 1 else None
