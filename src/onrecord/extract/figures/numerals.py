"""Numerals: what is written in digits, in words, or as a fraction, without the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.count_words import Unit, fractions, number_words, units
from onrecord.language.tokens import Token

_DIGITS = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})+,\d{3}")
_COMPOUND = re.compile(r"(\d[\d.,]*)[-– ](\D+)")
DASHES = frozenset("-–—")
SLASHES = frozenset("/⁄∕")
MINUS = ("minus", "negative", "sub")
_OPENING = frozenset(["", ",", "that", "nearly", "almost", "about", "roughly", "than", "least", "and", "“", '"'])  # before "one in three"
_LONGEST = 24  # characters of a number that anybody reads
_LETTERS = frozenset("glLmpVW")  # units of one letter, as they are written
OPEN = frozenset({"vague", "round", "dozen"})
_ARTICLES = ("a", "an")
_HALVES = ("first", "second", "other", "latter", "this", "that", "each", "either")  # "the first half of"
_REMEMBERED = 16384  # words that recur through a report and a run


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral up to tokens[last]. `sort`: digits, compound (with its unit one word: "6-inch"), words, fraction, or one of OPEN.

    `unit` is only what its own letters say ("40km", "6-inch").
    """

    last: int
    value: float
    sort: str
    unit: Unit | None = None


def numeral(tokens: Sequence[Token], words: list[str], at: int, *, money: bool = False) -> Numeral | None:
    """The numeral that begins at tokens[at]; `money`: behind a sign of currency, where only digits stand."""
    found = _and_a_half(words, at) or _digits(tokens, words, at, money=money)
    return found if found is not None or money else _fraction(words, at) or _spelled(words, at)


@lru_cache(maxsize=_REMEMBERED)
def opens_numeral(word: str) -> bool:
    """Whether a numeral may begin with the word: a quick no for most."""
    if word[0].isdigit() or word in _ARTICLES or number_words().opens(word):
        return True
    return word in fractions("whole") or word in fractions("sign") or small(word) is not None or _hyphened_part(word) is not None


def scaled(value: float, scale: float) -> float:
    """The product without the dust of binary fractions: 16.9 trillion is 16,900,000,000,000."""
    return float(f"{value * scale:.15g}")


def _digits(tokens: Sequence[Token], words: list[str], at: int, *, money: bool) -> Numeral | None:
    """A number in digits with its multiplier; None for parts of names, clock times and the like."""
    if at >= len(tokens) or not words[at][0].isdigit() or (not money and _glued_before(tokens, words, at)):
        return None
    if not _DIGITS.fullmatch(words[at]) or len(words[at]) > _LONGEST:
        return _compound(words, at)
    value, last = float(words[at].replace(",", "")), at + 1
    while last < len(tokens) and len(words[last]) == 3 and words[last].isdigit() and _spaced_thousands(tokens, last):
        value, last = value * 1000 + float(words[last]), last + 1
    if last == len(tokens):
        return Numeral(last, value, "digits")
    tight = tokens[last].start == tokens[last - 1].end
    if tight and words[last] in SLASHES:
        return _quotient(words, at)
    if (sign := fractions("sign").get(words[last])) is not None:
        return Numeral(last + 1, value + sign, "digits")
    if (known := number_words().at(words, last)) is not None:
        sort = known[1].sort
        if sort == "scale" or (tight and (sort == "suffix" or (sort == "money" and money))):
            return Numeral(known[0], scaled(value, known[1].value), "digits")
        if sort == "dozen" and value.is_integer():
            return Numeral(known[0], value * known[1].value, "dozen")
    if tight and tokens[last].is_word:
        unit = units().at(words, last) if len(words[last]) > 1 or tokens[last].text in _LETTERS else None
        return Numeral(unit[0], value, "digits", unit[1]) if unit is not None else None
    return None if tight and _hyphened(tokens, last) else Numeral(last, value, "digits")


def _compound(words: list[str], at: int) -> Numeral | None:
    """ "6.1-inch", "20-year-old": one word with its unit; "15-strong" is none."""
    parts = _COMPOUND.fullmatch(words[at])
    if parts is None or not _DIGITS.fullmatch(parts[1]):
        return None
    unit = units().at([parts[2]], 0)
    return Numeral(at + 1, float(parts[1].replace(",", "")), "compound", unit[1]) if unit is not None else None


def _and_a_half(words: list[str], at: int) -> Numeral | None:
    """ "Four and a half thousand", "two and a half"."""
    if words[at + 1 : at + 4] != ["and", "a", "half"]:
        return None
    value = _plain(words[at]) or small(words[at])
    if not value:
        return None
    scale = number_words().at(words, at + 4) if at + 4 < len(words) else None
    if scale is not None and scale[1].sort == "scale":
        return Numeral(scale[0], (value + 0.5) * scale[1].value, "words")
    return Numeral(at + 4, value + 0.5, "words")


