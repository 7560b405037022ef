"""What the product's trigger table says of a word, for corpora that leave some of our event types open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.knowledge.tables import rows
from onrecord.knowledge.tables import words as parts

_ENDING = re.compile(r"(?:ings?|ed|es|e|s)$")
_FRAMED = ("toll", "fired", "held")  # frames without which a word names no event of the type
_MARKS = re.compile(r"\W+")


def stem(word: str) -> str:
    """A rough stem, the same for the forms of a regular verb or noun: "seized", "seizing" and "seize" give "seiz"."""
    short = _ENDING.sub("", word.lower())
    if len(short) < 3:
        return word.lower()
    return short[:-1] if short[-1] == short[-2] else short


@cache
def _types(*, framed: bool) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows("event_triggers.tsv"):
        if framed or row["part"] not in _FRAMED:
            for form in parts(row["forms"]):
                if " " not in form:
                    found[form] = found.get(form, frozenset()) | {row["type"]}
    return found


def types_of(word: str) -> frozenset[str]:
    """The event types of which the table has this form as a name, words that need more ("dead", "launched", "held") left out."""
    return _types(framed=False).get(word.lower(), frozenset())


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(form) for form in _types(framed=True))


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Forms of several words by their first word, hyphens as words of their own."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("event_triggers.tsv"):
        for form in parts(row["forms"]):
            if len(split := tuple(form.replace("-", " - ").split())) > 1:
                found.setdefault(split[0], []).append(split)
    return {first: tuple(forms) for first, forms in found.items()}


def could_be_triggers(words: Sequence[str]) -> frozenset[int]:
    """The numbers of the words that may be part of a trigger by the table: a form, an inflection of one, or within a phrase."""
    lower = [word.lower() for word in words]
    found = {number for number, word in enumerate(lower) if not _MARKS.fullmatch(word) and stem(word) in _stems()}
    for number, word in enumerate(lower):
        for form in _phrases().get(word, ()):
            if tuple(lower[number : number + len(form)]) == form:
                found.update(range(number, number + len(form)))
    return frozenset(found)
