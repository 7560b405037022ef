"""Signs that would hide each other become one: nothing lost, nothing moved, no box that holds more than is counted."""

from __future__ import annotations

from onrecord.model.card import Cell
from onrecord.web.map.crowding import apart
from onrecord.web.map.features import by_square
from onrecord.web.map.shapes import Feature


def squares(*cells: Cell, zoom: int = 3) -> list[Feature]:
    return list(apart([by_square(cell, zoom) for cell in cells], zoom, squares=True))


def test_neighbouring_squares_whose_signs_meet_are_one() -> None:
    [one] = squares(Cell(lat=22.4, lon=95.0, count=5, disputed=1), Cell(lat=22.6, lon=95.1, count=3))
    assert (one.properties.count, one.properties.disputed) == (8, 1)
    assert one.geometry.coordinates == (95.0, 22.4)
    south, west, north, east = (float(edge) for edge in one.properties.box.split(","))
    assert north - south == 2 * (east - west)


def test_squares_that_only_touch_at_a_corner_stay_two() -> None:
    found = squares(Cell(lat=22.4, lon=95.5, count=5), Cell(lat=22.6, lon=95.7, count=3))
    assert [one.properties.count for one in found] == [5, 3]


def test_signs_that_have_room_stay_apart() -> None:
    assert len(squares(Cell(lat=17.0, lon=92.0, count=5), Cell(lat=28.0, lon=92.0, count=3))) == 2


def test_nothing_is_lost_or_counted_twice() -> None:
    cells = [Cell(lat=row * 2.3, lon=column * 2.9, count=row * column + 1) for row in range(12) for column in range(12)]
    found = list(apart([by_square(cell, 4) for cell in cells], 2, squares=True))
    assert len(found) < len(cells)
    assert sum(one.properties.count for one in found) == sum(cell.count for cell in cells)
