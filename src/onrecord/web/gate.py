"""The gate: what every request passes before a route sees it, and what every answer gets on its way out."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import TooLarge, TooLong, TooMany, TooSlow
from onrecord.store.deadline import within
from onrecord.web.access import admitted, path_of
from onrecord.web.faults import API, answer, meant
from onrecord.web.headers import guarded
from onrecord.web.terms import Rate, Terms

CLIENTS = 10_000
"""Clients whose rate is remembered; the one that was away longest is forgotten first."""


class Gate:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, terms: Terms, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.terms = app, terms
        self._buckets = Buckets(clock)
        self._late: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, reply = Request(scope), Reply(guarded(send))
        try:
            most = self._checked(request)
            scope.setdefault("state", {})["visitor"] = admitted(request, self.terms)
            await self._timed(scope, _counted(receive, most), reply)
        except Exception as error:
            if reply.started:
                raise  # half an answer is broken off, so that nobody takes it for the whole
            await answer(request, meant(error))(scope, receive, reply.send)

    def _checked(self, request: Request) -> int:
        """How many bytes its body may have. Raises TooLong, TooLarge, TooMany."""
        limits = self.terms.limits
        if len(path_of(request)) + len(request.scope["query_string"]) > limits.address:
            raise TooLong(f"the address has more than {limits.address} characters")
        most = limits.report if path_of(request) == f"{API}/documents" else limits.body
        size = request.headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > most:
            raise TooLarge(f"the body has more than {most} bytes")
        client = request.client.host if request.client else "?"
        wait = self._buckets.take(client, limits.near if _near(client) else limits.far)
        if wait:
            raise TooMany("too many requests at once", after_s=max(1, round(wait)))
        return most

    async def _timed(self, scope: Scope, receive: Receive, reply: Reply) -> None:
        """Run the application; past the time it is answered without it. Its thread ends where it next looks at the deadline."""
        limits = self.terms.limits
        seconds = limits.export_s if scope["path"].startswith((f"{API}/export", f"{API}/documents")) else limits.time_s
        with within(seconds):
            task = asyncio.create_task(self._run(scope, receive, reply))
        try:
            done, _ = await asyncio.wait({task}, timeout=seconds + 1)
        except asyncio.CancelledError:
            task.cancel()
            raise
        if done:
            return task.result()
        reply.left = True
        self._late.add(task)
        task.add_done_callback(self._late.discard)
        task.cancel()
        raise TooSlow(f"not done within {seconds:.0f} seconds")

    async def _run(self, scope: Scope, receive: Receive, reply: Reply) -> None:
        await self.app(scope, receive, reply.given)


def _counted(receive: Receive, most: int) -> Receive:
    """A `receive` for bodies that do not say how long they are."""
    size = 0

    async def received() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most:
            raise HTTPException(413)
        return message

    return received


class Reply:
    """The way back to the client. `started`: an answer has begun; `left`: the application is not waited for any more."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = self.left = False

    async def send(self, message: Message) -> None:
        self.started = self.started or message["type"] == "http.response.start"
        await self._send(message)

    async def given(self, message: Message) -> None:
        """What the application sends."""
        if not self.left:
            await self.send(message)


class Buckets:
    """Token buckets, one a client: `burst` requests at once, filled up again by `each_s` a second."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, rate: Rate) -> float:
        """0 if the client may ask, else the seconds until it may."""
        now = self._clock()
        left, then = self._left.pop(client, (float(rate.burst), now))
        left = min(float(rate.burst), left + (now - then) * rate.each_s)
        self._left[client] = (max(0.0, left - 1) if left >= 1 else left, now)
        if len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / rate.each_s


def _near(client: str) -> bool:
    try:
        return ipaddress.ip_address(client).is_loopback
    except ValueError:
        return False