def _fraction(words: list[str], at: int) -> Numeral | None:
    """ "Half of", "a third of", "two-thirds", "three quarters"; ordinals ("a third time") and halves of a game are none."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in fractions("sign"):
        return Numeral(at + 1, fractions("sign")[word], "fraction")
    if (part := _hyphened_part(word)) is not None:
        return Numeral(at + 1, part, "fraction")
    if word in fractions("whole"):
        taken = after in ("of", "the", "its", "their", "his", "our", "all", "those") and (not at or not words[at - 1].endswith(_HALVES))
        return Numeral(at + 1, fractions("whole")[word], "fraction") if taken else None
    if (word in _ARTICLES or word == "one") and after in fractions("one") and words[at + 2 : at + 3] == ["of"]:
        return Numeral(at + 2, fractions("one")[after], "fraction")
    count = small(word)
    if count is not None and after == "in":
        return _in_so_many(words, at, count)
    if count is not None and after in fractions("many"):
        return Numeral(at + 2, count * fractions("many")[after], "fraction")
    return None


def _in_so_many(words: list[str], at: int, count: float) -> Numeral | None:
    """ "One in three homes", "nine in ten", where it opens the clause; not "killed one in two attacks", "three in two days"."""
    before, below = words[at - 1] if at else "", words[at + 2] if at + 2 < len(words) else ""
    parts = _plain(below) or small(below)
    timed = at + 3 < len(words) and units().at(words, at + 3) is not None
    return Numeral(at + 3, count / parts, "fraction") if before in _OPENING and not timed and parts and count < parts <= 1000 else None


@lru_cache(maxsize=_REMEMBERED)
def _hyphened_part(word: str) -> float | None:
    """The value of "two-thirds", "one-third"."""
    head, dash, tail = word.partition("-")
    if not dash:
        return None
    count, part = small(head), fractions("one" if head == "one" else "many").get(tail)
    return count * part if count is not None and part is not None else None


def _quotient(words: list[str], at: int) -> Numeral | None:
    """ "1/16 of"; dates and codes are none."""
    above, below = _plain(words[at]), _plain(words[at + 2]) if words[at + 3 : at + 4] == ["of"] else None
    return Numeral(at + 3, above / below, "fraction") if above and below else None


def _plain(word: str) -> float | None:
    """The value of a few plain digits."""
    return float(word) if word.isdecimal() and len(word) <= _LONGEST else None


def _glued_before(tokens: Sequence[Token], words: list[str], at: int) -> bool:
    """Part of a name or of a longer code: "TB2", "Mi-8", "#4", "12/7"; not "minus-5", "sub-300", "+3"."""
    if not at or tokens[at - 1].end != tokens[at].start:
        return False
    before = tokens[at - 1].text
    if before == "+" or (at > 1 and words[at - 2] in MINUS):
        return before == "+" and at > 1 and tokens[at - 2].end == tokens[at - 1].start
    if before in DASHES and at > 1:
        return (
            before == "-" and tokens[at - 2].end == tokens[at - 1].start and not (tokens[at - 2].text[0].isdigit() or words[at - 2] == "%")
        )
    return tokens[at - 1].is_word or before in SLASHES or before in "#:.№’'@_"


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """The number opens a compound: "24-hour", "15-strong"."""
    follows = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    return tokens[at].text in DASHES and tokens[at].text != "—" and follows and tokens[at + 1].is_word


def _spaced_thousands(tokens: Sequence[Token], at: int) -> bool:
    """ "18 500": three digits behind one space and at most three digits (a plain number of thousands, with no comma in it)."""
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    apart = after is None or after.start > tokens[at].end or not after.is_word or number_words().opens(after.lower)
    return apart and tokens[at].start - before.end == 1 and len(before.text) <= 3 and before.text.isdigit() and before.text != "0"


def _spelled(words: list[str], at: int) -> Numeral | None:
    """A number in words."""
    found = number_words().at(words, at)
    if found is not None and found[1].sort in OPEN:
        return Numeral(found[0], found[1].value, found[1].sort)
    index, total, current, seen, sort = at, 0.0, 0.0, False, "words"
    article = words[at] in _ARTICLES
    if article and at + 1 < len(words) and (scale := number_words().at(words, at + 1)) and scale[1].sort in ("scale", "dozen"):
        index, current = at + 1, 1.0
    while index < len(words):
        value = small(words[index])
        known = number_words().at(words, index)
        if value is not None and not (seen and current % 100):
            current, index, seen = current + value, index + 1, True
        elif known and known[1].sort in ("scale", "dozen") and (seen or current):
            sort = "dozen" if known[1].sort == "dozen" or (article and known[1].value >= 100) else sort
            current, total = (current * known[1].value, total) if known[1].value <= 100 else (0.0, total + current * known[1].value)
            index, seen = known[0], True
        elif _goes_on(words, index, seen=seen, current=current, total=total):
            index += 1
        else:
            break
    return Numeral(index, total + current, sort) if seen else None


def _goes_on(words: list[str], at: int, *, seen: bool, current: float, total: float) -> bool:
    """The "and" of "two hundred and six"."""
    hundreds = words[at] == "and" and seen and not current % 100 and current + total >= 100
    return hundreds and at + 1 < len(words) and bool(small(words[at + 1]))


@lru_cache(maxsize=_REMEMBERED)
def small(word: str) -> float | None:
    """The value of "seven", "thirty", "twenty-one"."""
    head, _, rest = word.partition("-")
    first = number_words().at([head], 0) if head else None
    if first is None or first[1].sort not in ("unit", "ten"):
        return None
    if not rest:
        return first[1].value
    second = number_words().at([rest], 0)
    return first[1].value + second[1].value if first[1].sort == "ten" and second is not None and second[1].sort == "unit" else None
