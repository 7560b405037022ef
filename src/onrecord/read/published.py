"""When a report came out, from what its metadata or its reader says: never finer than the words, unknown rather than guessed."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from onrecord.errors import UsageError
from onrecord.model import Published
from onrecord.model.vocabulary import PublishedBasis, TimePrecision

Moment = tuple[str, str, TimePrecision]

YEARS = range(1900, 2101)
MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
DAY = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})")
MONTH = re.compile(r"(\d{4})-(\d{2})")
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?")
WEEKDAY = r"(?:[A-Z][a-z]{2,8},?\s+)?"
DAY_MONTH = r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8})\.?,?"
MONTH_DAY = r"([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?"
NAMED = re.compile(rf"{WEEKDAY}(?:{DAY_MONTH}|{MONTH_DAY})\s+(\d{{4}})(?:,?\s+(?:at\s+|-\s+)?\d{{1,2}}[:.]\d\d.{{0,20}})?")
MAIL = re.compile(r"(?:[A-Z][a-z]{2},?\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d\d:\d\d.{0,30}")
EPOCH = range(100_000_000, 5_000_000_000)


def published_from_metadata(value: object) -> Published:
    """What a report's own metadata says; words that say no date give an unknown with `why`."""
    if value is None or value == "":
        return Published()
    moment = _of_number(value) if isinstance(value, int | float) else _of_words(value.strip()) if isinstance(value, str) else None
    if moment is None:
        return Published(why=f"its metadata says {_shown(value)}, which is no date that could be read")
    return _published(moment, "metadata", f"its metadata says {_shown(value)}")


def published_from_user(value: str) -> Published:
    """An ISO date, month, year, date-time or interval `A/B`, given by hand. Raises UsageError for anything else."""
    ends = [_iso(part.strip()) for part in value.split("/")] if len(value.split("/")) <= 2 else []
    moments = [end for end in ends if end is not None]
    if not moments or len(moments) != len(ends):
        raise UsageError(f"{_shown(value)} is no publication date", hint="Give YYYY-MM-DD, a date-time, or an interval A/B of them.")
    first, last = moments[0], moments[-1]
    if last[1][:10] < first[0][:10]:
        raise UsageError(f"the interval {_shown(value)} ends before it begins")
    precision: TimePrecision = first[2] if first == last else "range"
    return _published((first[0], last[1], precision), "user", "given by hand")


def _published(moment: Moment, basis: PublishedBasis, why: str) -> Published:
    return Published(first=moment[0], last=moment[1], precision=moment[2], basis=basis, why=why)


def _shown(value: object) -> str:
    words = " ".join(repr(value).split())
    return words if len(words) <= 60 else words[:57] + "…'"


def _of_number(value: float) -> Moment | None:
    """Seconds, or thousandths, since 1970."""
    if isinstance(value, bool) or value != value or abs(value) > 1e16:
        return None
    seconds = int(value) if int(value) in EPOCH else int(value) // 1000
    return _minute(datetime.fromtimestamp(seconds, UTC)) if seconds in EPOCH else None


def _of_words(words: str) -> Moment | None:
    """ISO 8601 in its forms, RFC 822, `20220405T101500Z`, "5 April 2022", "April 5, 2022"."""
    if stamp := STAMP.fullmatch(words):
        words = "{}-{}-{}T{}:{}:{}".format(*stamp.groups()) + ("Z" if words.endswith("Z") else "")
    return _iso(words) or _mail(words) or _named(words)


def _iso(words: str) -> Moment | None:
    if day := DAY.fullmatch(words):
        return _day(int(day[1]), int(day[3]), int(day[4]))
    if month := MONTH.fullmatch(words):
        return _month(int(month[1]), int(month[2]))
    if re.fullmatch(r"\d{4}", words):
        return (f"{words}-01-01", f"{words}-12-31", "year") if int(words) in YEARS else None
    if not re.match(r"\d{4}-?\d\d-?\d\d[T ]", words):
        return None
    try:
        return _minute(datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "Z", words)))
    except (ValueError, OverflowError):
        return None


def _named(words: str) -> Moment | None:
    found = NAMED.fullmatch(words)
    if found is None:
        return None
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    number = MONTHS.get(month[:3].lower())
    return _day(int(found[5]), number, int(day)) if number else None


def _mail(words: str) -> Moment | None:
    if not MAIL.fullmatch(words):
        return None
    try:
        return _minute(parsedate_to_datetime(words))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _minute(moment: datetime) -> Moment | None:
    """To the minute with its zone; midnight sharp is how a bare date is padded, so it counts as the day."""
    if moment.year not in YEARS or (moment.year, moment.month, moment.day) == (1970, 1, 1):
        return None
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return _day(moment.year, moment.month, moment.day)
    stamp = moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")
    return stamp, stamp, "minute"


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        stamp = date(year, month, day).isoformat()
    except ValueError:
        return None
    return (stamp, stamp, "day") if year in YEARS and stamp != "1970-01-01" else None


def _month(year: int, month: int) -> Moment | None:
    if year not in YEARS or not 1 <= month <= 12:
        return None
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    return f"{year:04}-{month:02}-01", last, "month"
