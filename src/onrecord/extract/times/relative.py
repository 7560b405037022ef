"""Times told from the day of the report or of the narrative: "yesterday", "last week", "two days ago", "a day earlier"."""

from __future__ import annotations

import re

from onrecord.extract.times.dates import is_name
from onrecord.extract.times.rules import Rule, rule
from onrecord.extract.times.triggers import Needs
from onrecord.extract.times.words import compiled, is_of_more, number, weekdays
from onrecord.model.calendar import Offset, Overnight, Part, PartOf, Reading, Unit, Weekday, Window

_DAYPART = "(?:morning|afternoon|evening|night)"
_UNIT = "(?P<unit>day|night|week|fortnight|weekend|month|quarter|year|decade)"
_UNITS: dict[str, Unit] = {
    "hour": "hour", "day": "day", "night": "day", "morning": "day", "afternoon": "day", "evening": "day", "week": "week",
    "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
}  # fmt: skip
# "More than three years ago" is no day or year.
_ABOUT = re.compile(r"\b(?:more than|less than|fewer than|at least|over|under|up to)[ ]$", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:every|each)[ ]$", re.IGNORECASE)
_NO_NOUN = re.compile(r"[ ](?:in|when|that|like|and|or|of|to|before|after|at|night|morning|afternoon|evening)\b|[ ]?[.,;:)”\"\n]|$")
_CAPITAL = re.compile(r"[ ][A-Z]")
_NAMED_BEFORE = re.compile(r"\b(?:USA|Russia) $")
_DAY_AFTER = compiled(r" (?:(?:on|into|to) )?(?:the )?(?:<WEEKDAY>|<MONTH> \d|\d{1,2} <MONTH>)")
_DAY_BEFORE = compiled(r"\b<WEEKDAY> $")
# "Last week, on Tuesday and Wednesday".
_IN_WEEK = compiled(r"\b(?i:(?P<which>last|this|next) week),? (?:on |from )?(?:<WEEKDAY>(?:,| and| to| or)? ){0,3}$")
_BY = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}


@rule(
    r"\b(?i:(?P<word>today|yesterday|tomorrow|tonight))\b(?! (?i:programme|program|show|newspaper|(?:and|or) in the future)\b)", Needs.day
)
def day_word(match: re.Match[str]) -> Reading | None:
    by = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match["word"].lower()]
    if match["word"].isupper() or (
        match["word"] == "Today" and _NAMED_BEFORE.search(match.string, max(0, match.start() - 10), match.start())
    ):
        return None
    return Offset(unit="day", by=by)


@rule(r"\b(?i:the day (?P<side>before yesterday|after tomorrow))\b", Needs.day)
def day_but_one(match: re.Match[str]) -> Reading | None:
    return Offset(unit="day", by=-2 if match["side"].lower().startswith("before") else 2)


@rule(rf"\b(?i:this (?:same )?{_DAYPART})\b", Needs.which | Needs.unit)
def this_part(match: re.Match[str]) -> Reading | None:
    return Offset(unit="day")


@rule(r"\b(?i:last (?P<part>night|evening))\b", Needs.which | Needs.unit)
def last_night(match: re.Match[str]) -> Reading | None:
    return Offset(unit="day", by=-1)


@rule(r"\b(?P<x>(?i:overnight))\b(?!-)(?! (?:stay|bag|curfew|success|trip|camp|train|bus|flight|accommodation))", Needs.day)
def overnight(match: re.Match[str]) -> Reading | None:
    title = match.group()[0] == "O" and _CAPITAL.match(match.string, match.end()) is not None
    of_a_day = _DAY_AFTER.match(match.string, match.end()) or _DAY_BEFORE.search(match.string, max(0, match.start() - 12), match.start())
    return None if title or of_a_day else Overnight()


