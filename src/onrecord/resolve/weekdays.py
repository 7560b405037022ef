"""Weekdays and weekends, before or after the day of the report by the tense."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model import TimeDraft
from onrecord.model.calendar import Weekday
from onrecord.resolve.intervals import Interval, one, unit_around


def place_weekday(day: date, reading: Weekday, tense: str | None) -> Interval:
    """The nearest one behind or ahead, the day itself included; "last" and "next" leave the day itself out."""
    if reading.week is not None:
        return one(unit_around(day, "week").first + timedelta(7 * reading.week + reading.weekday))
    back = (day.weekday() - reading.weekday) % 7
    ahead = (reading.weekday - day.weekday()) % 7
    if reading.which == "last":
        return one(day - timedelta(back or 7))
    if reading.which == "next":
        return one(day + timedelta(ahead or 7))
    return one(day + timedelta(ahead)) if tense == "future" else one(day - timedelta(back))


def place_weekend(day: date, by: int, draft: TimeDraft) -> Interval:
    """ "The weekend" is the one that runs, else the last, or the next where the verb looks ahead; "last weekend" is over."""
    this = unit_around(day, "weekend")
    running = day.weekday() >= 5
    if by < 0:
        return _weeks(this, -1)
    if by > 0:
        return _weeks(this, 1)
    return this if running or draft.setting.tense == "future" else _weeks(this, -1)


def _weeks(weekend: Interval, by: int) -> Interval:
    return Interval(weekend.first + timedelta(7 * by), weekend.last + timedelta(7 * by), weekend.precision)
