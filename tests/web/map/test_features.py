"""What stands on the map: no finer than it is told, never moved, nothing twice."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model.card import Card, CardPlace, Cell
from onrecord.model.filter import Filter
from onrecord.web.map.features import by_place, by_square
from onrecord.web.map.shapes import Feature, Point, Way

DNIPRO = CardPlace(name="Dnipro", country="UA", lat=48.46667, lon=35.01667, radius_km=12.5, precision="city")
BELGOROD = CardPlace(name="Belgorod", role="origin", country="RU", lat=50.61074, lon=36.58015, radius_km=8.1, precision="city")
UKRAINE = CardPlace(name="Ukraine", role="within", country="UA", lat=49.0, lon=32.0, radius_km=438.0, precision="country")
BLACK_SEA = CardPlace(name="Black Sea", role="origin", lat=43.2, lon=34.0, radius_km=400.0, precision="sea")


def card(*places: CardPlace, **given: Any) -> Card:
    told = {"title": "block of flats, Dnipro (ASSAULT)", "sentence": "A missile hit a block of flats in Dnipro.", "report": "Wire"}
    return Card(kind="incident", id=f"I{id(places)}", document="d1", places=places, **{**told, **given})


def shown(*cards: Card, zoom: float = 6) -> list[Feature]:
    return list(by_place(cards, zoom))


def test_a_town_is_a_point_with_its_radius() -> None:
    [feature] = shown(card(DNIPRO))
    assert feature.geometry == Point(coordinates=(35.01667, 48.46667))
    assert (feature.properties.what, feature.properties.precision, feature.properties.radius_km) == ("point", "city", 12.5)


@pytest.mark.parametrize(
    "place",
    (UKRAINE, CardPlace(name="Donetsk Oblast", lat=48.1, lon=37.8, radius_km=95.0, precision="region"),
     CardPlace(name="Gaza Strip", lat=31.42, lon=34.36, radius_km=20.0, precision="region"),
     CardPlace(name="around Bakhmut", lat=48.59, lon=38.0, radius_km=40.0, precision="city"),
     CardPlace(name="Bakhmut", lat=48.59, lon=38.0, precision="city")),
    ids=lambda place: place.name,
)  # fmt: skip
def test_what_is_told_no_finer_is_never_a_point(place: CardPlace) -> None:
    [feature] = shown(card(place))
    assert feature.properties.what == "area"
    assert feature.properties.radius_km == place.radius_km


def test_what_happened_at_one_place_is_one_feature_with_its_count() -> None:
    [feature] = shown(card(DNIPRO), card(DNIPRO, status="disputed"), card(DNIPRO, status="denied"))
    assert (feature.properties.count, feature.properties.disputed) == (3, 2)


def test_a_card_stands_where_it_happened_first_of_all() -> None:
    [feature] = shown(card(DNIPRO, UKRAINE))
    assert feature.properties.name == "Dnipro"


def test_a_box_of_a_place_keeps_its_cards() -> None:
    [feature] = shown(card(DNIPRO))
    south, west, north, east = Filter.of(box=feature.properties.box).bounds() or (0, 0, 0, 0)
    assert south < 48.46667 < north and west < 35.01667 < east
    assert north - south < 0.001


def test_a_strike_is_a_way_from_its_origin_to_its_target() -> None:
    end, way, point = shown(card(DNIPRO, BELGOROD))
    assert (end.properties.what, end.properties.name) == ("end", "from Belgorod")
    assert isinstance(way.geometry, Way)
    assert way.geometry.coordinates[0] == (36.58015, 50.61074)
    assert way.geometry.coordinates[-1] == (35.01667, 48.46667)
    assert way.properties.box == point.properties.box


def test_a_sea_as_origin_is_an_area() -> None:
    end = shown(card(DNIPRO, BLACK_SEA))[0]
    assert (end.properties.what, end.properties.radius_km) == ("end", 400.0)


def test_a_way_is_known_no_finer_than_its_ends() -> None:
    assert [one.properties.radius_km for one in shown(card(DNIPRO, BLACK_SEA)) if one.properties.what == "way"] == [400.0]


def test_a_way_from_a_place_to_itself_is_none() -> None:
    gaza = CardPlace(name="Gaza Strip", lat=31.42, lon=34.36, radius_km=20.0, precision="region")
    assert [one.properties.what for one in shown(card(gaza, gaza.model_copy(update={"role": "origin"})))] == ["area"]


def test_points_that_would_hide_each_other_are_one_until_one_is_nearer() -> None:
    hospital = CardPlace(name="Saudi Maternity Hospital", lat=13.66, lon=25.35, radius_km=1.0, precision="facility")
    town = CardPlace(name="El Fasher", lat=13.62793, lon=25.34936, radius_km=4.5, precision="city")
    [both] = shown(card(hospital), card(town, status="disputed"), zoom=5)
    assert (both.properties.what, both.properties.name, both.properties.count, both.properties.disputed) == ("cell", "El Fasher", 2, 1)
    near = shown(card(hospital), card(town), zoom=11)
    assert sorted(one.geometry.coordinates for one in near) == [(25.34936, 13.62793), (25.35, 13.66)]


def test_what_has_no_place_is_not_drawn() -> None:
    assert shown(card(), card(CardPlace(name="the front"))) == []


def test_a_square_knows_its_box_and_a_town_near_by() -> None:
    feature = by_square(Cell(lat=48.5, lon=35.1, count=7, disputed=2), zoom=3)
    assert (feature.properties.name, feature.properties.count, feature.properties.disputed) == ("Dnipro", 7, 2)
    south, west, north, east = Filter.of(box=feature.properties.box).bounds() or (0, 0, 0, 0)
    assert south <= 48.5 <= north and west <= 35.1 <= east
    assert north - south == pytest.approx(360 / 2**6)


def test_a_square_is_narrowed_to_the_box_that_is_asked() -> None:
    feature = by_square(Cell(lat=48.5, lon=35.1, count=7), zoom=3, asked=(48.0, 34.0, 49.0, 36.0))
    assert feature.properties.box == "48,34,49,36"


def test_titles_have_their_type_in_front_near_and_far() -> None:
    near = shown(card(DNIPRO, type="ASSAULT"))[0].properties.title
    assert near == by_square(Cell(lat=48.5, lon=35, count=1, title="block of flats, Dnipro (ASSAULT)"), 3).properties.title
    assert near == "Assault: block of flats, Dnipro"
