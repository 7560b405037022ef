"""Borders of countries, from the table and from towns."""

from onrecord.knowledge.borders import border
from onrecord.knowledge.build_borders import borders


def test_border_is_the_same_from_either_side() -> None:
    assert border("UA", "BY") == border("BY", "UA") is not None


def test_countries_without_a_border_have_none() -> None:
    assert border("SD", "PL") is None


def test_circle_holds_the_towns_near_the_line() -> None:
    west = [("AA", 10.0 + step / 2, 20.0) for step in range(6)]
    east = [("BB", 10.0 + step / 2, 20.3) for step in range(6)]
    lat, lon, radius = borders([*west, *east, ("CC", 40.0, 60.0)])["AA", "BB"]
    assert (round(lat, 1), round(lon, 1)) == (11.2, 20.1) or abs(lat - 11.25) < 0.1
    assert 130 < radius < 200


def test_single_towns_tell_too_little() -> None:
    assert borders([("AA", 10.0, 20.0), ("BB", 10.1, 20.0)]) == {}
