"""Calendar arithmetic over intervals of days, first and last included."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.calendar import Part, PartOf, Season, Unit
from onrecord.model.vocabulary import TimePrecision

_PRECISIONS: dict[Unit, TimePrecision] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
_FIRST_MONTH: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days first..last and how the wording grains them."""

    first: date
    last: date
    precision: TimePrecision = "day"

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def hull(self, other: Interval) -> Interval:
        """From the earlier first to the later last; a range, unless both are the same."""
        if (self.first, self.last) == (other.first, other.last):
            return self
        return Interval(min(self.first, other.first), max(self.last, other.last), "range")

    def holds(self, day: date, *, slack: int = 0) -> bool:
        return self.first - timedelta(slack) <= day <= self.last + timedelta(slack)


def one(day: date) -> Interval:
    return Interval(day, day)


def month(year: int, number: int) -> Interval:
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number + 9, 12, 31), "decade")


def season(name: Season, number: int) -> Interval:
    """Three months by the meteorological seasons of the northern hemisphere; a winter belongs to the year of its December."""
    first = date(number, _FIRST_MONTH[name], 1)
    return Interval(first, later(first, 3, "month") - timedelta(1), "season")


def season_around(name: Season, day: date) -> Interval:
    """The season of this name that holds a day or lies nearest to it."""
    options = [season(name, number) for number in (day.year - 1, day.year, day.year + 1)]
    return min(options, key=lambda option: max(option.first - day, day - option.last))


def later(day: date, by: int, unit: Unit) -> date:
    """The day so many units on (back, below 0); the 31st becomes the last of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(by * (7 if unit == "week" else 1))
    months = by * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    number, at = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(number, at + 1, min(day.day, monthrange(number, at + 1)[1]))


def week(day: date) -> Interval:
    """Monday to Sunday around a day."""
    monday = day - timedelta(day.weekday())
    return Interval(monday, monday + timedelta(6), "week")


def unit_around(day: date, unit: Unit) -> Interval:
    """The calendar unit that holds a day."""
    match unit:
        case "week":
            return week(day)
        case "month":
            return month(day.year, day.month)
        case "quarter":
            first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
            return Interval(first, later(first, 3, "month") - timedelta(1), "quarter")
        case "year":
            return year(day.year)
        case "decade":
            return decade(day.year // 10 * 10)
        case "weekend":
            saturday = week(day).last - timedelta(1)
            return Interval(saturday, saturday + timedelta(1), "days")
        case "hour" | "day":
            return one(day)


def shifted(day: date, unit: Unit, by: int) -> Interval:
    """The calendar unit so many units from the one that holds a day."""
    if unit == "weekend":
        return unit_around(day + timedelta(7 * by), unit)
    if unit in ("hour", "day"):
        return one(day + timedelta(by))
    return unit_around(later(unit_around(day, unit).first, by, unit), unit)


def window(day: date, unit: Unit, count: int) -> Interval:
    """The units up to a day (count < 0: "the past 24 hours" is yesterday and today) or from the day after on."""
    if unit == "hour":
        days = max(1, -(-abs(count) // 24))
        return Interval(day - timedelta(days), day, "days") if count < 0 else Interval(day, day + timedelta(days), "days")
    end = later(day, count, unit)
    return Interval(end, day, "range") if count < 0 else Interval(day + timedelta(1), end, "range")


def nth(start: date, n: int, unit: Unit) -> Interval:
    """The nth unit from `start` on, which is day 1: the third week is days 15 to 21."""
    first = later(start, n - 1, unit)
    if unit == "day":
        return one(first)
    return Interval(first, later(start, n, unit) - timedelta(1), "range" if unit != "week" else "week")


def part_of(whole: Interval, reading: PartOf) -> Interval:
    """A part of a month, year or decade. Early, mid and late are thirds (of a month: to the 10th, 20th, end)."""
    part = reading.part
    if part == "deadline":
        return one(whole.last)
    if part == "opening":
        return one(whole.first)
    if part in ("Q1", "Q2", "Q3", "Q4"):
        return _run(later(whole.first, 3 * (int(part[1]) - 1), "month"), 1, "quarter")
    if part == "week-of":
        return week(whole.first)
    if part == "week-to":
        return Interval(whole.last - timedelta(6), whole.last, "week")
    if reading.unit is not None:
        return _units(whole, reading, reading.unit)
    if whole.precision == "week":
        return one(whole.first) if part in ("start", "early") else one(whole.last) if part in ("end", "late") else whole
    return _fraction(whole, part)


def _units(whole: Interval, reading: PartOf, unit: Unit) -> Interval:
    """So many units from its first day on, up to its last, or the nth of them."""
    if reading.part == "last":
        return _run(later(whole.last + timedelta(1), -reading.count, unit), reading.count, unit)
    return _run(later(whole.first, reading.count - 1, unit), 1, unit) if reading.part == "nth" else _run(whole.first, reading.count, unit)


def _run(first: date, count: int, unit: Unit) -> Interval:
    last = later(first, count, unit) - timedelta(1)
    return Interval(first, last, _PRECISIONS.get(unit, "range") if count == 1 else "days" if unit == "day" else "range")


def _fraction(whole: Interval, part: Part) -> Interval:
    first, last = whole.first, whole.last
    if whole.precision == "month":
        bounds = {
            "early": (1, 10),
            "start": (1, 10),
            "mid": (11, 20),
            "late": (21, last.day),
            "end": (21, last.day),
            "half-1": (1, 15),
            "half-2": (16, last.day),
        }
        low, high = bounds[part]
        return Interval(first.replace(day=low), first.replace(day=high), "days")
    steps = {"early": (0, 4), "start": (0, 1), "mid": (4, 8), "late": (8, 12), "end": (11, 12), "half-1": (0, 6), "half-2": (6, 12)}
    if whole.precision == "season":
        steps = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (2, 3), "end": (2, 3), "half-1": (0, 3), "half-2": (0, 3)}
    low, high = steps[part]
    unit: Unit = "month"
    if whole.precision == "decade":
        high, unit = -(-high * 10 // 12), "year"
        low = min(-(-low * 10 // 12), high - 1)
    return Interval(later(first, low, unit), later(first, high, unit) - timedelta(1), "range")
