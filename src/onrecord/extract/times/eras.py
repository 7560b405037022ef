"""Dates of other calendars, told by name: "10 Muharram 1445 AH", "25 October 1917 (Old Style)", "1445 AH"; and feasts: "Christmas Day"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.times.dates import month_of
from onrecord.extract.times.rules import Rule, rule
from onrecord.extract.times.triggers import Needs
from onrecord.extract.times.words import either, hijri_months, table
from onrecord.knowledge import calendars
from onrecord.model.calendar import Civil, Reading, Stretch

_OLD = r"(?:Old Style|old style|O\.?S\.?|(?:Julian|old)(?: calendar)?|(?:by|in|under|according to|on) the (?:Julian|old)(?: calendar)?)"
# Hijri years of the last centuries; other numbers are of ours.
_HIJRI_YEARS = range(1200, 1500)


def _of_ours(day: date, calendar: str) -> Civil:
    return Civil(year=day.year, month=day.month, day=day.day, calendar="julian" if calendar == "julian" else "hijri")


@rule(
    r"(?<![\w.,-])(?P<x>(?:(?P<day><NTH>)(?: of)? (?P<month><MONTH>)|(?P<month2><MONTH>) (?P<day2><NTH>)),? (?P<year><YEAR>))"
    r",? ?(?:[(\[] ?)?" + _OLD + r"(?![\w])",
    Needs.month | Needs.style,
)
def old_style(match: re.Match[str]) -> Reading | None:
    """ "25 October 1917 (Old Style)", "… O.S.", "… by the Julian calendar"."""
    return _julian(match["year"], month_of(match["month"] or match["month2"]), _number(match["day"] or match["day2"]))


@rule(
    r"\b(?:O\.S\.|Old Style|Julian(?: date)?(?: of)?) "
    r"(?P<x>(?:(?P<day><NTH>)(?: of)? (?P<month><MONTH>)|(?P<month2><MONTH>) (?P<day2><NTH>)),? (?P<year><YEAR>))\b",
    Needs.month | Needs.style,
)
def named_old_style(match: re.Match[str]) -> Reading | None:
    """ "O.S. 25 October 1917"."""
    return _julian(match["year"], month_of(match["month"] or match["month2"]), _number(match["day"] or match["day2"]))


@rule(
    r"(?<![\w.,-])(?P<day><NTH>) (?P<month><MONTH>) ?[(\[]O\.?S\.? <NTH>(?: <MONTH>)?[)\]],? (?P<year><YEAR>)\b"
    r"|\b(?P<month2><MONTH>) (?P<day2><NTH>) ?[(\[]O\.?S\.? (?:<MONTH> )?<NTH>[)\]],? (?P<year2><YEAR>)\b"
    r"|\b(?P<month3><MONTH>) (?P<day3><NTH>),? ?[(\[](?:O\.S\.|OS|Old Style)[)\]],? (?P<year3><YEAR>)\b"
    r"|\b(?P<day4><NTH>) (?P<month4><MONTH>),? ?[(\[](?:O\.S\.|OS|Old Style)[)\]],? (?P<year4><YEAR>)\b",
    Needs.month | Needs.style,
)
def both_styles(match: re.Match[str]) -> Reading | None:
    """ "7 November [O.S. 25 October] 1917" is dated by our calendar, "25 October (O.S.) 1917" by the old one."""
    old = match["year3"] or match["year4"]
    if old:
        return _julian(old, month_of(match["month3"] or match["month4"]), _number(match["day3"] or match["day4"]))
    day, month, year = match["day"] or match["day2"], match["month"] or match["month2"], match["year"] or match["year2"]
    return Civil(year=int(year), month=month_of(month), day=_number(day))


@rule(r"(?<![\w.,-])(?P<day><NTH>) (?P<month><MONTH>) ?[(\[](?P<day2><NTH>) (?P<month2><MONTH>)[)\]],? (?P<year><YEAR>)\b", Needs.month)
def told_twice(match: re.Match[str]) -> Reading | None:
    """ "25 October (7 November) 1917": a day of the Julian calendar and the same day of ours, in either order."""
    year = int(match["year"])
    days = [(month_of(match["month"]), _number(match["day"])), (month_of(match["month2"]), _number(match["day2"]))]
    for old, ours in (days, days[::-1]):
        reading = _julian(match["year"], *old)
        if isinstance(reading, Civil) and (reading.year, reading.month, reading.day) == (year, *ours):
            return reading
    return None


def _julian(year: str, month: int, day: int) -> Reading | None:
    try:
        return _of_ours(calendars.julian(int(year), month, day), "julian")
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


@rule(
    r"(?<![\w.,-])(?:(?:the )?(?P<day><NTH>)(?: of)? )?(?P<month><HIJRI>)(?: (?P<day2><NTH>))?,? (?P<year>\d{4})(?!\d)"
    r"(?: ?(?:AH|A\.H\.|H\b))?",
    Needs.hijri | Needs.number,
)
def hijri_date(match: re.Match[str]) -> Reading | None:
    """A day or month of the Islamic calendar, in a year of its own or of ours ("Ramadan 2024")."""
    year, month, day = int(match["year"]), hijri_months()[match["month"]], match["day"] or match["day2"]
    try:
        if year not in _HIJRI_YEARS:
            if not 1900 <= year <= 2100:
                return None
            year = calendars.hijri_year(year, month)
        if day is not None:
            return _of_ours(calendars.hijri(year, month, _number(day)), "hijri")
        first, last = calendars.hijri(year, month, 1), calendars.hijri(year, month, calendars.hijri_days(year, month))
    except ValueError:
        return None
    return Stretch(first=_of_ours(first, "hijri"), last=_of_ours(last, "hijri"))


@rule(r"(?<![\w.,-])(?:AH (?P<year>\d{1,4})|(?P<after>\d{1,4}) (?:AH|A\.H\.))(?!\w)", Needs.hijri)
def hijri_year(match: re.Match[str]) -> Reading | None:
    year = int(match["year"] or match["after"])
    if not 1 <= year < 1600:
        return None
    first, last = calendars.hijri(year, 1, 1), calendars.hijri(year, 12, calendars.hijri_days(year, 12))
    return Stretch(first=_of_ours(first, "hijri"), last=_of_ours(last, "hijri"))


_FEASTS = {name: (month, day) for name, month, day in table()["feasts"]}


@rule(rf"\b(?P<name>{either(set(_FEASTS))}|Christmas(?= \d{{4}}))(?:,? (?P<year><YEAR>))?\b", Needs.feast)
def feast(match: re.Match[str]) -> Reading | None:
    """A feast that is the same day every year, by the calendar of the West."""
    month, day = _FEASTS.get(match["name"], (12, 25))
    return Civil(year=int(match["year"]) if match["year"] else None, month=month, day=day)


RULES: tuple[Rule, ...] = (old_style, named_old_style, both_styles, told_twice, hijri_date, hijri_year, feast)
