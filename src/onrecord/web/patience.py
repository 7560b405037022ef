"""A connection on which nobody asks anything is closed: whoever opens many and says nothing would keep all others out."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE_S = 20.0
"""Seconds for the line and headers of a request."""


class Patient(H11Protocol):
    """uvicorn's own, which bounds the time between two requests, but not until the first one is asked in full, nor within one."""

    patience_s = PATIENCE_S
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.patience_s, self._look, self.cycle)

    def _look(self, former: object) -> None:
        """Close it if no request has been asked since the last look, and none is being answered."""
        if self.conn.their_state is h11.IDLE and self.cycle is former:
            self.transport.close()
        else:
            self._wait()
