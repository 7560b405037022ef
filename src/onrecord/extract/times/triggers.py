"""Which words a sentence must hold for a calendar expression to stand in it: rules look at the sentences alone that hold theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntFlag
from functools import cache

from onrecord.extract.times.words import abbreviated_weekdays, hijri_months, months, table, weekdays
from onrecord.language import Token


class Needs(IntFlag):
    """Kinds of trigger words (table calendar.toml).

    `number`: one of at least four digits and points, as years and dates have; `digit`: any number.
    """

    month = 1
    weekday = 2
    number = 4
    digit = 8
    hijri = 16
    day = 32
    unit = 64
    weekend = 128
    half = 256
    anniversary = 512
    season = 1024
    counted = 2048
    which = 4096
    early = 8192
    part = 16384
    away = 32768
    since = 65536
    feast = 131072
    style = 262144


def triggers(tokens: Sequence[Token]) -> int:
    """The kinds of trigger words among the tokens, as flags."""
    words, found = _words(), 0
    for token in tokens:
        text = token.text
        kind = words.get(text)
        if kind is not None:
            found |= kind
        elif text[0].isdigit():
            found |= _DIGITS if len(text) > 3 else _DIGIT
        elif "-" in text or text[-1:] in "sS":
            found |= _parts(text, words)
    return found


_PLURALS = int(Needs.unit | Needs.counted | Needs.weekend | Needs.half)
_DIGIT = int(Needs.digit)
_DIGITS = int(Needs.digit | Needs.number)


def _parts(text: str, words: dict[str, int]) -> int:
    """A plural, or the parts of a word with hyphens."""
    if "-" not in text:
        return words.get(text[:-1], 0) & _PLURALS
    found = 0
    for part in text.split("-"):
        found |= words.get(part, 0)
    return found


@cache
def _words() -> dict[str, int]:
    """Each trigger word, as it stands, with its kinds."""
    found: dict[str, int] = {}
    for kind, names in table()["triggers"].items():
        for name in names:
            for form in {name, name.capitalize(), name.upper()}:
                found[form] = found.get(form, 0) | int(Needs[kind])
    named = ((Needs.month, months()), (Needs.weekday, weekdays()), (Needs.weekday, abbreviated_weekdays()))
    for kind, forms in named:
        for form in forms:
            found[form] = found.get(form, 0) | int(kind)
    for name in hijri_months():
        for form in re.split("[ -]", name)[:1]:
            found[form] = found.get(form, 0) | int(Needs.hijri)
    found["AH"] = int(Needs.hijri)
    return found
