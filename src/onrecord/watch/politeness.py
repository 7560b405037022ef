"""How a site is asked: as its robots.txt allows (RFC 9309), one request at a time and with pauses between them, redirects a few."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from urllib.parse import urlsplit

from protego import Protego

from onrecord.errors import AddressRefused, FetchError, RobotsRefused
from onrecord.read.encoding import lenient_head
from onrecord.watch.clock import Clock
from onrecord.watch.fetching import NAME, Ask, Fetched
from onrecord.watch.state import Robots, State

Asking = Generator[Ask, Fetched, Fetched]
"""Gives requests, takes their answers, returns the last one. What a request fails with is thrown in."""

MOST_REDIRECTS = 5
ROBOTS_BYTES = 500_000
ROBOTS_S = 86_400.0
"""Seconds for which a robots.txt is believed (RFC 9309, 2.4)."""
PAUSE_S = 1.0
"""Seconds between two requests to one host, at least."""
LONGEST_PAUSE_S = 3600.0


def site(url: str) -> str:
    """Scheme, host and port: what has one robots.txt."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


class Pace:
    """When each host may be asked next."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free: dict[str, float] = {}
        self._pauses: dict[str, float] = {}

    def free(self, url: str) -> float:
        """The moment from which the host may be asked."""
        return self._free.get(_host(url), 0.0)

    def asked(self, url: str) -> None:
        host = _host(url)
        self._free[host] = max(self._free.get(host, 0.0), self._clock.now() + self._pauses.get(host, PAUSE_S))

    def slow_down(self, url: str, pause: float) -> None:
        """What the site's robots.txt wants between two requests, in seconds."""
        self._pauses[_host(url)] = min(max(pause, PAUSE_S), LONGEST_PAUSE_S)

    def leave_alone(self, url: str, seconds: float) -> None:
        host = _host(url)
        self._free[host] = max(self._free.get(host, 0.0), self._clock.now() + min(seconds, LONGEST_PAUSE_S))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


class Politeness:
    """Asks of sites what they allow."""

    def __init__(self, clock: Clock, pace: Pace, state: State) -> None:
        self._clock, self._pace, self._state = clock, pace, state
        self._rules: dict[str, tuple[str, Protego]] = {}

    def fetch(self, ask: Ask) -> Asking:
        """The answer behind a few redirects. Raises RobotsRefused, AddressRefused, FetchError."""
        for _ in range(MOST_REDIRECTS + 1):
            yield from self._allowed(ask)
            answer = yield ask
            if answer.moved is None:
                return answer
            ask = _moved(ask, answer)
        raise FetchError(f"redirected more than {MOST_REDIRECTS} times", source=ask.url, lasting=True)

    def _allowed(self, ask: Ask) -> Generator[Ask, Fetched, None]:
        rules = yield from self._robots(ask)
        if not rules.can_fetch(ask.url, NAME):
            raise RobotsRefused("its robots.txt asks programs to leave this address alone", source=ask.url, lasting=True)

    def _robots(self, ask: Ask) -> Generator[Ask, Fetched, Protego]:
        where = site(ask.url)
        kept = self._state.robots.get(where)
        if kept is None or self._clock.now() - kept.at > ROBOTS_S:
            text = yield from self._robots_text(ask.url, Ask(f"{where}/robots.txt", private=ask.private, cap=ROBOTS_BYTES, cut=True))
            now = self._clock.now()
            fresh = {site: robots for site, robots in self._state.robots.items() if now - robots.at <= ROBOTS_S}
            kept = Robots(text=text, at=now)
            self._state.robots = {**fresh, where: kept}
        known = self._rules.get(where)
        if known is None or known[0] != kept.text:
            known = self._rules[where] = (kept.text, Protego.parse(kept.text))
            rate = known[1].request_rate(NAME)
            self._pace.slow_down(ask.url, max(known[1].crawl_delay(NAME) or 0.0, rate.seconds / rate.requests if rate else 0.0))
        return known[1]

    def _robots_text(self, wanted: str, ask: Ask) -> Generator[Ask, Fetched, str]:
        """None there means that all is allowed; one that cannot be got now means that nothing is, for now (RFC 9309, 2.3.1)."""
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = yield ask
                if answer.moved is None:
                    return lenient_head(answer.body)
                ask = _moved(ask, answer)
        except AddressRefused as error:
            error.source = wanted
            raise
        except FetchError as error:
            if error.lasting:
                return ""
            raise FetchError(f"its robots.txt could not be read: {error.message}", source=wanted, after_s=error.after_s) from error
        return ""


def _moved(ask: Ask, answer: Fetched) -> Ask:
    assert answer.moved is not None
    return replace(ask, url=answer.moved, etag=None, modified=None)
