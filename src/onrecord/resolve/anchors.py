"""Times that are counted from the beginning of a war: which war, and which day, week or year of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from onrecord.knowledge.conflicts import Conflict, Fit, conflicts, fitting
from onrecord.knowledge.tables import tree
from onrecord.model.calendar import Counted, Since
from onrecord.resolve.intervals import Interval, later, nth, one, season, season_around

_NOUNS = tree("calendar.toml")["nouns"]
_WAR, _FIGHTING = frozenset(_NOUNS["war"]), frozenset(_NOUNS["fighting"])
_TRUCE = frozenset(("ceasefire", "cease-fire", "truce"))
# A count of days that the report puts itself at may be a day off (time zones, a report of the day before).
_SLACK = {"day": 1, "week": 2, "month": 7, "year": 31}
# An anniversary is news about its day; one that lies further off is of something else ("the anniversary of the landings").
_ANNIVERSARY = 45
# A war's first winter is one that it has seen for so long.
_SEASON_LEFT = timedelta(30)
_NEAR = {"day": 1, "week": 1, "month": 3}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A day on which something began, as a report states it ("fighting erupted on April 15")."""

    noun: str
    day: date


@dataclass(frozen=True)
class Anchors:
    """What the counts of a document may be counted from, best first: its own words, then the conflict calendar."""

    text: str
    today: date | None
    stated: tuple[Beginning, ...] = ()

    @cached_property
    def fits(self) -> list[Fit]:
        """The wars that the document is about: those with at least 40 of 100 parts of the mentions that the first has."""
        found = fitting(self.text, around=None if self.today is None else self.today + timedelta(1))
        return [fit for fit in found if fit.score * 10 >= found[0].score * 4]

    def placed(self, reading: Counted | Since) -> tuple[Interval, str] | None:
        """The interval with its basis, or None if the beginning is unknown or more than one fits."""
        if isinstance(reading, Since) and reading.event is not None:
            return self._by_event(reading, reading.event)
        for beginning in self.stated:
            if same_kind(beginning.noun, reading.noun):
                interval = count(reading, beginning.day)
                if self.plausible(reading, interval):
                    return interval, basis(reading, f"{beginning.noun} as the report dates it", beginning.day)
        return self._by_calendar(reading)

    def _by_calendar(self, reading: Counted | Since) -> tuple[Interval, str] | None:
        if reading.noun in _TRUCE:
            return self._by_truce(reading)
        fits = [fit for fit in self.fits or self._hinted(reading) if counts_days(fit.conflict, reading.noun)]
        placed = [(fit, interval) for fit in fits if self._fits(reading, fit.conflict, interval := count(reading, fit.conflict.start))]
        if not placed:
            return None
        (best, interval), rest = placed[0], placed[1:]
        rivals = [other for fit, other in rest if other != interval and (fit.score * 3 > best.score * 2 and not self._outdone(best, fit))]
        return None if rivals else (interval, basis(reading, best.conflict.name, best.conflict.start))

    def _hinted(self, reading: Counted | Since) -> list[Fit]:
        """For a report that names no war: those in which the count gives the report's own day, to a day or three.

        By chance that hardly happens (a war begins about once a year). A count without a noun also needs a place or people of the war.
        """
        if self.today is None or reading.unit == "year" or (reading.noun not in _WAR and reading.noun is not None):
            return []
        found = []
        for conflict in conflicts():
            named = any(word in self.text for side in conflict.sides for word in side)
            if (named or reading.noun in _WAR) and count(reading, conflict.start).holds(self.today, slack=_NEAR[reading.unit]):
                found.append(Fit(conflict, 1 + named))
        return sorted(found, key=lambda fit: -fit.score)

    def _outdone(self, best: Fit, other: Fit) -> bool:
        """A war that is over yields to one that goes on on the day of the report."""
        return self.today is not None and best.conflict.going_on(self.today) and not other.conflict.going_on(self.today)

    def _fits(self, reading: Counted | Since, conflict: Conflict, interval: Interval) -> bool:
        if isinstance(reading, Counted) and conflict.end is not None and interval.first > conflict.end:
            return False
        return self.plausible(reading, interval)

    def plausible(self, reading: Counted | Since, interval: Interval) -> bool:
        """Not ahead of the report; where the report puts itself there, at the report's own day."""
        if isinstance(reading, Since) and reading.unit == "year":
            return self.today is not None and interval.holds(self.today, slack=_ANNIVERSARY)
        near = isinstance(reading, Counted) and (reading.current or reading.noun in _FIGHTING)
        if self.today is None:
            return not near
        if near:
            return interval.holds(self.today, slack=_SLACK[reading.unit])
        return interval.first <= self.today + timedelta(1)

    def _by_event(self, reading: Since, name: str) -> tuple[Interval, str] | None:
        """From the last event of this name before the report, in a war that the report is about (or in the one war that knows the name)."""
        of_wars = [(fit.conflict, event) for fit in self.fits for event in fit.conflict.events if event.name == name]
        every = [(conflict, event) for conflict in conflicts() for event in conflict.events if event.name == name]
        known = of_wars or (every if len(every) == 1 and name not in _TRUCE else [])
        behind = [(war, event) for war, event in known if self.today is None or event.date <= self.today]
        if not behind or (self.today is None and len(known) > 1):
            return None
        war, event = max(behind, key=lambda pair: pair[1].date)
        interval = count(reading, event.date)
        if reading.unit == "year" and reading.n and not self.plausible(reading, interval):
            return None
        return interval, f"conflict-event: {event.name} ({war.name}), {event.date.isoformat()}"

    def _by_truce(self, reading: Counted | Since) -> tuple[Interval, str] | None:
        """The nth day of a ceasefire that the calendar dates, if it lies near the report."""
        for fit in self.fits:
            for event in reversed(fit.conflict.events):
                interval = count(reading, event.date)
                if event.name in ("ceasefire", "truce") and self.today is not None and interval.holds(self.today, slack=3):
                    return interval, basis(reading, f"{event.name}, {fit.conflict.name}", event.date)
        return None


def counts_days(conflict: Conflict, noun: str | None) -> bool:
    """Whether the days of this war are counted under this word (None: the word is left out)."""
    return noun is None or noun in _FIGHTING or noun in conflict.nouns or noun in ("war", "conflict", "hostilities", "bloodshed")


def same_kind(stated: str, noun: str | None) -> bool:
    """Whether a beginning of the one is one of the other: a war's invasion, not a war's truce."""
    if noun is None:
        return stated in _WAR | _FIGHTING
    return stated == noun or (stated in _WAR | _FIGHTING and noun in _WAR | _FIGHTING)


def count(reading: Counted | Since, start: date) -> Interval:
    """The nth unit from `start`, or the day (for months and years too) that is n units on."""
    if isinstance(reading, Counted) and reading.season is not None:
        first = season_around(reading.season, start)
        if first.last < start + _SEASON_LEFT:
            first = season(reading.season, first.first.year + 1)
        return season(reading.season, first.first.year + reading.n - 1)
    if isinstance(reading, Counted):
        return nth(start, reading.n, reading.unit)
    return one(later(start, reading.n, reading.unit))


def basis(reading: Counted | Since, name: str, start: date) -> str:
    unit = (reading.season or reading.unit) if isinstance(reading, Counted) else "offset"
    return f"conflict-{unit}: {name}, day 1 = {start.isoformat()}"