@rule(
    r"\b(?:(?i:(?P<which>last|this past|past|this coming|this|next|coming|the previous|the following))(?: week['’]s)? )?"
    r"(?P<day><WEEKDAY>)\b(?!s\b)(?! ?, ?(?:<MONTH>)? ?\d)(?! of [A-Z])(?: (?:of )?(?P<week>last|this|next) week)?",
    Needs.weekday,
)
def weekday(match: re.Match[str]) -> Reading | None:
    if is_name(match) or (match["day"].isupper() and match.start() > 40):
        return None
    if _HABIT.search(match.string, max(0, match.start() - 6), match.start()) or _is_any(match):
        return None
    if match["week"]:
        return Weekday(weekday=weekdays()[match["day"]], week={"last": -1, "this": 0, "next": 1}[match["week"].lower()])
    word = (match["which"] or "").lower()
    if not word and (week := _IN_WEEK.search(match.string, max(0, match.start() - 50), match.start())):
        return Weekday(weekday=weekdays()[match["day"]], week=_BY[week["which"].lower()])
    which = {"": None, "last": "last", "past": "last", "this past": "last", "the previous": "last", "this": "this"}.get(word, "next")
    anchor = "narrative" if word in ("the previous", "the following") else "report"
    return Weekday(weekday=weekdays()[match["day"]], which=which, anchor=anchor)  # type: ignore[arg-type]


def _is_any(match: re.Match[str]) -> bool:
    """ "It was a Thursday when …" names no day; "a Thursday deadline" does."""
    return match.string.endswith((" a ", " one ", " any "), 0, match.start()) and _NO_NOUN.match(match.string, match.end()) is not None


@rule(
    r"(?<![Tt]he[ ])\b(?i:(?P<which>this|last|next|this past|this coming) "
    r"(?P<unit>week|weekend|month|quarter|year|decade))\b(?!-)(?! of\b)",
    Needs.which | Needs.unit,
)
def which_unit(match: re.Match[str]) -> Reading | None:
    if match["unit"][0].isupper() and match.string[match.start() - 1 : match.start()] in ("“", '"', "‘"):
        return None  # the programme "This Week"
    word = match["which"].lower().split()[-1]
    return Offset(unit=_UNITS[match["unit"].lower()], by=_BY[word])


@rule(r"\b(?i:the weekend)\b(?! of\b)", Needs.weekend)
def the_weekend(match: re.Match[str]) -> Reading | None:
    return Offset(unit="weekend")


@rule(r"\b(?i:the (?P<which>coming|current) (?P<unit>week|month|year))\b", Needs.which | Needs.unit)
def coming_unit(match: re.Match[str]) -> Reading | None:
    unit = _UNITS[match["unit"].lower()]
    if match["which"].lower() == "current":
        return Offset(unit=unit)
    return Window(unit="day", count=7) if unit == "week" else Offset(unit=unit, by=1)


@rule(
    r"\b(?i:(?:the )?(?P<which>past|last|previous|preceding|next|coming|following) "
    r"(?:(?P<n><NUMBER>)[ -])?(?P<unit>hours?|days?|weeks?|months?|years?))\b(?! of\b)(?!-)",
    Needs.which | Needs.unit,
)
def window(match: re.Match[str]) -> Reading | None:
    """The past n units. One unit of "the last week" is the week before, as "last week" is; "the coming days" are not placed."""
    unit = _UNITS[match["unit"].lower().rstrip("s")]
    if match["n"] is None:
        if match["unit"].lower().endswith("s") or not match.group().lower().startswith("the ") or unit == "hour":
            return None
        return _one(match["which"].lower(), unit)
    count = number(match["n"])
    if match["n"].lower() in ("a", "an") or not 0 < count <= 400:
        return None
    sign = -1 if match["which"].lower() in ("past", "last", "previous", "preceding") else 1
    narrated = match["which"].lower() in ("previous", "preceding", "following")
    return Window(unit=unit, count=sign * count, anchor="narrative" if narrated else "report")


