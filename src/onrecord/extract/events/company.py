"""Whether a report tells of war at all: outside such reports, words like "battle", "campaign" and "deal" mean other things."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.events.event_words import group
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.figures.sides import sides
from onrecord.knowledge.actors import known_as
from onrecord.language import Sentence
from onrecord.model import Facts

_SHARE = 0.12  # of the sentences of a report of war name arms, forces or fighting; of reports on other matters, few do
_BETWEEN_STATES = frozenset({"CONSULT", "AGREE", "COOPERATE", "SANCTION", "AID"})


def tells_of_war(sentences: Sequence[Sentence], found: Facts, attacks: frozenset[int] = frozenset()) -> bool:
    """Whether enough of a report's sentences name arms, forces or fighting; one is enough where there are few.

    `attacks`: the numbers of the sentences in which the model is sure of an attack; two are told in no report on other matters.
    """
    armed = sum(any(known.kind == "armed" for known in known_as(entity.canonical)) for entity in found.entities)
    warlike = {sentence.index for sentence in sentences if _warlike(sentence)}
    told = warlike | (attacks if len(attacks) > 1 else frozenset())
    return armed + len(told) > _SHARE * len(sentences)


def belongs(sentence: Sentence, trigger: Trigger) -> bool:
    """In a report on other matters: a word of two senses stands beside one of war, a deal or visit beside a country's name."""
    if trigger.entry.type in _BETWEEN_STATES:
        return bool(sides(sentence))
    if trigger.vouched and sides(sentence):
        return True
    words = {token.lower for token in sentence.tokens[trigger.first : trigger.stop]}
    return not words & group("two_senses") or _warlike(sentence)


def _warlike(sentence: Sentence) -> bool:
    return not group("warlike").isdisjoint(token.lower for token in sentence.tokens)
