"""The year of a dateline that leaves it out ("KYIV, Feb 5 (Reuters) -"): from the count of a war's days, or from a weekday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from onrecord.knowledge.conflicts import Conflict, conflicts, fitting
from onrecord.model import Document, TimeDraft
from onrecord.model.calendar import Civil, Weekday
from onrecord.resolve.intervals import Interval

# A war is reported on for so long after its end, and after the last day that the conflict calendar knows of.
_AFTERMATH = timedelta(60)
_UNKNOWN = timedelta(365)
# So many days after the weekday of the lead.
_LATER = (1, 2, 3)
# A lead and its dateline are no longer.
_LEAD = 500


def dateline(drafts: Sequence[TimeDraft]) -> TimeDraft | None:
    """The first stamp that gives month and day and no year."""
    for draft in drafts:
        reading = draft.reading
        if draft.setting.stamp and isinstance(reading, Civil) and reading.day is not None and reading.year is None:
            return draft
    return None


def in_interval(stamp: TimeDraft, within: Interval) -> date | None:
    """The one day of this name in an interval (or a day off it), or None."""
    reading = stamp.reading
    if not isinstance(reading, Civil):
        return None
    days = [day for day in _named(reading, within.first.year, within.last.year) if within.holds(day, slack=1)]
    return days[0] if len(days) == 1 else None


def by_weekday(document: Document, stamp: TimeDraft, drafts: Sequence[TimeDraft], told: date) -> tuple[date, str] | None:
    """The day of this name that is the weekday of the lead, in the one year of the text's wars in which it is, with the reason.

    `told`: the last day that the text itself places before the report (date.min if none).
    """
    reading = stamp.reading
    weekday = _weekday(stamp, drafts)
    if weekday is None or not isinstance(reading, Civil):
        return None
    days = {day for first, last in _periods(document) for day in _named(reading, first.year, last.year) if max(first, told) <= day <= last}
    fits = {day for day in days if day.weekday() == weekday and _agrees(day, drafts)}
    if len(fits) != 1:
        return None
    day = fits.pop()
    return day, f"which was a {day:%A}"


def _named(reading: Civil, first: int, last: int) -> list[date]:
    days = []
    for year in range(first, last + 1):
        try:
            days.append(date(year, reading.month or 1, reading.day or 1))
        except ValueError:  # 29 February of a common year
            continue
    return days


def _weekday(stamp: TimeDraft, drafts: Sequence[TimeDraft]) -> int | None:
    """The weekday in the dateline or the sentence behind it, unless later days of the same week are told of as well.

    News agencies name the day of the report so; a report that tells of days after that one came out on one of them.
    """
    if isinstance(stamp.reading, Civil) and stamp.reading.weekday is not None:
        return stamp.reading.weekday
    plain = [
        d
        for d in drafts
        if isinstance(d.reading, Weekday) and d.reading.which is None and d.setting.tense != "future" and not d.setting.quoted
    ]
    lead = [d for d in plain if d.setting.paragraph == stamp.setting.paragraph and 0 <= d.setting.sentence - stamp.setting.sentence <= 1]
    days = {d.reading.weekday for d in plain if isinstance(d.reading, Weekday)}
    led = {d.reading.weekday for d in lead if isinstance(d.reading, Weekday)}
    if len(led) != 1:
        return None
    weekday = led.pop()
    return None if any((weekday + later) % 7 in days for later in _LATER) else weekday


def _agrees(day: date, drafts: Sequence[TimeDraft]) -> bool:
    """Dates with their weekdays ("Saturday, Feb 4") fall on them in the year of the report."""
    for draft in drafts:
        reading = draft.reading
        if not isinstance(reading, Civil) or reading.weekday is None or reading.day is None or reading.year is not None:
            continue
        near = min(_named(reading, day.year - 1, day.year + 1), key=lambda other: abs(other - day), default=None)
        if near is not None and near.weekday() != reading.weekday:
            return False
    return True


def _periods(document: Document) -> list[tuple[date, date]]:
    """When reports on the wars between the sides that the text names came out; none if its lead names no two sides."""
    if not any(fit.score > 0 for fit in fitting(document.text[:_LEAD])):
        return []
    return [(fit.conflict.start, _end(fit.conflict)) for fit in fitting(document.text)]


def _end(war: Conflict) -> date:
    return _last_known() + _UNKNOWN if war.end is None else war.end + _AFTERMATH


@cache
def _last_known() -> date:
    """The last day in the shipped and the user's conflict calendar: it was written soon after."""
    return max(day for war in conflicts() for day in (war.start, war.end or war.start, *(event.date for event in war.events)))
