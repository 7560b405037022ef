"""The stance of a statement: from its verb, its negation and, for plain "said", from what is said."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.statements.cues import Cue
from onrecord.extract.word_classes import word_class
from onrecord.knowledge.actors import party_of
from onrecord.knowledge.tables import rows
from onrecord.model.vocabulary import Stance

_SELF = re.compile(
    r"(?:it|he|she|they|we|i|(?:its|their|our|his|her)\s+(?:own\s+)?(?:forces|troops|army|military|militia|fighters|soldiers|men|units|police|planes|jets|aircraft|artillery|pilots))\b",
    re.I,
)
_TOLL = re.compile(
    r"(?:(?:the|at|least|more|than|nearly|about|some|over|many|of|hundreds|dozens|thousands|[\d,.]+)\s+)*(?:life|lives)\b", re.I
)  # "claimed the lives of"
_UNTRUE = re.compile(
    r"\b(?:false(?!\s+flag)|untrue|baseless|unfounded|groundless|fabricat\w+|lies?|fakes?(?!-)|faked|staged|absurd|nonsense|hoax|slander|inventions?"
    r"|propaganda|disinformation|misinformation|falsehoods?|fiction)\b",
    re.I,
)
_MAY_DENY = re.compile(
    rf"\b(?:no|not|never|nothing|neither|contrary|without|truth|fictitious|provocation|rumou?rs|gossip)\b|n[’']t\b|{_UNTRUE.pattern}", re.I
)
"""A word without which no pattern that denies can be found: a quick no for most contents."""
_AS_UNTRUE = re.compile(rf"\bas\s+[“\"]?(?:(?:an?|the|yet|another|mere|pure|\w+ly)\s+){{0,3}}[“\"]?(?:\w+\s+)?{_UNTRUE.pattern}", re.I)
_POINTED = re.compile(r"(?:it|this|that|them|these|those)\b", re.I)
_CLAUSE = re.compile(r"that\s+(?:it|its|they|their|he|his|she|her|we|our|the|any|an?)\s", re.I)
_OWN_PAST = re.compile(rf"{_SELF.pattern}.*?\b(?:(?:did|had|has|have|was|were)(?:\s+not|n[’']t)|never)\b", re.I)
_NOT_DONE = re.compile(
    r"(?:that\s+)?((?:[\w.-]+\s+){1,7}?)(?:did|do|does|had|has|have|was|were|is|are)(?:\s+not\b|\s+never\b|n[’']t\b)", re.I
)
_HEAD = re.compile(r"\s+(?:for|in|of|over|behind|with)\b")
_LONG = 260  # code points
_ANY_LENGTH = frozenset({"denies", "accuses"})
_CANNOT = frozenset({"confirm", "verify", "claim", "admit", "acknowledge"})


@cache
def _wording() -> tuple[tuple[Stance, bool, re.Pattern[str]], ...]:
    return tuple((row["stance"], row["self"] == "self", re.compile(row["pattern"], re.I)) for row in rows("stance_wording.tsv"))  # type: ignore[misc]


def worded_stance(content: str, speaker: str = "") -> Stance | None:
    """The stance that the content itself shows, if it does. One "must" in a long speech makes it no demand.

    `speaker`: by whose side "the Armenian army did not …" speaks of itself.
    """
    own = _SELF.match(content.lstrip("“\"'‘ ")) is not None or _is_own_side(content, speaker)
    denying = _MAY_DENY.search(content) is not None
    for stance, of_self, pattern in _wording():
        if stance == "denies" and not denying:
            continue
        if (own or not of_self) and pattern.search(content) and (stance in _ANY_LENGTH or len(content) <= _LONG):
            return stance
    return None


def _is_own_side(content: str, speaker: str) -> bool:
    found = _NOT_DONE.match(content) if speaker and _MAY_DENY.search(content) else None
    side = party_of(found.group(1)) if found is not None else None
    return side is not None and side == party_of(speaker)


def stance_of(cue: Cue, content: str, speaker: str = "") -> Stance | None:
    """The stance; None where the cue, so negated or with such an object, reports no statement ("did not deny", "dismissed him")."""
    lemma, stance = cue.verb.lemma, cue.verb.stance
    points = any(word in word_class("pointing") for word in re.findall(r"\w+", content.lower())[:8])
    if cue.negated:
        return "cannot_verify" if lemma.split()[0] in _CANNOT else None
    if cue.allows("negated"):
        return None
    if lemma == "claim" and _TOLL.match(content):
        return None
    if lemma == "deny" and not {word.lower() for word in content.split()[:5]}.isdisjoint(word_class("withheld")):
        return None
    if lemma == "refuse" and content.split()[0].lower() not in word_class("verbal_deed"):
        return None
    if _calls_untrue(cue, content, points=points):
        return "denies"
    if lemma == "dismiss":
        return "denies" if points or content.lower() in ("it", "this", "that") else None
    if lemma == "reject" and (points or _CLAUSE.match(content) or _disowns(content)):
        return "denies"
    if lemma in ("insist", "maintain") and _OWN_PAST.match(content):
        return "denies"
    if lemma in ("warn", "caution") and worded_stance(content) == "promises":
        return "threatens"
    if stance == "asserts" and not cue.allows("media", "name", "about"):
        return worded_stance(content, speaker) or stance
    return stance


def _calls_untrue(cue: Cue, content: str, *, points: bool) -> bool:
    """Called the reports false; called it a lie; described the footage as fake; dismissed as propaganda a report on …"""
    if cue.allows("name") and (points or _POINTED.match(content)) and _UNTRUE.search(content):
        return True
    described = cue.allows("object", "name") and cue.verb.stance in ("asserts", "rejects", "denies", "accuses")
    return described and _AS_UNTRUE.search(content) is not None


def _disowns(content: str) -> bool:
    """Rejected any responsibility for …; rejects blame."""
    head = _HEAD.split(content, maxsplit=1)[0].split()
    return 0 < len(head) <= 4 and head[-1].lower() in word_class("disowned")
