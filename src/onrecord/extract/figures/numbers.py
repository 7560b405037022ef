"""Number phrases in a sentence: the numeral with its sign, unit, range and what bounds it, before anybody knows what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.extract.figures.numerals import DASHES, MINUS, OPEN, Numeral, numeral, opens_numeral
from onrecord.knowledge.count_words import Unit, bounds, currencies, trends, units
from onrecord.language.tokens import Token
from onrecord.model.vocabulary import Bound

_REMEMBERED = 16384  # words that recur through a report and a run


@dataclass(frozen=True, slots=True)
class Number:
    """tokens[first:last] of a sentence; the number begins at `core`, a modifier of it ("at least") before, its `unit` at `bare`.

    `sort`: digits, compound ("6-inch"), words, fraction, vague (dozens), round, dozen, article (a, an), none (no), nobody.
    `currency` is a code, "" for money of no known code. `trend`: up or down, for an amount of rise or fall; `start`: where a
    change begins ("from 20 to 30").
    """

    first: int
    core: int
    last: int
    value: float
    lower: float | None
    upper: float | None
    bound: Bound
    sort: str
    bare: int = 0
    currency: str | None = None
    unit: Unit | None = None
    trend: str | None = None
    start: bool = False


def find_numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """Every number phrase, in order, not overlapping; articles and negations ("a", "no") are left to the reader of counts."""
    words = [token.lower for token in tokens]
    at = 0
    for opened in [index for index, word in enumerate(words) if may_open(word)]:
        core = _core(tokens, words, opened) if opened >= at else None
        if core is None:
            continue
        number = _ranged(tokens, words, core)
        code = _code_end(tokens, number.last) if number.unit is None and core.sort == "digits" else number.last
        if code == number.last:
            number = _bounded(tokens, words, number)
            yield number
        at = max(code, number.last)


def _code_end(tokens: Sequence[Token], at: int) -> int:
    """The index behind digits that dashes tie to those before `at`, which are no range: a score ("2-0"), a date ("2024-05-06"), a code."""
    while at + 1 < len(tokens) and tokens[at].text in DASHES and tokens[at - 1].end == tokens[at].start:
        if tokens[at].end != tokens[at + 1].start or not tokens[at + 1].text[0].isdigit():
            break
        at += 2
    return at


@lru_cache(maxsize=_REMEMBERED)
def may_open(word: str) -> bool:
    """Whether a number may begin with the word: a quick no for most."""
    return word in _sign_heads() or word in currencies("code") or opens_numeral(word)


@cache
def _sign_heads() -> frozenset[str]:
    """What a sign of currency begins with: the "us" of "US$"."""
    return frozenset(sign[:end] for sign in currencies("sign") for end in range(1, len(sign) + 1))


_SUM = 1e6  # from which "of" may stand before the currency, and pounds are no weight


def _core(tokens: Sequence[Token], words: list[str], at: int) -> Number | None:
    """The number that begins here, without its modifiers."""
    if not may_open(words[at]):
        return None
    sign = _sign(tokens, words, at)
    plain = numeral(tokens, words, sign[0] if sign else at, money=sign is not None)
    if plain is None:
        return None
    behind = plain.last + (plain.value >= _SUM and words[plain.last : plain.last + 1] == ["of"])  # "millions of dollars"
    currency, last = (sign[1], plain.last) if sign else _money(tokens, words, behind)
    last = plain.last if currency is None else last
    unit, last = (plain.unit, last) if currency is not None or plain.unit is not None else _unit(tokens, words, last)
    negative = at > 1 and "sub" not in words[at - 2 : at] and (words[at - 1] in MINUS or (words[at - 2] in MINUS and words[at - 1] == "-"))
    value = -plain.value if negative and plain.sort == "digits" else plain.value
    exact = None if plain.sort in OPEN else value
    return Number(at, at, last, value, exact, exact, _open_bound(plain), plain.sort, plain.last, currency, unit)


def _open_bound(plain: Numeral) -> Bound:
    """Dozens are vague; "a dozen", "half a million" and "a couple" are round numbers, which no reader takes as exact."""
    return "vague" if plain.sort == "vague" else "about" if plain.sort in OPEN else "exact"


def _sign(tokens: Sequence[Token], words: list[str], at: int) -> tuple[int, str] | None:
    """A sign of currency ("$", "US$") or a code in capitals ("USD"): (index after it, code)."""
    if words[at] in currencies("code"):
        opened = tokens[at].text.isupper() and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
        return (at + 1, currencies("code")[words[at]] or "") if opened and tokens[at + 1].start - tokens[at].end <= 1 else None
    for width in (2, 1):
        sign = "".join(words[at : at + width])
        tight = width == 1 or (at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start)
        if sign in currencies("sign") and tight and at + width < len(tokens) and tokens[at + width].text[0].isdigit():
            return at + width, currencies("sign")[sign] or ""
    return None


def _money(tokens: Sequence[Token], words: list[str], at: int) -> tuple[str | None, int]:
    """What makes it a sum behind the numeral ("euros", "€", "USD"): (code, index after it)."""
    if at < len(words):
        if words[at] in currencies("word"):
            return currencies("word")[words[at]] or "", at + 1
        if words[at] in currencies("code") and tokens[at].text.isupper():
            return currencies("code")[words[at]] or "", at + 1
        tight = tokens[at].start == tokens[at - 1].end and (at + 1 == len(words) or not words[at + 1][0].isdigit())
        if words[at] in currencies("sign") and tight and not tokens[at].is_word:
            return currencies("sign")[words[at]] or "", at + 1
    return None, at


def _unit(tokens: Sequence[Token], words: list[str], at: int) -> tuple[Unit | None, int]:
    """The unit behind the numeral ("tonnes" in "dozens of tonnes"): (unit, index after it)."""
    start = at + 1 if words[at : at + 1] == ["of"] else at
    found = units().at(words, start) if start < len(words) else None
    return (found[1], found[0]) if found is not None and found[1].sort != "glued" else (None, at)


def _ranged(tokens: Sequence[Token], words: list[str], number: Number) -> Number:
    """The number joined with the upper end of its range: "20-30", "two or three", "between 20 and 30", "2 to 3 million", "$5 to $6"."""
    at = number.last
    if at + 1 >= len(words) or number.bound == "vague":
        return number
    between = number.first and words[number.first - 1] == "between"
    joint = words[at] in DASHES or words[at] in ("to", "or") or (between and words[at] == "and")
    if not joint:
        return number
    start = at + 1
    upper = _core(tokens, words, start)
    if upper is None or upper.bound == "vague" or not _comparable(number, upper):
        return number
    low = _lifted(tokens, words, number, upper)
    before = words[number.first - 1] if number.first and words[at] == "to" else ""
    if before == "from" and words[number.first - 2 : number.first - 1] not in (["range"], ["ranging"], ["ranged"], ["ranges"]):
        return replace(number, value=low, lower=low, upper=low, start=True, currency=number.currency or upper.currency)
    if (before == "by" or before in trends()) and upper.value > 2 * low:
        return number  # "rose by 12 to 90"
    if not (low < upper.value <= 20 * max(low, 1) or (low == 0 and words[at] != "or")):
        return number
    first = number.first - 1 if between else number.first
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
        bare=upper.bare,
        currency=number.currency if number.currency is not None else upper.currency,
        unit=upper.unit or number.unit,
    )


def _comparable(one: Number, other: Number) -> bool:
    if one.unit is not None:
        return other.currency is None and other.unit in (None, one.unit)
    return one.currency is None or (other.unit is None and other.currency in (None, one.currency))


def _lifted(tokens: Sequence[Token], words: list[str], number: Number, upper: Number) -> float:
    """The lower end with the scale that only the upper one says: the 2 of "2 to 3 million", the 60 of "60 or 70,000"."""
    low, bare = number.value, tokens[number.bare - 1].text
    numeral_words = upper.bare - upper.core - (number.currency is not None)
    if low < upper.value / 1000 * 10 and (bare[-1].isdigit() or len(bare) > 1) and numeral_words > 1:
        return low * next((scale for scale in (1e9, 1e6, 1e3, 1e2) if upper.value >= scale), 1.0)
    return low * 1000 if low * 1000 < upper.value and words[upper.core].endswith(",000") else low


def _bounded(tokens: Sequence[Token], words: list[str], number: Number) -> Number:
    """The number with the modifiers around it; of several the outermost counts, "another" and the like bound nothing.

    "Perhaps as many as 20" are no more than 20.
    """
    first, bound = number.first, None
    while first and (found := bounds("before").until(words, first)) is not None and not _is_particle(words, found[0]):
        first = found[0]
        bound = bound if found[1] == "neutral" or (bound is not None and found[1] == "about") else found[1]
    last = number.last
    apart = words[last : last + 1] == ["+"] and tokens[last].start > tokens[last - 1].end
    if last < len(words) and not apart and (after := bounds("after").at(words, last)) is not None:
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
