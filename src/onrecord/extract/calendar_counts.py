"""Times told from the beginning of a war: "the 41st day of the conflict", "its third week", "day 1,461 of the war"."""

from __future__ import annotations

import re

from onrecord.extract.calendar_rules import Rule, rule
from onrecord.extract.calendar_words import number, ordinal
from onrecord.model.calendar import Counted, Reading, Since, Unit

_UNIT: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
# What comes between the count and its noun: "of the", "since the Russian full-scale".
_OF = r"(?: (?:of|since|in|into|after) (?:(?:the|its|their|his|a|this|that|Russia['’]s|Moscow['’]s|Israel['’]s|Israeli|Russian|[A-Z][\w-]+(?:['’]s)?|[a-z]+-[a-z]+|latest|current|ongoing|full-scale|brutal|bloody|renewed|heavy|intense) ){0,4}(?P<noun><NOUN>))"
_CURRENT = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|now in|is in|continu(?:es|ed|ing) (?:for|into)|rag(?:es|ed|ing) (?:for|into|on for)|on|mark(?:s|ed|ing)|"
    r"reach(?:es|ed|ing)|into|stretch(?:es|ed|ing)? into|in|for|grinds? into|going into|drags? into)[ ]"
    r"(?:an? |the |its |their |what is |now )*$"
)
_SUBJECT = re.compile(
    r"\b(war|conflict|invasion|fighting|offensive|hostilities|violence|assault|attack|clashes|siege|bombardment|truce|ceasefire|uprising|protests?|talks|strike|blockade)\b"
)
_ROW = re.compile(r"[ ](?:straight|consecutive|successive|running|in a row)\b")


def _noun_before(match: re.Match[str]) -> str | None:
    """What is counted, where it stands before: "As the invasion entered the eighth day"."""
    begin = max(match.string.rfind(mark, 0, match.start()) for mark in ("\n", ". ", ": ")) + 1
    subjects = _SUBJECT.findall(match.string, max(begin, match.start() - 90), match.start())
    return subjects[-1] if subjects else None


@rule(
    r"(?P<x>\b(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) )?(?P<n><ORDINAL>) (?:(?:straight|consecutive|successive|full) )?(?P<unit>day|week|month|year)"
    + _OF
    + r"?)\b(?!-)"
)
def ordinal_unit(match: re.Match[str]) -> Reading | None:
    """The count needs a noun, before or behind it, or to be where the report stands ("continues for eighth day")."""
    ahead = match.string[max(0, match.start() - 30) : match.start()]
    current = _CURRENT.search(ahead + _article(match)) is not None
    noun = match["noun"] or _noun_before(match)
    n = ordinal(match["n"])
    tail = re.match(r" (?:of|in) \w", match.string[match.end() :])
    if n < 1 or (noun is None and not current) or (match["noun"] is None and tail is not None):
        return None
    if match["noun"] is None and not current:
        return None
    return Counted(n=n, unit=_UNIT[match["unit"]], noun=noun, current=current)


def _article(match: re.Match[str]) -> str:
    first = match.group().split()[0].lower()
    return first + " " if first in ("the", "a", "an", "its", "their") else ""


@rule(r"\b[Dd](?:ay|AY) (?P<n>\d{1,2}(?:,?\d{3})?|\d{1,4})\b(?![:.]\d)(?P<of>" + _OF + r")?")
def day_number(match: re.Match[str]) -> Reading | None:
    """ "Day 41 of the war", "Day 10: …"."""
    n = int(match["n"].replace(",", ""))
    return Counted(n=n, unit="day", noun=match["noun"], current=True) if n > 0 else None


@rule(
    r"\b(?P<n><NUMBER>) (?P<unit>days?|weeks?|months?|years?) "
    r"(?:into (?:the|its|their|Russia['’]s|Israel['’]s|this) (?:[\w'’-]+ ){0,3}(?P<noun><NOUN>))\b"
)
def units_into(match: re.Match[str]) -> Reading | None:
    """ "Twelve days into the invasion" is its twelfth day; weeks, months and years in are as many after the start."""
    unit = _UNIT[match["unit"].rstrip("s")]
    count = number(match["n"])
    if unit == "day":
        return Counted(n=count, unit="day", noun=match["noun"])
    return Since(n=count, unit=unit, noun=match["noun"])


@rule(
    r"\b(?P<n><NUMBER>) (?P<unit>days?|weeks?|months?|years?) (?P<side>after|before) "
    r"(?:(?:the (?:start|beginning|outbreak|onset) of )?(?:the|its|their|Russia['’]s|Israel['’]s|this) (?:[\w'’-]+ ){0,3}(?P<noun><WAR>)(?P<began> (?:began|started|erupted|broke out))?)\b"
    r"(?=[ ]*(?:[,.;:)”\n]|$))"
)
def units_after(match: re.Match[str]) -> Reading | None:
    sign = 1 if match["side"] == "after" else -1
    return Since(n=sign * number(match["n"]), unit=_UNIT[match["unit"].rstrip("s")], noun=match["noun"])


@rule(
    r"(?P<x>\b(?:(?:[Tt]he|[Ii]ts) )?(?:(?P<n><ORDINAL>)|(?P<years>one|two|three|four|five|six|ten)[- ]year) anniversary(?P<of>"
    + _OF
    + r"(?: of Ukraine)?))\b"
)
def anniversary(match: re.Match[str]) -> Reading | None:
    n = ordinal(match["n"]) if match["n"] else number(match["years"])
    return Since(n=n, unit="year", noun=match["noun"])


RULES: tuple[Rule, ...] = (ordinal_unit, day_number, units_into, units_after, anniversary)
