"""Days and months by number and name: "5 April 2022", "April 12-13", "2022-04-05", "March 2022", "in March"."""

from __future__ import annotations

import re

from onrecord.extract.times.rules import Rule, rule
from onrecord.extract.times.triggers import Needs
from onrecord.extract.times.words import SP, abbreviated_weekdays, compiled, months, table, weekdays
from onrecord.model.calendar import Civil, Reading, Stretch, Timed

_HEAD = re.compile(rf"{SP}(?:{'|'.join(table()['name_heads'])})\b")
WORD_BEFORE = re.compile(r"([\w'’]+)[ \t\xa0-]+$")
WORD_BEHIND = re.compile(r"[ \t\xa0]+([A-Za-z]+)")
# Days of years before Christ are no dates of the record.
_LONG_AGO = re.compile(r",?[ ]?\d{1,4}[ ]?(?:BCE?\b|B\.C\.)")
_CUES = frozenset(table()["month_cues"])
# Behind one of these, and before a capital, a doubtful month is a name; but "between March and June Russian troops …".
_JOINS = frozenset(("and", "or", "for"))
_NAMED = re.compile(r"[ ][A-Z][a-z]")
_AFTER_TIME = compiled(r"(?:<MONTH>|\d{4}) (?:and|or) $")
_ARTICLES = frozenset(("The", "A", "An", "Its", "Their", "This"))
_HAPPENINGS = frozenset(table()["happenings"])
_DOUBTFUL = frozenset(table()["doubtful_months"])
_ADJECTIVES = frozenset(table()["name_adjectives"])


def month_of(word: str) -> int:
    return months()[word.rstrip(".")]


def civil(year: int | None, month: int, day: int | None = None, weekday: str | None = None) -> Civil | None:
    """The date, or None if there is no such day."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= longest[month - 1]):
        return None
    name = weekday.rstrip(".") if weekday else None
    return Civil(year=year, month=month, day=day, weekday=weekdays().get(name, abbreviated_weekdays().get(name)) if name else None)


def is_name(match: re.Match[str]) -> bool:
    """Part of a name: "April 6 Youth Movement", "Bloody Sunday"."""
    before = WORD_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    return _HEAD.match(match.string, match.end()) is not None or (before is not None and before.group(1) in _ADJECTIVES)


def _int(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return int(digits) if digits else None


def _full(match: re.Match[str]) -> Reading | None:
    """One day or a run of days within one or two months of a year."""
    group = match.groupdict()
    year, month = _int(group.get("year")), month_of(group["month"])
    first = civil(year, month, _int(group["day"]), group.get("weekday"))
    if first is None or is_name(match) or _LONG_AGO.match(match.string, match.end()) is not None:
        return None
    if not group.get("until"):
        return first
    other = month_of(group["month2"]) if group.get("month2") else month
    last = civil(year, other, _int(group["until"]))
    if last is None or (other == month and (last.day or 0) <= (first.day or 0)):
        return None
    if year is not None and other < month:
        first = first.model_copy(update={"year": year - 1})
    return Stretch(first=first, last=last)


month_day = rule(
    r"(?<![\w-])(?:(?P<weekday><ANYWEEKDAY>)(?:,? | the ))?(?P<month><MONTH>) (?P<day><NTH>)(?![\d:]|[.,]\d|-?(?!<MONTH>)[A-Za-z]|,\d{3})"
    r"(?:(?:<DASH>| (?:to|and|through|until|till) )(?:(?P<month2><MONTH>) )?(?P<until><NTH>)(?![\d:.]\d|\d|,\d{3}|[A-Za-z]))?"
    r"(?: ?,? (?P<year><YEAR>)(?!\d|,\d))?",
    Needs.month,
)(lambda match: _two_days(match))
day_month = rule(
    r"(?<![\w.,-])(?:(?P<weekday><ANYWEEKDAY>)(?:,? | the ))?(?:the )?(?P<day><NTH>)"
    r"(?:(?:<DASH>| (?:to|and|through|until|till) )(?P<until><NTH>))?(?: of| day of)?(?: |-)(?P<month><MONTH>)(?![\w-])"
    r"(?:,?[ -](?P<year><YEAR>)(?!\d|,\d))?",
    Needs.month,
)(lambda match: _two_days(match))
two_months = rule(
    r"(?<![\w.,-])(?P<day><NTH>) (?P<month><MONTH>)(?:<DASH>| to )(?P<until><NTH>) (?P<month2><MONTH>)(?![\w-])"
    r"(?:,? (?P<year><YEAR>)(?!\d|,\d))?",
    Needs.month,
)(_full)


# Of two days that are no run ("on 3 and 7 May") the one that stands with its month.
one_day_month = rule(r"(?<![\w.,/-])(?P<day><NTH>) (?P<month><MONTH>)(?![\w-])(?:,? (?P<year><YEAR>)(?!\d|,\d))?", Needs.month)(_full)
one_month_day = rule(r"(?<![\w-])(?P<month><MONTH>) (?P<day><NTH>)(?= and <NTH>\b)", Needs.month)(lambda match: _full(match))


def _two_days(match: re.Match[str]) -> Reading | None:
    """A run of days; two days joined by "and" that do not touch are no run."""
    reading = _full(match)
    if isinstance(reading, Stretch) and " and " in match.group() and reading.first.month == reading.last.month:
        between = match.string.endswith("between ", 0, match.start())
        return reading if between or (reading.last.day or 0) - (reading.first.day or 0) == 1 else None
    return reading


@rule(r"\b(?i:on|since|until|by) (?P<x>the (?P<day>\d{1,2}(?:st|nd|rd|th)))(?=[ ]?[,.;:)\n]|$)", Needs.digit)
def day_alone(match: re.Match[str]) -> Reading | None:
    """ "On the 3rd": the month is the narrative's."""
    day = _int(match["day"]) or 0
    return Civil(day=day) if 1 <= day <= 31 else None


