"""A rule reads one form of calendar expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.extract.times.triggers import Needs
from onrecord.extract.times.words import compiled
from onrecord.model.calendar import Reading


@dataclass(frozen=True, slots=True)
class Found:
    """text[start:end] and what it says."""

    start: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `pattern` matches, `read` gives the reading, or None if the words around it tell another meaning.

    The expression is the group `x`, or the whole match if the pattern has none. No match without a word of each kind that it `needs`.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading | None]
    needs: int

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        group = "x" if "x" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text, start, end):
            reading = self.read(match)
            if reading is not None:
                yield Found(match.start(group), match.end(group), reading)


def rule(pattern: str, needs: Needs) -> Callable[[Callable[[re.Match[str]], Reading | None]], Rule]:
    """Make the decorated function the `read` of a rule."""
    return lambda read: Rule(compiled(pattern), read, int(needs))
