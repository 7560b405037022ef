"""What every knowledge table promises, and what the geographical ones promise besides."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from onrecord.knowledge import countries, tables
from onrecord.knowledge.extents import DIRECTIONS, distance_km
from onrecord.knowledge.gazetteer import find
from onrecord.model.vocabulary import PlaceKind

FOLDER = Path(tables.__file__).parent / "tables"
TSV = sorted(path.name for path in FOLDER.glob("*.tsv"))
TOML = sorted(path.name for path in FOLDER.glob("*.toml"))
NAMED = ("world_regions.tsv", "war_regions.tsv", "waters.tsv", "relief.tsv", "facilities.tsv")
COLUMNS = {
    "countries.tsv": "code name names demonyms capital seats lat lon radius_km",
    "regions.tsv": "country name names term chief lat lon radius_km",
    "towns.tsv": "canonical names country lat lon population",
    "divisions.tsv": "country admin1 level name lat lon radius_km people",
    "country_parts.tsv": "country direction lat lon radius_km",
    "geonames_features.tsv": "code kind radius_km feature",
} | dict.fromkeys(NAMED, "canonical names country kind feature lat lon radius_km")
CODES = {country.code for country in countries.all_countries()}
# Rows of a sea, an outlying island or a remote territory lie far from the middle of their country.
FAR_FROM_HOME = {("Diego Garcia", "IO"), ("Guantanamo Bay", "CU"), ("Okinawa Island", "JP")}


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", [*TSV, *TOML])
def test_table_names_its_source_in_the_first_line(name: str) -> None:
    first = _lines(name)[0]
    assert first.startswith("# source:") and len(first) > 15


@pytest.mark.parametrize("name", TSV)
def test_table_has_no_more_cells_in_a_row_than_columns(name: str) -> None:
    body = [line for line in _lines(name) if line.strip() and not line.startswith("#")]
    assert [line for line in body if line.count("\t") > body[0].count("\t")] == []
    assert len(set(body[0].split("\t"))) == body[0].count("\t") + 1


@pytest.mark.parametrize("name", TSV)
def test_table_has_no_row_twice(name: str) -> None:
    body = [line for line in _lines(name) if line.strip() and not line.startswith("#")]
    assert [line for line, times in Counter(body).items() if times > 1] == []


@pytest.mark.parametrize("name", TOML)
def test_toml_table_can_be_read(name: str) -> None:
    assert tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_geographical_table_has_the_known_columns(name: str) -> None:
    assert " ".join(tables.rows(name)[0]) == COLUMNS[name]


@pytest.mark.parametrize("name", [*NAMED, "regions.tsv", "towns.tsv"])
def test_place_has_a_known_country_and_lies_in_it(name: str) -> None:
    wrong = []
    for row in tables.rows(name):
        label = (row.get("canonical") or row["name"], row["country"])
        if row["country"] and row["country"] not in CODES:
            wrong.append((*label, "unknown country"))
        if not row["lat"]:
            continue
        lat, lon = float(row["lat"]), float(row["lon"])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            wrong.append((*label, "out of range"))
        if row["country"] and label not in FAR_FROM_HOME:
            home = countries.by_code(row["country"])
            if distance_km(lat, lon, home.lat, home.lon) > 3 * home.radius_km + 100:
                wrong.append((*label, "far from its country"))
    assert wrong == []


@pytest.mark.parametrize("name", [*NAMED, "geonames_features.tsv"])
def test_place_has_a_kind_of_the_vocabulary_and_a_radius(name: str) -> None:
    kinds = set(get_args(PlaceKind))
    assert [row for row in tables.rows(name) if row["kind"] not in kinds or not 0 < float(row["radius_km"]) <= 8000] == []


@pytest.mark.parametrize("name", [*NAMED, "regions.tsv", "towns.tsv"])
def test_place_has_one_row(name: str) -> None:
    labels = Counter((row.get("canonical") or row["name"], row["country"]) for row in tables.rows(name))
    assert [label for label, times in labels.items() if times > 1] == []


def test_division_has_a_level_a_reach_and_one_row() -> None:
    divisions = tables.rows("divisions.tsv")
    assert {row["level"] for row in divisions} == {"ADM1", "ADM2"}
    assert [row for row in divisions if not 15 <= float(row["radius_km"]) <= 1500 or int(row["people"]) < 0] == []
    homes = [(row, countries.by_code(row["country"])) for row in divisions]
    far = [
        (row["name"], home.code)
        for row, home in homes  # islands belong to countries far away
        if distance_km(float(row["lat"]), float(row["lon"]), home.lat, home.lon) > 4 * home.radius_km + 4000
    ]
    assert far == []
    labels = Counter((row["country"], row["admin1"], row["level"], row["name"]) for row in divisions)
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("name", NAMED)
def test_hand_made_place_is_found_by_each_of_its_names(name: str) -> None:
    lost = []
    for row in tables.rows(name):
        for spelling in (row["canonical"], *tables.words(row["names"])):
            if row["canonical"] not in [place.canonical for place in find(spelling)]:
                lost.append((row["canonical"], spelling))
    assert lost == []


def test_usual_part_of_a_country_has_a_known_direction_and_lies_in_it() -> None:
    for row in tables.rows("country_parts.tsv"):
        home = countries.by_code(row["country"])
        assert row["direction"] in DIRECTIONS
        assert distance_km(float(row["lat"]), float(row["lon"]), home.lat, home.lon) < 2.5 * home.radius_km


def test_name_is_given_to_one_hand_made_place_only() -> None:
    given = Counter(
        (spelling.casefold().removeprefix("the "), row["country"], row["canonical"])
        for name in NAMED
        for row in tables.rows(name)
        for spelling in (row["canonical"], *tables.words(row["names"]))
    )
    owners = Counter((spelling, country) for spelling, country, _ in given)
    assert [owner for owner, times in owners.items() if times > 1] == []


def test_every_country_is_found_by_each_of_its_names() -> None:
    lost = [
        (country.code, name)
        for country in countries.all_countries()
        for name in (country.name, *country.names)
        if country.code not in [place.country for place in find(name) if place.kind == "country"]
    ]
    assert lost == []


def test_country_codes_are_those_of_iso_and_kosovo() -> None:
    assert len(CODES) == 250 and {"XK", "PS", "TW", "SS", "UA"} <= CODES


def test_seats_and_names_lead_to_one_country() -> None:
    seats = Counter(seat.casefold() for country in countries.all_countries() for seat in country.seats)
    names = Counter(name.casefold() for country in countries.all_countries() for name in (country.name, *country.names))
    assert [seat for seat, times in seats.items() if times > 1] == []
    assert [name for name, times in names.items() if times > 1] == []


def test_demonyms_are_ambiguous_only_where_the_language_is() -> None:
    shared: dict[str, set[str]] = {}
    for country in countries.all_countries():
        for form in country.demonyms:
            shared.setdefault(form, set()).add(country.code)
    assert {form.removesuffix("s") for form, codes in shared.items() if len(codes) > 1} == {"Congolese", "Korean", "Dominican"}
