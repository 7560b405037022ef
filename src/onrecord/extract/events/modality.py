"""Whether an event is told as actual, denied, planned, possible or demanded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.events.triggers import Trigger
from onrecord.extract.word_classes import word_class
from onrecord.knowledge.reporting import denying_forms
from onrecord.knowledge.tables import rows, words
from onrecord.language import Sentence
from onrecord.model import Statement
from onrecord.model.vocabulary import Modality

_REACH = 8
_BREAKS = frozenset({";", ":", ".", ",", "but", "which", "who", "after", "because", "while", "and", "when"})
_BY_STANCE: dict[str, Modality] = {
    "denies": "denied",
    "demands": "demanded",
    "asks": "demanded",
    "promises": "planned",
    "threatens": "possible",
}
_PLANNED = re.compile(r" (?:is|are|was|were|being) (?:planned|scheduled|expected|due) | will (?:be|take) ")
_WEIGHT: tuple[Modality, ...] = ("denied", "demanded", "planned", "possible")


def modality(sentence: Sentence, trigger: Trigger, holding: Sequence[Statement]) -> Modality:
    """By the words around the trigger in its clause, else by the stance of the innermost statement that holds it.

    Who denies outright ("denied that …") denies all that the denial holds; of "said that all was staged", resolve/denials.py judges.
    """
    if trigger.verbal and _attributive(sentence, trigger):
        return "actual"
    worded = _worded(sentence, trigger)
    if worded is not None:
        return worded
    denied = any(s.stance == "denies" and s.cue is not None and s.cue.text.lower().split()[-1] in denying_forms() for s in holding)
    stances = {_BY_STANCE.get(s.stance) for s in holding[:1]} | ({"denied"} if denied else set())
    return next((kind for kind in _WEIGHT if kind in stances), "actual")


def _worded(sentence: Sentence, trigger: Trigger) -> Modality | None:
    tokens = sentence.tokens
    before = [token.lower for token in tokens[max(0, trigger.first - _REACH) : trigger.first]]
    cut = max((n + 1 for n, word in enumerate(before) if word in _BREAKS), default=0)
    near = before[cut:]
    if any(word in word_class("negation") for word in near[-3:]) or any(word in ("no", "without") for word in near[-5:]):
        return "denied"
    if _attributive(sentence, trigger):
        return None
    padded = f" {' '.join(near)} "
    for row in rows("event_modality.tsv"):
        if any(f" {cue} " in padded for cue in words(row["cues"])):
            kind: Modality = row["modality"]  # type: ignore[assignment]
            return kind
    after = " ".join(token.lower for token in tokens[trigger.stop : trigger.stop + _REACH])
    return "planned" if not trigger.verbal and _PLANNED.search(f" {after} ") else None


def _attributive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "the besieged city", "the invasion": what is taken as given, whatever is said of it."""
    before = sentence.tokens[trigger.first - 1].lower if trigger.first else ""
    after = sentence.tokens[trigger.stop : trigger.stop + 1]
    if trigger.verbal:
        return before in word_class("determiner", "possessive") and bool(after) and after[0].is_word
    return before in ("the", "this", "these", "that")
