"""A report about some countries names no village of others by chance."""

from __future__ import annotations

from tests.resolve.test_places import places

IRAQ = "Iraqi troops fought Islamists in Iraq for months, and Iraq's army shelled Mosul. "


def test_namesake_in_the_reports_country_beats_a_bigger_one_far_away() -> None:
    raid = "Boko Haram burned huts in Mora, and soldiers of Cameroon fired back. Cameroonian officials counted nine dead in Cameroon."
    assert [place.country for place in places(raid) if place.text == "Mora"] == ["CM"]


def test_village_far_from_all_that_is_named_has_no_coordinates() -> None:
    place = places(IRAQ + "Shells fell in Ramada.")[-1]
    assert (place.text, place.country, place.lat, place.precision) == ("Ramada", None, None, "unknown")


def test_city_known_the_world_over_is_named_anywhere() -> None:
    assert places(IRAQ + "Envoys met in Geneva.")[-1].country == "CH"


def test_town_across_the_border_is_near_enough() -> None:
    sudan = "Sudanese militias burned villages in Sudan, near Geneina. The Sudanese army was absent from Sudan. Thousands walked to Adre."
    assert places(sudan)[-1].country == "TD"


def test_town_of_a_country_named_elsewhere_in_the_report_is_there() -> None:
    assert places(IRAQ + "Portuguese police held two men in Ramada.")[-1].country == "PT"


def test_report_that_names_no_country_keeps_its_small_towns() -> None:
    assert places("A barn burned down in Mora on Tuesday.")[-1].lat is not None


def test_other_name_of_a_town_far_away_is_not_taken_for_a_village() -> None:
    found = places("Kanan village in Sagaing was shelled on Monday, Myanmar resistance fighters said.")
    assert [(place.text, place.lat is None) for place in found] == [("Kanan village", True), ("Sagaing", False)]
