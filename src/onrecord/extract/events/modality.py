"""Whether an event is told as actual, denied, planned, possible or demanded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from onrecord.extract.events.frames import group
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
    "demands": "demanded",
    "asks": "demanded",
    "promises": "planned",
    "threatens": "possible",
}
_PLANNED = re.compile(r" (?:is|are|was|were|being) (?:planned|scheduled|expected|due) | will (?:be|take) ")
_POSSIBLE = re.compile(
    r"^ (?:\w+ ){0,3}(?:might|may|could|would) (?:be|take|come|happen|follow|begin|start)\b|^ (?:\w+ ){0,5}(?:unlikely|impossible)\b"
)
_ENDS = frozenset("stop stopping stopped halt end ended cease ceased suspend relent pause".split())
_TRIES = frozenset("tried tries trying try attempt attempted attempting attempts".split())
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
    denied = any(s.stance == "denies" and s.cue is not None and denying_forms() & set(s.cue.text.lower().split()) for s in holding)
    stances = {_BY_STANCE.get(s.stance) for s in holding[:1]} | ({"denied"} if denied else set())
    return next((kind for kind in _WEIGHT if kind in stances), "actual")


@cache
def _cues() -> tuple[tuple[Modality, tuple[str, ...]], ...]:
    """Modalities in order of weight, with their cues between blanks."""
    return tuple((cast(Modality, row["modality"]), tuple(f" {cue} " for cue in words(row["cues"]))) for row in rows("event_modality.tsv"))


def _worded(sentence: Sentence, trigger: Trigger) -> Modality | None:
    tokens = sentence.tokens
    before = [token.lower for token in tokens[max(0, trigger.first - _REACH) : trigger.first]]
    cut = max((n + 1 for n, word in enumerate(before) if word in _BREAKS), default=0)
    near = before[cut:]
    negated = any(word in word_class("negation") for word in near[-3:]) or any(word in ("no", "without") for word in near[-5:])
    if negated and set(near[-3:]) & _ENDS:
        return "actual"  # "will not stop its offensive"
    if negated and set(near[-4:]) & {"should", "must"}:
        return "demanded"
    if negated:
        return "denied"
    if _attributive(sentence, trigger):
        return None
    padded = f" {' '.join(near)} "
    for kind, cues in _cues():
        if any(cue in padded for cue in cues):
            return kind
    if trigger.verbal and near[-1:] == ["to"] and not set(near[-4:]) & group("achieves"):
        return None if trigger.entry.type == "ASSAULT" and set(near[-3:]) & _TRIES else "possible"
    after = f" {' '.join(token.lower for token in tokens[trigger.stop : trigger.stop + _REACH] if token.is_word)} "
    if trigger.verbal:
        return None
    return "planned" if _PLANNED.search(after) else "possible" if _POSSIBLE.search(after) else None


def _attributive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "the besieged city", "the invasion": what is taken as given, whatever is said of it."""
    before = sentence.tokens[trigger.first - 1].lower if trigger.first else ""
    after = sentence.tokens[trigger.stop : trigger.stop + 1]
    if trigger.verbal:
        return before in word_class("determiner", "possessive") and bool(after) and after[0].is_word
    owned = trigger.entry.type == "ASSAULT" and before in word_class("possessive") | {"its", "their"}
    return owned or before in ("the", "this", "these", "that")