@rule(
    r"(?<![\w/.-])(?P<y><YEAR>)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?:T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d/-]|\.\d)",
    Needs.number,
)
def iso(match: re.Match[str]) -> Reading | None:
    """ "2023-06-07", "2023-06-07T14:30:00Z"."""
    day = civil(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None or match["hour"] is None:
        return day
    minutes = int(match["hour"]) * 60 + int(match["minute"])
    return Timed(of=day, minutes=minutes, precision="minute", utc_offset=_from_utc(match["zone"]))


def _from_utc(zone: str | None) -> int | None:
    """Minutes of "Z", "+03:00" or "-0400"."""
    if zone is None or zone == "Z":
        return None if zone is None else 0
    digits = zone[1:].replace(":", "")
    return (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))


@rule(r"(?<![\w/.,-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d/-]|\.\d)", Needs.number)
def numeric(match: re.Match[str]) -> Reading | None:
    """Day first with full stops (as in Europe); else only where day and month cannot be mistaken for each other."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["s"] == "." or a > 12 or a == b:
        return civil(year, b, a)
    return civil(year, a, b) if b > 12 else None


@rule(
    r"(?<![\w'’-])(?:(?P<day><NTH>) )?(?P<month><MONTH>)(?: (?P<nth><NTH>),?)?(?: of)? "
    r"(?P<which>this|last|next|that|the same) year\b(?!['’-])",
    Needs.month,
)
def month_of_year(match: re.Match[str]) -> Reading | None:
    """ "October of next year", "4 November last year"; the year of "that year" is the narrative's."""
    reading = civil(None, month_of(match["month"]), _int(match["day"] or match["nth"]))
    return reading.model_copy(update={"turn": {"this": 0, "last": -1, "next": 1}.get(match["which"])}) if reading else None


@rule(r"(?:(?<![\w-])|(?<=\b[Mm]id-))(?P<month><MONTH>)(?: of| ?,)?[ -](?P<year><YEAR>)(?![\d-]|,\d)", Needs.month)
def month_year(match: re.Match[str]) -> Reading | None:
    return civil(int(match["year"]), month_of(match["month"]))


@rule(r"(?<![\w-])(?P<month><MONTH>)(?:<DASH>| to | through )(?P<month2><MONTH>)(?: (?P<year><YEAR>)(?!\d|,\d))?(?![\w-])", Needs.month)
def month_range(match: re.Match[str]) -> Reading | None:
    year = _int(match["year"])
    first, last = civil(year, month_of(match["month"])), civil(year, month_of(match["month2"]))
    if not first or not last or first.month == last.month:
        return None
    if (first.month or 0) > (last.month or 0):  # "from October to March"
        if not match.string.endswith(("from ", "From "), 0, match.start()):
            return None
        first = first.model_copy(update={"turn": -1} if year is None else {"year": year - 1})
    return Stretch(first=first, last=last)


@rule(
    r"(?:(?<![\w'’-])|(?<=\b[Mm]id-))(?P<month><MONTH>)(?![\w'’-]|[ ]?\d)(?!\.\w)|(?<![\w'’-])(?P<possessive><MONTH>)(?=['’]s\b)",
    Needs.month,
)
def month(match: re.Match[str]) -> Reading | None:
    word = match["month"] or match["possessive"]
    before = WORD_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    cue = before.group(1) if before else ""
    if is_name(match) or word.isupper():
        return None
    if word in _DOUBTFUL and cue in _JOINS and _is_person(match):
        return None
    if match["possessive"] is None and cue.lower() not in _CUES and not match.string.endswith("mid-", 0, match.start()):
        following = WORD_BEHIND.match(match.string, match.end())
        named = (following is not None and following.group(1)[0].isupper()) or (cue[:1].isupper() and cue not in _ARTICLES)
        if named or (word.rstrip(".") in _DOUBTFUL and not (cue and following and following.group(1) in _HAPPENINGS)):
            return None
    return civil(None, month_of(word))


def _is_person(match: re.Match[str]) -> bool:
    """ "… and June Osborn", but "between April and June Russian troops …"."""
    named = _NAMED.match(match.string, match.end()) is not None
    return named and _AFTER_TIME.search(match.string, max(0, match.start() - 30), match.start()) is None


RULES: tuple[Rule, ...] = (
    two_months, month_day, day_month, one_day_month, one_month_day, day_alone, month_of_year, iso, numeric, month_year, month_range, month,
)  # fmt: skip
