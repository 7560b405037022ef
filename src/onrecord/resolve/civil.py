"""Dates by number and name, with their year or without."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model import TimeDraft
from onrecord.model.calendar import Civil, Stretch
from onrecord.resolve.anchors import Anchors
from onrecord.resolve.intervals import Interval, decade, later, month, one, season, season_around, year

# A month and day this long ago that is the day on which the war began is that day, not its anniversary.
_ANNIVERSARY = timedelta(45)
# A day may lie this far ahead of the report without a word that says so ...
_AHEAD = timedelta(45)
# ... if the one behind is this long ago: a report gives such a date its year, or says "last year".
_BEHIND = timedelta(200)


def known(first: Civil, last: Civil) -> Interval | None:
    """The interval of dates with a year (the first may leave it to the last), or None if there is no such day."""
    if first.year is None:
        first = first.model_copy(update={"year": last.year})
    start, end = _one(first), _one(last)
    if start is None or end is None or start.first > end.last:
        return None
    return start if first == last else Interval(start.first, end.last, "days" if first.day else "range")


def _one(reading: Civil) -> Interval | None:
    if reading.year is None:
        return None
    try:
        if reading.decade:
            return decade(reading.year)
        if reading.season:
            return season(reading.season, reading.year)
        if reading.month is None:
            return year(reading.year)
        if reading.day is None:
            return month(reading.year, reading.month)
        return one(date(reading.year, reading.month, reading.day))
    except ValueError:  # 29 February of a common year
        return None


def place(draft: TimeDraft, reading: Civil | Stretch, today: date | None, anchors: Anchors) -> Interval | None:
    """The interval of a date whose year is left unsaid: the war's, if that began on the day, else the nearest that the tense allows."""
    first, last = (reading.first, reading.last) if isinstance(reading, Stretch) else (reading, reading)
    if last.year is not None:
        return known(first, last)
    if last.season is not None:
        return None if today is None or last.turn is None else place_season(today, last, draft.setting.tense)
    if last.month is None:
        return None if today is None or last.day is None else place_day(today, last.day, draft.setting.tense)
    if last.turn is not None:
        return None if today is None else known(in_year(first, today.year), in_year(last, today.year))
    began = _as_war_began(draft, last, today, anchors)
    if began is not None:
        return known(in_year(first, began), in_year(last, began))
    if today is None:
        return None
    chosen = _nearest(draft, last, today)
    return None if chosen is None else known(in_year(first, chosen), in_year(last, chosen))


def place_season(today: date, reading: Civil, tense: str | None) -> Interval | None:
    """ "Last winter" is the latest that is over, "next winter" the first that has not begun, "this winter" as the tense allows."""
    if reading.season is None:
        return None
    options = [season(reading.season, number) for number in range(today.year - 2, today.year + 3)]
    if reading.turn == -1:
        return [option for option in options if option.last < today][-1]
    if reading.turn == 1:
        return next(option for option in options if option.first > today)
    running = season_around(reading.season, today)
    if tense == "future":
        return next(option for option in options if option.last >= today)
    return running if running.first <= today else min(options, key=lambda option: abs(option.first - today))


def place_day(near: date, day: int, tense: str | None) -> Interval | None:
    """A day of the month alone ("on the 3rd"): the last one, or the next where the tense looks ahead."""
    first = near.replace(day=1)
    for by in (0, 1, 2) if tense == "future" else (0, -1, -2):
        start = later(first, by, "month")
        interval = _one(Civil(year=start.year, month=start.month, day=day))
        if interval is not None and (interval.first >= near if tense == "future" else interval.first <= near):
            return interval
    return None


def in_year(reading: Civil, number: int) -> Civil:
    """The date in a year; the first of a stretch over the turn of the year (`turn` -1) in the one before."""
    return reading.model_copy(update={"year": number + (reading.turn or 0), "turn": None})


def _as_war_began(draft: TimeDraft, reading: Civil, today: date | None, anchors: Anchors) -> int | None:
    """The year of the war that began on this month and day, where the text says that it did, or the day is long gone."""
    if reading.day is None:
        return None
    began = {
        fit.conflict.start.year
        for fit in anchors.fits
        if (fit.conflict.start.month, fit.conflict.start.day) == (reading.month, reading.day)
    }
    if len(began) != 1 or (today is not None and draft.setting.tense == "future" and not draft.setting.opens):
        return None
    number = began.pop()
    if draft.setting.opens or draft.span.text.lower().startswith("since"):
        return number
    if today is None:
        return None
    near = _nearest(draft, reading, today)
    return number if near is not None and today - date(near, reading.month or 1, reading.day) > _ANNIVERSARY else None


def _nearest(draft: TimeDraft, reading: Civil, today: date) -> int | None:
    """The year in which the month (and day) is nearest: behind by default, ahead where the tense says so."""
    options = [
        (number, interval) for number in range(today.year - 8, today.year + 5) if (interval := _one(in_year(reading, number))) is not None
    ]
    if reading.weekday is not None:
        options = [(number, i) for number, i in options if i.first.weekday() == reading.weekday]
    ahead = [number for number, interval in options if interval.last >= today]
    behind = [number for number, interval in options if interval.first <= today]
    which = draft.span.text.partition(" ")[0].lower()
    if which == "last":  # "last November", said in a November, is that of the year before
        behind = [number for number, interval in options if interval.last < today]
    if which == "since":
        return behind[-1] if behind else None
    if which == "next" or (draft.setting.tense == "future" and which != "last"):
        return ahead[0] if ahead else None
    if ahead and (draft.setting.tense is None or reading.day is not None):
        interval, past = _one(in_year(reading, ahead[0])), _one(in_year(reading, behind[-1])) if behind else None
        if interval is not None and interval.first - today <= _AHEAD and (past is None or today - past.last > _BEHIND):
            return ahead[0]
    return behind[-1] if behind else None
