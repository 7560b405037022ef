"""Counted things in a sentence: numbers with what they count, units and money included, and what is no count left out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.figures.counted import Count, phrase_after
from onrecord.extract.figures.numbers import Number, find_numbers
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import nouns, units

_RETINUE = frozenset("bodyguard driver guard aide cameraman translator interpreter chauffeur escort fixer".split())
_ZERO = ("no one", "nobody", "none", "no-one")


def find_counts(sentence: Words) -> list[Count]:
    """Every count of the sentence in order. Whether a conflict analyst would log it is decided later, by what happened to it."""
    numbers = list(find_numbers(sentence.tokens))
    taken = {index for number in numbers for index in range(number.first, number.last)}
    others = (number for number in _without_digits(sentence) if not taken & {number.first})
    found: list[Count] = []
    for number in sorted((*numbers, *others), key=lambda n: n.first):
        if found and number.first < found[-1].last:
            continue
        count = _count(sentence, number)
        if count is not None:
            found.append(count)
    return found


def _without_digits(sentence: Words) -> Iterator[Number]:
    """ "a child", "no casualties", "no one": numbers of one and none."""
    for at, word in enumerate(sentence.lower):
        if word in ("a", "an") or (
            word in ("his", "her", "their") and sentence.lower[at + 1 : at + 2] and sentence.lower[at + 1] in _RETINUE
        ):
            yield Number(at, at, at + 1, 1, 1, 1, "exact", "article")
        elif word in _ZERO or " ".join(sentence.lower[at : at + 2]) in _ZERO:
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
    behind = at + 1 if sentence.lower[at : at + 1] == ("of",) else at
    unit = units().at(sentence.lower, behind) if behind < len(sentence.lower) else None
    if unit is not None and unit[1][0] != "not_counted" and not _describes(sentence, unit[0]):
        return _measured(sentence, number, unit)
    if unit is not None or _is_no_number(sentence, number):
        return None
    count = phrase_after(sentence, number)
    if count is None:
        return None
    if number.sort in ("article", "none") and (count.noun is None or (count.noun.plural and number.sort == "article")):
        return None
    if count.elided and number.sort == "digits" and _stands_apart(sentence, number):
        return None
    metres = sentence.lower[number.last - 1] == "m" and (count.noun is None or count.noun.sort != "human")
    return None if metres else count


def _describes(sentence: Words, at: int) -> bool:
    """ "500 kg bombs", "a 20 tonne truck": the weight of a thing, not how much of it."""
    return at < len(sentence.lower) and sentence.tokens[at].is_word and sentence.classes[at] is None and at not in sentence.senses


def _measured(sentence: Words, number: Number, unit: tuple[int, tuple[str, str]]) -> Count | None:
    """ "900 tonnes of rice", "300 square kilometres"."""
    last, (sort, name) = unit
    if sort == "goods":
        if not (last + 1 < len(sentence.lower) and sentence.lower[last] == "of" and sentence.tokens[last + 1].is_word):
            return None
        last += 2
    return Count(number, number.first, last, unit=name, area=sort == "area", tags=frozenset({sort}))


def _is_no_number(sentence: Words, number: Number) -> bool:
    """Years, shares, votes, headings, addresses and "one" as a pronoun."""
    lower, at = sentence.lower, number.core
    before = lower[at - 1] if at else ""
    if number.first and lower[number.first - 1] == "than":
        return True
    if before in (
        "aged",
        "age",
        "number",
        "no",
        "no.",
        "resolution",
        "flight",
        "article",
        "chapter",
        "page",
        "section",
        "channel",
        "ages",
        "route",
        "highway",
    ):
        return True
    if number.sort == "words" and number.value == 1 and number.last - number.core == 1:
        after = lower[number.last] if number.last < len(lower) else ""
        return before in ("no", "this", "that", "each", "any", "every") or after in ("of", "another", "day", "by", "'s", "that", "side")
    plain = lower[at].isdigit() and number.last - at == 1 and number.bound == "exact"
    if plain and 1900 <= number.value <= 2100 and len(lower[at]) == 4:
        noun = nouns().at(lower, number.last) if number.last < len(lower) else None
        return noun is None or not noun[1].plural or before in ("the", "in", "of", "since", "from", "'s", "during", "by")
    return False


def _stands_apart(sentence: Words, number: Number) -> bool:
    """An age or a note between marks: "Olena, 29, was", "(45)"."""
    at, last = number.core, number.last
    before, after = (sentence.lower[at - 1] if at else ""), (sentence.lower[last] if last < len(sentence.lower) else "")
    return (
        (before in (",", "(") and after in (",", ")", ".", ""))
        and number.bound == "exact"
        and at > 1
        and sentence.tokens[at - 2].is_capitalised
    )