def _one(which: str, unit: Unit) -> Reading | None:
    if which in ("previous", "preceding", "following", "next"):
        return Offset(unit=unit, by=1 if which in ("following", "next") else -1, anchor="narrative")
    if which == "last":
        return None if unit == "day" else Window(unit=unit, count=-1)
    return Window(unit=unit, count=-1) if which == "past" else Window(unit=unit, count=1)


@rule(
    r"\b(?i:(?P<n><NUMBER>)(?: full)? (?P<unit>hours?|days?|weeks?|months?|years?|decades?) (?P<side>ago|earlier|later))\b"
    r"(?! than\b)(?: (?P<today>today)\b)?",
    Needs.away | Needs.unit,
)
def counted_away(match: re.Match[str]) -> Reading | None:
    """ "Two days ago", "a week earlier": hours are no calendar time."""
    unit = _UNITS[match["unit"].lower().rstrip("s")]
    count, side = number(match["n"]), match["side"].lower()
    if unit == "hour" or count > 400 or is_of_more(match) or _ABOUT.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    if match["today"]:
        return Offset(unit=unit, by=-count, exact=True)
    return _away(unit, count if side == "later" else -count, "report" if side == "ago" else "narrative")


def _away(unit: Unit, by: int, anchor: str) -> Reading:
    exact = unit in ("day", "week")
    return Offset(unit=unit, by=by, anchor="report" if anchor == "report" else "narrative", exact=exact)


@rule(
    r"(?:(?<=[ ])(?:comes?|came|coming)|,) (?P<x>(?:(?:just|exactly|barely|only) )?(?P<n><NUMBER>) (?P<unit>days?|weeks?|months?|years?) "
    r"(?P<side>after|before))\b",
    Needs.since | Needs.unit,
)
def beside(match: re.Match[str]) -> Reading | None:
    """ "Monday's talks follow one week after …": the other thing lies a week before Tuesday."""
    sign = -1 if match["side"] == "after" else 1
    return _away(_UNITS[match["unit"].rstrip("s")], sign * number(match["n"]), "narrative")


@rule(
    rf"\b(?i:the (?P<which>next|following|previous|same) (?P<unit>day|{_DAYPART}|week|month|year))\b(?! of\b)(?!-)",
    Needs.which | Needs.unit,
)
def narrated(match: re.Match[str]) -> Reading | None:
    by = {"next": 1, "following": 1, "previous": -1, "same": 0}[match["which"].lower()]
    return Offset(unit=_UNITS[match["unit"].lower()], by=by, anchor="narrative")


@rule(rf"\b(?i:that (?:same )?(?P<unit>day|{_DAYPART}|week|weekend|month|year))\b(?!-)(?! that\b)", Needs.which | Needs.unit)
def that_unit(match: re.Match[str]) -> Reading | None:
    return Offset(unit=_UNITS[match["unit"].lower()], anchor="narrative")


@rule(
    r"\b(?i:the (?P<unit>day|night|week|month|year) (?P<side>before|after|earlier|later))\b(?! \w+ing\b)"
    r"(?=[ ]?[.,;)\n]|$| (?:and|in|at|on|when|to)\b)",
    Needs.since | Needs.unit,
)
def day_before(match: re.Match[str]) -> Reading | None:
    by = -1 if match["side"].lower() in ("before", "earlier") else 1
    return _away(_UNITS[match["unit"].lower()], by, "narrative")


@rule(
    r"\b(?:[Oo]vernight|(?:[Tt]he )?[Nn]ight|<WEEKDAY> (?:night|evening))"
    r"(?: (?:(?:from|of|on|between) )?<WEEKDAY>(?: (?:night|evening))?)?(?: (?:in)?to | and |<DASH>)(?P<day><WEEKDAY>)(?: morning)?\b",
    Needs.weekday,
)
def night_into(match: re.Match[str]) -> Reading | None:
    """ "Overnight into Tuesday", "the night from Monday to Tuesday", "Monday night into Tuesday"."""
    return Overnight(into=Weekday(weekday=weekdays()[match["day"]]))


