"""The conflict calendar: wars with the day on which they began, by which reports count ("the 41st day of the conflict")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from onrecord.errors import KnowledgeError
from onrecord.knowledge.home import home
from onrecord.knowledge.tables import tree

_WORD = re.compile(r"[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A happening inside a war that reports refer to by name."""

    name: str
    date: date


@dataclass(frozen=True, slots=True)
class Conflict:
    """A war. Day 1 is `start`; `end` is None where it goes on. A report on it names a word of each group of `sides`."""

    name: str
    start: date
    end: date | None = None
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    events: tuple[DatedEvent, ...] = ()

    def going_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def conflicts() -> tuple[Conflict, ...]:
    """The shipped wars and those of the user's `conflicts.toml`, which replace shipped ones of the same name."""
    return _known(str(home()))


@cache
def _known(where: str) -> tuple[Conflict, ...]:
    found = {conflict.name: conflict for conflict in map(_conflict, tree("conflicts.toml")["conflict"])}
    own = home() / "conflicts.toml"
    if own.is_file():
        try:
            rows = tomllib.loads(own.read_text(encoding="utf-8")).get("conflict", [])
            found.update((conflict.name, conflict) for conflict in map(_conflict, rows))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
            raise KnowledgeError(f"{own}: not a conflict calendar ({error!r})") from error
    return tuple(found.values())


def _conflict(row: dict[str, Any]) -> Conflict:
    start, end = row["start"], row.get("end")
    if not isinstance(start, date) or not isinstance(end, date | None) or (end is not None and end < start):
        raise TypeError(f"{row['name']}: start and end must be dates, in order")
    return Conflict(
        name=row["name"],
        start=start,
        end=end,
        names=tuple(row.get("names", ())),
        nouns=tuple(row.get("nouns", ())),
        countries=tuple(row.get("countries", ())),
        sides=tuple(tuple(side) for side in row.get("sides", ())),
        events=tuple(DatedEvent(event["name"], event["date"]) for event in row.get("events", ())),
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """A war that a report may be about: `score` counts the mentions of the side named least, and of the war's own names."""

    conflict: Conflict
    score: int


def fitting(text: str, *, countries: Iterable[str] = (), around: date | None = None) -> list[Fit]:
    """The wars whose sides or names the text mentions, best first; begun on or before `around`, if that is given.

    Of wars between the same sides the one that goes on at `around` comes first, then the one that began last.
    """
    counts = Counter(_WORD.findall(text))
    known = {code.upper() for code in countries}
    fits = [
        Fit(conflict, score)
        for conflict in conflicts()
        if (around is None or conflict.start <= around) and (score := _score(conflict, text, counts, known))
    ]
    return sorted(fits, key=lambda fit: _rank(fit, around), reverse=True)


def _score(conflict: Conflict, text: str, counts: Counter[str], countries: set[str]) -> int:
    named = sum(text.count(name) for name in conflict.names)
    sides = [sum(_mentions(word, text, counts) for word in side) for side in conflict.sides]
    weakest = min(sides, default=0)
    if countries and conflict.countries and not countries.isdisjoint(conflict.countries):
        weakest += weakest > 0
    return weakest + 2 * named


def _mentions(word: str, text: str, counts: Counter[str]) -> int:
    return counts[word] if word.isalnum() else text.count(word)


def _rank(fit: Fit, around: date | None) -> tuple[int, bool, int]:
    return fit.score, around is not None and fit.conflict.going_on(around), fit.conflict.start.toordinal()
