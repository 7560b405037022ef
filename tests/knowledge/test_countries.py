import pytest

from onrecord.knowledge import countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "MM"), ("U.S.", "US"), ("US", "US"), ("USA", "US"), ("the United States", "US"), ("UK", "GB"), ("Britain", "GB"),
        ("UAE", "AE"), ("DRC", "CD"), ("Congo", "CD"), ("Congo-Brazzaville", "CG"), ("DPRK", "KP"), ("Zaire", "CD"),
        ("Cote d’Ivoire", "CI"), ("Türkiye", "TR"), ("Niger", "NE"), ("Nigeria", "NG"), ("Guinea", "GN"),
        ("Guinea-Bissau", "GW"), ("South Sudan", "SS"), ("Sudan", "SD"), ("Kosovo", "XK"), ("Palestine", "PS"), ("Taiwan", "TW"),
        ("Georgia", "GE"), ("UKRAINE", "UA"), ("the Netherlands", "NL"), ("Macedonia", "MK"),
    ],
)  # fmt: skip
def test_name_gives_the_country(name: str, code: str) -> None:
    found = countries.by_name(name)
    assert found is not None and found.code == code


@pytest.mark.parametrize("word", ["us", "turkey", "chad", "Korea", "Atlantis", "car", ""])
def test_name_of_no_one_country_is_none(word: str) -> None:
    assert countries.by_name(word) is None


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Sudanese", {"SD"}), ("South Sudanese", {"SS"}), ("Ukrainians", {"UA"}), ("British", {"GB"}), ("Congolese", {"CD", "CG"}),
        ("Nigerien", {"NE"}), ("Nigerians", {"NG"}), ("Burmese", {"MM"}), ("Frenchmen", {"FR"}), ("Houthi", set()), ("polish", set()),
        ("Afghans", {"AF"}), ("Israelis", {"IL"}), ("Filipinos", {"PH"}), ("Turks", {"TR"}), ("U.S.", {"US"}), ("Serbs", {"RS"}),
    ],
)  # fmt: skip
def test_demonym_gives_its_countries(word: str, codes: set[str]) -> None:
    assert {country.code for country in countries.by_demonym(word)} == codes


@pytest.mark.parametrize(
    ("seat", "code"),
    [
        ("Moscow", "RU"), ("the Kremlin", "RU"), ("Kremlin", "RU"), ("Downing Street", "GB"), ("the White House", "US"),
        ("Pentagon", "US"), ("Westminster", "GB"), ("Ankara", "TR"), ("Naypyidaw", "MM"), ("Kiev", "UA"), ("Sana’a", "YE"),
        ("Tel Aviv", "IL"),
    ],
)  # fmt: skip
def test_seat_names_a_government(seat: str, code: str) -> None:
    found = countries.by_seat(seat)
    assert found is not None and found.code == code


def test_town_that_is_no_seat_names_no_government() -> None:
    assert countries.by_seat("Mariupol") is None


def test_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        countries.by_code("ZZ")
