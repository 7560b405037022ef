"""The stamps of a live blog's posts, as they stand at the heads of lines: "14.05 BST", "POSTED: 9:05 AM GMT—", "[10:32]"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

from onrecord.knowledge.tables import rows

BLANK = r"[^\S\n]"
"""White space inside one line: what `\\s` means in the patterns of this module."""
Tail = Literal["alone", "parted", "plain"]

MARK = r"(?P<mark>(?i:last\s+|first\s+)?(?i:posted|updated?|published)(?i:\s+(?:at|on))?)\s*:?\s+"
CLOCK = r"(?P<hour>2[0-3]|[01]?\d)(?:(?P<cut>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?:\s?(?P<half>(?i:[ap]\.?\s?m\b\.?)))?"
AGO = r"(?P<ago>\d{1,2}\s?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?)\s+ago)\b"
MONTH = "(?:" + "|".join([*calendar.month_name[1:], *(f"{name}\\.?" for name in calendar.month_abbr[1:]), r"Sept\.?"]) + ")"
WEEKDAY = "(?:" + "|".join([*calendar.day_name, *calendar.day_abbr]) + r")\.?"
DATE = (
    rf"(?P<date>(?:{WEEKDAY},?\s+)?(?:(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})|(?P<month_us>{MONTH})\s+(?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<year>\d{4}))?|(?P<iso>\d{4}-\d\d-\d\d)|Today|Yesterday)"
)
LINE_HEAD = re.compile(r"^[ \t\u00a0]*(?:[-•*#>]+[ \t]*)*(?=[\[(]?[\dA-Zlfpu])", re.M)
PARTED = re.compile(r"\s*[\])]?\s*(?:[—–|•·:]|-\s)\s*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """`shape` is what the stamps of one blog share; `bare`: a clock and nothing else; `minutes`: its time of day; `at`: ISO."""

    start: int
    end: int
    words: str
    mark: str
    shape: tuple[object, ...]
    tail: Tail
    bare: bool
    minutes: int | None
    at: str | None


def stamps_of(text: str) -> Iterator[Stamp]:
    """Every stamp at the head of a line, in order; most lines of a report have none."""
    for head in LINE_HEAD.finditer(text):
        for pattern in _patterns():
            found = pattern.match(text, head.end())
            stamp = _stamp(text, found) if found else None
            if stamp is not None:
                yield stamp
                break


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(_offsets())
    zone = (
        rf"(?:\s?(?P<opened>\()?(?P<zone>(?:{names})\b(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?|Z\b|[+-]\d\d:?\d\d\b"
        r"|(?:[A-Z][\w’']+\s+)?(?:local\s+)?time\b)(?(opened)\)))?"
    )
    opening, mark = r"[\[(]?", f"(?:{MARK})?"
    return tuple(
        re.compile((opening + words).replace(r"\s", BLANK))
        for words in (
            rf"{mark}{DATE}(?:,?\s+(?:at\s+|[-–|·]\s*)?|T){CLOCK}{zone}",
            rf"{mark}{CLOCK}{zone}(?:,?\s+(?:on\s+|[-–|·]\s*)?{DATE})?",
            rf"{mark}{AGO}(?:\s+{CLOCK}{zone})?",
            MARK + DATE,
        )
    )


def _stamp(text: str, found: re.Match[str]) -> Stamp | None:
    """The stamp, unless the line goes on in a way that makes it part of a sentence."""
    parts = found.groupdict()
    if parts.get("hour") and not (parts["cut"] or parts["half"]):
        return None
    end, closed = found.end(), found[0][0] in "[("
    if closed and text[end : end + 1] not in ("]", ")"):
        return None
    end += closed
    if parts.get("mark") and text[end : end + 1] == ".":
        end += 1
    tail = _tail(text, end, closed=closed)
    given = {name: bool(parts.get(name)) for name in ("mark", "date", "zone", "half", "ago")}
    bare = not any(given.values()) and not closed
    if tail is None or (tail == "plain" and bool(parts.get("half")) and not (given["zone"] or given["date"] or given["mark"])):
        return None
    shape = (*given.values(), parts.get("cut"), closed, tail if bare else None)
    mark = " ".join((parts.get("mark") or "").lower().split())
    return Stamp(found.start(), end, text[found.start() : end].strip(), mark, shape, tail, bare, _minutes(parts), _at(parts))


def _tail(text: str, end: int, *, closed: bool) -> Tail | None:
    """How the line goes on: not at all, after a separator, or straight into a sentence (a capital, a quotation, a figure)."""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if not rest.strip():
        return "alone"
    if PARTED.match(rest):
        return "parted"
    begins = rest.lstrip()[0]
    return "plain" if (rest[0].isspace() or closed) and (begins.isupper() or begins in "“\"‘'@" or begins.isdigit()) else None


def _minutes(parts: dict[str, str | None]) -> int | None:
    if not parts.get("hour"):
        return None
    hour, minute, half = int(parts["hour"] or 0), int(parts.get("minute") or 0), (parts.get("half") or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour
    return hour * 60 + minute


def _at(parts: dict[str, str | None]) -> str | None:
    """ISO date-time where the stamp has day, year and clock; with an offset where its zone is one and only one."""
    minutes = _minutes(parts)
    year, month = parts.get("year"), parts.get("month") or parts.get("month_us")
    if minutes is None or not (parts.get("iso") or (year and month)):
        return None
    day = parts.get("iso") or f"{year}-{_month(month or ''):02}-{int(parts.get('day') or parts.get('day_us') or 0):02}"
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return None
    return f"{day}T{minutes // 60:02}:{minutes % 60:02}{_offset(parts.get('zone'))}"


def _month(name: str) -> int:
    return [month[:3].lower() for month in calendar.month_name].index(name[:3].lower())


@cache
def _offsets() -> dict[str, str]:
    return {row["name"]: row["offset"] or "" for row in rows("time_zones.tsv")}


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone == "Z":
        return "+00:00"
    if shift := re.fullmatch(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d\d)?", zone):
        return f"{shift[1]}{int(shift[2]):02}:{shift[3] or '00'}"
    return _offsets().get(zone, "")
