"""Counties, districts and the provinces that `regions.tsv` leaves out, for the index: the table `divisions.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.knowledge.folding import fold
from onrecord.knowledge.index import Entry, town_names
from onrecord.knowledge.tables import rows
from onrecord.knowledge.towns import Towns

_DISTRICT = (
    "District|Raion|Rayon|Township|Sub-?[Dd]istrict|Subdistrict|Upazila|Tehsil|Taluk|Cercle|Municipality|Locality|Local Government Area"
)
_COUNTY = "County|Parish|Borough|Census Area|County Borough|Regency|Prefecture|Shire|Unitary Authority"
_PROVINCE = "Province|Governorate|Region|Oblast|Department|State|Division|Muhafazat|Muhafazah|Voivodeship|Krai|Wilaya|Emirate"
_AFTER = re.compile(rf"\s+(?:(?P<district>{_DISTRICT})|(?P<county>{_COUNTY})|(?P<province>{_PROVINCE}))$")
_BEFORE = re.compile(
    r"^(?:(?P<district>Cercle|Caza|Arrondissement|District|Distrito|Distretto|Municipio|Municipality|Powiat|Landkreis|Kreis)"
    r"(?: (?:de|du|des|of|di))?"
    r"|(?P<county>County|Comt[ée]|City and Borough of|City and County of|City of|Royal Borough of|Borough of|London Borough of|Sir)"
    r"|(?P<province>Provincia|Province|Provincie|Prov\.|Departamento|Département|Muhafazat|Muhafazah|Wilaya|Governorate|State|Region|Région)"
    r"(?: (?:de|du|des|of|di|del|della|dell'))?)\s+(?:la |le |les |l'|d')?",
)
_WORDS = {
    "district": ("District", "Raion", "County", "Municipality"),
    "county": ("County", "Co.", "District"),
    "province": ("Province", "Region", "Governorate", "State", "Oblast"),
}
# In these countries a county is never called by its bare name.
_NEVER_BARE = frozenset(("US",))


def bare_name(name: str) -> str:
    """`Manbij District`, `Cercle de Niono` → `Manbij`, `Niono`; a name without such a noun as it is."""
    return _split(name)[0]


def _split(name: str) -> tuple[str, str | None]:
    """The bare name, and the family of its noun."""
    for pattern in (_AFTER, _BEFORE):
        found = pattern.search(name)
        bare = name[: found.start()] + name[found.end() :] if found else ""
        if found is not None and bare:
            return bare, found.lastgroup
    return name, None


def division_entries(towns: Towns) -> Iterator[Entry]:
    """One entry a row. The bare name comes right after the towns of that name in the same country."""
    rivals = _rivals(towns)
    for row in rows("divisions.tsv"):
        people = int(row["people"])
        yield Entry(
            0, row["name"], row["country"], float(row["lat"]), float(row["lon"]), "region", float(row["radius_km"]), people, None,
            row["admin1"], row["level"], tuple(_names(row, people, rivals)),
        )  # fmt: skip


def _rivals(towns: Towns) -> dict[tuple[str, str], int]:
    """How much each bare name weighs for a town of the same country that bears it too."""
    wanted = {(row["country"], fold(bare_name(row["name"]))) for row in rows("divisions.tsv")}
    found: dict[tuple[str, str], int] = {}
    for town in towns.values():
        for name, weight in town_names(town["name"], town["alternatenames"], town["population"]):
            key = town["countrycode"], fold(name)
            if key in wanted:
                found[key] = max(weight, found.get(key, 0))
    return found


def _names(row: dict[str, str], people: int, rivals: dict[tuple[str, str], int]) -> Iterator[tuple[str, int]]:
    bare, family = _split(row["name"])
    if family is not None:
        yield row["name"], people
        for word in _WORDS[family]:
            yield f"{bare} {word}", people // 2
        if family == "county" and row["country"] in ("IE", "GB"):
            yield from ((f"{word} {bare}", people) for word in ("County", "Co", "Co."))
    if row["country"] not in _NEVER_BARE or row["level"] == "ADM1":
        rival = rivals.get((row["country"], fold(bare)))
        yield bare, people if rival is None else min(people, max(rival - 1, 0))
