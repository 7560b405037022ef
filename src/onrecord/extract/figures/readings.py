"""How a count was read, and what it shares with its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import Noun, nouns
from onrecord.model.vocabulary import Measure

_FAR = 24  # words between counts that share a verb
_SOON = 12  # words between a count and the noun that is said of it
_NEAR = 12  # words between a verb and the second of its objects
_PART = frozenset(["including", "includes", "included", "among", "with", "plus", "whom", "which", "them", "along", "alongside", "well"])
_OPENS = frozenset({"including", "included", "includes", "among"})  # a list of those counted
_THEM = (("of", "them"), ("of", "whom"), ("of", "which"))
_EXCHANGED = frozenset("exchanged swapped traded freed released handed over in exchange return for".split())
_SPLIT = ((":",), ("–",), ("—",))
_TOGETHER: frozenset[Measure] = frozenset({"affected", "captured", "displaced", "evacuated", "missing"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure with how it was found: phrase, object, subject, noun, toll, weak, or shared with `parent` (index of another count)."""

    measure: Measure
    how: str
    trigger: int | None = None
    parent: int | None = None


def goes_on(sentence: Words, counts: Sequence[Count], index: int) -> bool:
    """Whether "including", "along with" or the like stands before the count, or it is the next of a list."""
    first, before = counts[index].first, counts[index - 1].last if index else 0
    listed = sentence.lower[before:first] in (("and",), (",",), (",", "and"))
    return listed or bool((_PART - {"whom", "which"}) & set(sentence.lower[max(0, first - 2) : first]))


def parent_of(sentence: Words, grammar: Grammar, counts: Sequence[Count], index: int, found: Mapping[int, Reading]) -> int | None:
    """The count whose verb this one shares: the one before, joined by "and", "including", "of whom" with no verb between them."""
    count, lower = counts[index], sentence.lower
    if not index or _speaks(sentence, count) or _has_own_verb(sentence, grammar, count):
        return None
    for before in range(index - 1, max(-1, index - 3), -1):
        other = counts[before]
        if before not in found or (other.of_whole and before == index - 1):
            continue
        between = lower[other.last : count.first]
        if lower[count.last : count.last + 2] in _THEM or (between[-1:] in _SPLIT and _is_listed(sentence, count, other)):
            return before
        if lower[max(0, other.first - 2) : other.first] == ("of", "the") and other.first <= 3 and between[-1:] == (",",):
            return before  # "Of the 20 freed, 12 are soldiers"
        plain = between[-1:] != ("with",) or between[-2:-1] == ("along",) or found[before].measure in _TOGETHER
        if plain and (_joins(sentence, between, other.last) or _elsewhere(sentence, grammar, count, between)):
            return before
    return None


def _speaks(sentence: Words, count: Count) -> bool:
    """ ", a hospital official said", ", two sources said": who says it, no one who is counted."""
    return sentence.classes[count.last : count.last + 1] == ("report",) or sentence.lower[count.last : count.last + 1] == ("said",)


def _has_own_verb(sentence: Words, grammar: Grammar, count: Count) -> bool:
    """ "Five were killed and 59 burned": a verb that says nothing known."""
    at = count.last
    return grammar.upos[at : at + 1] == ("VERB",) and at not in sentence.senses and sentence.lower[at].endswith("ed")


def _joins(sentence: Words, between: Sequence[str], start: int) -> bool:
    if not between or len(between) > _FAR:
        return False
    if any(word in _PART for word in between[-3:]):
        return between[-1] != "with" or between[-2:-1] != (",",)
    opened = max((at for at, word in enumerate(between) if word in _OPENS), default=-1) + 1
    start, between = start + opened, between[opened:]
    return between[-1] in ("and", ",", "or", "&") and len(between) <= _NEAR and not _breaks(sentence, start, start + len(between))


def _is_listed(sentence: Words, count: Count, other: Count) -> bool:
    """ "22 were killed: 10 in Taiz, seven in Marib …", "22 people: 10 men, …": the first of a list of parts."""
    after = sentence.lower[count.last : count.last + 1]
    return count.number.value < other.number.value and after in (("in",), ("from",), ("at",), ("near",), (",",), ("and",))


def _elsewhere(sentence: Words, grammar: Grammar, count: Count, between: Sequence[str]) -> bool:
    """ "82 people have died in Nepal and 38 in Bangladesh": of all the clause only the place is said again."""
    there = sentence.lower[count.last : count.last + 1] == ("in",) and grammar.upos[count.last + 1 : count.last + 2] == ("PROPN",)
    return there and count.elided and between[-1:] in (("and",), (",",)) and "in" in between and len(between) <= _FAR


