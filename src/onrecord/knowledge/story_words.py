"""What stands in a report and tells nothing of its story: lines that sites set around it, and words of closed classes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.knowledge.tables import rows, words

_LONGEST = 30
_MARKS = " \t-–—|•*:.·>»#[]()"
_PLAIN = (
    "determiner", "possessive", "subject_pronoun", "object_pronoun", "relative", "preposition", "subordinator", "auxiliary", "modal",
    "negation", "adverb", "coordinator",
)  # fmt: skip
_AGO = re.compile(r"\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago")


@cache
def _lines(how: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in rows("boilerplate.tsv") if row["how"] == how)


@cache
def _held() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(words) for words in _lines("holds")))


@cache
def _whole() -> frozenset[str]:
    return frozenset(_lines("whole"))


def is_boilerplate(line: str) -> bool:
    """Whether a line is none of the story's: "Read more", "Sign up for our newsletter", "Editing by …", "6 years ago"."""
    if len(line) > 12 * _LONGEST:
        return False
    told = line.strip(_MARKS).lower()
    if not told or told in _whole() or _AGO.fullmatch(told):
        return True
    if told.count(" ") >= _LONGEST:
        return False
    return line.strip().lower().startswith(_lines("opens")) or _held().search(told) is not None


@cache
def plain_words() -> frozenset[str]:
    """Words of closed classes, in lower case, and the commonest of telling."""
    classes = {row["class"]: words(row["words"]) for row in rows("function_words.tsv")}
    return frozenset(word for name in _PLAIN for word in classes[name]) | {"say", "says", "said", "not", "also", "new"}


def weekdays(told: Iterable[str]) -> frozenset[str]:
    """The days of the week among lower-case words."""
    return _weekdays().intersection(told)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for row in rows("function_words.tsv") if row["class"] == "weekday" for word in words(row["words"]))
