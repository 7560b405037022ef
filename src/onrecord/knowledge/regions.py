"""First-level regions (oblasts, states, governorates) for the index: the table `regions.tsv` joined to the towns in each.

A row names its chief town; the GeoNames code of the region is that town's, and where the row gives no coordinates, its centre and
reach are derived from the towns with that code.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import KnowledgeError
from onrecord.knowledge import index
from onrecord.knowledge.extents import Circle, around, distance_km
from onrecord.knowledge.folding import fold
from onrecord.knowledge.index import Entry
from onrecord.knowledge.tables import rows, words
from onrecord.knowledge.towns import Towns, TownsByPlace

_TERMS = ("region", "province", "state", "governorate", "oblast", "department", "district")
_RIVAL, _BIG_RIVAL = 10_000, 500_000

Spelling = tuple[int, int, str, int]  # weight of the name for a town, its population, its region, its id


def _spellings(towns: Towns, countries: set[str]) -> dict[tuple[str, str], list[Spelling]]:
    found: dict[tuple[str, str], list[Spelling]] = {}
    for identity, town in sorted(towns.items()):
        country = town["countrycode"]
        if country in countries:
            keys: dict[str, int] = {}
            for name, weight in index.town_names(town["name"], town["alternatenames"], town["population"]):
                keys.setdefault(fold(name), weight)
            for key, weight in keys.items():
                found.setdefault((country, key), []).append((weight, town["population"], town["admin1code"], identity))
    return found


def _rivals(row: dict[str, str], name: str, admin1: str | None, towns: dict[tuple[str, str], list[Spelling]]) -> list[int]:
    """The weights that a region's name has for towns of note in it, or for great ones elsewhere in the country."""
    known = towns.get((row["country"], fold(name)), ())
    return [weight for weight, people, code, _ in known if people >= (_RIVAL if code == admin1 else _BIG_RIVAL)]


def _names(
    row: dict[str, str], admin1: str | None, towns: dict[tuple[str, str], list[Spelling]]
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The canonical name, and all with their weights.

    `Kharkiv` + Oblast where a town bears the name or the table asks for it (term with `!`, `?`), else the name alone. The bare name
    comes right after a town of that name (Kharkiv: the city, then the oblast), with its term before any town.
    """
    term = row["term"].rstrip("!?")
    named_so = row["term"] != term or fold(row["name"]) == fold(row["chief"]) or bool(_rivals(row, row["name"], admin1, towns))
    canonical = f"{row['name']} {term}" if term and named_so and not row["name"].endswith(term) else row["name"]
    found = [(canonical, index.REGION)] if canonical != row["name"] else []
    for name in (row["name"], *words(row["names"])):
        if not row["term"].endswith("?"):
            rivals = _rivals(row, name, admin1, towns)
            found.append((name, max(rivals) - 1 if rivals else index.REGION))
        found += [
            (f"{name} {word}", index.REGION) for word in dict.fromkeys((term or "region", *_TERMS)) if not fold(name).endswith(fold(word))
        ]
    return canonical, tuple(found)


def region_entries(towns: Towns, by_place: TownsByPlace) -> Iterator[Entry]:
    """One entry a row; KnowledgeError for a chief town that the gazetteer does not have."""
    spellings = _spellings(towns, {row["country"] for row in rows("regions.tsv")})
    for row in rows("regions.tsv"):
        country, admin1, whole = row["country"], None, None
        known = Circle(float(row["lat"]), float(row["lon"]), float(row["radius_km"])) if row["lat"] else None
        if row["chief"]:
            candidates = spellings.get((country, fold(row["chief"])), [])
            if known is not None:
                candidates = [c for c in candidates if _near(towns, c[3], known)] or candidates
            if not candidates:
                raise KnowledgeError(f"regions.tsv: {country} has no town {row['chief']!r}, chief town of {row['name']}")
            admin1 = max(candidates)[2]
            whole = around(by_place.of_region(country, admin1))
        circle = known or whole
        if circle is None:
            raise KnowledgeError(f"regions.tsv: {row['name']} has neither a chief town nor coordinates")
        name, names = _names(row, admin1, spellings)
        yield Entry(
            0, name, country, circle.lat, circle.lon, "region", circle.radius_km, 0, None, admin1, "ADM1" if admin1 else "RGN", names
        )


def _near(towns: Towns, identity: int, circle: Circle) -> bool:
    town = towns[identity]
    return distance_km(town["latitude"], town["longitude"], circle.lat, circle.lon) <= 2 * circle.radius_km
