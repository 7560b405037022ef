"""Clock times: "7:40 am local time (0540 GMT)", "4:30pm ET", "10 a.m.", "15:00 Kyiv time"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.extract.times.words import compiled, either
from onrecord.knowledge.tables import rows

_ABBREVIATED = either({row["name"] for row in rows("time_zones.tsv")}) + r"\b"
_ZONE = rf"(?P<zone>{_ABBREVIATED}|Z\b|(?:[A-Z][a-z]+ )?(?:local |standard |summer |daylight )?time)"
_CLOCK = compiled(
    r"(?<![\w.,:$/-])(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))? ?(?P<half>[AaPp]\.?[Mm]\b\.?)"
    r"|(?P<h24>[01]?\d|2[0-4])[:.](?P<m24>[0-5]\d)(?::[0-5]\d)?(?P<hrs> ?(?:hrs|hours|h)\b)?"
    rf"|(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?:(?= ?(?:{_ABBREVIATED}|local time))| ?(?:hrs|hours)\b))"
    rf"(?: ?,? ?{_ZONE})?"
    rf"(?: ?[(/] ?(?:\d{{1,2}}[:.]?\d{{2}}|\d{{1,2}}(?:[:.]\d{{2}})? ?[ap]\.?m\.?) ?"
    rf"(?:{_ABBREVIATED}|[A-Z][a-z]+ time|local time|local)\)?)?(?![\w:/%]|\.\d)"
)
_BEFORE = re.compile(
    r"\b(?:at|by|around|about|from|to|until|before|after|since|between|and|approximately|till|or|circa|than|shortly)[ ]$", re.IGNORECASE
)
# "Every weekday morning at 7am" is no one day's time.
_HABIT = re.compile(r"\b(?:every|each|daily)\b[^.\n]{0,45}$", re.IGNORECASE)
_BLANK = re.compile(r"(?:^|\n)[^\w\n]*$")
_STAMPS = re.compile(r"[ \t]*(?:\n|$|[-–—|])")


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time of the text: minutes from midnight, and from UTC, if a zone with one fixed distance is named."""

    start: int
    end: int
    minutes: int
    precision: Literal["minute", "hour"]
    utc_offset: int | None


def clocks(text: str, start: int, end: int) -> list[Clock]:
    """The clock times of a sentence. "12:30" counts with a zone, a preposition before it or at the head of a line."""
    return [clock for match in _CLOCK.finditer(text, start, end) if (clock := _read(match)) is not None]


def _read(match: re.Match[str]) -> Clock | None:
    if _HABIT.search(match.string, max(0, match.start() - 56), match.start()):
        return None
    if match["h"]:
        hour, minute = int(match["h"]), match["m"]
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    elif match["h24"]:
        hour, minute = int(match["h24"]), match["m24"]
        dotted = "." in match.group()[:3]
        ahead = match.string[max(0, match.start() - 16) : match.start()]
        stamp = _BLANK.search(ahead) is not None and _STAMPS.match(match.string, match.end()) is not None
        if not (match["zone"] or match["hrs"]) and (dotted or not (_BEFORE.search(ahead) or stamp)):
            return None
    else:
        hour, minute = int(match["mil"][:2]), match["mil"][2:4]
    if hour > 23 or int(minute or 0) > 59:
        return None
    end = match.end()
    while match.string[end - 1] == "." and (match["half"] or "").count(".") < 2:
        end -= 1
    return Clock(match.start(), end, hour * 60 + int(minute or 0), "minute" if minute else "hour", _offset(match["zone"]))


def _offset(zone: str | None) -> int | None:
    return _zones().get(zone) if zone is not None else None


@cache
def _zones() -> dict[str, int]:
    """Minutes from UTC of the abbreviations that stand for one zone only; Z as in ISO 8601."""
    found = {"Z": 0}
    for row in rows("time_zones.tsv"):
        if row["offset"]:
            hours, minutes = row["offset"][1:].split(":")
            found[row["name"]] = (-1 if row["offset"][0] == "-" else 1) * (int(hours) * 60 + int(minutes))
    return found
