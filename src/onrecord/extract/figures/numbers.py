"""Number phrases in a sentence: the number with what bounds it, before anybody knows what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.knowledge.count_words import bounds, currencies, number_words
from onrecord.language.tokens import Token
from onrecord.model.vocabulary import Bound

_DIGITS = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})+,\d{3}")
_DASHES = frozenset("-–—")
_OPEN = frozenset({"vague", "round", "dozen"})
_REMEMBERED = 16384  # words that recur through a report and a run


@dataclass(frozen=True, slots=True)
class Number:
    """tokens[first:last] of a sentence; the number itself begins at `core`, a modifier of it (“at least”) before.

    `sort`: digits, words, vague (dozens), article (a, an), none (no, nobody). `currency` is a code, "" for money of no known code.
    """

    first: int
    core: int
    last: int
    value: float
    lower: float | None
    upper: float | None
    bound: Bound
    sort: str
    currency: str | None = None


def find_numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """Every number phrase, in order, not overlapping; articles and negations ("a", "no") are left to the reader of counts."""
    words = [token.lower for token in tokens]
    at = 0
    while at < len(tokens):
        core = _core(tokens, words, at)
        if core is None:
            at += 1
            continue
        number = _bounded(tokens, words, _ranged(tokens, words, core))
        yield number
        at = max(number.last, at + 1)


@lru_cache(maxsize=_REMEMBERED)
def _may_open(word: str) -> bool:
    """Whether a number may begin with the word: a quick no for most."""
    sign = any(known.startswith(word) for known in currencies("sign"))
    return word[0].isdigit() or word in ("a", "an") or sign or number_words().opens(word) or _small(word) is not None


def _core(tokens: Sequence[Token], words: list[str], at: int) -> Number | None:
    """The number that begins here, without its modifiers."""
    if not _may_open(words[at]):
        return None
    sign = _sign(tokens, words, at)
    start = sign[0] if sign else at
    plain = _and_a_half(words, start) or _digits(tokens, words, start) or (None if sign else _spelled(words, start))
    if plain is None:
        return None
    last, value, sort = plain
    currency = sign[1] if sign else None
    if currency is None and last < len(words) and words[last] in currencies("word"):
        currency, last = currencies("word")[words[last]] or "", last + 1
    vague = sort in _OPEN
    exact = None if vague else value
    return Number(at, at, last, value, exact, exact, _open_bound(sort), "vague" if sort == "vague" else sort, currency)


def _open_bound(sort: str) -> Bound:
    """Dozens are vague; "a dozen", "half a million" and "a couple" are round numbers, which no reader takes as exact."""
    return "vague" if sort == "vague" else "about" if sort in _OPEN else "exact"


def _sign(tokens: Sequence[Token], words: list[str], at: int) -> tuple[int, str] | None:
    """A sign of currency ("$", "US$"): (index after it, code)."""
    for width in (2, 1):
        sign = "".join(words[at : at + width])
        tight = width == 1 or (at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start)
        if sign in currencies("sign") and tight and at + width < len(tokens) and tokens[at + width].text[0].isdigit():
            return at + width, currencies("sign")[sign] or ""
    return None


def _digits(tokens: Sequence[Token], words: list[str], at: int) -> tuple[int, float, str] | None:
    """A number in digits with its multiplier: (index after it, value, sort); None for parts of names, clock times and the like."""
    if at >= len(tokens) or not _DIGITS.fullmatch(words[at]) or _glued_before(tokens, at):
        return None
    value, last = float(words[at].replace(",", "")), at + 1
    while last < len(tokens) and len(words[last]) == 3 and words[last].isdigit() and _spaced_thousands(tokens, last):
        value, last = value * 1000 + float(words[last]), last + 1
    if last < len(tokens) and (known := number_words().at(words, last)) is not None:
        adjacent = tokens[last].start == tokens[last - 1].end
        if known[1].sort == "scale" or (known[1].sort == "suffix" and adjacent):
            return known[0], value * known[1].value, "digits"
        if known[1].sort == "dozen" and value.is_integer():
            return known[0], value * known[1].value, "dozen"
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and (tokens[last].is_word or _hyphened(tokens, last)):
        return None
    return last, value, "digits"


def _and_a_half(words: list[str], at: int) -> tuple[int, float, str] | None:
    """ "Four and a half thousand"."""
    if words[at + 1 : at + 4] != ["and", "a", "half"] or at + 4 >= len(words):
        return None
    value, scale = float(words[at]) if words[at].isdigit() else _small(words[at]), number_words().at(words, at + 4)
    return (scale[0], (value + 0.5) * scale[1].value, "words") if value and scale and scale[1].sort == "scale" else None


def _glued_before(tokens: Sequence[Token], at: int) -> bool:
    """Part of a name or of a longer code: "TB2", "Mi-8", "#4", "12/7"."""
    if not at or tokens[at - 1].end != tokens[at].start:
        return False
    before = tokens[at - 1].text
    if before in _DASHES and at > 1:
        return before == "-" and tokens[at - 2].end == tokens[at - 1].start and not tokens[at - 2].text[0].isdigit()
    return tokens[at - 1].is_word or before in "#/:.№’'+@_"


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """The number opens a compound: "24-hour", "15-strong"."""
    follows = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    return tokens[at].text in _DASHES and tokens[at].text != "—" and follows and tokens[at + 1].is_word


def _spaced_thousands(tokens: Sequence[Token], at: int) -> bool:
    """ "18 500": three digits behind one space and at most three digits (a plain number of thousands, with no comma in it)."""
    before = tokens[at - 1]
    return tokens[at].start - before.end == 1 and len(before.text) <= 3 and before.text.isdigit() and before.text != "0"


def _spelled(words: list[str], at: int) -> tuple[int, float, str] | None:
    """A number in words: (index after it, value, sort)."""
    found = number_words().at(words, at)
    if found is not None and found[1].sort in _OPEN:
        return found[0], found[1].value, found[1].sort
    index, total, current, seen, sort = at, 0.0, 0.0, False, "words"
    if (
        words[at] in ("a", "an")
        and at + 1 < len(words)
        and (scale := number_words().at(words, at + 1))
        and scale[1].sort in ("scale", "dozen")
    ):
        index, current = at + 1, 1.0
    while index < len(words):
        value = _small(words[index])
        known = number_words().at(words, index)
        if value is not None and not (seen and current % 100):
            current, index, seen = current + value, index + 1, True
        elif known and known[1].sort in ("scale", "dozen") and (seen or current):
            sort = "dozen" if known[1].sort == "dozen" or (words[at] in ("a", "an") and known[1].value >= 100) else sort
            current, total = (current * known[1].value, total) if known[1].value <= 100 else (0.0, total + current * known[1].value)
            index, seen = known[0], True
        elif (
            words[index] == "and"
            and seen
            and not current % 100
            and index + 1 < len(words)
            and current + total >= 100
            and _small(words[index + 1])
        ):
            index += 1
        else:
            break
    return (index, total + current, sort) if seen else None


def _small(word: str) -> float | None:
    """The value of "seven", "thirty", "twenty-one"."""
    head, _, rest = word.partition("-")
    first = number_words().at([head], 0)
    if first is None or first[1].sort not in ("unit", "ten"):
        return None
    if not rest:
        return first[1].value
    second = number_words().at([rest], 0)
    return first[1].value + second[1].value if first[1].sort == "ten" and second is not None and second[1].sort == "unit" else None


def _ranged(tokens: Sequence[Token], words: list[str], number: Number) -> Number:
    """The number joined with the upper end of its range: "20-30", "two or three", "between 20 and 30", "2 to 3 million"."""
    at = number.last
    if at + 1 >= len(words) or number.bound == "vague":
        return number
    between = number.first and words[number.first - 1] == "between"
    joint = words[at] in _DASHES or words[at] in ("to", "or") or (between and words[at] == "and")
    if not joint or (words[at] == "to" and number.first and words[number.first - 1] == "from" and not between):
        return number
    start = at + 1
    upper = _core(tokens, words, start)
    if upper is None or upper.bound == "vague" or (number.currency is not None and upper.currency not in (None, number.currency)):
        return number
    low = number.value
    plain = tokens[number.last - 1].text[-1].isdigit() or len(words[number.last - 1]) > 1
    if low < upper.value / 1000 * 10 and plain and upper.last - start > 1:
        low *= next((scale for scale in (1e9, 1e6, 1e3, 1e2) if upper.value >= scale), 1.0)
    elif low * 100 < upper.value and low * 1000 < upper.value and words[start].endswith(",000"):
        low *= 1000
    if not low < upper.value <= 20 * max(low, 1):
        return number
    first = number.first - 1 if between else number.first
    currency = number.currency if number.currency is not None else upper.currency
    return replace(
        number,
        first=first,
        core=first,
        last=upper.last,
        value=low,
        lower=low,
        upper=upper.value,
        bound="range",
        sort="digits",
        currency=currency,
    )


def _bounded(tokens: Sequence[Token], words: list[str], number: Number) -> Number:
    """The number with the modifiers around it; of several the outermost bound counts, "another" and the like bound nothing."""
    first, bound = number.first, None
    while first and (found := bounds("before").until(words, first)) is not None and not _is_particle(words, found[0]):
        first = found[0]
        bound = bound if found[1] == "neutral" else found[1]
    last = number.last
    if last < len(words) and (after := bounds("after").at(words, last)) is not None:
        last, bound = after[0], bound or after[1]
    number = replace(number, first=first, last=last)
    if number.bound in ("vague", "range") or bound is None or bound == "exact":
        return number
    return _with_bound(number, bound)


def _is_particle(words: list[str], at: int) -> bool:
    """The "over" of "handed over 15 captives"."""
    return at > 0 and words[at] == "over" and words[at - 1].startswith(("hand", "took", "tak", "turn"))


def _with_bound(number: Number, bound: str) -> Number:
    value = number.value
    if bound in ("at_least", "more_than"):
        return replace(number, bound="at_least" if bound == "at_least" else "more_than", lower=value, upper=None)
    if bound == "about":
        return replace(number, bound="about", lower=None, upper=None)
    kind: Bound = "up_to" if bound == "up_to" else "nearly" if bound == "nearly" else "less_than"
    return replace(number, bound=kind, lower=None, upper=value)
