"""Does a calendar expression date the report or a post itself? A label, a dateline, a line of its own, "what we know on …"."""

from __future__ import annotations

import re

from onrecord.extract.times.rules import Found
from onrecord.extract.times.words import compiled
from onrecord.knowledge import gazetteer
from onrecord.language import Sentence
from onrecord.model.calendar import AnchorDay, Civil, Offset, Timed, Weekday

_LABEL = re.compile(
    r"^\W*(?:(?:first |last )?(?:published|posted|updated|modified|issued|filed|released)|date|dated|dateline)\b"
    r"[^\w\n]*(?:on|at|date)?[^\w\n]*$",
    re.IGNORECASE,
)
# "Here is what we know on …", "Live updates for …", "Situation report, …": the report names the day that it is about.
_TELLS = compiled(
    r"\b(?:what we know|(?:live )?updates?|(?:daily )?(?:briefing|bulletin|digest|summary|roundup)|situation report|sitrep)"
    r"(?: so far| no\.? ?\d+| #\d+)?(?:[ ]?[:,–—|-]| (?:on|for|of|as of|from))? (?:\(|<WEEKDAY>,? )?$"
)
_DATELINE = re.compile(r"^\W*(?:[A-ZÀ-Þ][\w'’.-]*[ ,(/)–-]*(?:(?:of|the|and|de|al)[ ])?){1,6}$")
_PLACE_ALONE = re.compile(r"^\W*((?:[\w'’.-]+[ ]?){1,3}),(?:[ ][\w .'’-]{2,30},)?[ ]$")
_AFTER_DATELINE = re.compile(r"[ ]?(?:\((?:[A-Z][\w /.-]*)\)|[-–—:|]|/)")
_AFTER_STAMP = re.compile(r"[ ]*(?:[\n|–—:-]|$|,?[A-Z]|\(|[ ]*,[ ]*\d)")
_AFTER_CLOCK = re.compile(r"[ ]*(?:[\n|–—:-]|$)")
_LINE_ENDS = " \t.,|–—-"
# A stamp stands this near to the head and the end of its line.
_REACH = 200
_HEAD = 5


def is_stamp(text: str, sentence: Sentence, found: Found) -> bool:
    """A labelled date ("Published: …"), a dateline, a date alone in its line near the head, or at the very head."""
    clocked = isinstance(found.reading, Timed)
    reading = found.reading.of if isinstance(found.reading, Timed) else found.reading
    before = text[max(0, found.start - _REACH) : found.start].rpartition("\n")[2]
    labelled = len(before) < 60 and _LABEL.match(before) is not None
    if not (isinstance(reading, Civil) and reading.day is not None):
        if clocked and isinstance(reading, AnchorDay) and not before.strip():
            return _AFTER_CLOCK.match(text, found.end) is not None
        return labelled and isinstance(reading, AnchorDay | Weekday | Offset) and (clocked or isinstance(reading, Weekday))
    if labelled:
        return True
    return sentence.paragraph <= _HEAD and _stands_at_head(text, sentence, found, before, with_year=reading.year is not None or clocked)


def _stands_at_head(text: str, sentence: Sentence, found: Found, before: str, *, with_year: bool) -> bool:
    rest = text[found.end : found.end + _REACH].partition("\n")[0]
    alone = not rest.strip(_LINE_ENDS)
    if not before.strip(" \t|–—-•*"):
        return alone or (sentence.paragraph == 0 and with_year and _AFTER_STAMP.match(text, found.end) is not None)
    if sentence.paragraph > 2 or len(before) >= 120:
        return False
    if with_year and _TELLS.search(before):
        return True
    if len(before) >= 60 or _DATELINE.match(before) is None:
        return False
    return _AFTER_DATELINE.match(rest) is not None or (alone and _is_place(before))


def _is_place(before: str) -> bool:
    """ "Jerusalem, " before a date that ends its line: a known place, and nothing else."""
    named = _PLACE_ALONE.match(before)
    return named is not None and bool(gazetteer.find(named.group(1).strip().title()) or gazetteer.find(named.group(1).strip()))
