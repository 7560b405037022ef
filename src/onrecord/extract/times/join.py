"""Calendar expressions grow over the words beside them: "since", "early on", "night", "the end of", a clock time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.times.clock import Clock
from onrecord.extract.times.rules import Found
from onrecord.extract.times.words import compiled, number
from onrecord.model.calendar import AnchorDay, Civil, Offset, Part, PartOf, Reading, Stretch, Timed, Unit, Weekday

_PART_OF_DAY = compiled(
    r"(?: in the)? (?:early |late |mid-)?(?:morning|afternoon|evening|night|midnight|noon|midday|lunchtime|dawn|overnight|dusk)\b(?!-)"
)
_EARLY_ON = compiled(
    r"\b(?i:(?:the )?(?:(?:early|late|earlier|later|overnight)(?: on| into| to)?"
    r"|(?:early |late |small )?(?:hours|morning|evening|night|afternoon|dawn) of)(?: the)?) (?:the )?$"
)
_WITH_PART = compiled(
    r"\b(?P<by>(?i:by|until|till|before|since) )?(?P<x>(?i:(?:the )?(?P<word>early|mid|late|start|beginning|end|close|middle|second half"
    r"|first half|latter half|latter part|latter)(?: part)?(?: of|-in| in)?))(?: |-)(?:the )?$"
)
_UNITS_OF = compiled(
    r"\b(?P<x>(?i:(?:the )?(?:(?P<which>first|last|final) (?:(?P<count><NUMBER>) )?|(?P<nth>second|third|fourth) )"
    r"(?P<unit>days?|weeks?|months?|years?) of))"
    r" (?:the )?$"
)
_WEEK_OF = compiled(r"\b(?P<x>(?i:the week (?P<how>of|from|beginning|starting|ending|to|that ended(?: on)?))) $")
_NIGHT_OF = compiled(
    r"\b(?i:(?:the )?(?:(?:early |late )?(?:hours|morning|evening|night|nights|afternoon) of|overnight(?: on| of| from)?)) (?:the )?$"
)
_SINCE = compiled(r"\b(?P<x>[Ss]ince(?: at least| about| around| as early as)?) (?:the )?$")
_WHICH = compiled(r"\b(?i:(?:of )?(?:last|this|next)) $")
_ON = re.compile(r",?[ ]?(?:on|this|,|the|local)?[ ]?(?:early |late )?$")
_AT = re.compile(r",?[ ]?(?:,|at|around|by|at around|at about|about|from|until|\()?[ ]?$")
_PARTS: dict[str, Part] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "start": "start", "beginning": "start", "end": "end", "close": "end",
    "first half": "half-1", "second half": "half-2", "latter half": "half-2", "latter part": "late", "latter": "late",
}  # fmt: skip


def is_day(reading: Reading) -> bool:
    """A single day that a part of the day or a clock time can go with."""
    match reading:
        case Civil(day=int(), month=int()) | Weekday() | Offset(unit="day"):
            return True
    return False


def grown(text: str, found: Found, floor: int, ceiling: int) -> Found:
    """The expression with the words beside it that belong to it, within floor..ceiling."""
    if is_day(found.reading):
        found = _grown_day(text, found, floor, ceiling)
    elif isinstance(found.reading, Civil):
        found = _grown_units(text, found, floor) or _grown_part(text, found, floor)
    elif isinstance(found.reading, Stretch) and found.reading.first.day is not None:
        night = _NIGHT_OF.search(text, max(floor, found.start - 40), found.start)
        found = replace(found, start=night.start()) if night else found
    since = _SINCE.search(text, max(floor, found.start - 30), found.start)
    return replace(found, start=since.start("x")) if since else found


def _grown_day(text: str, found: Found, floor: int, ceiling: int) -> Found:
    week = _WEEK_OF.search(text, max(floor, found.start - 30), found.start) if isinstance(found.reading, Civil) else None
    if week is not None:
        part: Part = "week-to" if week["how"].lower() in ("ending", "to") or "ended" in week["how"] else "week-of"
        return Found(week.start("x"), found.end, PartOf(part=part, of=found.reading))
    after = _PART_OF_DAY.match(text, found.end, ceiling)
    before = _EARLY_ON.search(text, max(floor, found.start - 40), found.start)
    return replace(found, start=before.start() if before else found.start, end=after.end() if after else found.end)


def _grown_units(text: str, found: Found, floor: int) -> Found | None:
    """ "The first three months of 2022", "the second week of May"."""
    before = _UNITS_OF.search(text, max(floor, found.start - 50), found.start)
    if before is None:
        return None
    unit = _UNITS[before["unit"].lower().rstrip("s")]
    plural = before["unit"].endswith("s")
    part: Part = "nth" if before["nth"] else "first" if before["which"].lower() == "first" else "last"
    count = _NTHS[before["nth"].lower()] if before["nth"] else number(before["count"]) if before["count"] else 1
    if not isinstance(found.reading, Civil) or count < 1 or _LENGTHS[unit] * count > _length(found.reading):
        return None
    if plural != (count > 1 and part != "nth"):
        return None  # "the first weeks of May" is no count of them
    return Found(before.start("x"), found.end, PartOf(part=part, of=found.reading, count=count, unit=unit))


_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_NTHS = {"second": 2, "third": 3, "fourth": 4}
_LENGTHS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}


def _length(reading: Civil) -> int:
    """Days, roughly."""
    return 3650 if reading.decade else 90 if reading.season else 365 if reading.month is None else 30


def _grown_part(text: str, found: Found, floor: int) -> Found:
    before = _WITH_PART.search(text, max(floor, found.start - 40), found.start)
    if before is None:
        which = _WHICH.search(text, max(floor, found.start - 8), found.start)
        return replace(found, start=which.start()) if which and "of" not in which.group() else found
    word = before["word"].lower()
    part = _PARTS[word]
    if part in ("start", "end", "mid") and " of" not in before["x"].lower() and word != "mid":
        return found
    by = (before["by"] or "").strip().lower()
    if part == "start" and by == "since":
        part = "opening"
    elif part == "end" and by and by != "since":
        part = "deadline"
    return Found(before.start("x"), found.end, PartOf(part=part, of=found.reading))


def with_clocks(text: str, days: list[Found], clocks: Iterable[Clock]) -> list[Found]:
    """The expressions of a sentence, in order, with its clock times: joined where they touch, else with the day that they stand beside."""
    joined = list(days)
    for clock in clocks:
        at = bisect_left(joined, clock.start, key=lambda day: day.start)
        before = joined[at - 1] if at else None
        after = joined[at] if at < len(joined) else None
        if (before is not None and clock.start < before.end) or (after is not None and after.start < clock.end):
            continue
        if before is not None and is_day(before.reading) and _AT.fullmatch(text, before.end, clock.start):
            joined[at - 1 : at] = _joined(text, before, clock)
        elif after is not None and is_day(after.reading) and _ON.fullmatch(text, clock.end, after.start):
            joined[at : at + 1] = _joined(text, after, clock)
        else:
            joined.insert(at, Found(clock.start, clock.end, _timed(AnchorDay(), clock)))
    return joined


def _timed(day: Reading, clock: Clock) -> Timed:
    return Timed(of=day, minutes=clock.minutes, precision=clock.precision, utc_offset=clock.utc_offset)


def _joined(text: str, day: Found, clock: Clock) -> list[Found]:
    """One expression where only blanks or a comma part them, else two; the clock's reading has the day either way."""
    reading = _timed(day.reading, clock)
    if text[min(day.end, clock.end) : max(day.start, clock.start)].strip() in ("", ","):
        return [Found(min(day.start, clock.start), max(day.end, clock.end), reading)]
    both = [day, Found(clock.start, clock.end, reading)]
    return sorted(both, key=lambda item: item.start)


