"""Calendar arithmetic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.calendar import Civil, PartOf
from onrecord.resolve.intervals import decade, later, month, nth, part_of, shifted, unit_around, window, year


def test_month_after_the_31st_is_the_last_of_the_shorter_one() -> None:
    assert later(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)


def test_third_week_is_days_15_to_21() -> None:
    week = nth(date(2023, 4, 15), 3, "week")
    assert (week.first, week.last) == (date(2023, 4, 29), date(2023, 5, 5))


@pytest.mark.parametrize(("part", "first", "last"), [("early", 1, 10), ("mid", 11, 20), ("late", 21, 29), ("deadline", 29, 29)])
def test_parts_of_a_month_are_thirds(part: str, first: int, last: int) -> None:
    found = part_of(month(2024, 2), PartOf(part=part, of=Civil(month=2)))  # type: ignore[arg-type]
    assert (found.first.day, found.last.day) == (first, last)


def test_end_of_a_decade_is_its_last_year() -> None:
    found = part_of(decade(1990), PartOf(part="end", of=Civil(year=1990, decade=True)))
    assert (found.first, found.last) == (date(1999, 1, 1), date(1999, 12, 31))


def test_quarters_make_the_year() -> None:
    quarters = [part_of(year(2023), PartOf(part=name, of=Civil(year=2023))) for name in ("Q1", "Q2", "Q3", "Q4")]
    assert quarters[0].first == date(2023, 1, 1) and quarters[-1].last == date(2023, 12, 31)


def test_past_day_covers_yesterday() -> None:
    found = window(date(2024, 3, 1), "hour", -24)
    assert (found.first, found.last) == (date(2024, 2, 29), date(2024, 3, 1))


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]), st.integers(-9, 9)
)
def test_units_lie_end_to_end(day: date, unit: str, by: int) -> None:
    here, there = shifted(day, unit, by), shifted(day, unit, by + 1)  # type: ignore[arg-type]
    assert (there.first - here.last).days == 1
    assert unit_around(day, unit).holds(day)  # type: ignore[arg-type]
