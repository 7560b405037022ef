"""The clues around a calendar expression: does it date the report, is it quoted, ahead or behind, does something begin there?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from onrecord.extract.times.rules import Found
from onrecord.extract.times.stamps import is_stamp
from onrecord.extract.times.tense import Tense, reports_speech, tense_at
from onrecord.extract.times.words import compiled
from onrecord.language import Analysis, Sentence
from onrecord.model.calendar import Setting

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
# Without one of these nothing begins in a sentence.
_BEGINS = re.compile(r"beg[aiu]n|start|erupt|broke|launch|unleash|ignite|invad|invasion of|outbreak|onset|beginning", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)[ ](?:[\d:.]+[ ]?(?:[ap]\.?m\.?)?[ ](?:on[ ])?)?(?:the[ ])?$")
_AS_OF = re.compile(r"\b[Aa]s (?:of|on|at)[ ](?:\w+,? )?$")


class Scene:
    """A sentence with what holds for all its expressions, so that each need not look at the whole of it again."""

    def __init__(self, analysis: Analysis, sentence: Sentence) -> None:
        self.analysis = analysis
        self.sentence = sentence
        self.text = analysis.text

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.sentence.tokens]

    @cached_property
    def _said(self) -> bool:
        return reports_speech(self.sentence.tokens)

    @cached_property
    def _begins(self) -> bool:
        return _BEGINS.search(self.text, self.sentence.start, self.sentence.end) is not None

    def setting(self, found: Found) -> Setting:
        index = min(bisect_left(self._starts, found.start), len(self._starts) - 1)
        return Setting(
            paragraph=self.sentence.paragraph,
            sentence=self.sentence.index,
            tense=self._tense(found, index),
            stamp=is_stamp(self.text, self.sentence, found),
            as_of=_AS_OF.search(self.text, max(self.sentence.start, found.start - 20), found.start) is not None,
            quoted=self.analysis.quote_at(found.start) is not None,
            said=self._said,
            opens=self._opens(found) if self._begins else None,
        )

    def _tense(self, found: Found, index: int) -> Tense | None:
        """That of its verb; what lasts until a day, and hangs on no verb of the past, lasts to a day ahead."""
        told = tense_at(self.sentence.tokens, index) if self._starts else None
        ahead = told is None and _UNTIL.search(self.text, max(self.sentence.start, found.start - 30), found.start) is not None
        return "future" if ahead else told

    def _opens(self, found: Found) -> str | None:
        ahead = _OPENS.search(self.text, max(self.sentence.start, found.start - 140), found.start)
        if ahead is not None:
            return "invasion" if ahead["act"] else (ahead["noun"] or ahead["object"] or ahead["start"]).lower()
        behind = _WHEN.match(self.text, found.end, self.sentence.end)
        return (behind["noun"] or behind["broke"] or "invasion").lower() if behind else None
