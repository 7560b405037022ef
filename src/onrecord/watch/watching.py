"""The watch: whose turn it is, what a visit came to, when the next is due. One request at a time; others go on while a host pauses."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from onrecord.case import Case
from onrecord.errors import CaseLocked, FetchError, InputError, OnRecordError
from onrecord.watch.clock import Clock, SystemClock
from onrecord.watch.feed_visit import FeedVisit, Visiting
from onrecord.watch.fetching import Ask, Fetched, Fetcher, user_agent
from onrecord.watch.folder_visit import visit_folder
from onrecord.watch.keeping import Keeping, Tally
from onrecord.watch.plan import Feed, Folder, Plan
from onrecord.watch.politeness import Pace, Politeness
from onrecord.watch.state import only_one, path_of, read_state

LONGEST_S = 86_400.0
"""Seconds that a source which fails is left alone, at most."""
JITTER = 0.25
"""By how much of itself a back-off is lengthened by chance, at most, so that sources do not fail in step."""
PATIENT_S = 60.0
"""Seconds that a single round (`once`) waits for a host, at most."""
FAULTS = (InputError, CaseLocked)
"""What ends a visit and not the watch."""

Source = Feed | Folder


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit came to. `at` and `due` (the next one) in seconds since 1970; `error`: why it broke off."""

    source: Source
    at: float
    due: float
    tally: Tally
    error: OnRecordError | None = None


@dataclass(slots=True)
class _Open:
    """A visit that goes on, and the request that it waits for."""

    feed: Feed
    visit: FeedVisit
    going: Visiting
    ask: Ask


class Watching:
    """Watches the sources of a plan for a case. `on_ask` is told of each request before it is made; `chance` gives numbers from 0 to 1."""

    def __init__(
        self, case: Case, plan: Plan, *, clock: Clock | None = None, fetch: Callable[[Ask], Fetched] | None = None,
        chance: Callable[[], float] = random.random, on_ask: Callable[[Feed, str], None] | None = None,
    ) -> None:  # fmt: skip
        self._case, self._plan, self._clock, self._chance, self._on_ask = case, plan, clock or SystemClock(), chance, on_ask
        self._fetch = fetch or Fetcher(agent=user_agent(plan.contact))
        self._open: dict[str, _Open] = {}

    def visits(self, *, once: bool = False) -> Generator[Visited, None, None]:
        """Each visit as it ends, without end; with `once`, one to each source that is due now.

        Raises CaseLocked if another watch runs over the case, and what the case raises when it cannot be written to.
        """
        path = path_of(self._case.path)
        with only_one(path):
            state = read_state(path)
            self._pace = Pace(self._clock)
            self._keeping, self._politeness = Keeping(self._case, state, path), Politeness(self._clock, self._pace, state)
            waiting = [source for source in self._plan.sources if not once or self.due(source) <= self._clock.now()]
            yield from self._turns(waiting, once=once)

    def due(self, source: Source) -> float:
        return self._keeping.polled(source.key).due

    def _turns(self, waiting: list[Source], *, once: bool) -> Iterator[Visited]:
        while waiting or self._open:
            now = self._clock.now()
            for source in [source for source in waiting if self.due(source) <= now]:
                waiting.remove(source)
                if visited := self._begin(source):
                    yield visited
                    waiting += [] if once else [source]
            turn = min(self._open.values(), key=lambda one: self._pace.free(one.ask.url), default=None)
            moments = [self.due(source) for source in waiting] + ([self._pace.free(turn.ask.url)] if turn else [])
            wait = max(0.0, self._pace.free(turn.ask.url) - self._clock.now()) if turn is not None else 0.0
            if once and turn is not None and wait > PATIENT_S:
                yield self._put_off(turn, wait)
            elif moments and min(moments) > self._clock.now():
                self._clock.sleep(min(moments) - self._clock.now())
            elif turn is not None and (visited := self._step(turn)):
                yield visited
                waiting += [] if once else [visited.source]

    def _begin(self, source: Source) -> Visited | None:
        """Start a visit; what it came to if it has ended already, as one to a folder has."""
        if isinstance(source, Folder):
            tally = Tally()
            try:
                visit_folder(source, self._keeping, self._clock, tally)
            except FAULTS as error:
                return self._ended(source, tally, error)
            return self._ended(source, tally)
        visit = FeedVisit(source, self._keeping, self._politeness)
        going = visit.run()
        self._open[source.key] = _Open(source, visit, going, next(going))
        return None

    def _step(self, turn: _Open) -> Visited | None:
        """Make the request that a visit waits for, and go on with it; what it came to if it ends with that."""
        if self._on_ask is not None:
            self._on_ask(turn.feed, turn.ask.url)
        answer, fault = self._asked(turn.ask)
        try:
            turn.ask = turn.going.throw(fault) if answer is None else turn.going.send(answer)
        except StopIteration:
            return self._ended(turn.feed, turn.visit.tally)
        except FAULTS as error:
            return self._ended(turn.feed, turn.visit.tally, error)
        return None

    def _put_off(self, turn: _Open, wait: float) -> Visited:
        """End a visit whose host wants no request for so many seconds; what it brought by then is kept."""
        turn.going.close()
        fault = FetchError("the site wants to be left alone for now", source=turn.ask.url, after_s=wait)
        return self._ended(turn.feed, turn.visit.tally, fault)

    def _asked(self, ask: Ask) -> tuple[Fetched | None, FetchError]:
        fault = FetchError("not asked", source=ask.url)
        answer = None
        try:
            answer = self._fetch(ask)
        except FetchError as error:
            fault = error
        self._pace.asked(ask.url)
        if fault.after_s is not None:
            self._pace.leave_alone(ask.url, fault.after_s)
        return answer, fault

    def _ended(self, source: Source, tally: Tally, error: OnRecordError | None = None) -> Visited:
        """Note how a visit ended and when the next one is due."""
        self._open.pop(source.key, None)
        before, now = self._keeping.polled(source.key), self._clock.now()
        failures = before.failures + 1 if error is not None else 0
        wait = source.every if error is None else self._back_off(source, failures, error)
        where = source.url if isinstance(source, Feed) else source.path
        if error is not None and not isinstance(error, CaseLocked):
            self._keeping.fail(where, error)
        elif before.failures:
            self._keeping.mend(where)
        told = None if error is None else error.message
        self._keeping.settle(source.key, before.model_copy(update={"due": now + wait, "failures": failures, "error": told}))
        return Visited(source, now, now + wait, tally, error)

    def _back_off(self, source: Source, failures: int, error: OnRecordError) -> float:
        """Seconds until a source that failed is tried again: doubled with each failure, and no sooner than the site asks."""
        wait = min(source.every * 2.0 ** min(failures - 1, 20), max(LONGEST_S, source.every)) * (1 + JITTER * self._chance())
        after = error.after_s if isinstance(error, FetchError) else None
        return max(wait, min(after or 0.0, LONGEST_S))
