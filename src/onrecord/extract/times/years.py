"""Years and their parts: "since 2014", "2014-18", "the 1990s", "Q2 2023", "the third quarter", "the winter of 2021-22", "last summer"."""

from __future__ import annotations

import re

from onrecord.extract.times.dates import WORD_BEFORE, WORD_BEHIND
from onrecord.extract.times.rules import Rule, rule
from onrecord.extract.times.triggers import Needs
from onrecord.extract.times.words import compiled, either, months, seasons, table
from onrecord.model.calendar import Civil, Offset, Part, PartOf, Reading, Stretch

_MARK_BEFORE = re.compile(r"(?:[(\[,;:–—|]|^|[\d)])\s*$")
_COUNTED = frozenset(table()["counted_nouns"])
_SURE_CUES, _YEAR_CUES, _WEAK_CUES = (frozenset(table()[name]) for name in ("sure_year_cues", "year_cues", "weak_year_cues"))
_YEAR_AHEAD = re.compile(rf" ?{either(table()['year_followers'])}\b")
_YEAR_TO = re.compile(r"\b[12]\d{3}[-–]$")
_LATE_AS = re.compile(r"\b(?:late|early) as $")
_LINE_END = re.compile(r"[ ]*(?:\n|:|$)")
# Of another calendar, or before Christ.
_OTHER_ERA = re.compile(r"[ ]?(?:BCE?|B\.C|AH|A\.H)\b")
_SEASON_CUES, _SEASON_HEADS = frozenset(table()["season_cues"]), frozenset(table()["season_heads"])
_HAPPENINGS = frozenset(table()["happenings"])
# "The fall of Kabul" is no season.
_NO_FALL = re.compile(r"[ ](?:of|in|from|to|into|on|out|off|back|short)\b")


@rule(
    r"(?:(?<![\w.,/$€£#+-])|(?<=\b[Mm]id-)|(?<=\b[12]\d{3}[-–]))(?P<year>(?:1[0-9]|20)\d\d)(?![\w/%]|,\d|\.\d|-(?!\d)\w|[-–]\d{3}\b)"
    r"(?:[-–](?P<until>\d\d)\b(?![-,])|(?=[-–](?P<whole>[12]\d{3})\b(?![-,])))?",
    Needs.number,
)
def year(match: re.Match[str]) -> Reading | None:
    """A year only where the words around it say so; "2,014" or "in 2000 cases" are counts. The years of "1914-1918" are two times."""
    value = int(match["year"])
    before = WORD_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    following = WORD_BEHIND.match(match.string, match.end())
    after = following.group(1) if following else ""
    cue = before.group(1).lower() if before else ""
    if value > 2100 or _OTHER_ERA.match(match.string, match.end()):
        return None
    counted = after in _COUNTED or (after.endswith("s") and value % 50 == 0)
    if counted and not (_YEAR_TO.search(match.string, max(0, match.start() - 5), match.start()) or (before and before.group(1) == "In")):
        return None  # but "In 2008 rebels stood …"
    if not _is_year(match, value, cue):
        return None
    if match["until"]:
        last = value // 100 * 100 + int(match["until"])
        return Stretch(first=Civil(year=value), last=Civil(year=last)) if last > value else None
    return Civil(year=value)


def _is_year(match: re.Match[str], value: int, cue: str) -> bool:
    """Round numbers and early years need a surer sign than others."""
    text = match.string
    if cue in _SURE_CUES or _LATE_AS.search(text, max(0, match.start() - 9), match.start()):
        return True
    if value < 1500 or (value % 100 == 0 and not match["until"] and match["whole"] is None):
        return False
    if match["whole"] is not None or _YEAR_TO.search(text, max(0, match.start() - 5), match.start()):
        return True
    if cue in _YEAR_CUES or cue in months() or text.endswith(("mid-", "("), 0, match.start()):
        return True
    if value > 2060:
        return False
    if cue in _WEAK_CUES or cue.endswith(("'s", "’s", "ly")) or _MARK_BEFORE.search(text, max(0, match.start() - 4), match.start()):
        return True
    alone = _LINE_END.match(text, match.end()) is not None and (match.start() == 0 or text[match.start() - 1] == "\n")
    return alone or _YEAR_AHEAD.match(text, match.end()) is not None


@rule(r"\b(?=[Tt\d])(?:[Tt]he )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", Needs.number)
def decade(match: re.Match[str]) -> Reading | None:
    return Civil(year=int(match["decade"]), decade=True)


