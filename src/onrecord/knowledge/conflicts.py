"""The conflict calendar: wars with the day on which they began, by which reports count ("the 41st day of the conflict")."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from onrecord.errors import KnowledgeError
from onrecord.knowledge.home import home
from onrecord.knowledge.tables import tree

_WORD = re.compile(r"[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A happening inside a war that reports refer to by name, or by another."""

    name: str
    date: date
    also: tuple[str, ...] = ()


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
        events=tuple(DatedEvent(event["name"], event["date"], tuple(event.get("also", ()))) for event in row.get("events", ())),
    )


_FALL, _FREED = ("fall", "capture", "seizure", "takeover"), ("liberation", "recapture", "retaking")
_FELL = {"fall": "{place} fell", "liberation": "{place} was liberated"}


def event_wordings() -> dict[str, str]:
    """How reports call the dated events of the wars, to their names: "the capture of Bakhmut" is the fall of Bakhmut."""
    return _wordings(str(home()))


@cache
def _wordings(where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for event in (event for conflict in conflicts() for event in conflict.events):
        for name in (event.name, *event.also):
            kind, _, place = name.partition(" of ")
            words = _FALL if kind == "fall" else _FREED if kind in _FREED else ()
            found.update(dict.fromkeys((f"{word} of {place}" for word in words), event.name))
            found.update(dict.fromkeys((f"{place}{mark}s {word}" for word in words[:2] for mark in "'’"), event.name))
            found.update({_FELL[kind].format(place=place): event.name} if kind in _FELL else {}, **{name: event.name})
            found[_titled(name)] = event.name
    return found


_SMALL = frozenset(("of", "the", "in", "on", "from", "to"))


def _titled(name: str) -> str:
    """ "Stockholm Agreement": some desks write such names with capitals."""
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in name.split())


@dataclass(frozen=True, slots=True)
class Fit:
    """A war that a report may be about: `score` counts the mentions of the side named least, and of the war's own names."""

    conflict: Conflict
    score: int


def fitting(text: str, *, countries: Iterable[str] = (), around: date | None = None) -> list[Fit]:
    """The wars whose sides or names the text mentions, best first; begun on or before `around`, if that is given.

    Of wars between the same sides the one that goes on at `around` comes first, then the one that began last.
    """
    known = {code.upper() for code in countries}
    fits = []
    for conflict, sides, named in _mentioned(text, str(home())):
        if around is None or conflict.start <= around:
            weakest = min(sides, default=0)
            weakest += weakest > 0 and not known.isdisjoint(conflict.countries)
            if score := weakest + 2 * named:
                fits.append(Fit(conflict, score))
    return sorted(fits, key=lambda fit: _rank(fit, around), reverse=True)


@lru_cache(maxsize=8)
def _mentioned(text: str, where: str) -> tuple[tuple[Conflict, tuple[int, ...], int], ...]:
    """The wars of which the text mentions anything: how often each side, and how often the war itself."""
    counts = Counter(_WORD.findall(text))
    index, wars = _index(where), conflicts()
    tallies: dict[int, tuple[list[int], list[int]]] = {}
    for first in counts.keys() & index.keys():
        for phrase, number, side in index[first]:
            times = counts[phrase] if phrase == first else text.count(phrase)
            if times:
                sides, names = tallies.setdefault(number, ([0] * len(wars[number].sides), [0]))
                if side is None:
                    names[0] += times
                else:
                    sides[side] += times
    return tuple((wars[number], tuple(sides), names[0]) for number, (sides, names) in tallies.items())


@cache
def _index(where: str) -> dict[str, list[tuple[str, int, int | None]]]:
    """By its first word, each word or phrase for a side of a war (its number), or for the war (None)."""
    found: dict[str, list[tuple[str, int, int | None]]] = {}
    for number, conflict in enumerate(conflicts()):
        phrases = [(name, None) for name in conflict.names] + [(word, at) for at, side in enumerate(conflict.sides) for word in side]
        for phrase, side in phrases:
            if first := _WORD.search(phrase):
                found.setdefault(first.group(), []).append((phrase, number, side))
    return found


def _rank(fit: Fit, around: date | None) -> tuple[int, bool, int]:
    return fit.score, around is not None and fit.conflict.going_on(around), fit.conflict.start.toordinal()
