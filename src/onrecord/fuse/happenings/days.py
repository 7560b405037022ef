"""Days of event mentions: their intervals, and how those of two mentions stand to each other."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

LATELY = 3
"""Days before its report within which a mention without a day of its own is taken to have happened: news is told fresh."""


@lru_cache(maxsize=65536)
def ordinal(day: str) -> int:
    """The number of an ISO day or date-time's day."""
    return date.fromisoformat(day[:10]).toordinal()


def overlap(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int] | None:
    """The days that two intervals share."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many days lie from one interval to the other: 0 where they share one."""
    return max(0, one[0] - other[1], other[0] - one[1])


def spoken(days: tuple[int, int]) -> str:
    """ "2022-03-09", or "2022-03-09 to 2022-03-10"."""
    first, last = (date.fromordinal(day).isoformat() for day in days)
    return first if first == last else f"{first} to {last}"
