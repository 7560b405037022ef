"""What is in view: degrees and pixels, circles on the ground, views that hold all, boxes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.extents import distance_km
from onrecord.model.card import Cell
from onrecord.web.map.view import View, circle, fitted, shared, text


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0.6, 12), st.floats(0, 1000), st.floats(0, 560))
def test_a_pixel_comes_back_from_degrees(lat: float, lon: float, zoom: float, x: float, y: float) -> None:
    view = View(lat, lon, zoom)
    there = view.degrees(x, y)
    if abs(there[1] - lon) < 180 and abs(there[0]) < 85:
        back = view.pixel(*there)
        assert math.isclose(back[0], x, abs_tol=1e-3)
        assert math.isclose(back[1], y, abs_tol=1e-3)


@pytest.mark.parametrize("lat", (0, 31.4, 49, 70))
def test_circle_is_true_on_the_ground(lat: float) -> None:
    assert all(distance_km(lat, 35, *point) == pytest.approx(438, rel=0.001) for point in circle(lat, 35, 438))


def test_kilometres_grow_towards_the_poles() -> None:
    assert View(60, 0, 5).pixels_of(100) == pytest.approx(2 * View(0, 0, 5).pixels_of(100))


def test_box_goes_over_the_date_line() -> None:
    south, west, north, east = View(0, 179, 4).box()
    assert west > 0 > east
    assert south < 0 < north


def test_whole_earth_is_one_box() -> None:
    assert View(10, 20, 0.6).box()[1::2] == (-180, 180)


def test_fitted_view_holds_all_cells() -> None:
    cells = [Cell(lat=48.5, lon=35, count=3), Cell(lat=13.6, lon=25.3, count=4), Cell(lat=21.5, lon=97, count=2)]
    view = fitted(cells)
    for cell in cells:
        x, y = view.pixel(cell.lat, cell.lon)
        assert 50 < x < view.width - 50
        assert 50 < y < view.height - 50


def test_fitted_view_goes_over_the_date_line_where_that_is_shorter() -> None:
    assert abs(fitted([Cell(lat=0, lon=175, count=1), Cell(lat=0, lon=-175, count=1)]).lon) == pytest.approx(180)


def test_fitted_view_of_nothing_is_the_earth() -> None:
    assert fitted([]).zoom <= 1


def test_boxes_share_what_both_hold() -> None:
    assert shared((0, 0, 10, 10), (5, 5, 20, 20)) == (5, 5, 10, 10)
    assert shared((0, 0, 10, 10), (11, 0, 20, 10)) is None
    assert text((5, 5.5, 10, 10.123456789)) == "5,5.5,10,10.123457"
