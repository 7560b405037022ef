"""Counts by day as bars of a small drawing, on which days can be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.card import Tally
from onrecord.web.wording import MONTHS, days

WIDTH, HEIGHT, AXIS = 640, 350, 20
NARROWEST = 5.0
_GAP = 0.8
_LABEL = 58
_SHORT = 75  # days


@dataclass(frozen=True, slots=True)
class Bar:
    """The things that begin in some days: where it stands in the drawing, its first and last day (ISO), how many, and that in words."""

    x: float
    y: float
    width: float
    height: float
    since: str
    until: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """`first`, `last`: the days at the edges; `labels`: x and text; `chosen`: x and width of the days that are asked for."""

    first: str
    last: str
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str], ...]
    most: int
    chosen: tuple[float, float] | None
    width: int = WIDTH
    height: int = HEIGHT


def histogram(counted: Iterable[Tally], since: str | None, until: str | None) -> Histogram | None:
    """Bars at least NARROWEST wide, of as many days each as that takes; None where nothing has a day."""
    by_day = {date.fromisoformat(day.key): day.count for day in counted if day.key is not None}
    if not by_day:
        return None
    first, last = min(by_day), max(by_day)
    span = (last - first).days + 1
    each = max(1, -(-span * int(NARROWEST) // WIDTH))
    bins: Counter[int] = Counter()
    for day, count in by_day.items():
        bins[(day - first).days // each] += count
    number = max(-(-span // each), 12)
    last = first + timedelta(days=number * each - 1)
    wide, most = WIDTH / number, max(bins.values())
    bars = tuple(_bar(first + timedelta(days=bin * each), each, bin * wide, wide, count, most) for bin, count in sorted(bins.items()))
    return Histogram(
        first.isoformat(), last.isoformat(), bars, tuple(_labels(first, last)), most, _chosen(first, last, since, until)
    )  # fmt: skip


def _bar(first: date, each: int, x: float, width: float, count: int, most: int) -> Bar:
    since, until = first.isoformat(), (first + timedelta(days=each - 1)).isoformat()
    height = max(2.0, count / most * (HEIGHT - AXIS - 14))
    return Bar(x, HEIGHT - AXIS - height, max(width - _GAP, 1.0), height, since, until, count, f"{days(since, until)}: {count:,}")


def _x(day: date, first: date, last: date) -> float:
    return (day - first).days / ((last - first).days + 1) * WIDTH


def _labels(first: date, last: date) -> list[tuple[float, str]]:
    """The first days of months, quarters, half years or years, as many as there is room for, none cut off; of a short time, days."""
    span = (last - first).days + 1
    if span <= _SHORT:
        every = -(-span * _LABEL // WIDTH)
        days = (first + timedelta(days=at) for at in range(0, span, every))
        return [(x, f"{day.day} {MONTHS[day.month - 1]}") for day in days if (x := _x(day, first, last)) <= WIDTH - _LABEL / 2]
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    starts = [day for day in months if first <= day <= last]
    years = [day for day in starts if day.month == 1]
    room = WIDTH // _LABEL
    shown = years[:: -(-len(years) // room)] if years else starts[:1]
    for months_apart in (6, 3, 1):
        some = [day for day in starts if (day.month - 1) % months_apart == 0]
        shown = some if len(some) <= room else shown
    return [(x, _named(day, day == shown[0])) for day in shown if (x := _x(day, first, last)) <= WIDTH - _LABEL / 2]


def _named(day: date, is_first: bool) -> str:
    month = "" if day.month == 1 else MONTHS[day.month - 1]
    return f"{month} {day.year}".strip() if is_first or not month else month


def _chosen(first: date, last: date, since: str | None, until: str | None) -> tuple[float, float] | None:
    if since is None and until is None:
        return None
    begin = _x(max(first, date.fromisoformat(since)), first, last) if since else 0.0
    end = _x(min(last, date.fromisoformat(until)) + timedelta(days=1), first, last) if until else float(WIDTH)
    return (min(begin, float(WIDTH)), max(0.0, end - begin))
