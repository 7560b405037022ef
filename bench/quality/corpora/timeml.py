"""TimeML: texts with their creation time and TIMEX3 expressions, and what a TIMEX3 value means on the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

Days = tuple[date, date]

_WRITTEN = re.compile(r'<DCT>\s*<TIMEX3[^>]* value="([\d-]{10})')
_BODY = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_PIECE = re.compile(r"(<[^>]*>)?([^<]*)")
_VALUE = re.compile(r' value="([^"]*)"')
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|AU|WI)")
_YEARS = re.compile(r"\d{2,4}")
_PARTS = {"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)}
_SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "AU": (9, 3), "WI": (12, 3)}
"""First month and months; a season by the meteorological calendar, a winter under the year of its December."""


@dataclass(frozen=True)
class Expression:
    """text[start:end] with its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Text:
    """A text, the day on which it was written (YYYY-MM-DD), and its expressions in order."""

    name: str
    text: str
    written: str
    expressions: tuple[Expression, ...]


def read(paths: Iterable[Path]) -> list[Text]:
    return [_read(path) for path in paths]


def _read(path: Path) -> Text:
    """By hand, not as XML: tags that stand where XML forbids them are passed over."""
    whole = path.read_text(encoding="utf-8")
    written, body = _WRITTEN.search(whole), _BODY.search(whole)
    if body is None or written is None:
        raise ValueError(f"{path}: neither TEXT nor DCT may be missing")
    text, expressions = "", []
    opened: tuple[int, str] | None = None
    for tag, words in _PIECE.findall(body[1]):
        if tag.startswith("<TIMEX3"):
            value = _VALUE.search(tag)
            opened = len(text), value[1] if value else ""
        elif tag == "</TIMEX3>" and opened is not None:
            expressions.append(Expression(opened[0], len(text), opened[1]))
            opened = None
        text += unescape(words)
    return Text(path.stem, text, written[1], tuple(expressions))


def days(value: str) -> Days | None:
    """The first and last day of a value: a day (whatever its hour), month, week, weekend, quarter, half, season, year, decade or century.

    None for what is no stretch of the calendar of our era: durations, "now" and "then", what is left open (X), years before Christ.
    """
    try:
        return _days(value)
    except ValueError:  # no such day
        return None


def _days(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.fullmatch(value):
        return months(int(found[1]), int(found[2]), 1)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + timedelta(5) if found[3] else monday), monday + timedelta(6)
    if found := _PART.fullmatch(value):
        return months(int(found[1]), *({**_PARTS, **_SEASONS}[found[2]]))
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return date(first, 1, 1), date(first + span - 1, 12, 31)
    return None


def months(year: int, month: int, count: int) -> Days:
    """So many months from one on."""
    last = month + count - 1
    end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(*end, monthrange(*end)[1])
