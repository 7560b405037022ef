"""Which place a name means in its report."""

from __future__ import annotations

import pytest

from onrecord.extract.places.extractor import Places
from onrecord.language import analyse
from onrecord.model import Document, Facts, Place, PlaceDraft, Span, document_id, text_sha256
from onrecord.resolve.places import resolve_places


def places(text: str) -> list[Place]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    found = Places().extract(analyse(document), Facts())
    return resolve_places(document, [draft for draft in found if isinstance(draft, PlaceDraft)], Facts())


def test_namesake_follows_the_country_that_the_report_is_about() -> None:
    lebanese = "Lebanese soldiers searched houses. The Lebanese army said two men were arrested in Tripoli."
    libyan = "Libyan militias clashed again. The Libyan health ministry counted nine dead in Tripoli."
    assert [place.country for place in places(lebanese)] == ["LB"]
    assert [place.country for place in places(libyan)] == ["LY"]


def test_country_named_after_the_town_decides() -> None:
    assert next(place for place in places("Delegates met in Brest, Belarus.") if place.text == "Brest").country == "BY"


def test_famous_town_is_not_lost_to_a_hamlet_of_the_same_name() -> None:
    assert places("Ministers from many capitals gathered in Paris on Friday.")[0].country == "FR"


def test_country_beats_the_towns_of_its_name() -> None:
    place = places("US officials said cargo from China was searched in Egypt.")[-1]
    assert (place.canonical, place.place_kind) == ("Egypt", "country")


def test_bare_name_of_a_chief_town_is_the_town() -> None:
    assert places("Two people died in Kharkiv.")[0].place_kind == "city"


def test_worded_region_is_a_region_with_its_extent() -> None:
    place = places("Two people died in the Kharkiv region.")[0]
    assert place.place_kind == "region"
    assert place.radius_km is not None and place.radius_km > 50


def test_bare_name_after_its_region_is_the_region() -> None:
    found = places("Shelling went on in Donetsk province. Three people died in Donetsk.")
    assert [place.place_kind for place in found] == ["region", "region"]


def test_distance_widens_the_extent() -> None:
    near, far = places("A depot burned in Poltava.")[0], places("A depot burned 30 km west of Poltava.")[0]
    assert far.relation == "30 km west of"
    assert near.radius_km is not None and far.radius_km is not None and far.radius_km >= near.radius_km + 30
    assert (near.lat, near.lon) == (far.lat, far.lon)
    assert places("A depot burned 30km from Poltava.")[0].radius_km == far.radius_km


def test_unknown_village_stays_without_coordinates() -> None:
    place = places("Four people died in the village of Zarqunabad in Sudan.")[0]
    assert (place.canonical, place.lat, place.lon, place.country) == ("Zarqunabad", None, None, "SD")


def test_misspelt_town_is_found_in_the_country_of_the_report() -> None:
    found = places("Ukraine's air force said the mayor of Okhtirka was wounded. Ukrainian troops hold the town.")
    assert [place.country for place in found if place.text == "Okhtirka"] == ["UA"]


def test_part_of_a_country_is_a_region_within_it() -> None:
    place = places("Fighting spread through eastern Ukraine.")[0]
    assert (place.canonical, place.place_kind, place.country) == ("eastern Ukraine", "region", "UA")
    assert place.lon is not None and place.lon > 33


def test_two_equal_namesakes_leave_the_place_unknown() -> None:
    name = "San Antonio"
    document = Document(id="d0", sha256="", text=f"in {name}")
    draft = PlaceDraft(span=Span(text=name, start=3, end=3 + len(name)), name=name, attested=2)
    place = resolve_places(document, [draft], Facts())[0]
    scores = [alternative.score for alternative in place.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_usual_meaning_of_a_name_beats_a_hamlet_in_the_country_of_the_report() -> None:
    text = "American officials in Washington said American ships would stay in the Middle East."
    assert places(text)[-1].place_kind == "region"


def test_country_named_beside_a_town_that_it_does_not_have_leaves_it_unlocated() -> None:
    place = next(p for p in places("Hens were culled on a farm in Norfolk, Hungary.") if p.text == "Norfolk")
    assert (place.lat, place.lon, place.country) == (None, None, "HU")


def test_building_in_a_town_is_no_finer_than_the_town() -> None:
    place = places("Doctors fled the Saint Brigid Hospital in Goma, Congo.")[0]
    assert place.precision == "city"
    assert place.country == "CD"


@pytest.mark.parametrize("text", ["", "Nothing of the kind was said."])
def test_report_without_places_has_none(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize("wording", ["Armenia-Azerbaijan border", "Azerbaijani-Armenian frontier", "Armenian–Azerbaijani border"])
def test_border_of_two_countries_is_one_wide_place(wording: str) -> None:
    (place,) = places(f"Shells fell along the {wording} at night.")
    assert (place.canonical, place.place_kind, place.country) == ("Armenia-Azerbaijan border", "other", None)
    assert place.lat == pytest.approx(40.1, abs=0.7) and place.lon == pytest.approx(45.7, abs=0.9)
    assert place.radius_km is not None and place.radius_km >= 80


def test_border_of_countries_far_apart_has_no_place() -> None:
    (place,) = places("Nobody knows of a Sudan-Poland border.")
    assert place.lat is None


def test_border_of_a_small_region_lies_around_it() -> None:
    (place,) = places("Troops massed at the Israel-Gaza border.")
    assert place.lat == pytest.approx(31.4, abs=0.2) and (place.radius_km or 0) < 60


def test_road_and_axis_lie_between_their_towns() -> None:
    road, axis = places("The Damascus-Aleppo highway was cut. Ukraine held the Bakhmut-Soledar axis.")
    assert (road.place_kind, road.country, axis.place_kind, axis.country) == ("facility", "SY", "other", "UA")
    assert 33.5 < (road.lat or 0) < 36.2 and (road.radius_km or 0) > 100 > (axis.radius_km or 0)


def test_neighbourhood_is_no_town_of_another_country() -> None:
    text = "Israeli jets struck Gaza again. Two people died in the Sabra neighbourhood, Palestinian medics said."
    assert next(place for place in places(text) if place.text == "Sabra neighbourhood").country != "LY"


def test_city_known_the_world_over_is_meant_by_its_bare_name() -> None:
    text = "US officials said the United States would send its envoy to the talks in Geneva. The US president flies to Vienna next."
    assert {place.text: place.country for place in places(text)} == {"Geneva": "CH", "Vienna": "AT"}


def test_namesake_of_a_known_city_is_meant_where_its_state_is_named_beside_it() -> None:
    assert [place.country for place in places("The trial opened in Alexandria, Virginia, on Monday.")][:1] == ["US"]


def test_road_is_in_no_one_town() -> None:
    assert [place.lat for place in places("Troops left Mogadishu. Mines were laid along the Afgoye road.") if "road" in place.text] == [
        None
    ]


def test_state_is_that_of_the_reports_country() -> None:
    text = "Venezuelan soldiers killed three miners in Bolivar state. Venezuela's government in Caracas said nothing."
    assert [place.country for place in places(text) if "Bolivar" in place.text] == ["VE"]
    assert [place.country for place in places(text.replace("state", "State")) if "Bolivar" in place.text] == ["VE"]


def test_town_is_meant_before_the_district_called_after_it() -> None:
    assert [place.place_kind for place in places("Shells fell in Mosul and in Bama.")] == ["city", "city"]
