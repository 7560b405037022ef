"""Until when the work at hand is worth doing: whoever waits for it has left by then. Queries are broken off at it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

STEPS = 1_000_000
"""Instructions of SQLite's virtual machine between two looks at the clock: some hundredths of a second."""

_until: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What begins inside, in this task or thread and in those that it starts, has so many seconds."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def passed() -> bool:
    """Whether the deadline is over; without one never."""
    until = _until.get()
    return until is not None and time.monotonic() > until
