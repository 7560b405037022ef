"""The map as a drawing: circles as large as they are told, counts, what is disputed, land cut to the view."""

from __future__ import annotations

import re

import pytest

from onrecord.web.map.drawing import drawn, told
from onrecord.web.map.shapes import Feature, Features, Point, Shown, Way, What
from onrecord.web.map.view import View


def feature(what: What, name: str, lat: float, lon: float, count: int = 1, disputed: int = 0, radius_km: float | None = None) -> Feature:
    shown = Shown(what=what, name=name, count=count, disputed=disputed, radius_km=radius_km, box=f"{lat},{lon},{lat},{lon}")
    return Feature(geometry=Point(coordinates=(lon, lat)), properties=shown)


def features(*some: Feature) -> Features:
    return Features(by="place", features=some)


def numbers(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_an_area_is_as_wide_as_its_radius() -> None:
    view = View(49, 32, 5)
    [mark] = drawn(view, features(feature("area", "Ukraine", 49, 32, radius_km=438))).marks
    xs = [x for x, _ in numbers(mark.outline or "")]
    assert (max(xs) - min(xs)) / 2 == pytest.approx(view.pixels_of(438), rel=0.02)


def test_a_town_has_its_circle_only_where_it_is_wider_than_its_sign() -> None:
    dnipro = feature("point", "Dnipro", 48.47, 35.02, radius_km=12.5)
    assert drawn(View(48.47, 35.02, 5), features(dnipro)).marks[0].outline is None
    assert drawn(View(48.47, 35.02, 9), features(dnipro)).marks[0].outline


def test_share_of_what_is_disputed_is_a_part_of_a_ring() -> None:
    [mark] = drawn(View(48.47, 35.02, 5), features(feature("cell", "Dnipro", 48.47, 35.02, count=4, disputed=1))).marks
    assert mark.share == 25.0


def test_what_is_out_of_view_is_left_out() -> None:
    assert drawn(View(48.47, 35.02, 6), features(feature("point", "El Fasher", 13.6, 25.3))).marks == ()


def test_an_area_that_reaches_into_view_is_drawn() -> None:
    assert drawn(View(52, 36, 7), features(feature("area", "Ukraine", 49, 32, radius_km=438))).marks[0].outline


@pytest.mark.parametrize("view", (View(25, 20, 1), View(48, 35, 5), View(31.5, 34.5, 8), View(0, 179, 3), View(70, -180, 2)))
def test_land_is_cut_to_the_view(view: View) -> None:
    points = numbers(drawn(view, features()).land)
    assert all(-13 <= x <= view.width + 13 and -13 <= y <= view.height + 13 for x, y in points)


def test_land_is_there_on_both_sides_of_the_date_line() -> None:
    xs = [x for x, _ in numbers(drawn(View(65, 180, 2.5), features()).land)]
    assert min(xs) < 300 and max(xs) > 700


def test_names_stand_over_no_sign_and_over_no_other() -> None:
    view = View(49, 32, 5)
    picture = drawn(view, features(feature("cell", "Kyiv", 49, 32, count=50)))
    [sign], names = picture.marks, {name.name: name for name in picture.names}
    assert abs(names["Ukraine"].y - sign.y) > sign.r
    assert "Moldova" in names
    assert len(names) == len(picture.names)
    lines = [(name.x, name.y) for name in picture.names if name.kind in ("country", "country large", "disputed", "sea")]
    assert all(
        abs(x - other_x) > 30 or abs(y - other_y) > 12 for x, y in lines for other_x, other_y in lines if (x, y) != (other_x, other_y)
    )


def test_a_place_of_the_record_is_named_once() -> None:
    names = drawn(View(49, 32, 6), features(feature("area", "Ukraine", 49, 32, radius_km=438))).names
    assert [name.kind for name in names if name.name == "Ukraine"] == ["place"]


def test_a_towns_name_stands_beside_its_dot() -> None:
    towns = [name for name in drawn(View(49, 32, 6), features()).names if name.dot]
    assert len(towns) > 10
    for town in towns:
        assert town.dot is not None
        assert (town.x > town.dot[0]) == (town.kind == "town")


def test_words_for_a_feature_say_how_finely_it_is_known() -> None:
    assert told(feature("area", "Ukraine", 49, 32, count=3, disputed=1, radius_km=438)) == (
        "Ukraine, somewhere within 438 km: 3 here, 1 disputed or denied"
    )
    assert told(feature("cell", "Dnipro", 48, 35, count=1200)) == "around Dnipro: 1,200 here"


def test_a_way_points_onwards_and_is_vague_as_its_ends_are() -> None:
    def way(radius_km: float) -> Feature:
        shown = Shown(what="way", name="from Black Sea to Odesa", count=1, radius_km=radius_km, box="46,30,47,31")
        return Feature(geometry=Way(coordinates=((34.0, 43.2), (32.5, 44.9), (30.7, 46.5))), properties=shown)

    [mark] = drawn(View(45, 33, 5), features(way(400))).marks
    assert mark.what == "way vague"
    assert mark.path.count("M") == 2
    assert drawn(View(45, 33, 5), features(way(8))).marks[0].what == "way"
