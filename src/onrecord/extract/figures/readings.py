"""How a count was read, and what it shares with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import Noun, nouns
from onrecord.model.vocabulary import Measure

_FAR = 12  # words between a count and the noun that is said of it


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure with how it was found: phrase, object, subject, noun, toll, weak, or shared with `parent` (index of another count)."""

    measure: Measure
    how: str
    trigger: int | None = None
    parent: int | None = None


def leaders(sentence: Words, counts: Sequence[Count], found: dict[int, Reading]) -> dict[int, Reading]:
    """Counts before a coordinated one that share its predicate: "Two women and three men were killed"."""
    more: dict[int, Reading] = {}
    known = dict(found)
    for index in range(len(counts) - 2, -1, -1):
        after = known.get(index + 1)
        between = sentence.lower[counts[index].last : counts[index + 1].first]
        listed = between in (
            ("and",),
            (",",),
            (",", "and"),
            ("or",),
            ("are", "among"),
            ("were", "among"),
            ("was", "among"),
            ("among", "the"),
        )
        if (
            index not in known
            and listed
            and after is not None
            and after.how in ("subject", "shared")
            and akin(counts[index], counts[index + 1])
        ):
            known[index] = more[index] = Reading(after.measure, "shared", after.trigger, index + 1)
    return more


def akin(one: Count, other: Count) -> bool:
    """Of one sort, or with the noun left out: a count of people does not share what befell missiles."""
    if one.elided or other.elided:
        return other.number.currency is None and other.unit is None
    if one.unknown and one.first - other.last > 2:
        return False
    return bool(one.tags & other.tags & {"human", "munition", "item", "strike", "goods"})


def said_to_be(sentence: Words, at: int) -> Noun | None:
    """What people are said to be behind `at`: the children of "nine of the 10 killed at the park were children"."""
    for index in range(at, min(at + _FAR, len(sentence.lower) - 1)):
        if sentence.lower[index] in ("were", "are", "was"):
            start = index + 1 + (sentence.classes[index + 1] in ("adverb", "determiner"))
            named = nouns().at(sentence.lower, start) or nouns().at(sentence.lower, start + 1)
            verb = start in sentence.senses and any(sense.frame != "noun" for sense in sentence.senses[start][1])
            return named[1] if named is not None and named[1].sort == "human" and named[1].plural and not verb else None
        if sentence.lower[index] in (",", ";", "(") or sentence.classes[index] in ("subordinator", "report", "pronoun"):
            return None
    return None