_AND = re.compile(r"[ ,]*(?:to|and|until|through|till|or|[-–—])?[ ,]*(?:the )?(?:(?:early|mid|late)[ -])?")


def same_year(text: str, found: list[Found]) -> list[Found]:
    """Dates joined to one with a year share it: "between March and May 2022", "from 24 February 2022 to 14 March"."""
    done = list(found)
    for i in range(len(done) - 2, -1, -1):
        done[i] = _sharing(text, done[i], done[i + 1], done[i].end, done[i + 1].start)
    for i in range(1, len(done)):
        done[i] = _sharing(text, done[i], done[i - 1], done[i - 1].end, done[i].start)
    return done


def _sharing(text: str, item: Found, other: Found, start: int, end: int) -> Found:
    mine, its = item.reading, other.reading
    if isinstance(its, Stretch):
        its = its.first
    if not (isinstance(mine, Civil) and isinstance(its, Civil) and mine.year is None and its.year):
        return item
    if mine.season and its.season and _AND.fullmatch(text, start, end):
        return replace(item, reading=mine.model_copy(update={"year": its.year, "turn": None}))
    if not mine.month or not its.month:
        return item
    if (mine.day is None) != (its.day is None) or start > end or _AND.fullmatch(text, start, end) is None:
        return item
    before = item.start < other.start
    turn = -1 if before and mine.month > its.month else 1 if not before and mine.month < its.month else 0
    return replace(item, reading=mine.model_copy(update={"year": its.year + turn}))
