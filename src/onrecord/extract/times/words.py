"""The words of the calendar, as look-ups and as fragments of patterns (table calendar.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.knowledge.conflicts import event_wordings
from onrecord.knowledge.tables import tree
from onrecord.model.calendar import Season

SP = r"(?:[ \t\xa0]{1,3})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1\d{3}|20\d{2})"


_WHOLE = frozenset(("May", "MAY", "June", "JUNE", "July", "JULY"))


def table() -> dict[str, Any]:
    return tree("calendar.toml")


def either(words: list[str] | set[str] | tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def months() -> dict[str, int]:
    """Full names and abbreviations, capitalised and in capitals, to 1..12."""
    return _numbered(table()["months"], 1)


@cache
def weekdays() -> dict[str, int]:
    """Full names to 0..6 (Monday is 0)."""
    return _numbered(table()["weekdays"], 0)


@cache
def abbreviated_weekdays() -> dict[str, int]:
    return _numbered(table()["weekday_abbreviations"], 0)


@cache
def seasons() -> dict[str, Season]:
    """Words to seasons; "fall" is one of them."""
    names: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
    return {word: name for name, line in zip(names, table()["seasons"], strict=True) for word in line.split()}


@cache
def hijri_months() -> dict[str, int]:
    """Spellings of the months of the Islamic calendar to 1..12."""
    return {form: number for number, line in enumerate(table()["hijri_months"], 1) for form in line.split("|")}


def _numbered(lines: list[str], first: int) -> dict[str, int]:
    return {form: number for number, line in enumerate(lines, first) for word in line.split() for form in (word, word.upper())}


@cache
def numbers() -> dict[str, int]:
    """Number words to 1..100 ("a" and "an" are 1, "couple of" 2)."""
    small = {word: value for value, word in enumerate(table()["numbers"], 1)}
    found = {"a": 1, "an": 1, "a couple of": 2, "hundred": 100, "a hundred": 100, "one hundred": 100, **small}
    for value, ten in enumerate(table()["tens"], 2):
        found[ten] = 10 * value
        for word, unit in small.items():
            if unit < 10:
                found[f"{ten}-{word}"] = found[f"{ten} {word}"] = 10 * value + unit
    return found


@cache
def ordinals() -> dict[str, int]:
    """Ordinal words to 1..100."""
    small = {word: value for value, word in enumerate(table()["ordinals"], 1)}
    found = {"hundredth": 100, "100th": 100, "one hundredth": 100, **small}
    for value, (ten, name) in enumerate(zip(table()["tens"], table()["ten_ordinals"], strict=True), 2):
        found[name] = 10 * value
        for word, unit in small.items():
            if unit < 10:
                found[f"{ten}-{word}"] = found[f"{ten} {word}"] = 10 * value + unit
    return found


def number(text: str) -> int:
    """The value of digits or number words."""
    digits = text.replace(",", "")
    return int(digits) if digits.isdigit() else numbers()[" ".join(text.lower().split())]


def ordinal(text: str) -> int:
    """The value of "41st" or "forty-first"."""
    return int(text[:-2].replace(",", "")) if text[0].isdigit() else ordinals()[" ".join(text.lower().split())]


_OF_MORE = re.compile(r"\b(?:half|(?:day|week|month|year)s?,?(?: and)?)[ ]$", re.IGNORECASE)


def is_of_more(match: re.Match[str]) -> bool:
    """The last of a longer count ("two years and three months ago"), or half of one ("half a year ago")."""
    return _OF_MORE.search(match.string, max(0, match.start() - 12), match.start()) is not None


def _tens_and_units(units: list[str], ends: list[str]) -> str:
    tens = "|".join(table()["tens"])
    return f"(?:(?:{tens})[- ](?:{'|'.join(units)})|{'|'.join(sorted(ends, key=len, reverse=True))})"


@cache
def fragments() -> dict[str, str]:
    """What patterns are put together from: MONTH, WEEKDAY, NUMBER, ORDINAL, … A look ahead at one letter saves trying all the words."""
    counting, ordering = table()["numbers"], table()["ordinals"]
    nouns = table()["nouns"]
    whole = {month for month in months() if len(month) > 4 or month in _WHOLE}
    return {
        "SP": SP,
        "DAY": DAY,
        "NTH": rf"{DAY}(?:st|nd|rd|th)?",
        "YEAR": YEAR,
        "MONTH": f"(?=[ADFJMNOS])(?:{either(whole)}" + r"\b|" + either(set(months())) + r"\b\.?)",
        "WEEKDAY": "(?=[FMSTW])" + either(set(weekdays())),
        "ANYWEEKDAY": "(?=[FMSTW])(?:" + either(set(weekdays())) + "|" + either(set(abbreviated_weekdays())) + r"\b\.?)",
        "NUMBER": r"(?:\d{1,3}(?:,\d{3})?|(?i:(?:a|one) hundred|hundred|a couple of|"
        + _tens_and_units(counting[:9], [*counting, *table()["tens"], "an", "a"])
        + "))",
        "ORDINAL": r"(?:\d{1,2}(?:,\d)?\d{0,2}(?:st|nd|rd|th)|(?i:(?:one )?hundredth|"
        + _tens_and_units(ordering[:9], [*ordering, *table()["ten_ordinals"]])
        + "))",
        "NOUN": f"(?i:{either(set(nouns['war']) | set(nouns['fighting']) | set(nouns['lesser']))})",
        "WAR": f"(?i:{either(set(nouns['war']) | set(nouns['fighting']))})",
        "SEASON": f"(?i:{either(set(seasons()))})",
        "HIJRI": either(set(hijri_months())),
        "EVENT": either(set(event_wordings())),
        "DASH": r"[ \t]?[-–—/][ \t]?",
    }


_CLASS_OR_BLANK = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which <NAME> stands for a fragment and a space (outside a character class) for blanks within a line."""
    pattern = _CLASS_OR_BLANK.sub(lambda match: SP if match.group() == " " else match.group(), pattern)
    for name, fragment in fragments().items():
        pattern = pattern.replace(f"<{name}>", fragment)
    return re.compile(pattern)
