"""Dates by number and name: "5 April 2022", "April 12-13", "2022-04-05", "March 2022", "since 2014", "the 1990s", "Q2 2023"."""

from __future__ import annotations

import re

from onrecord.extract.times.rules import Rule, rule
from onrecord.extract.times.words import SP, abbreviated_weekdays, either, months, table, weekdays
from onrecord.model.calendar import Civil, Part, PartOf, Reading, Season, Stretch

_HEAD = re.compile(rf"{SP}(?:{'|'.join(table()['name_heads'])})\b")
_BEFORE = re.compile(r"([\w'’]+)[ \t\xa0-]+$")
_MARK_BEFORE = re.compile(r"(?:[(\[,;:–—|]|^|[\d)])\s*$")
_NEXT = re.compile(r"[ \t\xa0]+([A-Za-z]+)")
_CUES = frozenset(table()["month_cues"])
_DOUBTFUL = frozenset(table()["doubtful_months"])
_ADJECTIVES = frozenset(table()["name_adjectives"])
_COUNTED = frozenset(table()["counted_nouns"])
_SURE_CUES, _YEAR_CUES, _WEAK_CUES = (frozenset(table()[name]) for name in ("sure_year_cues", "year_cues", "weak_year_cues"))
_YEAR_AHEAD = re.compile(rf" ?{either(table()['year_followers'])}\b")
_LINE_END = re.compile(r"[ ]*(?:\n|:|$)")


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
    before = _BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    return _HEAD.match(match.string, match.end()) is not None or (before is not None and before.group(1) in _ADJECTIVES)


def _int(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return int(digits) if digits else None


def _full(match: re.Match[str]) -> Reading | None:
    """One day or a run of days within one or two months of a year."""
    group = match.groupdict()
    year, month = _int(group.get("year")), month_of(group["month"])
    first = civil(year, month, _int(group["day"]), group.get("weekday"))
    if first is None or is_name(match):
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
    r"(?: ?,? (?P<year><YEAR>)(?!\d|,\d))?"
)(lambda match: _two_days(match))
day_month = rule(
    r"(?<![\w.,-])(?:(?P<weekday><ANYWEEKDAY>)(?:,? | the ))?(?:the )?(?P<day><NTH>)"
    r"(?:(?:<DASH>| (?:to|and|through|until|till) )(?P<until><NTH>))?(?: of| day of)?(?: |-)(?P<month><MONTH>)(?![\w-])"
    r"(?:,?[ -](?P<year><YEAR>)(?!\d|,\d))?"
)(lambda match: _two_days(match))
two_months = rule(
    r"(?<![\w.,-])(?P<day><NTH>) (?P<month><MONTH>)(?:<DASH>| to )(?P<until><NTH>) (?P<month2><MONTH>)(?![\w-])"
    r"(?:,? (?P<year><YEAR>)(?!\d|,\d))?"
)(_full)


# Of two days that are no run ("on 3 and 7 May") the one that stands with its month.
one_day_month = rule(r"(?<![\w.,/-])(?P<day><NTH>) (?P<month><MONTH>)(?![\w-])(?:,? (?P<year><YEAR>)(?!\d|,\d))?")(_full)
one_month_day = rule(r"(?<![\w-])(?P<month><MONTH>) (?P<day><NTH>)(?= and <NTH>\b)")(lambda match: _full(match))


def _two_days(match: re.Match[str]) -> Reading | None:
    """A run of days; two days joined by "and" that do not touch are no run."""
    reading = _full(match)
    if isinstance(reading, Stretch) and " and " in match.group() and reading.first.month == reading.last.month:
        between = match.string.endswith("between ", 0, match.start())
        return reading if between or (reading.last.day or 0) - (reading.first.day or 0) == 1 else None
    return reading


@rule(r"(?<![\w/.-])(?P<y><YEAR>)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d/-]|\.\d)")
def iso(match: re.Match[str]) -> Reading | None:
    return civil(int(match["y"]), int(match["m"]), int(match["d"]))


@rule(r"(?<![\w/.,-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d/-]|\.\d)")
def numeric(match: re.Match[str]) -> Reading | None:
    """Day first with full stops (as in Europe); else only where day and month cannot be mistaken for each other."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["s"] == "." or a > 12 or a == b:
        return civil(year, b, a)
    return civil(year, a, b) if b > 12 else None


@rule(r"(?<![\w'’-])(?:(?P<day><NTH>) )?(?P<month><MONTH>)(?: (?P<nth><NTH>),?)? of (?P<which>this|last|next|that|the same) year\b")
def month_of_year(match: re.Match[str]) -> Reading | None:
    """ "October of next year"; the year of "that year" is the narrative's."""
    reading = civil(None, month_of(match["month"]), _int(match["day"] or match["nth"]))
    return reading.model_copy(update={"turn": {"this": 0, "last": -1, "next": 1}.get(match["which"])}) if reading else None


@rule(r"(?:(?<![\w-])|(?<=\b[Mm]id-))(?P<month><MONTH>)(?: of| ?,)?[ -](?P<year><YEAR>)(?![\d-]|,\d)")
def month_year(match: re.Match[str]) -> Reading | None:
    return civil(int(match["year"]), month_of(match["month"]))


