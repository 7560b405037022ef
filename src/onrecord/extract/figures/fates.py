"""Fates that are told together: "killed or wounded" is of casualties, who was seized and then killed was killed."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.extract.figures.wording import Words
from onrecord.model.vocabulary import Measure

BE = frozenset("is are was were be been being get got getting".split())
_FATES: frozenset[Measure] = frozenset({"killed", "wounded", "missing", "captured"})
_GLUE = frozenset("and or / & either has have had been being were was went gone ,".split())


def ending_at(sentence: Words, at: int) -> int | None:
    """Where the word or phrase that says what was counted begins, if one ends at `at`."""
    return next((start for start in range(max(0, at - 3), at + 1) if sentence.senses.get(start, (0,))[0] == at + 1), None)


def is_passive(sentence: Words, trigger: int) -> bool:
    return trigger > 0 and sentence.lower[trigger - 1] in BE


def jointly(sentence: Words, bounds: Collection[int], trigger: int, measure: Measure, *, before: bool = False) -> Measure:
    """The measure of a count whose verb or state begins at `trigger`, with those joined to it in front (`before`) or behind.

    Casualties when one number is of killed and others together: "killed or wounded", "died or went missing". `bounds`: where
    the counts of the sentence begin and end.
    """
    if measure not in _FATES:
        return measure
    kinds, joins, either = {measure}, False, False
    at = trigger - 1 if before else sentence.senses.get(trigger, (trigger + 1,))[0]
    while 0 <= at < len(sentence.lower):
        word = sentence.lower[at]
        begin = ending_at(sentence, at) if before else at if at in sentence.senses else None
        if begin is not None:
            end = sentence.senses[begin][0]
            fates = {sense.measure for sense in sentence.senses[begin][1]} & _FATES
            if not fates or begin in bounds or (is_passive(sentence, begin) if before else end in bounds):
                break
            kinds |= fates
            at = begin - 1 if before else end
        elif word in _GLUE or word.endswith("ly"):
            joins, either = joins or word in ("and", "or", "/", "&"), either or word == "or"
            at += -1 if before else 1
        else:
            break
    if not joins:
        return measure
    if not either:
        kinds -= {"captured"} if kinds - {"captured"} else set()
    return "casualties" if len(kinds) > 1 else next(iter(kinds))
