import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import KnowledgeError
from onrecord.knowledge import gazetteer
from onrecord.knowledge.countries import by_code
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.folding import fold, skeleton
from onrecord.knowledge.gazetteer import Candidate, find, find_like, part_of, region_of


@pytest.mark.parametrize(
    ("name", "canonical", "country", "kind"),
    [
        ("Kharkiv", "Kharkiv", "UA", "city"),
        ("Kharkov", "Kharkiv", "UA", "city"),
        ("Kiev", "Kyiv", "UA", "city"),
        ("Kharkiv region", "Kharkiv Oblast", "UA", "region"),
        ("Lugansk oblast", "Luhansk Oblast", "UA", "region"),
        ("Donbass", "Donbas", "UA", "region"),
        ("Crimea", "Crimea", "UA", "region"),
        ("the Black Sea", "Black Sea", None, "sea"),
        ("Dnieper", "Dnipro River", None, "river"),
        ("Gaza", "Gaza Strip", "PS", "region"),
        ("Khan Yunis", "Khan Younis", "PS", "city"),
        ("Al-Shifa hospital", "Al-Shifa Hospital", "PS", "facility"),
        ("Kerem Shalom", "Kerem Shalom crossing", "IL", "facility"),
        ("El Fasher", "El Fasher", "SD", "city"),
        ("Al-Fashir", "El Fasher", "SD", "city"),
        ("North Darfur state", "North Darfur", "SD", "region"),
        ("Rakhine", "Rakhine State", "MM", "region"),
        ("Rangoon", "Yangon", "MM", "city"),
        ("Irrawaddy River", "Irrawaddy River", "MM", "river"),
        ("Deir Ezzor", "Deir ez-Zor", "SY", "city"),
        ("Deir ez-Zor governorate", "Deir ez-Zor Governorate", "SY", "region"),
        ("Hodeidah", "Hodeidah", "YE", "city"),
        ("Sana’a", "Sanaa", "YE", "city"),
        ("Tigray", "Tigray", "ET", "region"),
        ("Mekele", "Mekelle", "ET", "city"),
        ("North Kivu", "North Kivu", "CD", "region"),
        ("Goma", "Goma", "CD", "city"),
        ("Mosul", "Mosul", "IQ", "city"),
        ("Kashmir", "Kashmir", None, "region"),
        ("Helmand", "Helmand Province", "AF", "region"),
        ("Ky.", "Kentucky", "US", "region"),
        ("U.S.", "United States", "US", "country"),
        ("DRC", "Democratic Republic of the Congo", "CD", "country"),
        ("Washington", "Washington", "US", "city"),
        ("Strait of Hormuz", "Strait of Hormuz", None, "sea"),
        ("Kerch Bridge", "Crimean Bridge", "UA", "facility"),
        ("ZNPP", "Zaporizhzhia nuclear power plant", "UA", "facility"),
        ("Cabo Delgado", "Cabo Delgado", "MZ", "region"),
        ("Africa", "Africa", None, "region"),
        ("GOMA", "Goma", "CD", "city"),
        ("Sumy", "Sumy", "UA", "city"),
        ("Artibonite", "Artibonite", "HT", "region"),
    ],
)
def test_best_reading_of_a_name(name: str, canonical: str, country: str | None, kind: str) -> None:
    best = find(name)[0]
    assert (best.canonical, best.country, best.kind) == (canonical, country, kind)


def test_name_shared_by_a_city_and_its_region_gives_both() -> None:
    assert [(place.canonical, place.kind) for place in find("Kherson")][:2] == [("Kherson", "city"), ("Kherson Oblast", "region")]


def test_georgia_is_the_country_and_then_the_state() -> None:
    assert [place.country for place in find("Georgia")][:2] == ["GE", "US"]


@pytest.mark.parametrize("word", ["us", "in", "or", "ky", "mass", "", "…", "Харків", "unity"])
def test_ordinary_word_is_no_abbreviated_place(word: str) -> None:
    assert all(place.kind == "city" for place in find(word))