def is_exchanged_for(sentence: Words, count: Count, other: Count) -> bool:
    """ "Exchanged 75 for 75", "three hostages were swapped for 180 prisoners"."""
    between = sentence.lower[count.last : other.first]
    return between[-1:] == ("for",) and all(
        word in _EXCHANGED or kind == "auxiliary" for word, kind in zip(between, sentence.classes[count.last : other.first], strict=True)
    )


def _breaks(sentence: Words, start: int, end: int) -> bool:
    """Whether a verb or the beginning of another clause stands between."""
    classes, senses = sentence.classes, sentence.senses
    verbs = any(start <= at < end and any(s.frame != "noun" for s in found) for at, (_, found) in senses.items())
    return verbs or any(kind in ("auxiliary", "subordinator", "relative", "report", "pronoun", "linking") for kind in classes[start:end])


def is_base(sentence: Words, count: Count, other: Count) -> bool:
    """The many among whom some were hurt: "600 deaths among 15,000 soldiers"."""
    among = sentence.lower[count.first - 1 : count.first] == ("among",)
    return among and other.last == count.first - 1 and count.number.value > other.number.value


def is_sum(sentence: Words, count: Count) -> bool:
    """ "1,430 killed and 2,097 injured of 3,527": all of whom those before are parts."""
    return count.elided and sentence.lower[max(0, count.first - 1) : count.first] == ("of",) and count.first - 2 in sentence.senses


def is_listed_before(sentence: Words, count: Count, other: Count, reading: Reading) -> bool:
    """ "Four guards, a driver and two clerks were killed": the verb stands behind the last of them."""
    between = sentence.lower[count.last : other.first]
    alike = bool(count.tags & {"human", "item", "munition"}) and ("human" in count.tags) == ("human" in other.tags)
    return (
        alike
        and sentence.lower[max(0, count.first - 1) : count.first] != ("of",)  # "of 60 homes, 12 were destroyed"
        and reading.how in ("subject", "shared")
        and between in (("and",), (",",), (",", "and"))
        and reading.trigger is not None
        and reading.trigger >= other.last
    )


def has_verb_of_its_own(grammar: Grammar, counts: Sequence[Count], found: Mapping[int, Reading], index: int) -> bool:
    """ "Three rebels attack a hotel; a guard and two rebels are killed": the last verb is said of the last."""
    reading, last = found[index], counts[index].last
    if reading.how != "subject" or reading.trigger is None or grammar.upos[last : last + 1] != ("VERB",) or reading.trigger <= last:
        return False
    return any(
        other > index and found[other].trigger == reading.trigger and last < counts[other].first for other in found
    ) and grammar.labels[last] in ("root", "conj", "parataxis", "ccomp", "advcl")


def akin(one: Count, other: Count) -> bool:
    """Of one sort, or with the noun left out: a count of people does not share what befell missiles."""
    if (one.elided or other.elided) and not (one.tags and other.tags):
        return other.number.currency is None and other.unit is None
    if one.unknown and one.first - other.last > 2:
        return False
    return bool(one.tags & other.tags & {"human", "munition", "item", "strike", "goods"})


def said_to_be(sentence: Words, at: int) -> Noun | None:
    """What people are said to be behind `at`: the children of "nine of the 10 killed at the park were children"."""
    if at + 2 < len(sentence.lower) and sentence.lower[at : at + 2] in _THEM[:2]:
        of_them = nouns().at(sentence.lower, at + 2)
        if of_them is not None and of_them[1].sort == "human" and of_them[1].plural:
            return of_them[1]  # "13 of them children"
    for index in range(at, min(at + _SOON, len(sentence.lower) - 1)):
        if sentence.lower[index] in ("were", "are", "was"):
            start = index + 1 + (sentence.classes[index + 1] in ("adverb", "determiner"))
            named = next((n for i in range(start, min(start + 2, len(sentence.lower))) if (n := nouns().at(sentence.lower, i))), None)
            verb = start in sentence.senses and any(sense.frame != "noun" for sense in sentence.senses[start][1])
            return named[1] if named is not None and named[1].sort == "human" and named[1].plural and not verb else None
        if sentence.lower[index] in (",", ";", "(") or sentence.classes[index] in ("subordinator", "report", "pronoun"):
            return None
    return None
