"""The time of day at which a sentence tells something: "in the morning", "at about 6 p.m.", "before dawn"."""

from __future__ import annotations

import re

from onrecord.model import Time

Hours = tuple[int, int]
"""From the one hour up to the other, which may lie behind midnight (18, 30)."""
_PARTS: dict[str, Hours] = {
    "dawn": (3, 8), "daybreak": (3, 8), "sunrise": (4, 8), "morning": (4, 12), "noon": (11, 14), "midday": (11, 14), "lunchtime": (11, 15),
    "afternoon": (12, 19), "dusk": (16, 22), "sunset": (16, 22), "nightfall": (16, 23), "evening": (16, 24), "night": (18, 30),
    "overnight": (18, 30), "midnight": (22, 27),
}  # fmt: skip
_PART = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)
_LED = re.compile(r"\b(?:in|at|by|during|before|until|after|since|the|that|this|on|same|early|late|\w+day|around|about)[ ]$", re.IGNORECASE)
_SLACK = 1


def hours_of(text: str, time: Time | None) -> Hours | None:
    """Those of a clock time or of the words of a time; else of the only part of the day that the words `text` name."""
    if time is not None and time.precision in ("minute", "hour") and time.first[11:13].isdigit():
        hour = int(time.first[11:13])
        return hour, hour + 1
    told = time.text if time is not None and _PART.search(time.text) else text
    found = {
        match.group().lower()
        for match in _PART.finditer(told)
        if told is not text or _LED.search(told, max(0, match.start() - 12), match.start())
    }
    return _PARTS[found.pop()] if len(found) == 1 else None


def disjoint(one: Hours | None, other: Hours | None) -> bool:
    """Both are told, and no hour is common to them, by a margin of one; what is told of the small hours may be told of the night before."""
    if one is None or other is None:
        return False
    return not any(a + shift - _SLACK < d and c < b + shift + _SLACK for (a, b), (c, d) in [(one, other)] for shift in (-24, 0, 24))
