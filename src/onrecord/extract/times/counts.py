"""Times told from the beginning of a war: "the 41st day of the conflict", "its third week", "day 1,461 of the war"."""

from __future__ import annotations

import re

from onrecord.extract.times.rules import Rule, rule
from onrecord.extract.times.triggers import Needs
from onrecord.extract.times.words import compiled, is_of_more, number, ordinal, seasons, table
from onrecord.knowledge.conflicts import event_wordings
from onrecord.model.calendar import Counted, PartOf, Reading, Since, Unit

_UNIT: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
# What comes between the count and its noun: "of the", "since the Russian full-scale".
_OF = (
    r"(?: (?:of|since|in|into|after) (?:(?:the|its|their|his|a|this|that|[A-Z][\w-]+(?:['’]s)?|[a-z]+-[a-z]+"
    r"|latest|current|ongoing|brutal|bloody|renewed|heavy|intense) ){0,4}(?P<noun><NOUN>))"
)
_CURRENT = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|(?:now|is|still|well|are|currently) in(?:to)?|(?:continu|rag|stretch|drag|grind)\w* (?:on )?(?:for|into)|into"
    r"|mark(?:s|ed|ing)|reach(?:es|ed|ing)) (?:an? |the |its |their |what is |now )*$"
)
_SUBJECT = compiled(r"\b<NOUN>\b")
_ROW = re.compile(r"[ ](?:straight|consecutive|successive|running|in a row)\b")
_SINGLE = frozenset(table()["nouns"]["single"])
_TAIL = re.compile(r"[ ](?:of[ ]\w|running|in a row)")


def _noun(match: re.Match[str]) -> str | None:
    return match["noun"].lower() if match["noun"] else None


def _noun_before(match: re.Match[str]) -> str | None:
    """What is counted, where it stands before: "As the invasion entered the eighth day"."""
    begin = max(match.string.rfind(mark, 0, match.start()) for mark in ("\n", ". ", ": ")) + 1
    subjects = _SUBJECT.findall(match.string, max(begin, match.start() - 90), match.start())
    return subjects[-1].lower() if subjects else None


@rule(
    r"(?P<x>\b(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) )?(?P<n><ORDINAL>) (?:(?:straight|consecutive|successive|full) )?"
    r"(?:(?P<unit>day|week|month|year)|(?:war-?time )?(?P<season><SEASON>))" + _OF + r"?)\b(?!-)",
    Needs.counted,
)
def ordinal_unit(match: re.Match[str]) -> Reading | None:
    """The count needs a noun, before or behind it, or to be where the report stands ("continues for eighth day")."""
    ahead = match.string[max(0, match.start() - 30) : match.start()]
    current = _CURRENT.search(ahead + _article(match)) is not None
    noun = _noun(match) or _noun_before(match)
    n = ordinal(match["n"])
    elsewhere = _TAIL.match(match.string, match.end()) is not None or _ROW.search(match.group()) is not None
    if n < 1 or (match["noun"] is None and (elsewhere or not current)):
        return None
    if match["season"]:
        return Counted(n=n, unit="year", noun=noun, current=current, season=seasons()[match["season"].lower()])
    return Counted(n=n, unit=_UNIT[match["unit"]], noun=noun, current=current)


def _article(match: re.Match[str]) -> str:
    first = match.group().split()[0].lower()
    return first + " " if first in ("the", "a", "an", "its", "their") else ""


# "Day 41" puts the report there at the head of a line, in "what we know on day 41" and in "it is day 41".
_HEADS = re.compile(
    r"(?:^|\n)[^\w\n]*$|\b(?:know|happened|update|updates|live|latest)\b[ :,–—-]*(?:on |from )?$"
    r"|\b(?:it|this|today|now)(?:[’']s| is| marks)(?: now)? $|\b(?:now (?:in|on|at)|enter(?:s|ed|ing)|reach(?:es|ed)) $",
    re.IGNORECASE,
)


@rule(r"\b[Dd](?:ay|AY) (?P<n>\d{1,2}(?:,?\d{3})?|\d{1,4})\b(?![:.]\d)(?P<of>" + _OF + r")?", Needs.unit | Needs.digit)
def day_number(match: re.Match[str]) -> Reading | None:
    """ "Day 41 of the war", "Day 10: …"."""
    n = int(match["n"].replace(",", ""))
    heads = _HEADS.search(match.string[max(0, match.start() - 40) : match.start()]) is not None
    return Counted(n=n, unit="day", noun=_noun(match), current=heads) if n > 0 and (heads or match["noun"]) else None


