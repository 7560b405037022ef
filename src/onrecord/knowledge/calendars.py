"""Days of other calendars in ours.

Julian and tabular Islamic days by Reingold and Dershowitz, Calendrical Calculations (4th ed. 2018, ch. 3 and 7). The tabular calendar is
the arithmetic one; where a month begins when its crescent is seen, a day may lie a day off.
"""

from __future__ import annotations

from datetime import date

# Days from 1 January of year 1 (Gregorian, day 1): Julian year 1 begins two days before; 1 Muharram of year 1 is 19 July 622.
_JULIAN_EPOCH = -1
_ISLAMIC_EPOCH = 227015


def julian(year: int, month: int, day: int) -> date:
    """Raises ValueError if there is no such day."""
    leap = year % 4 == 0
    if not 1 <= month <= 12 or not 1 <= day <= (29 if leap and month == 2 else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    before = 365 * (year - 1) + (year - 1) // 4 + (367 * month - 362) // 12
    return date.fromordinal(_JULIAN_EPOCH - 1 + before - (0 if month <= 2 else 1 if leap else 2) + day)


def hijri(year: int, month: int, day: int) -> date:
    """Raises ValueError if there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= hijri_days(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day)


def hijri_days(year: int, month: int) -> int:
    """Days of a month: 30 and 29 by turns; the last has 30 in eleven of thirty years."""
    return 30 if month % 2 or (month == 12 and (14 + 11 * year) % 30 < 11) else 29


def hijri_year(of: int, month: int) -> int:
    """The Hijri year whose month of this number begins in (or last before) a Gregorian year's end."""
    year = (of - 622) * 33 // 32 + 1
    while hijri(year + 1, month, 1).year <= of:
        year += 1
    while hijri(year, month, 1).year > of:
        year -= 1
    return year
