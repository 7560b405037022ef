"""The clues around a calendar expression: does it date the report, is it quoted, ahead or behind, does something begin there?"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.extract.times.rules import Found
from onrecord.extract.times.tense import tense_at
from onrecord.extract.times.words import compiled
from onrecord.language import Analysis, Sentence
from onrecord.model.calendar import AnchorDay, Civil, Offset, Setting, Timed, Weekday

_LABEL = re.compile(
    r"^\W*(?:(?:first |last )?(?:published|posted|updated|modified|issued|filed|released)|date|dated|dateline)\b"
    r"[^\w\n]*(?:on|at|date)?[^\w\n]*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^\W*(?:[A-ZÀ-Þ][\w'’.-]*[ ,(/)–-]*(?:(?:of|the|and|de|al)[ ])?){1,6}$")
_AFTER_DATELINE = re.compile(r"[ ]?(?:\((?:[A-Z][\w /.-]*)\)|[-–—:|]|/)")
_AFTER_STAMP = re.compile(r"[ ]*(?:[\n|–—:-]|$|,?[A-Z]|\(|[ ]*,[ ]*\d)")
_OPENS = compiled(
    r"\b(?P<noun><NOUN>)\b[^.;\n]{0,60}\b(?:began|begun|started|erupted|broke out|launched|unleashed|ignited)\b[^.;\n\d]{0,50}$"
    r"|\b(?P<act>invaded|invading|invasion of [A-Z]\w+)\b[^.;,\n\d]{0,40}$"
    r"|\b(?:began|started|launched|unleashed) (?:its|their|the|a|an|his|this)\b[^.;,\n\d]{0,40}\b(?P<object><NOUN>)\b[^.;,\n\d]{0,40}$"
    r"|\b(?:outbreak|start|beginning|onset) of (?:the|its|this) (?:[\w'’-]+ ){0,3}(?P<start><NOUN>)\b[^.;\n\d]{0,30}$"
)
_WHEN = compiled(
    r",? (?:when|after|as) [^.;\n]{0,40}\b(?:invaded|(?:launched|began|started) (?:its|the|a|an|their|his)\b[^.;\n]{0,40}\b(?P<noun><WAR>)"
    r"|(?P<broke><WAR>) (?:began|broke|erupted|started))\b"
)
# A stamp stands this near to the head and the end of its line.
_REACH = 200
_AS_OF = re.compile(r"\b[Aa]s (?:of|on|at)[ ](?:\w+,? )?$")


def setting(analysis: Analysis, sentence: Sentence, found: Found, *, said: bool) -> Setting:
    text = analysis.text
    tokens = sentence.tokens
    index = bisect_left(tokens, found.start, key=lambda token: token.start)
    return Setting(
        paragraph=sentence.paragraph,
        sentence=sentence.index,
        tense=tense_at(tokens, min(index, len(tokens) - 1)) if tokens else None,
        stamp=_is_stamp(text, sentence, found),
        as_of=_AS_OF.search(text, max(sentence.start, found.start - 20), found.start) is not None,
        quoted=analysis.quote_at(found.start) is not None,
        said=said,
        opens=_opens(text, sentence, found),
    )


def _opens(text: str, sentence: Sentence, found: Found) -> str | None:
    ahead = _OPENS.search(text, max(sentence.start, found.start - 140), found.start)
    if ahead is not None:
        return "invasion" if ahead["act"] else (ahead["noun"] or ahead["object"] or ahead["start"]).lower()
    behind = _WHEN.match(text, found.end, sentence.end)
    return (behind["noun"] or behind["broke"] or "invasion").lower() if behind else None


def _is_stamp(text: str, sentence: Sentence, found: Found) -> bool:
    """A labelled date ("Published: …"), a dateline, a date alone in its line near the head, or at the very head."""
    reading = found.reading
    if isinstance(reading, Timed):
        clocked, reading = True, reading.of
    else:
        clocked = False
    before = text[max(0, found.start - _REACH) : found.start].rpartition("\n")[2]
    labelled = len(before) < 60 and _LABEL.match(before) is not None
    if not (isinstance(reading, Civil) and reading.day is not None):
        return labelled and isinstance(reading, AnchorDay | Weekday | Offset) and (clocked or isinstance(reading, Weekday))
    if labelled:
        return True
    if sentence.paragraph > 5:
        return False
    rest = text[found.end : found.end + _REACH].partition("\n")[0]
    if not before.strip(" \t|–—-•*"):
        short = not rest.strip(" \t.,|–—-")
        head = sentence.paragraph == 0 and (reading.year is not None or clocked) and _AFTER_STAMP.match(text, found.end) is not None
        return short or head
    return sentence.paragraph <= 2 and len(before) < 60 and _DATELINE.match(before) is not None and _AFTER_DATELINE.match(rest) is not None
