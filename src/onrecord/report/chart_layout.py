"""Where the marks of a chart stand on a small drawing, in pixels from its upper left corner: what is drawn without any library."""

from __future__ import annotations

from datetime import date

from onrecord.model import Frozen
from onrecord.report.chart import Chart, Line, Mark

_OPEN = 0.3
"""How far an open band fades, as a share of the drawing's height: it has no end of its own."""
_SLOT = 11.0
"""Pixels between two numbers of one day: the day is the same, only the drawing spreads them."""


class Placed(Frozen):
    """A mark: where its number stands, up to where its line goes on, and its band from `top` down to `bottom`."""

    mark: Mark
    x: float
    until: float
    y: float
    top: float
    bottom: float


class Drawn(Frozen):
    """One speaker's line: `path` in the commands of an SVG path, steps from one number to the next."""

    line: Line
    path: str
    placed: tuple[Placed, ...]


class Laid(Frozen):
    """A drawing. `least`, `most`: the numbers at its lower and upper end."""

    width: int
    height: int
    least: float
    most: float
    lines: tuple[Drawn, ...]


def laid(chart: Chart, *, width: int = 300, height: int = 96) -> Laid:
    """The chart within a margin of 10 pixels."""
    marks = [mark for line in chart.lines for mark in line.marks]
    least, most = _numbers(marks)
    scale = _Scale(chart, least, most, width, height)
    return Laid(width=width, height=height, least=least, most=most, lines=tuple(_drawn(line, scale, chart.last) for line in chart.lines))


def _numbers(marks: list[Mark]) -> tuple[float, float]:
    """The numbers that the drawing reaches from and to; from nought, unless all lie close together."""
    given = [float(number) for mark in marks for number in (mark.value, mark.low, mark.high) if number is not None]
    if not given:
        return 0.0, 1.0
    low, high = min(given), max(given)
    pad = (high - low) * 0.25 or high * 0.1 or 1.0
    return (max(0.0, low - pad) if low > high / 2 else 0.0), high + pad


class _Scale:
    """Days and numbers as pixels."""

    def __init__(self, chart: Chart, least: float, most: float, width: int, height: int) -> None:
        self._first = date.fromisoformat(chart.first) if chart.first else None
        self._days = (date.fromisoformat(chart.last) - self._first).days if chart.last and self._first else 0
        self._least, self._span = least, most - least
        self.width, self.height = width, height

    def x(self, day: str, mark: Mark | None = None) -> float:
        shift = (mark.slot - (mark.slots - 1) / 2) * _SLOT if mark is not None else 0.0
        if self._first is None or self._days == 0:
            return self.width / 2 + shift
        share = (date.fromisoformat(day) - self._first).days / self._days
        return round(24 + share * (self.width - 48) + shift, 1)

    def y(self, number: float) -> float:
        return round(10 + (1 - (number - self._least) / self._span) * (self.height - 20), 1)


def _drawn(line: Line, scale: _Scale, last: str | None) -> Drawn:
    placed = tuple(_placed(mark, scale, last) for mark in line.marks)
    steps = [f"M{one.x} {one.y}" if at == 0 else f"H{one.x}V{one.y}" for at, one in enumerate(placed)]
    end = [f"H{placed[-1].until}"] if placed and placed[-1].until > placed[-1].x else []
    return Drawn(line=line, path="".join((*steps, *end)), placed=placed)


def _placed(mark: Mark, scale: _Scale, last: str | None) -> Placed:
    y, reach = scale.y(float(mark.value)), scale.height * _OPEN
    top = scale.y(float(mark.high)) if mark.high is not None else max(2.0, y - reach)
    bottom = scale.y(float(mark.low)) if mark.low is not None else min(scale.height - 2.0, y + reach)
    x = scale.x(mark.day, mark)
    ends = mark.until if mark.until is not None and mark.until <= (last or "") else last
    return Placed(mark=mark, x=x, until=max(x, scale.x(ends) if ends else x), y=y, top=top, bottom=bottom)
