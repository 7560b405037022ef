"""The quantities of a sentence: every number with its unit or noun to come, what only looks like one (a year, a name) left out."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.figures.numbers import Number, find_numbers
from onrecord.extract.figures.wording import Words
from onrecord.extract.times.words import months
from onrecord.knowledge.count_words import nouns, numbered, trends

_YEARS, _MODERN = (1000, 2200), (1900, 2100)
_RISEN = frozenset(", ( is was were are be been edged".split())
_SINGLED = frozenset("no this that each any every another which some same".split())
_OPENERS = frozenset("in at on near over from to around above outside since by of and".split())
_NO = frozenset({"no.", "nos."})  # the full stop may be a word of its own
_MODELS = 300  # no usual number of a weapon is higher
_LISTED = frozenset({"and", "or", ",", "to"})
_NO_ONE = frozenset("another by".split())
_AMONG = frozenset("the in of since from 's during by until after before and".split())
_SOFT = frozenset("by only just about further sharply slightly nearly almost around another more than over a an additional an".split())


def quantities(sentence: Words) -> list[Number]:
    """Every quantity in order: counts, sums, shares, measures. The figures of the record are those of them that count what a war did.

    Ordinals, dates, years, clock times, numbers of names, codes and addresses are none.
    """
    found, named = [], -1
    for number in find_numbers(sentence.tokens):
        if _is_numbered(sentence, number) or (named == number.core - 1 and sentence.lower[named] in _LISTED):
            named = number.last  # "aged 6 and 9"
        elif _is_quantity(sentence, number):
            found.append(number)
    return [_moved(sentence, number, found[at + 1] if at + 1 < len(found) else None) for at, number in enumerate(found)]


def _is_quantity(sentence: Words, number: Number) -> bool:
    if number.unit is not None and number.unit.sort == "clock":
        return False
    if number.currency is not None or number.sort == "compound":
        return True
    if number.sort == "words":
        named = number.core > 0 and sentence.tokens[number.core].is_capitalised and _is_name(sentence, number)  # "Team Six"
        return not named and (number.value != 1 or not _is_pronoun(sentence, number))
    return number.sort != "digits" or not any(kind(sentence, number) for kind in (_is_date, _is_year, _is_name, _stands_apart))


def _is_numbered(sentence: Words, number: Number) -> bool:
    """ "Page 12", "aged 18 to 34", "No. 2"."""
    plain = number.currency is None and number.sort in ("digits", "words")
    before = sentence.lower[max(0, number.core - 2) : number.core]
    return plain and ("".join(before) in _NO or not numbered("before").isdisjoint(before[-1:]))


def _is_pronoun(sentence: Words, number: Number) -> bool:
    """The "one" of "each one", "this one", "one another"."""
    before, after = _around(sentence, number)
    return number.last - number.core == 1 and (before in _SINGLED or after in _NO_ONE)


def _around(sentence: Words, number: Number) -> tuple[str, str]:
    before = sentence.lower[number.core - 1] if number.core else ""
    return before, sentence.lower[number.last] if number.last < len(sentence.lower) else ""


def _is_date(sentence: Words, number: Number) -> bool:
    """ "9 May", "Sept. 20-24"."""
    if number.unit is not None or not 1 <= (number.upper or number.value) <= 31:
        return False
    tokens, before = sentence.tokens, number.core - 1
    if before > 0 and tokens[before].text == ".":
        before -= 1
    named = before >= 0 and tokens[before].text in months()
    return named or (number.last < len(tokens) and tokens[number.last].text in months())


def _is_year(sentence: Words, number: Number) -> bool:
    """Four plain digits, one year or a range of them, that no noun in the plural follows."""
    if number.unit is not None or not _YEARS[0] <= number.value <= (number.upper or number.value) <= _YEARS[1]:
        return False
    lower, at = sentence.lower, number.bare - 1
    if not (lower[at].isdigit() and len(lower[at]) == 4):
        return False
    before, after = _around(sentence, number)
    if number.bound == "range":
        return not _counts(sentence, number.last)
    if number.bound == "about" and _MODERN[0] <= number.value <= _MODERN[1]:
        return number.last == number.bare and not (after[:1].isalpha() and sentence.classes[number.last] is None)  # "around 2030."
    if number.bound != "exact" or number.last - number.core != 1:
        return False
    noun = nouns().at(lower, number.last) if after else None
    if noun is None and not _MODERN[0] <= number.value <= _MODERN[1]:
        return before in _AMONG and not _counts(sentence, number.last)
    return noun is None or not noun[1].plural or before in _AMONG


def _counts(sentence: Words, at: int) -> bool:
    """Whether a plural in small letters stands at `at`."""
    word = sentence.tokens[at].text if at < len(sentence.tokens) else ""
    return len(word) > 3 and word.endswith("s") and (word.islower() or nouns().at(sentence.lower, at) is not None)


def _is_name(sentence: Words, number: Number) -> bool:
    """ "Section 4", "FTSE 100", "12 Mill Road"."""
    tokens, lower, at = sentence.tokens, sentence.lower, number.core
    before, after = _around(sentence, number)
    if number.unit is not None or number.bound != "exact" or number.bare - at != 1:
        return False
    told = after != "" and nouns().at(lower, number.last) is not None
    capital = any(letter.isupper() for letter in tokens[at - 1].text)
    if before in numbered("name") and capital and not told and not _counts(sentence, number.last):
        return True
    if _is_model(sentence, number):
        return True
    for index in range(number.last, min(number.last + 3, len(tokens))):
        if not tokens[index].is_capitalised:
            return False
        if index > number.last and lower[index] in numbered("after"):
            return True
    return False


def _is_model(sentence: Words, number: Number) -> bool:
    """The number of a weapon: "its Mohajer 6 drones"; not "on Friday 15 drones", "over Kharkiv 15 drones"."""
    tokens, lower, at = sentence.tokens, sentence.lower, number.core - 1
    if at < 1 or not tokens[at].is_capitalised or number.value > _MODELS:
        return False
    things = (nouns().at(lower, index) for index in range(number.last, min(number.last + 3, len(lower))) if tokens[index].text.islower())
    if not any(thing is not None and thing[1].sort in ("munition", "item") for thing in things):
        return False
    while at >= 0 and tokens[at].is_capitalised and lower[at] not in _OPENERS:
        at -= 1
    return at >= 0 and lower[at] not in _OPENERS and tokens[at].is_word


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


def _moved(sentence: Words, number: Number, after: Number | None) -> Number:
    """The quantity with its direction: an amount of rise or fall ("up 4%", "fell by 20", "-3%"), or the start of a change."""
    lower, at = sentence.lower, number.first - 1
    measured = number.currency is not None or number.unit is not None
    if at >= 0 and measured and sentence.tokens[at].text in "+-−–" and _stands_off(sentence, at):
        if sentence.tokens[at].text == "+":
            return replace(number, trend="up")
        return replace(number, trend="down", value=-number.value, lower=_negated(number.upper), upper=_negated(number.lower))
    while at >= 0 and lower[at] in _SOFT:
        at -= 1
    trend = trends().get(lower[at]) if at >= 0 else None
    stood = at > 0 and lower[at] in ("up", "down") and lower[at - 1] in _RISEN
    if trend is not None and (measured or stood or lower[at + 1] == "by"):
        return replace(number, trend=trend)
    if lower[number.first - 1 : number.first] == ("from",) and after is not None and "to" in lower[number.last : after.core][-4:]:
        return replace(number, start=True)
    return number


def _negated(value: float | None) -> float | None:
    return None if value is None else -value


def _stands_off(sentence: Words, at: int) -> bool:
    """A sign tight before its digits, with a space or nothing before itself."""
    tokens = sentence.tokens
    return tokens[at].end == tokens[at + 1].start and (at == 0 or tokens[at - 1].end < tokens[at].start)
