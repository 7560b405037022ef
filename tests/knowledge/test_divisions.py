import pytest

from onrecord.knowledge.divisions import bare_name
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.gazetteer import find, find_short


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Manbij District", "Manbij"),
        ("Cercle de Niono", "Niono"),
        ("County Donegal", "Donegal"),
        ("City of York", "York"),
        ("Rapides Parish", "Rapides"),
        ("Staffordshire", "Staffordshire"),
    ],
)
def test_bare_name_leaves_the_noun_of_a_division_out(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Manbij district", "SY", 36.5, 37.9),
        ("Travis County", "US", 30.3, -97.8),
        ("Staffordshire", "GB", 52.8, -2.0),
        ("County Donegal", "IE", 54.9, -7.9),
    ],
)
def test_county_or_district_is_found_about_where_its_towns_are(name: str, country: str, lat: float, lon: float) -> None:
    found = next(entry for entry in find(name) if entry.country == country and entry.kind == "region")
    assert distance_km(found.lat, found.lon, lat, lon) < 60


def test_county_in_america_is_never_its_bare_name() -> None:
    assert [entry for entry in find("Travis") if entry.feature == "ADM2" and entry.country == "US"] == []


def test_abbreviation_is_read_as_written() -> None:
    assert [(entry.canonical, entry.country) for entry in find_short("Ky.")] == [("Kentucky", "US")]
    assert find_short("ky.") == () and find_short("Kentucky") == ()
