"""What a rewrite or a translation of a story keeps: its names and numbers in their order, and what it quotes.

They are read from the text, not from the facts: a story has the same marks whichever extractors read the report.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from onrecord.knowledge.actors import country_of, known_as
from onrecord.knowledge.count_words import number_words
from onrecord.knowledge.folding import fold, skeleton
from onrecord.knowledge.story_words import plain_words
from onrecord.knowledge.tables import rows, words

_STOPS = frozenset('.!?:;\n“"')
_QUOTED = re.compile(r"“([^“”\n]{20,400})”|\"([^\"\n]{20,400})\"")
_FEWEST_QUOTED = 5
_LONG_NAME = 5
_APART = 60
"""No more is read of a text than so many characters for each mark."""
NUMBER = "#"
NEAR = 3
"""Marks that stand so far apart, or less, are near each other."""


class _Token(NamedTuple):
    """A number, a number word or a capitalised word. `opens`: it begins a sentence; `joins`: it follows the one before at once."""

    text: str
    opens: bool
    joins: bool


@cache
def _token() -> re.Pattern[str]:
    names = sorted(number_words().firsts, key=lambda name: (name[0], -len(name)))
    numerals = "|".join(f"{first}(?:{'|'.join(name[1:] for name in some)})" for first, some in groupby(names, key=lambda name: name[0]))
    return re.compile(rf"\b(?:(?:[A-Z]\.){{2,}}|[^\W\d_a-z]\w*(?:['’ʼ]\w+)*|\d+(?:[.,]\d+)*|(?:{numerals})\b)")


def marks(paragraphs: Iterable[str], most: int) -> list[str]:
    """The first `most` names and numbers, in text order, `#` before a number. A country and its people are one (`~UA`), spellings too.

    A word that begins a sentence is a name only if it is one elsewhere, or a name follows.
    """
    tokens = list(_tokens("\n" + "\n".join(paragraphs)[: most * _APART]))
    inside = {token.text for token in tokens if not token.opens}
    return list(islice(_marks(tokens, inside), most))


@lru_cache(maxsize=1 << 14)
def different(marks: str) -> frozenset[str]:
    """The different ones of marks by spaces."""
    return frozenset(marks.split())


@lru_cache(maxsize=1 << 14)
def near_pairs(marks: str, near: int = NEAR) -> frozenset[tuple[str, str]]:
    """The pairs of different marks, by spaces, that stand near each other, in whatever order; neighbours (`near` 1) in theirs."""
    told = marks.split()
    if near == 1:
        return frozenset(pairwise(told))
    found = ((one, other) for at, one in enumerate(told) for other in told[at + 1 : at + 1 + near])
    return frozenset((one, other) if one < other else (other, one) for one, other in found if one != other)


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for found in _token().finditer(text, 1):
        start, stop = found.span()
        at = start
        while text[at - 1] == " ":
            at -= 1
        yield _Token(text[start:stop], text[at - 1] in _STOPS, at == end or text[end:start] == "-")
        end = stop


def _marks(tokens: Sequence[_Token], inside: set[str]) -> Iterator[str]:
    at, count, numerals = 0, len(tokens), number_words().firsts
    while at < count:
        token = tokens[at]
        word = token.text
        if word[0].isdigit() or word.lower() in numerals:
            value, at, plain = _number(tokens, at)
            if not plain:
                yield f"{NUMBER}{value:.10g}"
            continue
        at += 1
        following = tokens[at].text if at < count and tokens[at].joins and tokens[at].text[0].isupper() else ""
        if not word[0].isupper() or not (not token.opens or word in inside or following or _known(word)):
            continue
        joined = _known(f"{word} {following}") if following else None
        at += joined is not None
        if (mark := joined or _name(word)) is not None:
            yield mark


def _number(tokens: Sequence[_Token], at: int) -> tuple[float, int, bool]:
    """The number that begins at a token, the index after it, and whether it is too plain to tell anything (a word for one or two)."""
    value, started = 0.0, at
    while at < len(tokens) and (at == started or tokens[at].joins):
        word = tokens[at].text
        if word[0].isdigit():
            if at > started:
                break
            value = _digits(word)
        else:
            found = number_words().at([word.lower()], 0)
            if found is None or found[1].sort in ("vague", "round"):
                break
            known = found[1]
            if known.sort in ("scale", "suffix", "money", "dozen"):
                value = (value or 1) * known.value
            elif at > started and value % 100 and known.value >= 10:
                break
            else:
                value += known.value
        at += 1
    spelt = not tokens[started].text[0].isdigit()
    return value, max(at, started + 1), (spelt and value <= 2) or value == 0


def _digits(token: str) -> float:
    plain = token.replace(",", "")
    try:
        return float(plain)
    except ValueError:  # a date or a version: 24.02.2022
        return float(re.sub(r"\D", "", plain)[:15] or 0)  # a raised ² is no number


@lru_cache(maxsize=1 << 15)
def _country(name: str) -> str | None:
    bare = re.sub(r"['’ʼ]s$", "", name)
    found = country_of(bare) or (country_of(bare.removesuffix("s")) if bare.endswith("s") else None)
    return None if found is None else f"~{found.code}"


@lru_cache(maxsize=1 << 15)
def _known(name: str) -> str | None:
    """The mark of a country, or of a body that is known by a name of two words and by an abbreviation ("United Nations", "UN")."""
    if (country := _country(name)) is not None:
        return country
    if " " not in name and not name.isupper():
        return None
    found = [known.name for known in known_as(name) if known.name.count(" ") == 1]
    return f"&{fold(found[0]).replace(' ', '-')}" if len(found) == 1 else None


@lru_cache(maxsize=1 << 15)
def _name(word: str) -> str | None:
    """A name's own mark, the same for its usual spellings; None for a word that is no name for all its capital."""
    if (known := _known(word)) is not None:
        return known
    bare = fold(re.sub(r"['’ʼ]s?$", "", word))
    if len(bare) < 2 or bare in plain_words() or bare in _dates():
        return None
    return skeleton(bare) if len(bare) >= _LONG_NAME and len(skeleton(bare)) > 2 else bare


@cache
def _dates() -> frozenset[str]:
    """Days, months and forms of address: one writer has them, another has not."""
    classes = {row["class"]: words(row["words"]) for row in rows("function_words.tsv")}
    return frozenset(word for name in ("weekday", "month", "daytime", "abbreviation") for word in classes[name]) | {"mr", "mrs", "ms", "dr"}


def quotations(paragraphs: Iterable[str]) -> list[str]:
    """What is quoted at some length, each as five hex digits, in text order."""
    found = (mine or other for line in paragraphs for mine, other in _QUOTED.findall(line))
    told = (re.findall(r"\w+", quoted.casefold()) for quoted in found)
    return [f"{zlib.crc32(' '.join(some).encode('utf-8', 'surrogatepass')) >> 12:05x}" for some in told if len(some) >= _FEWEST_QUOTED]