@rule(r"(?<![\w-])(?P<month><MONTH>)(?:<DASH>| to | through )(?P<month2><MONTH>)(?: (?P<year><YEAR>)(?!\d|,\d))?(?![\w-])")
def month_range(match: re.Match[str]) -> Reading | None:
    year = _int(match["year"])
    first, last = civil(year, month_of(match["month"])), civil(year, month_of(match["month2"]))
    return Stretch(first=first, last=last) if first and last and (first.month or 0) < (last.month or 0) else None


@rule(r"(?:(?<![\w'’-])|(?<=\b[Mm]id-))(?P<month><MONTH>)(?![\w'’-]|[ ]?\d)(?!\.\w)|(?<![\w'’-])(?P<possessive><MONTH>)(?=['’]s\b)")
def month(match: re.Match[str]) -> Reading | None:
    word = match["month"] or match["possessive"]
    before = _BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    cue = before.group(1) if before else ""
    if is_name(match) or word.isupper():
        return None
    if match["possessive"] is None and cue.lower() not in _CUES and not match.string.endswith("mid-", 0, match.start()):
        following = _NEXT.match(match.string, match.end())
        named = (following is not None and following.group(1)[0].isupper()) or cue[:1].isupper()
        if named or word.rstrip(".") in _DOUBTFUL:
            return None
    return civil(None, month_of(word))


@rule(
    r"(?:(?<![\w.,/$€£#+-])|(?<=\b[Mm]id-))(?P<year>(?:1[0-9]|20)\d\d)(?![\w/%]|,\d|\.\d|-(?!\d)\w|[-–]\d{3}\b)(?:[-–](?P<until>(?:19|20)?\d\d)\b(?!-))?"
)
def year(match: re.Match[str]) -> Reading | None:
    """A year only where the words around it say so; "2,014" or "in 2000 cases" are counts."""
    value = int(match["year"])
    before = _BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    following = _NEXT.match(match.string, match.end())
    after = following.group(1) if following else ""
    cue = before.group(1).lower() if before else ""
    if value > 2100 or after in _COUNTED or (after.endswith("s") and value % 50 == 0):
        return None
    if not _is_year(match, value, cue):
        return None
    if match["until"]:
        last = int(match["until"]) if len(match["until"]) == 4 else value // 100 * 100 + int(match["until"])
        return Stretch(first=Civil(year=value), last=Civil(year=last)) if last > value else None
    return Civil(year=value)


def _is_year(match: re.Match[str], value: int, cue: str) -> bool:
    """Round numbers and early years need a surer sign than others."""
    text = match.string
    if cue in _SURE_CUES:
        return True
    if value < 1500 or (value % 100 == 0 and not match["until"]):
        return False
    if match["until"] and len(match["until"]) == 4:
        return True
    if cue in _YEAR_CUES or cue in months() or text.endswith(("mid-", "("), 0, match.start()):
        return True
    if value > 2060:
        return False
    if cue in _WEAK_CUES or cue.endswith(("'s", "’s", "ly")) or _MARK_BEFORE.search(text, max(0, match.start() - 4), match.start()):
        return True
    alone = _LINE_END.match(text, match.end()) is not None and (match.start() == 0 or text[match.start() - 1] == "\n")
    return alone or _YEAR_AHEAD.match(text, match.end()) is not None


@rule(r"(?:\b[Tt]he )?\b(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b")
def decade(match: re.Match[str]) -> Reading | None:
    return Civil(year=int(match["decade"]), decade=True)


_HALVES: dict[str, Part] = {"first": "half-1", "second": "half-2", "last": "half-2"}
_QUARTERS: dict[str, Part] = {
    "first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4", "last": "Q4", "final": "Q4",
    "Q1": "Q1", "Q2": "Q2", "Q3": "Q3", "Q4": "Q4",
}  # fmt: skip


@rule(
    r"\b(?:(?P<q>Q[1-4])(?: of)?|(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<unit>quarter|half) of) "
    r"(?P<year>(?:19|20)\d\d)\b"
)
def quarter(match: re.Match[str]) -> Reading | None:
    parts = _HALVES if match["unit"] == "half" else _QUARTERS
    part = parts.get(match["q"] or match["nth"])
    return PartOf(part=part, of=Civil(year=int(match["year"]))) if part else None


_SEASONS: dict[str, Season] = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}


@rule(r"(?:\b[Tt]he )?\b(?i:(?P<season>spring|summer|autumn|fall|winter))(?: of|,)? (?P<year>(?:1[5-9]|20)\d\d)\b(?!-\d)")
def season(match: re.Match[str]) -> Reading | None:
    """A season alone is not placed (whose winter?); with its year it is, by the months of the northern hemisphere."""
    return Civil(year=int(match["year"]), season=_SEASONS[match["season"].lower()])


RULES: tuple[Rule, ...] = (
    two_months, month_day, day_month, one_day_month, one_month_day, month_of_year, iso, numeric, season, quarter, month_year, month_range,
    decade, month, year,
)  # fmt: skip
