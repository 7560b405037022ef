"""An interval with its reason, and the times that are told from a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import TimeDraft
from onrecord.model.calendar import Offset, Overnight, Weekday, Window
from onrecord.model.vocabulary import TimePrecision
from onrecord.resolve.intervals import Interval, later, one, shifted, window
from onrecord.resolve.weekdays import place_weekday, place_weekend


@dataclass(frozen=True, slots=True)
class Dated:
    """An interval, why, and the clock time ("06:15", with its distance from UTC where known), if the text gives one."""

    interval: Interval
    basis: str
    clock: str | None = None
    grain: TimePrecision = "day"

    def hull(self, other: Dated) -> Dated:
        both = self.interval.hull(other.interval)
        return self if both == self.interval else replace(self, interval=both, basis=f"{self.basis.split(':')[0]}: within some days")


def because(what: str, day: date | None) -> str:
    """A basis in words, with the day that it stands on."""
    return what if day is None else f"{what}: {day.isoformat()}"


def offset(day: date, reading: Offset) -> Interval:
    if reading.exact:
        return one(later(day, reading.by, reading.unit))
    return shifted(day, reading.unit, reading.by)


def from_day(day: date, reading: Weekday | Offset | Window | Overnight, draft: TimeDraft) -> Interval:
    match reading:
        case Weekday():
            return place_weekday(day, reading, draft.setting.tense)
        case Offset(unit="weekend"):
            return place_weekend(day, reading.by, draft)
        case Offset():
            return offset(day, reading)
        case Window():
            return window(day, reading.unit, reading.count)
        case Overnight():
            if reading.into is not None:
                day = place_weekday(day, reading.into, draft.setting.tense).first
            return Interval(day - timedelta(1), day, "days")