@rule(
    r"\b(?P<n><NUMBER>) (?P<unit>days?|weeks?|months?|years?) "
    r"(?:into (?:the|its|their|this|[A-Z]\w+['’]s) (?:[\w'’-]+ ){0,3}(?P<noun><NOUN>))\b",
    Needs.since | Needs.unit,
)
def units_into(match: re.Match[str]) -> Reading | None:
    """ "Twelve days into the invasion" is its twelfth day; weeks in are counted on, months and years are too rough for a day."""
    unit = _UNIT[match["unit"].rstrip("s")]
    count = number(match["n"])
    if is_of_more(match):
        return None
    if unit == "day":
        return Counted(n=count, unit="day", noun=_noun(match))
    return Since(n=count, unit=unit, noun=_noun(match)) if unit == "week" else None


@rule(
    r"\b(?:[Tt]he )?[Ff]irst (?P<n><NUMBER>) (?P<unit>days|weeks|months|years) "
    r"of (?:the|its|their|this|[A-Z]\w+['’]s) (?:[\w'’-]+ ){0,3}(?P<noun><WAR>)\b",
    Needs.counted,
)
def first_units(match: re.Match[str]) -> Reading | None:
    """ "The first three weeks of the war"."""
    count = number(match["n"])
    begin = Since(n=0, unit="day", noun=_noun(match))
    if count < 2 or _noun(match) in _SINGLE:
        return None
    return PartOf(part="first", of=begin, count=count, unit=_UNIT[match["unit"].rstrip("s")])


@rule(
    r"\b(?P<n><NUMBER>) (?P<unit>days?|weeks?|months?|years?) (?P<side>after|before) "
    r"(?:(?P<start>the (?:start|beginning|outbreak|onset) of )?(?:the|its|their|this|[A-Z]\w+['’]s) (?:[\w'’-]+ ){0,3}(?P<noun><WAR>)"
    r"(?P<began> (?:began|started|erupted|broke out))?)\b"
    r"(?=[ ]*(?:[,.;:)”\n]|$))",
    Needs.since | Needs.unit,
)
def units_after(match: re.Match[str]) -> Reading | None:
    if is_of_more(match) or (_noun(match) in _SINGLE and match["began"] is None and match["start"] is None):
        return None
    sign = 1 if match["side"] == "after" else -1
    return Since(n=sign * number(match["n"]), unit=_UNIT[match["unit"].rstrip("s")], noun=_noun(match))


@rule(
    r"(?P<x>\b(?:(?:[Tt]he|[Ii]ts) )?(?:(?P<n><ORDINAL>)|(?P<years>one|two|three|four|five|six|ten)[- ]year) anniversary"
    r"(?: of (?:the )?(?P<event><EVENT>)|(?P<of>" + _OF + r"(?: of Ukraine)?)))\b",
    Needs.anniversary,
)
def anniversary(match: re.Match[str]) -> Reading | None:
    n = ordinal(match["n"]) if match["n"] else number(match["years"])
    return Since(n=n, unit="year", noun=_noun(match), event=event_wordings().get(match["event"]))


@rule(
    r"\b(?P<x>(?:(?P<n><NUMBER>)|[Tt]he) (?P<unit>days?|weeks?|months?|years?) (?P<side>after|before) (?:the )?(?P<event><EVENT>))\b",
    Needs.since | Needs.unit,
)
def units_after_event(match: re.Match[str]) -> Reading | None:
    """ "A month after the fall of Kherson", "the day before the Moskva sank"."""
    if is_of_more(match):
        return None
    count = (1 if match["side"] == "after" else -1) * (number(match["n"]) if match["n"] else 1)
    return Since(n=count, unit=_UNIT[match["unit"].rstrip("s")], event=event_wordings()[match["event"]])


@rule(r"\b[Ss]ince (?:the )?(?P<event><EVENT>)\b(?=[ ]*(?:[,.;:)”\n]|$)| (?:began|took|came|went|was|in|on|that)\b)", Needs.since)
def since_event(match: re.Match[str]) -> Reading | None:
    """ "Since the ceasefire", unless its date stands behind."""
    if _DATED.match(match.string, match.end()):
        return None
    return Since(n=0, unit="day", event=event_wordings()[match["event"]])


# "… took effect on January 19", "… of 2015".
_DATED = compiled(r"[^.,;\n]{0,40}?(?:<MONTH>|\b\d{4}\b|<WEEKDAY>)")

RULES: tuple[Rule, ...] = (ordinal_unit, day_number, first_units, units_into, units_after, units_after_event, since_event, anniversary)
