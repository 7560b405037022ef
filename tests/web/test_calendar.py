from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.model.card import Tally
from onrecord.web.calendar import dated, periods
from onrecord.web.histogram import WIDTH, histogram


def days(**counts: int) -> list[Tally]:
    return [Tally(key=None if day == "undated" else day[1:].replace("_", "-"), count=count) for day, count in counts.items()]


COUNTED = days(d2023_01_14=2, d2023_01_30=1, d2022_12_31=4, undated=7)


def test_months_the_latest_first_and_the_undated_apart() -> None:
    assert [(one.name, one.since, one.until, one.count) for one in periods(COUNTED)] == [
        ("Jan 2023", "2023-01-01", "2023-01-31", 3),
        ("Dec 2022", "2022-12-01", "2022-12-31", 4),
    ]
    assert dated(COUNTED) == ("2022-12-31", "2023-01-30")
    assert dated(days(undated=3)) == (None, None)


def test_many_months_are_told_by_year() -> None:
    counted = [Tally(key=f"{year}-{month:02}-01", count=1) for year in range(2018, 2023) for month in range(1, 13)]
    assert [(one.name, one.count) for one in periods(counted)] == [(str(year), 12) for year in range(2022, 2017, -1)]


def test_bars_hold_every_dated_thing_within_the_drawing() -> None:
    drawn = histogram(COUNTED, None, None)
    assert drawn is not None
    assert sum(bar.number for bar in drawn.bars) == 7
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH and bar.y >= 0 for bar in drawn.bars)
    assert drawn.chosen is None
    assert histogram(days(undated=2), None, None) is None


@pytest.mark.parametrize("last", ["2023-01-20", "2023-03-01", "2023-08-01", "2024-01-12", "2025-06-01", "2036-02-03"])
def test_labels_stand_apart_within_the_drawing_and_name_a_year_of_a_long_time(last: str) -> None:
    drawn = histogram([Tally(key="2023-01-02", count=1), Tally(key=last, count=1)], None, None)
    assert drawn is not None
    places = [x for x, _ in drawn.labels]
    assert places
    assert all(b - a > 40 for a, b in pairwise(places))
    assert places[-1] + 25 < WIDTH
    if last > "2023-04":
        assert "20" in drawn.labels[0][1]


def test_days_of_a_bar_hold_its_things_and_no_others() -> None:
    counted = [Tally(key=f"20{year:02}-03-05", count=year + 1) for year in range(24)]
    drawn = histogram(counted, None, None)
    assert drawn is not None
    for bar in drawn.bars:
        assert bar.number == sum(day.count for day in counted if day.key and bar.since <= day.key <= bar.until)


def test_chosen_days_are_marked_even_beyond_the_edges() -> None:
    inside = histogram(COUNTED, "2023-01-10", "2023-01-20")
    beyond = histogram(COUNTED, "1990-01-01", None)
    assert inside is not None and beyond is not None
    assert inside.chosen is not None and 0 < inside.chosen[0] < WIDTH
    assert beyond.chosen == (0.0, float(WIDTH))