@rule(r"\b(?i:(?P<part>late|later|early|earlier) in (?P<which>the|that|this) (?P<unit>week|month|year))\b", Needs.unit | Needs.early)
def part_in_unit(match: re.Match[str]) -> Reading | None:
    """ "Later in the year" is no finer than the year, "late in the year" its last part."""
    unit, part = _UNITS[match["unit"].lower()], match["part"].lower()
    of = Offset(unit=unit, anchor="report" if match["which"].lower() == "this" else "narrative")
    return PartOf(part=_PARTS[part], of=of) if part in _PARTS and unit != "week" else of


@rule(r"\b(?i:(?P<n><NUMBER>) (?P<unit>days?|weeks?|months?|years?) (?:previously|beforehand|prior))\b", Needs.away | Needs.unit)
def previously(match: re.Match[str]) -> Reading | None:
    return _away(_UNITS[match["unit"].lower().rstrip("s")], -number(match["n"]), "narrative")


_PARTS: dict[str, Part] = {
    "start": "start", "beginning": "start", "early": "early", "end": "end", "close": "end", "middle": "mid", "mid": "mid", "late": "late",
    "latter part": "late",
}  # fmt: skip


@rule(
    r"\b(?i:(?P<by>by |until |till |before |since )?(?P<x>the (?P<part>start|beginning|end|close|middle|latter part) of "
    r"(?P<which>the|this|last|next|that) (?P<unit>week|month|year|decade)))\b(?!-)",
    Needs.unit | Needs.part,
)
def part_of_unit(match: re.Match[str]) -> Reading | None:
    """ "The end of the year" is its last day, the end of a year gone by its last part."""
    part = _PARTS[match["part"].lower()]
    which = match["which"].lower()
    unit = _UNITS[match["unit"].lower()]
    of = Offset(unit=unit, by={"last": -1, "next": 1}.get(which, 0), anchor="narrative" if which == "that" else "report")
    if part == "end" and which in ("the", "this", "next"):
        part = "deadline"
    return PartOf(part="opening" if part == "start" and (match["by"] or "").lower() == "since " else part, of=of)


@rule(
    r"\b(?i:(?P<part>earlier|later|early|late) (?P<which>this|last|next|that) (?P<unit>week|month|year))\b(?!-)",
    Needs.which | Needs.unit | Needs.early,
)
def vague_part(match: re.Match[str]) -> Reading | None:
    """ "Earlier this month" is no finer than the month; "early next year" is its first part."""
    unit, which, part = _UNITS[match["unit"].lower()], match["which"].lower(), match["part"].lower()
    of = Offset(unit=unit, by={"last": -1, "next": 1}.get(which, 0), anchor="narrative" if which == "that" else "report")
    return PartOf(part=_PARTS[part], of=of) if part in _PARTS and unit != "week" else of


@rule(
    r"\b(?i:(?:the )?(?P<part>first|second|third|fourth|last) (?P<unit>half|quarter) of (?P<which>this|last|next|the) year)\b", Needs.half
)
def half_year(match: re.Match[str]) -> Reading | None:
    of = Offset(unit="year", by=_BY.get(match["which"].lower(), 0))
    if match["unit"].lower() == "half":
        return PartOf(part="half-1" if match["part"].lower() == "first" else "half-2", of=of)
    quarters: dict[str, Part] = {"first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4", "last": "Q4"}
    return PartOf(part=quarters[match["part"].lower()], of=of)


RULES: tuple[Rule, ...] = (
    day_but_one, day_word, this_part, last_night, overnight, night_into, vague_part, part_in_unit, part_of_unit, half_year, weekday,
    which_unit, the_weekend, coming_unit, window, counted_away, previously, beside, narrated, that_unit, day_before,
)  # fmt: skip
