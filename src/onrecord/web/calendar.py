"""Counts by day as counts by longer times: what a page lists where it cannot draw."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.card import Tally
from onrecord.web.wording import MONTHS

MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year: its name, its first and last day (ISO), and how many things begin in it."""

    name: str
    since: str
    until: str
    count: int


def dated(days: Iterable[Tally]) -> tuple[str | None, str | None]:
    """The first and the last day on which something begins."""
    known = sorted(day.key for day in days if day.key is not None)
    return (known[0], known[-1]) if known else (None, None)


def periods(days: Iterable[Tally]) -> list[Period]:
    """By month, the latest first; by year where there would be more than MOST_MONTHS."""
    months: Counter[str] = Counter()
    for day in days:
        if day.key is not None:
            months[day.key[:7]] += day.count
    if len(months) <= MOST_MONTHS:
        return [_month(month, count) for month, count in sorted(months.items(), reverse=True)]
    years: Counter[str] = Counter()
    for month, count in months.items():
        years[month[:4]] += count
    return [Period(year, f"{year}-01-01", f"{year}-12-31", count) for year, count in sorted(years.items(), reverse=True)]


def _month(month: str, count: int) -> Period:
    year, number = int(month[:4]), int(month[5:7])
    return Period(f"{MONTHS[number - 1]} {year}", f"{month}-01", f"{month}-{monthrange(year, number)[1]}", count)