def test_match_tells_how_the_name_fits() -> None:
    assert [find(name)[0].match for name in ("Odesa", "ODESA", "Odessa")] == ["name", "folded", "alternate"]


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("Oktyrka", "Okhtyrka"), ("Kryvy Rih", "Kryvyi Rih"), ("Druzkivka", "Druzhkivka"), ("Dayr az Zawr", "Deir ez-Zor"),
        ("Al Faschir", "El Fasher"), ("Khan Yunes", "Khan Younis"), ("Myitkina", "Myitkyina"),
        ("Beledwayn", "Beledweyne"), ("Bakhmout", "Bakhmut"), ("Zaporizhia", "Zaporizhzhia"),
    ],
)  # fmt: skip
def test_other_transliteration_is_found_by_likeness(spelling: str, canonical: str) -> None:
    assert canonical in [place.canonical for place in find_like(spelling)][:2]


def test_likeness_is_not_claimed_when_consonants_change_places() -> None:
    assert "Lysychansk" not in [place.canonical for place in find_like("Lysychanks")]


def test_likeness_keeps_to_the_countries_asked_for() -> None:
    assert {place.country for place in find_like("Mayskoye", countries={"UA"})} == {"UA"}
    assert find_like("Oktyrka", countries={"SD"}) == ()


def test_likeness_is_scored_and_never_claims_the_name() -> None:
    found = find_like("Mariupl")
    assert found[0].canonical == "Mariupol" and found[0].match == "near" and found[0].score < 1
    assert [place.score for place in found] == sorted((place.score for place in found), reverse=True)


@pytest.mark.parametrize(("town", "region"), [("Izyum", "Kharkiv Oblast"), ("Nyala", "South Darfur"), ("Saraqib", "Idlib Governorate")])
def test_region_of_a_town(town: str, region: str) -> None:
    found = region_of(find(town)[0])
    assert found is not None and found.canonical == region


@pytest.mark.parametrize(
    ("direction", "lat", "lon"),
    [("southern", 46.9, 33.0), ("eastern", 48.5, 38.0), ("central", 49.2, 32.0), ("north-western", 50.8, 27.5), ("north", 51.0, 32.0)],
)
def test_part_of_a_country_lies_on_its_side(direction: str, lat: float, lon: float) -> None:
    part = part_of(by_code("UA"), direction)
    assert part is not None and part.kind == "region" and part.canonical.endswith("Ukraine")
    assert distance_km(part.lat, part.lon, lat, lon) < 250
    assert part.radius_km < by_code("UA").radius_km


def test_part_of_a_small_region_stays_near_it() -> None:
    strip = find("Gaza Strip")[0]
    north, south = part_of(strip, "northern"), part_of(strip, "southern")
    assert north is not None and south is not None
    assert north.canonical == "northern Gaza Strip" and north.lat > strip.lat > south.lat
    assert distance_km(strip.lat, strip.lon, north.lat, north.lon) < 25


def test_part_in_no_direction_is_none() -> None:
    assert part_of(by_code("SD"), "downtown") is None


@given(st.text(max_size=30))
def test_any_text_has_readings_or_none(text: str) -> None:
    assert all(isinstance(place, Candidate) for place in (*find(text), *find_like(text)))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-éşḩ", max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert skeleton(fold(text)) == skeleton(fold(text.upper())) or "ß" in text or "ı" in text


def test_missing_index_is_a_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setattr(gazetteer, "SHIPPED", tmp_path_factory.mktemp("none") / "gazetteer.sqlite")
    gazetteer.reopen()
    try:
        with pytest.raises(KnowledgeError, match="not been built") as raised:
            find("Goma")
        assert "onrecord.knowledge.build" in raised.value.hint
    finally:
        monkeypatch.undo()
        gazetteer.reopen()