@rule(r"(?:\b[Tt]he )['’](?P<decade>[2-9]0)s\b", Needs.digit)
def short_decade(match: re.Match[str]) -> Reading | None:
    """ "The '90s" are those of the last century."""
    return Civil(year=1900 + int(match["decade"]), decade=True)


@rule(
    r"\b(?i:in|since|until|by|from|before|after) (?P<x>['’](?P<year>\d\d))(?![\w'’-])"
    r"(?=[ ]?[,.;:)\n]|$| (?:the|and|when|but|as|it|he|she|they|we|I)\b)",
    Needs.digit,
)
def short_year(match: re.Match[str]) -> Reading | None:
    """ "In '89" is 1989, "in '14" 2014."""
    number = int(match["year"])
    return Civil(year=number + (1900 if number >= _CENTURY else 2000))


# Short years from this one on are of the last century.
_CENTURY = 40


_HALVES: dict[str, Part] = {"first": "half-1", "second": "half-2", "last": "half-2"}
_QUARTERS: dict[str, Part] = {
    "first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4", "last": "Q4", "final": "Q4",
    "Q1": "Q1", "Q2": "Q2", "Q3": "Q3", "Q4": "Q4",
}  # fmt: skip


@rule(
    r"\b(?=[QtTfslF])(?:(?P<q>Q[1-4])(?: of)?|(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<unit>quarter|half) of) "
    r"(?P<year>(?:19|20)\d\d)\b",
    Needs.number,
)
def quarter(match: re.Match[str]) -> Reading | None:
    parts = _HALVES if match["unit"] == "half" else _QUARTERS
    part = parts.get(match["q"] or match["nth"])
    return PartOf(part=part, of=Civil(year=int(match["year"]))) if part else None


@rule(r"\b(?i:(?:the|its|their) (?P<nth>first|second|third|fourth)[ -]quarter)\b(?! of (?:the|this|last|next|\d)| century)", Needs.half)
def quarter_alone(match: re.Match[str]) -> Reading | None:
    """ "The third quarter" is that of the report's year (a later one that of the year before)."""
    return PartOf(part=_QUARTERS[match["nth"].lower()], of=Offset(unit="year"), nearest=True)


_TURNS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}


@rule(
    r"(?:\b[Tt]he )?\b(?P<season><SEASON>)(?: of|,)? (?P<year>(?:1[5-9]|20)\d\d)\b(?:[-–/](?P<until>\d\d(?:\d\d)?)\b)?(?!-\d)"
    r"|\b(?P<first>(?:1[5-9]|20)\d\d) (?P<second>spring|summer|autumn|fall|winter)\b",
    Needs.season,
)
def season(match: re.Match[str]) -> Reading | None:
    """A season with its year, by the months of the northern hemisphere; the winter of 2021-22 begins in 2021."""
    word, year = match["season"] or match["second"], int(match["year"] or match["first"])
    name = seasons()[word.lower()]
    if match["until"] and (name != "winter" or int(match["until"][-2:]) != (year + 1) % 100):
        return None
    return Civil(year=year, season=name)


@rule(
    r"(?P<before>[A-Za-z-]+) (?P<x>(?P<season>spring|summer|autumn|fall|winter|(?:Spring|Summer|Autumn|Winter)(?= [Oo]ffensive)))\b"
    r"(?![-'’])(?! of \d)(?! \d)",
    Needs.season,
)
def season_alone(match: re.Match[str]) -> Reading | None:
    """A season alone: placed in a history, or by "last", "this" and "next"."""
    cue, word = match["before"].lower(), match["season"].lower()
    following = WORD_BEHIND.match(match.string, match.end())
    after = following.group(1) if following else ""
    if cue not in _SEASON_CUES and after.lower() not in _HAPPENINGS:
        return None
    if after in _SEASON_HEADS or (word == "fall" and (cue not in _FALL_CUES or _NO_FALL.match(match.string, match.end()))):
        return None
    return Civil(season=seasons()[word], turn=1 if _SETS_IN.match(match.string, match.end()) and cue == "before" else _TURNS.get(cue))


_SETS_IN = compiled(r" (?:sets in|comes|arrives|begins|starts)\b")
_FALL_CUES = frozenset(("the", "this", "last", "next", "that", "previous", "following", "same"))


RULES: tuple[Rule, ...] = (season, season_alone, quarter, quarter_alone, decade, short_decade, short_year, year)
