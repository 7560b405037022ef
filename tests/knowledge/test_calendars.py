"""Other calendars' days in ours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.calendars import hijri, hijri_days, hijri_year, julian


@pytest.mark.parametrize(
    ("day", "expected"),
    [((1917, 10, 25), date(1917, 11, 7)), ((1582, 10, 5), date(1582, 10, 15)), ((1900, 2, 29), date(1900, 3, 13))],
)
def test_julian_day_is_that_of_the_histories(day: tuple[int, int, int], expected: date) -> None:
    assert julian(*day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [((1, 1, 1), date(622, 7, 19)), ((1445, 1, 10), date(2023, 7, 28)), ((1445, 10, 1), date(2024, 4, 10))],
)
def test_hijri_day_is_that_of_the_arithmetic_calendar(day: tuple[int, int, int], expected: date) -> None:
    assert hijri(*day) == expected


@given(st.integers(1, 1600), st.integers(1, 12))
def test_hijri_months_lie_end_to_end(year: int, month: int) -> None:
    following = hijri(year + month // 12, month % 12 + 1, 1)
    assert (following - hijri(year, month, 1)).days == hijri_days(year, month)


def test_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no such day"):
        hijri(1445, 2, 30)
    with pytest.raises(ValueError, match="no such day"):
        julian(1901, 2, 29)


def test_month_of_the_islamic_calendar_is_found_in_a_year_of_ours() -> None:
    assert hijri_year(2024, 9) == 1445
