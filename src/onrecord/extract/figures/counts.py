"""Counted things in a sentence: numbers with what they count, units and money included, and what is no count left out."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache

from onrecord.extract.figures.counted import Count, phrase_after
from onrecord.extract.figures.numbers import Number, may_open
from onrecord.extract.figures.numerals import small
from onrecord.extract.figures.quantities import quantities
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import Noun, Unit, nouns, senses
from onrecord.knowledge.countries import all_countries

_RETINUE = frozenset("bodyguard driver guard aide cameraman translator interpreter chauffeur escort fixer".split())
_THEM = (("them",), ("whom",), ("which",), ("those",))
_GROUP = 5  # words of "a young family of"
_GROUPS = frozenset({"family", "group", "crew", "team", "gang"})
_PERCENT, _PEOPLE = Unit("share", "%"), Noun("people", "human")
_ONE_OF = frozenset({"of", "day", "'s", "that", "side"})
_ZERO = frozenset({"nobody", "none", "no-one"})
_ARTICLES, _WHOSE = frozenset({"a", "an"}), frozenset({"his", "her", "their"})
_ONE_OR_NONE = _ARTICLES | _WHOSE | _ZERO | {"another", "no"}


def may_count(words: Set[str]) -> bool:
    """A quick no: without a numeral it takes a word for one or none, a noun that can be counted and a word for what happened to it."""
    if any(map(may_open, words - _ARTICLES)):
        return True
    return not any(of.isdisjoint(words) for of in (_ONE_OR_NONE, _counted(), senses().firsts))


@cache
def _counted() -> Set[str]:
    people = {demonym.lower() for country in all_countries() for demonym in country.demonyms}  # "an American was killed"
    return nouns().firsts | people | _RETINUE | _ZERO | {"another", "one"}


def find_counts(sentence: Words) -> list[Count]:
    """Every count of the sentence in order. Whether a conflict analyst would log it is decided later, by what happened to it."""
    numbers = quantities(sentence)
    taken = {index for number in numbers for index in range(number.first, number.last)}
    others = (number for number in _without_digits(sentence) if not taken & {number.first})
    found: list[Count] = []
    group: int | None = None  # where "a family of" began
    for number in sorted((*numbers, *others), key=lambda n: n.first):
        if found and number.first < found[-1].last:
            continue
        if number.sort == "article" and _of_so_many(sentence, number):
            group = number.first
            continue
        count = _count(sentence, number)
        if count is not None and group is not None and count.elided:
            count = replace(count, first=group, noun=_PEOPLE, tags=frozenset({"human", "people", "resident"}))
        if count is not None:
            found.append(count)
        group = None
    return found


def _without_digits(sentence: Words) -> Iterator[Number]:
    """ "a child", "another", "no casualties", "no one": numbers of one and none."""
    for at, word in enumerate(sentence.lower):
        if word in _ARTICLES or (word in _WHOSE and not _RETINUE.isdisjoint(sentence.lower[at + 1 : at + 2])):
            yield Number(at, at, at + 1, 1, 1, 1, "exact", "article")
        elif word == "another" and sentence.lower[max(0, at - 1) : at] != ("one",):
            yield Number(at, at, at + 1, 1, 1, 1, "exact", "another")
        elif word in _ZERO or (word == "no" and sentence.lower[at + 1 : at + 2] == ("one",)):
            yield Number(at, at, at + (word == "no") + 1, 0, 0, 0, "exact", "nobody")
        elif word == "no":
            yield Number(at, at, at + 1, 0, 0, 0, "exact", "none")


def _count(sentence: Words, number: Number) -> Count | None:
    """The number with its noun phrase; None for what is no count (a distance, an age, a year, a part of a date)."""
    at = number.last
    if number.currency is not None:
        return Count(number, number.first, at)
    if number.sort == "nobody":
        return Count(number, number.first, at, tags=frozenset({"human"}))
    if number.sort == "fraction" or (number.unit is not None and number.unit.sort == "share"):
        return _share(sentence, number)
    if number.unit is not None:
        return _measured(sentence, number, number.unit)
    if _is_no_count(sentence, number):
        return None
    count = phrase_after(sentence, number)
    if count is None:
        return None
    if number.sort in ("article", "none") and (count.noun is None or (count.noun.plural and number.sort == "article")):
        return None
    if number.sort == "another" and (count.noun.plural if count.noun is not None else not count.elided):
        return None
    metres = sentence.lower[number.last - 1] == "m" and (count.noun is None or count.noun.sort != "human")
    return None if metres else count


def _measured(sentence: Words, number: Number, unit: Unit) -> Count | None:
    """ "900 tonnes of rice", "300 square kilometres"; None for what is no count, or describes a thing ("500 kg bombs")."""
    last = number.last
    if unit.sort == "area" and number.sort != "compound" and not _describes(sentence, last):
        return Count(number, number.first, last, unit=unit.name, area=True, tags=frozenset({unit.sort}))
    if unit.sort == "goods" and last + 1 < len(sentence.lower) and sentence.lower[last] == "of" and sentence.tokens[last + 1].is_word:
        return Count(number, number.first, last + 2, unit=unit.name, tags=frozenset({unit.sort}))
    return None


def _of_so_many(sentence: Words, number: Number) -> bool:
    """ "A family of five": the number is five."""
    near = range(number.last + 1, min(number.last + _GROUP, len(sentence.lower) - 1))
    at = next((at for at in near if sentence.lower[at] == "of" and sentence.lower[at - 1] in _GROUPS), None)
    return at is not None and (sentence.lower[at + 1].isdigit() or small(sentence.lower[at + 1]) is not None)


def _share(sentence: Words, number: Number) -> Count | None:
    """ "A third of the homes" as about 33.3 percent; None for a share of what is not counted ("5% of the vote")."""
    lower, at = sentence.lower, number.last + 1
    if lower[number.last : at] != ("of",):
        if number.sort != "fraction" or "in" not in lower[number.core : number.last]:
            return None
        at -= 1  # "one in three homes"
    if number.sort == "fraction":
        number = _in_percent(number)
    if lower[at : at + 1] in _THEM:
        return Count(number, number.first, number.last)
    at += at < len(lower) and sentence.classes[at] == "determiner"
    if "population" in lower[at : at + _GROUP] and not any(sentence.classes[at : lower.index("population", at)]):
        last = lower.index("population", at) + 1
        return Count(number, number.first, last, noun=_PEOPLE, tags=frozenset({"human", "people", "resident"}))
    count = phrase_after(sentence, number)
    if count is None or lower[count.last : count.last + 1] == ("'s",):
        return None  # "95% of the city's trade"
    return count if count.noun is not None or count.of_whole else None


def _in_percent(number: Number) -> Number:
    """A third is about 33.3 percent: nobody takes it as exact."""
    value, exact = round(100 * number.value, 1), number.bound == "exact"
    lower, upper = (None if end is None or exact else value for end in (number.lower, number.upper))
    return replace(number, value=value, lower=lower, upper=upper, bound="about" if exact else number.bound, unit=_PERCENT)


def _describes(sentence: Words, at: int) -> bool:
    """ "500 hectare farms": the measure of a thing, not how much of it."""
    return at < len(sentence.lower) and sentence.tokens[at].is_word and sentence.classes[at] is None and at not in sentence.senses


def _is_no_count(sentence: Words, number: Number) -> bool:
    """What is compared ("rather than five"), and "one" as a pronoun."""
    lower, at = sentence.lower, number.core
    if number.first and lower[number.first - 1] == "than":
        return True
    if number.sort == "words" and number.value == 1 and number.last - at == 1:
        return (lower[number.last] if number.last < len(lower) else "") in _ONE_OF
    return False
